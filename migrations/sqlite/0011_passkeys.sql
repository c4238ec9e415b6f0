-- Passkeys (WebAuthn): what an authenticator showed of itself is sealed; the index finds it without
-- telling it. One that gives a secret is an unlock too. `counter` only orders what comes at once.
CREATE TABLE passkeys (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    credential_index BLOB NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    unlock BLOB UNIQUE REFERENCES unlocks (id),
    counter INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX passkeys_account ON passkeys (account);

-- A question that waits for an authenticator's answer: asked once, answered once.
CREATE TABLE passkey_flows (
    id BLOB PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrol', 'enter', 'prove')),
    sealed BLOB NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

-- Codes that stand in for a second factor once. SQLite cannot widen a check: the table is made anew.
CREATE TABLE codes_next (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('card_code', 'activation', 'factor')),
    locator BLOB NOT NULL UNIQUE,
    wrapped BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    ends_at INTEGER,
    used_at INTEGER
) STRICT;
INSERT INTO codes_next (id, account, kind, locator, wrapped, created_at, ends_at, used_at)
SELECT id, account, kind, locator, wrapped, created_at, ends_at, used_at FROM codes;
DROP TABLE codes;
ALTER TABLE codes_next RENAME TO codes;
CREATE INDEX codes_account ON codes (account);
