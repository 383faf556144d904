-- What older documents (.doc) were turned into before they were read: the cells of their values are this file's.
-- Kept, because it need not be possible again where the database is opened next.
CREATE TABLE conversion (
    source    TEXT NOT NULL PRIMARY KEY REFERENCES source_file (sha256),
    converted TEXT NOT NULL REFERENCES source_file (sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX conversion_by_converted ON conversion (converted);

PRAGMA user_version = 8;
