-- The bureau's own rule sets: the newest edition of a year applies; earlier ones stay.
CREATE TABLE rule_set (
    year    INTEGER NOT NULL,
    edition INTEGER NOT NULL CHECK (edition > 0),
    rules   TEXT NOT NULL CHECK (json_valid(rules)),
    reason  TEXT NOT NULL,
    set_at  TEXT NOT NULL,
    set_by  TEXT NOT NULL,
    PRIMARY KEY (year, edition)
) STRICT, WITHOUT ROWID;

-- 复核. item: execution, total, or the row of an indicator. change: the row of the log. A decision made before
-- stands in the log.
CREATE TABLE review (
    form        INTEGER NOT NULL REFERENCES form (id),
    item        TEXT NOT NULL,
    score       INTEGER NOT NULL CHECK (score >= 0),
    reason      TEXT NOT NULL,
    reviewed_at TEXT NOT NULL,
    reviewed_by TEXT NOT NULL,
    change      INTEGER NOT NULL,
    PRIMARY KEY (form, item)
) STRICT, WITHOUT ROWID;

-- 抽查: the departments drawn for a year, and who reviews them.
CREATE TABLE sample (
    year     INTEGER NOT NULL PRIMARY KEY,
    seed     TEXT NOT NULL,
    drawn_at TEXT NOT NULL,
    drawn_by TEXT NOT NULL
) STRICT;

CREATE TABLE sample_department (
    year       INTEGER NOT NULL REFERENCES sample (year),
    position   INTEGER NOT NULL,
    department INTEGER NOT NULL REFERENCES department (id),
    stratum    TEXT NOT NULL,
    why        TEXT NOT NULL,
    reviewer   TEXT,
    PRIMARY KEY (year, department)
) STRICT, WITHOUT ROWID;

CREATE INDEX sample_department_by_department ON sample_department (department);

-- Each closing of a year, with what it froze; the one without reopened_at applies. snapshot: raw DEFLATE of JSON,
-- checksum: SHA-256 of that JSON.
CREATE TABLE closing (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    year          INTEGER NOT NULL,
    closed_at     TEXT NOT NULL,
    closed_by     TEXT NOT NULL,
    checksum      TEXT NOT NULL CHECK (length(checksum) = 64),
    snapshot      BLOB NOT NULL,
    reopened_at   TEXT,
    reopened_by   TEXT,
    reopen_reason TEXT,
    CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopen_reason IS NULL))
) STRICT;

CREATE UNIQUE INDEX closing_one_open ON closing (year) WHERE reopened_at IS NULL;

-- A closed year is not changed, whatever part of the program tries. What becomes of its findings goes on: departments
-- mend what was published.
CREATE TRIGGER closed_filing_is_not_added BEFORE INSERT ON filing
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_filing_is_not_updated BEFORE UPDATE OF year, version, current ON filing
WHEN EXISTS (SELECT 1 FROM closing WHERE year IN (OLD.year, NEW.year) AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_form_is_not_added BEFORE INSERT ON form
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year)
    WHERE filing.id = NEW.filing AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_form_is_not_removed BEFORE DELETE ON form
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year)
    WHERE filing.id = OLD.filing AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_correction_is_not_added BEFORE INSERT ON correction
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year) JOIN form ON form.filing = filing.id
    WHERE form.id = NEW.form AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_correction_is_not_removed BEFORE DELETE ON correction
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year) JOIN form ON form.filing = filing.id
    WHERE form.id = OLD.form AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_review_is_not_added BEFORE INSERT ON review
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year) JOIN form ON form.filing = filing.id
    WHERE form.id = NEW.form AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_review_is_not_removed BEFORE DELETE ON review
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year) JOIN form ON form.filing = filing.id
    WHERE form.id = OLD.form AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_finding_is_not_added BEFORE INSERT ON finding
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year)
    WHERE filing.id = NEW.filing AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_finding_is_not_removed BEFORE DELETE ON finding
WHEN EXISTS (
    SELECT 1 FROM closing JOIN filing USING (year)
    WHERE filing.id = OLD.filing AND closing.reopened_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_rule_set_is_not_added BEFORE INSERT ON rule_set
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_rule_setting_is_not_added BEFORE INSERT ON rule_setting
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_ledger_is_not_added BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_ledger_is_not_removed BEFORE DELETE ON ledger
WHEN EXISTS (SELECT 1 FROM closing WHERE year = OLD.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_state_is_not_added BEFORE INSERT ON filing_state
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_sample_is_not_added BEFORE INSERT ON sample
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_reviewer_is_not_changed BEFORE UPDATE OF reviewer ON sample_department
WHEN EXISTS (SELECT 1 FROM closing WHERE year = NEW.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

CREATE TRIGGER closed_sample_is_not_removed BEFORE DELETE ON sample
WHEN EXISTS (SELECT 1 FROM closing WHERE year = OLD.year AND reopened_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'year_closed');
END;

PRAGMA user_version = 7;
