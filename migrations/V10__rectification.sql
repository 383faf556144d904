-- By when a department is to mend what was found: the newest of a case that is not withdrawn applies, earlier ones
-- stay.
CREATE TABLE case_deadline (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    finding_case INTEGER NOT NULL REFERENCES finding_case (id),
    deadline     TEXT NOT NULL CHECK (deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT NOT NULL,
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE INDEX case_deadline_by_case ON case_deadline (finding_case);

-- What a department said of it. rectified: whether it says that it mended it. file: the list that it came back in,
-- NULL if it was entered by hand. The newest of a case that is not withdrawn applies, earlier ones stay.
CREATE TABLE case_reply (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    finding_case INTEGER NOT NULL REFERENCES finding_case (id),
    explanation  TEXT,
    rectified    INTEGER CHECK (rectified IN (0, 1)),
    file         TEXT,
    recorded_at  TEXT NOT NULL,
    recorded_by  TEXT NOT NULL,
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    CHECK (explanation IS NOT NULL OR rectified IS NOT NULL)
) STRICT;

CREATE INDEX case_reply_by_case ON case_reply (finding_case);

CREATE TRIGGER case_deadline_is_never_updated
BEFORE UPDATE OF id, finding_case, deadline, recorded_at, recorded_by ON case_deadline
BEGIN
    SELECT RAISE(ABORT, 'deadlines are append-only');
END;

CREATE TRIGGER case_deadline_is_never_deleted BEFORE DELETE ON case_deadline
BEGIN
    SELECT RAISE(ABORT, 'deadlines are append-only');
END;

CREATE TRIGGER case_reply_is_never_updated
BEFORE UPDATE OF id, finding_case, explanation, rectified, file, recorded_at, recorded_by ON case_reply
BEGIN
    SELECT RAISE(ABORT, 'replies are append-only');
END;

CREATE TRIGGER case_reply_is_never_deleted BEFORE DELETE ON case_reply
BEGIN
    SELECT RAISE(ABORT, 'replies are append-only');
END;

PRAGMA user_version = 10;
