-- What a person said is not normal about an entry of their journal. Codes only, no free text.
CREATE TABLE contests (
    id UUID PRIMARY KEY,
    locker UUID NOT NULL REFERENCES lockers (id),
    account UUID NOT NULL REFERENCES accounts (id),
    entry BIGINT NOT NULL,
    mandate UUID REFERENCES mandates (id),
    organisation UUID REFERENCES organisations (id),
    suspended BOOLEAN NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    closing TEXT CHECK (closing IN ('settled', 'unsettled')),
    CHECK ((closed_at IS NULL) = (closing IS NULL))
);
-- Each entry is contested once at a time.
CREATE UNIQUE INDEX contests_open ON contests (entry) WHERE closed_at IS NULL;
CREATE INDEX contests_locker ON contests (locker, id);
CREATE INDEX contests_organisation ON contests (organisation, id);

-- Whoever answers does so once.
CREATE TABLE contest_answers (
    contest UUID NOT NULL REFERENCES contests (id),
    answerer TEXT NOT NULL CHECK (answerer IN ('coordinator', 'auditor')),
    answer TEXT NOT NULL CHECK (answer IN ('expected', 'mistake', 'misuse', 'somebody_else', 'talk')),
    account UUID NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (contest, answerer)
);
