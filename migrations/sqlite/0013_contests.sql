-- What a person said is not normal about an entry of their journal. Codes only, no free text.
CREATE TABLE contests (
    id BLOB PRIMARY KEY,
    locker BLOB NOT NULL REFERENCES lockers (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    entry INTEGER NOT NULL,
    mandate BLOB REFERENCES mandates (id),
    organisation BLOB REFERENCES organisations (id),
    suspended INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    closing TEXT CHECK (closing IN ('settled', 'unsettled')),
    CHECK ((closed_at IS NULL) = (closing IS NULL))
) STRICT;
-- Each entry is contested once at a time.
CREATE UNIQUE INDEX contests_open ON contests (entry) WHERE closed_at IS NULL;
CREATE INDEX contests_locker ON contests (locker, id);
CREATE INDEX contests_organisation ON contests (organisation, id);

-- Whoever answers does so once.
CREATE TABLE contest_answers (
    contest BLOB NOT NULL REFERENCES contests (id),
    answerer TEXT NOT NULL CHECK (answerer IN ('coordinator', 'auditor')),
    answer TEXT NOT NULL CHECK (answer IN ('expected', 'mistake', 'misuse', 'somebody_else', 'talk')),
    account BLOB NOT NULL REFERENCES accounts (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (contest, answerer)
) STRICT;
