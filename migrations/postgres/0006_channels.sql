-- A contact is trusted for a year. `doubted_at`: somebody else proved the same one since.
-- `asked_at`: its owner was asked on their pages whether it is still theirs. A contact from which
-- something came back keeps its row, emptied, so that its owner can be told.
ALTER TABLE contacts ADD COLUMN doubted_at BIGINT;
ALTER TABLE contacts ADD COLUMN asked_at BIGINT;

-- `contact`: the one a message was written for; it goes to no other. `target`: the keyed index of
-- the number or address a code goes to, so that codes to one are counted whoever asks. `why`: the
-- reason for which a message was given up.
ALTER TABLE outbox ADD COLUMN contact UUID;
ALTER TABLE outbox ADD COLUMN target BYTEA;
ALTER TABLE outbox ADD COLUMN why TEXT;
CREATE INDEX outbox_target ON outbox (target, created_at) WHERE target IS NOT NULL;
