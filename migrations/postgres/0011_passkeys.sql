-- Passkeys (WebAuthn): what an authenticator showed of itself is sealed; the index finds it without
-- telling it. One that gives a secret is an unlock too. `counter` only orders what comes at once.
CREATE TABLE passkeys (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    credential_index BYTEA NOT NULL UNIQUE,
    sealed BYTEA NOT NULL,
    unlock UUID UNIQUE REFERENCES unlocks (id),
    counter BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkeys_account ON passkeys (account);

-- A question that waits for an authenticator's answer: asked once, answered once.
CREATE TABLE passkey_flows (
    id UUID PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('enrol', 'enter', 'prove')),
    sealed BYTEA NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);

-- Codes that stand in for a second factor once.
ALTER TABLE codes DROP CONSTRAINT codes_kind_check;
ALTER TABLE codes ADD CONSTRAINT codes_kind_check CHECK (kind IN ('card_code', 'activation', 'factor'));
