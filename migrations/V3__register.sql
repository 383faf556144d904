-- first_year, last_year: the years for which a department is there to file; NULL is open.
ALTER TABLE department ADD COLUMN first_year INTEGER;
ALTER TABLE department ADD COLUMN last_year INTEGER;

-- Whether the bureau itself named it: by hand, in a list, or in a ledger. The others came with a filing.
ALTER TABLE department ADD COLUMN registered INTEGER NOT NULL DEFAULT 0 CHECK (registered IN (0, 1));

-- Each step a department's year went through. dated: the day the bureau says; until: for an extension.
-- import_batch: the import that made it; once that is undone, the step counts no longer.
CREATE TABLE filing_state (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    department  INTEGER NOT NULL REFERENCES department (id),
    year        INTEGER NOT NULL,
    state       TEXT NOT NULL
        CHECK (state IN ('not_filed', 'received', 'returned', 'resubmitted', 'approved', 'extended')),
    dated       TEXT NOT NULL,
    reason      TEXT,
    until       TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    import_batch INTEGER REFERENCES import_batch (id),
    CHECK ((state = 'extended') = (until IS NOT NULL)),
    CHECK (state <> 'returned' OR reason IS NOT NULL)
) STRICT;

CREATE INDEX filing_state_by_year ON filing_state (year, department);
CREATE INDEX filing_state_by_import ON filing_state (import_batch);

-- The department may change: two entries of the register are merged.
CREATE TRIGGER filing_state_is_never_updated
BEFORE UPDATE OF id, year, state, dated, reason, until, recorded_at, recorded_by, import_batch ON filing_state
BEGIN
    SELECT RAISE(ABORT, 'the history of states is append-only');
END;

CREATE TRIGGER filing_state_is_never_deleted BEFORE DELETE ON filing_state
BEGIN
    SELECT RAISE(ABORT, 'the history of states is append-only');
END;

-- The bureau's own figures of a year, from its budget system.
CREATE TABLE ledger (
    year        INTEGER NOT NULL PRIMARY KEY,
    source      TEXT NOT NULL REFERENCES source_file (sha256),
    name        TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE ledger_department (
    year                INTEGER NOT NULL REFERENCES ledger (year),
    department          INTEGER NOT NULL REFERENCES department (id),
    initial_budget      INTEGER,
    revised_budget      INTEGER,
    executed            INTEGER,
    authorised_posts    INTEGER,
    three_public_budget INTEGER,
    sheet               TEXT NOT NULL,
    row                 INTEGER NOT NULL,
    PRIMARY KEY (year, department)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_department_by_department ON ledger_department (department);

CREATE TABLE ledger_project (
    year           INTEGER NOT NULL REFERENCES ledger (year),
    position       INTEGER NOT NULL,
    department     INTEGER NOT NULL REFERENCES department (id),
    code           TEXT,
    name           TEXT NOT NULL,
    initial_budget INTEGER,
    revised_budget INTEGER,
    executed       INTEGER,
    sheet          TEXT NOT NULL,
    row            INTEGER NOT NULL,
    PRIMARY KEY (year, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_project_by_department ON ledger_project (department);

-- Rows that could not be placed, with the reason.
CREATE TABLE ledger_unmatched (
    year       INTEGER NOT NULL REFERENCES ledger (year),
    position   INTEGER NOT NULL,
    sheet      TEXT NOT NULL,
    row        INTEGER NOT NULL,
    department TEXT,
    project    TEXT,
    reason     TEXT NOT NULL,
    PRIMARY KEY (year, position)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
