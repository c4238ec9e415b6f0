-- A locker that an aidant prepared and that waits for its person's code, on a screen of the person's
-- own. What was typed is sealed, and gone as soon as the locker is open or the time is over.
CREATE TABLE openings (
    id UUID PRIMARY KEY,
    prepared_by UUID NOT NULL REFERENCES accounts (id),
    organisation UUID NOT NULL REFERENCES organisations (id),
    sealed BYTEA NOT NULL,
    short_index BYTEA NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'opened', 'discarded')),
    locker UUID REFERENCES lockers (id),
    created_at BIGINT NOT NULL,
    lapses_at BIGINT NOT NULL
);
CREATE INDEX openings_prepared_by ON openings (prepared_by);
