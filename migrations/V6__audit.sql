-- What the bureau has set for the rules of a year: every change is an edition of the year's settings, and stays.
-- severity, tolerance NULL: as the rule comes. tolerance: an exact decimal. rolled_from: the year it was taken over
-- from.
CREATE TABLE rule_setting (
    year        INTEGER NOT NULL,
    rule        TEXT NOT NULL,
    edition     INTEGER NOT NULL CHECK (edition > 0),
    enabled     INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    severity    TEXT CHECK (severity IN ('error', 'warning', 'note')),
    tolerance   TEXT,
    reason      TEXT NOT NULL,
    rolled_from INTEGER,
    set_at      TEXT NOT NULL,
    set_by      TEXT NOT NULL,
    PRIMARY KEY (year, rule, edition)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER rule_setting_is_never_updated BEFORE UPDATE ON rule_setting
BEGIN
    SELECT RAISE(ABORT, 'the settings of rules are append-only');
END;

CREATE TRIGGER rule_setting_is_never_deleted BEFORE DELETE ON rule_setting
BEGIN
    SELECT RAISE(ABORT, 'the settings of rules are append-only');
END;

-- Under which edition of the year's settings a filing was judged, and by which rules (a fingerprint of the program's).
CREATE TABLE audit_run (
    filing  INTEGER NOT NULL PRIMARY KEY REFERENCES filing (id),
    edition INTEGER NOT NULL,
    rules   TEXT NOT NULL
) STRICT;

-- Years in which a filing changed, so that what looks at other departments' filings has to run again.
CREATE TABLE audit_due (
    year INTEGER NOT NULL PRIMARY KEY
) STRICT;

-- A finding as the bureau follows it up, through all versions of a filing. key: what makes it the same finding.
-- finding: as last seen. closed: NULL while the audit still finds it; 'mended' if the filing was put right,
-- 'lapsed' if the bureau's own settings, ledger or an undone import made it go.
CREATE TABLE finding_case (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    department     INTEGER NOT NULL REFERENCES department (id),
    year           INTEGER NOT NULL,
    key            TEXT NOT NULL,
    rule           TEXT NOT NULL,
    finding        TEXT NOT NULL CHECK (json_valid(finding)),
    status         TEXT NOT NULL CHECK (status IN ('pending', 'notified', 'rectified', 'waived')),
    opened_version INTEGER NOT NULL,
    opened_at      TEXT NOT NULL,
    closed         TEXT CHECK (closed IN ('mended', 'lapsed')),
    closed_version INTEGER,
    closed_at      TEXT,
    closed_why     TEXT,
    CHECK ((closed IS NULL) = (closed_at IS NULL)),
    CHECK ((closed IS NULL) = (closed_why IS NULL))
) STRICT;

-- Not unique: two entries of the register that are merged may have had the same finding.
CREATE INDEX finding_case_by_key ON finding_case (department, year, key);
CREATE INDEX finding_case_by_year ON finding_case (year);

-- Each step of a case: what it is since, why, by whom. version: of the filing then.
CREATE TABLE finding_step (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    finding_case INTEGER NOT NULL REFERENCES finding_case (id),
    event        TEXT NOT NULL CHECK (event IN ('set', 'closed', 'reopened')),
    status       TEXT NOT NULL CHECK (status IN ('pending', 'notified', 'rectified', 'waived')),
    version      INTEGER,
    reason       TEXT,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT NOT NULL,
    CHECK (event <> 'set' OR status IN ('pending', 'notified') OR reason IS NOT NULL)
) STRICT;

CREATE INDEX finding_step_by_case ON finding_step (finding_case);

CREATE TRIGGER finding_step_is_never_updated BEFORE UPDATE ON finding_step
BEGIN
    SELECT RAISE(ABORT, 'the history of a finding is append-only');
END;

CREATE TRIGGER finding_step_is_never_deleted BEFORE DELETE ON finding_step
BEGIN
    SELECT RAISE(ABORT, 'the history of a finding is append-only');
END;

-- Findings that share a cause, with the one change that would mend them all, if there is exactly one.
CREATE TABLE finding_cause (
    filing   INTEGER NOT NULL REFERENCES filing (id),
    position INTEGER NOT NULL,
    cause    TEXT NOT NULL CHECK (json_valid(cause)),
    PRIMARY KEY (filing, position)
) STRICT, WITHOUT ROWID;

-- cause: the position of its cause, if it shares one.
ALTER TABLE finding ADD COLUMN finding_case INTEGER REFERENCES finding_case (id);
ALTER TABLE finding ADD COLUMN cause INTEGER;

CREATE INDEX finding_by_case ON finding (finding_case);

PRAGMA user_version = 6;
