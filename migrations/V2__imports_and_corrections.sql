-- Whole imports, so that one can be taken back; and corrections by hand, beside what was filed.

-- One call of import that wrote something.
CREATE TABLE import_batch (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    imported_at TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    undone_at   TEXT,
    undone_by   TEXT,
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;

-- What an import did, file by file: it made the filing, added forms to it, or made it as a new version of
-- "before". attached: the file became one of the filing's files. change: the row of the log.
CREATE TABLE import_step (
    batch    INTEGER NOT NULL REFERENCES import_batch (id),
    position INTEGER NOT NULL,
    effect   TEXT NOT NULL CHECK (effect IN ('made', 'extended', 'replaced')),
    filing   INTEGER NOT NULL REFERENCES filing (id),
    before   INTEGER REFERENCES filing (id),
    file     TEXT NOT NULL,
    sha256   TEXT NOT NULL REFERENCES source_file (sha256),
    attached INTEGER NOT NULL CHECK (attached IN (0, 1)),
    forms    TEXT NOT NULL CHECK (json_valid(forms)),
    change   INTEGER NOT NULL,
    PRIMARY KEY (batch, position),
    CHECK ((effect = 'replaced') = (before IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX import_step_by_filing ON import_step (filing);
CREATE INDEX import_step_by_before ON import_step (before);
CREATE INDEX import_step_by_source ON import_step (sha256);

-- A value put right by hand; what was filed stays where it is. typed: as it was typed. NULL in both number and
-- text: the field holds no value.
-- was_unread: what was filed had not been understood. change: the row of the log.
CREATE TABLE correction (
    form         INTEGER NOT NULL REFERENCES form (id),
    path         TEXT NOT NULL,
    number       INTEGER,
    text         TEXT,
    typed        TEXT NOT NULL,
    was_unread   INTEGER NOT NULL CHECK (was_unread IN (0, 1)),
    reason       TEXT NOT NULL,
    corrected_at TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    change       INTEGER NOT NULL,
    PRIMARY KEY (form, path),
    CHECK (number IS NULL OR text IS NULL)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
