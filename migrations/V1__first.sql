-- Numbers are INTEGER: amounts in 0.000001 万元 (1 分), scores and quantities in millionths, rates in
-- 0.0000000001. Text beside them is what stood in the cell. Recomputed scores are never stored.

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Everything that was ever changed: one row per transaction.
CREATE TABLE change (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    action     TEXT NOT NULL,
    detail     TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
    SELECT RAISE(ABORT, 'the log of changes is append-only');
END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
    SELECT RAISE(ABORT, 'the log of changes is append-only');
END;

-- INSERT OR REPLACE would delete without firing the trigger above.
CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'the log of changes is append-only');
END;

-- key: the name in half width and without blanks, so that two ways of typing it are one department.
CREATE TABLE department (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    key      TEXT NOT NULL UNIQUE,
    code     TEXT UNIQUE,
    category TEXT,
    superior INTEGER REFERENCES department (id)
) STRICT;

CREATE INDEX department_by_superior ON department (superior);

CREATE TABLE department_alias (
    key        TEXT NOT NULL PRIMARY KEY,
    alias      TEXT NOT NULL,
    department INTEGER NOT NULL REFERENCES department (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX department_alias_by_department ON department_alias (department);

-- An original file, whole, raw DEFLATE; size is that of the bytes before compression.
CREATE TABLE source_file (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    name   TEXT NOT NULL,
    format TEXT NOT NULL,
    size   INTEGER NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE filing (
    id         INTEGER PRIMARY KEY,
    department INTEGER NOT NULL REFERENCES department (id),
    year       INTEGER NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    current    INTEGER NOT NULL CHECK (current IN (0, 1)),
    created_at TEXT NOT NULL,
    UNIQUE (department, year, version)
) STRICT;

CREATE UNIQUE INDEX filing_one_current ON filing (department, year) WHERE current = 1;
CREATE INDEX filing_by_year ON filing (year) WHERE current = 1;

CREATE TABLE filing_file (
    filing      INTEGER NOT NULL REFERENCES filing (id),
    arrival     INTEGER NOT NULL,
    sha256      TEXT NOT NULL REFERENCES source_file (sha256),
    name        TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    PRIMARY KEY (filing, arrival),
    UNIQUE (filing, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX filing_file_by_source ON filing_file (sha256);

-- file and sheet: where its values were read unless a value says otherwise.
-- annex_number: 7 of 附件三-7. name: the project's name or the report's title.
CREATE TABLE form (
    id           INTEGER PRIMARY KEY,
    filing       INTEGER NOT NULL REFERENCES filing (id),
    kind         TEXT NOT NULL CHECK (kind IN ('basic_data', 'overall', 'project', 'report')),
    arrival      INTEGER NOT NULL,
    annex_number INTEGER,
    name         TEXT,
    file         TEXT,
    sheet        TEXT NOT NULL,
    source       TEXT REFERENCES source_file (sha256),
    saved_at     TEXT NOT NULL,
    UNIQUE (filing, arrival)
) STRICT;

CREATE UNIQUE INDEX form_once ON form (filing, kind) WHERE kind IN ('basic_data', 'overall');
CREATE INDEX form_by_source ON form (source);

-- One row per cell that a field stands for, blank cells too. No cell: the value was not read from a file.
-- raw NULL: as the value prints. file, sheet NULL: as the form's.
CREATE TABLE value (
    form   INTEGER NOT NULL REFERENCES form (id),
    path   TEXT NOT NULL,
    number INTEGER,
    text   TEXT,
    cell   TEXT,
    raw    TEXT,
    file   TEXT,
    sheet  TEXT,
    note   TEXT,
    unread TEXT,
    PRIMARY KEY (form, path),
    CHECK (number IS NULL OR text IS NULL)
) STRICT, WITHOUT ROWID;

-- One row per indicator; each field has value, cell and raw text as in the table value. remarks holds what few
-- fields have, as {"weight":{"note":…,"unread":…,"sheet":…,"file":…}}; unread counts those with "unread".
CREATE TABLE indicator (
    form                  INTEGER NOT NULL REFERENCES form (id),
    row                   INTEGER NOT NULL,
    level1                TEXT,
    level1_cell           TEXT,
    level1_raw            TEXT,
    level1_weight         INTEGER,
    level1_weight_cell    TEXT,
    level1_weight_raw     TEXT,
    level2                TEXT,
    level2_cell           TEXT,
    level2_raw            TEXT,
    name                  TEXT,
    name_cell             TEXT,
    name_raw              TEXT,
    target                TEXT,
    target_cell           TEXT,
    target_raw            TEXT,
    actual                TEXT,
    actual_cell           TEXT,
    actual_raw            TEXT,
    weight                INTEGER,
    weight_cell           TEXT,
    weight_raw            TEXT,
    self_score            INTEGER,
    self_score_cell       TEXT,
    self_score_raw        TEXT,
    deviation_reason      TEXT,
    deviation_reason_cell TEXT,
    deviation_reason_raw  TEXT,
    remarks               TEXT CHECK (remarks IS NULL OR json_valid(remarks)),
    unread                INTEGER NOT NULL,
    PRIMARY KEY (form, row)
) STRICT, WITHOUT ROWID;

-- A paragraph, or a table as rows of texts.
CREATE TABLE report_block (
    form       INTEGER NOT NULL REFERENCES form (id),
    position   INTEGER NOT NULL,
    paragraph  TEXT,
    table_json TEXT CHECK (table_json IS NULL OR json_valid(table_json)),
    PRIMARY KEY (form, position),
    CHECK ((paragraph IS NULL) <> (table_json IS NULL))
) STRICT, WITHOUT ROWID;

-- What stood in a form, was not understood, and belongs to no field. path: below the form, '' for the form.
CREATE TABLE form_unread (
    form     INTEGER NOT NULL REFERENCES form (id),
    position INTEGER NOT NULL,
    path     TEXT NOT NULL,
    sheet    TEXT NOT NULL,
    cell     TEXT NOT NULL,
    raw      TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (form, position)
) STRICT, WITHOUT ROWID;

-- position: in the order of rules and, within a rule, of places. place: of the form within the filing.
CREATE TABLE finding (
    filing     INTEGER NOT NULL REFERENCES filing (id),
    position   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    severity   TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    form       TEXT NOT NULL CHECK (form IN ('basic_data', 'overall', 'project', 'report')),
    place      INTEGER NOT NULL,
    project    TEXT,
    sheet      TEXT,
    cells      TEXT NOT NULL CHECK (json_valid(cells)),
    paths      TEXT NOT NULL CHECK (json_valid(paths)),
    message    TEXT NOT NULL,
    detail     TEXT,
    suggestion TEXT,
    left       TEXT,
    right      TEXT,
    difference TEXT,
    PRIMARY KEY (filing, position)
) STRICT, WITHOUT ROWID;

-- How the checks of a rule came out.
CREATE TABLE audit_count (
    filing         INTEGER NOT NULL REFERENCES filing (id),
    rule           TEXT NOT NULL,
    pass           INTEGER NOT NULL,
    fail           INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    cannot_judge   INTEGER NOT NULL,
    PRIMARY KEY (filing, rule)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
