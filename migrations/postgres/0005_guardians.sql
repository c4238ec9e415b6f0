-- What a card adds to a guardian's value, so that new guardians need no card; opened by the person alone.
ALTER TABLE unlocks ADD COLUMN half BYTEA;

-- The guardians of a locker, together: one set is live, the ones before have ended.
CREATE TABLE guardian_sets (
    id UUID PRIMARY KEY,
    locker UUID NOT NULL REFERENCES lockers (id),
    threshold BIGINT NOT NULL,
    value BYTEA NOT NULL,
    recovery_key BYTEA NOT NULL,
    half BYTEA,
    signer_key BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX guardian_sets_live ON guardian_sets (locker) WHERE ended_at IS NULL;

CREATE TABLE guardians (
    guardian_set UUID NOT NULL REFERENCES guardian_sets (id),
    account UUID NOT NULL REFERENCES accounts (id),
    number BIGINT NOT NULL,
    key_version BIGINT NOT NULL,
    key_entry BIGINT NOT NULL,
    signature BYTEA NOT NULL,
    guardian_key BYTEA NOT NULL,
    value BYTEA NOT NULL,
    part BYTEA NOT NULL,
    profile_key BYTEA NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (guardian_set, account)
);
CREATE INDEX guardians_account ON guardians (account) WHERE removed_at IS NULL;

-- A person comes back: a key pair that waits under a new code and a card, for what guardians seal to it.
CREATE TABLE recoveries (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'card')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'finished', 'vetoed', 'lapsed')),
    short_index BYTEA NOT NULL UNIQUE,
    account UUID REFERENCES accounts (id),
    bound_at BIGINT,
    entry BIGINT NOT NULL,
    public BYTEA NOT NULL,
    sealed BYTEA,
    salt BYTEA NOT NULL,
    cost BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    veto BYTEA UNIQUE,
    phone_code BYTEA,
    phone_tries BIGINT NOT NULL,
    phone_sent BIGINT NOT NULL,
    phone_ends_at BIGINT,
    created_at BIGINT NOT NULL,
    lapses_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX recoveries_account ON recoveries (account, created_at);
-- One that guardians confirmed runs at a time.
CREATE UNIQUE INDEX recoveries_runs ON recoveries (account) WHERE state = 'waiting' AND bound_at IS NOT NULL;
CREATE INDEX recoveries_lapses ON recoveries (lapses_at) WHERE state = 'waiting';

CREATE TABLE recovery_confirmations (
    recovery UUID NOT NULL REFERENCES recoveries (id),
    guardian UUID NOT NULL REFERENCES accounts (id),
    guardian_set UUID NOT NULL REFERENCES guardian_sets (id),
    number BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (recovery, guardian)
);
