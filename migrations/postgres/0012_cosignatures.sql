-- What witnesses said of checkpoints: the signature line of each. Insert-only, as the checkpoints.
CREATE TABLE journal_cosignatures (
    size BIGINT NOT NULL REFERENCES journal_checkpoints (size),
    witness TEXT NOT NULL,
    line TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (size, witness)
);
CREATE TRIGGER journal_cosignatures_no_change BEFORE UPDATE OR DELETE ON journal_cosignatures
FOR EACH ROW EXECUTE FUNCTION journal_insert_only();
CREATE TRIGGER journal_cosignatures_no_truncate BEFORE TRUNCATE ON journal_cosignatures
FOR EACH STATEMENT EXECUTE FUNCTION journal_insert_only();

-- Witnesses that refuse the log now, and since when: one entry tells of it, not one each try.
CREATE TABLE witness_refusals (
    witness TEXT PRIMARY KEY,
    why TEXT NOT NULL,
    since BIGINT NOT NULL
);
