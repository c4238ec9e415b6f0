-- A locker that an aidant prepared and that waits for its person's code, on a screen of the person's
-- own. What was typed is sealed, and gone as soon as the locker is open or the time is over.
CREATE TABLE openings (
    id BLOB PRIMARY KEY,
    prepared_by BLOB NOT NULL REFERENCES accounts (id),
    organisation BLOB NOT NULL REFERENCES organisations (id),
    sealed BLOB NOT NULL,
    short_index BLOB NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'opened', 'discarded')),
    locker BLOB REFERENCES lockers (id),
    created_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL
) STRICT;
CREATE INDEX openings_prepared_by ON openings (prepared_by);
