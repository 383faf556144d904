-- What the clerk said that the header of a column means, by its bare characters; used for every later file.
CREATE TABLE learnt_label (
    label      TEXT NOT NULL PRIMARY KEY,
    role       TEXT NOT NULL
        CHECK (role IN ('level2', 'target', 'actual', 'weight', 'self_score', 'deviation_reason', 'nothing')),
    learnt_at  TEXT NOT NULL,
    learnt_by  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
