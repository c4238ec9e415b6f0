-- More ways to open a root key: a passkey, a card with one guardian, guardians together. A card that
-- was lost is blocked for good; its owner says which by a number that is found by its index.
-- SQLite cannot widen a check: the table is made anew.
CREATE TABLE unlocks_next (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('card', 'passphrase', 'sheet', 'passkey', 'card_guardian', 'guardians')),
    locator BLOB UNIQUE,
    salt BLOB NOT NULL,
    cost BLOB NOT NULL,
    wrapped BLOB NOT NULL,
    tries INTEGER NOT NULL,
    locked_at INTEGER,
    blocked_at INTEGER,
    block_index BLOB UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO unlocks_next (id, account, kind, locator, salt, cost, wrapped, tries, locked_at, created_at)
SELECT id, account, kind, locator, salt, cost, wrapped, tries, locked_at, created_at FROM unlocks;
DROP TABLE unlocks;
ALTER TABLE unlocks_next RENAME TO unlocks;
CREATE INDEX unlocks_account ON unlocks (account);
