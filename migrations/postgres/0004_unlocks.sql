-- More ways to open a root key: a passkey, a card with one guardian, guardians together. A card that
-- was lost is blocked for good; its owner says which by a number that is found by its index.
ALTER TABLE unlocks DROP CONSTRAINT unlocks_kind_check;
ALTER TABLE unlocks ADD CONSTRAINT unlocks_kind_check
    CHECK (kind IN ('card', 'passphrase', 'sheet', 'passkey', 'card_guardian', 'guardians'));
ALTER TABLE unlocks ADD COLUMN blocked_at BIGINT;
ALTER TABLE unlocks ADD COLUMN block_index BYTEA UNIQUE;
