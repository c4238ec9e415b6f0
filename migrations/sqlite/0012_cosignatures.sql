-- What witnesses said of checkpoints: the signature line of each. Insert-only, as the checkpoints.
CREATE TABLE journal_cosignatures (
    size INTEGER NOT NULL REFERENCES journal_checkpoints (size),
    witness TEXT NOT NULL,
    line TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (size, witness)
) STRICT;
CREATE TRIGGER journal_cosignatures_no_update BEFORE UPDATE ON journal_cosignatures
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
CREATE TRIGGER journal_cosignatures_no_delete BEFORE DELETE ON journal_cosignatures
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;

-- Witnesses that refuse the log now, and since when: one entry tells of it, not one each try.
CREATE TABLE witness_refusals (
    witness TEXT PRIMARY KEY,
    why TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
