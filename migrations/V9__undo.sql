-- Edits by hand, each with how to take it back: where it changed something, what stood there and what does now.
-- change: the row of the log. undone: taken back, and may be done again until something else is edited.
CREATE TABLE undo_step (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    done_at TEXT NOT NULL,
    done_by TEXT NOT NULL,
    change  INTEGER NOT NULL,
    title   TEXT NOT NULL,
    edits   TEXT NOT NULL CHECK (json_valid(edits)),
    undone  INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;

CREATE INDEX undo_step_by_user ON undo_step (done_by, undone);

-- A step that was taken back stays, and counts no longer.
ALTER TABLE filing_state ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
ALTER TABLE finding_step ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
ALTER TABLE rule_setting ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
ALTER TABLE rule_set ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));

DROP TRIGGER finding_step_is_never_updated;

CREATE TRIGGER finding_step_is_never_updated
BEFORE UPDATE OF id, finding_case, event, status, version, reason, recorded_at, recorded_by ON finding_step
BEGIN
    SELECT RAISE(ABORT, 'the history of a finding is append-only');
END;

DROP TRIGGER rule_setting_is_never_updated;

CREATE TRIGGER rule_setting_is_never_updated
BEFORE UPDATE OF year, rule, edition, enabled, severity, tolerance, reason, rolled_from, set_at, set_by ON rule_setting
BEGIN
    SELECT RAISE(ABORT, 'the settings of rules are append-only');
END;

CREATE TRIGGER closed_rule_setting_is_not_withdrawn BEFORE UPDATE OF withdrawn ON rule_setting
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_rule_set_is_not_withdrawn BEFORE UPDATE OF withdrawn ON rule_set
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_state_is_not_withdrawn BEFORE UPDATE OF withdrawn ON filing_state
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

PRAGMA user_version = 9;
