-- What a card adds to a guardian's value, so that new guardians need no card; opened by the person alone.
ALTER TABLE unlocks ADD COLUMN half BLOB;

-- The guardians of a locker, together: one set is live, the ones before have ended.
CREATE TABLE guardian_sets (
    id BLOB PRIMARY KEY,
    locker BLOB NOT NULL REFERENCES lockers (id),
    threshold INTEGER NOT NULL,
    value BLOB NOT NULL,
    recovery_key BLOB NOT NULL,
    half BLOB,
    signer_key INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX guardian_sets_live ON guardian_sets (locker) WHERE ended_at IS NULL;

CREATE TABLE guardians (
    guardian_set BLOB NOT NULL REFERENCES guardian_sets (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    number INTEGER NOT NULL,
    key_version INTEGER NOT NULL,
    key_entry INTEGER NOT NULL,
    signature BLOB NOT NULL,
    guardian_key BLOB NOT NULL,
    value BLOB NOT NULL,
    part BLOB NOT NULL,
    profile_key BLOB NOT NULL,
    removed_at INTEGER,
    PRIMARY KEY (guardian_set, account)
) STRICT;
CREATE INDEX guardians_account ON guardians (account) WHERE removed_at IS NULL;

-- A person comes back: a key pair that waits under a new code and a card, for what guardians seal to it.
CREATE TABLE recoveries (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'card')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'finished', 'vetoed', 'lapsed')),
    short_index BLOB NOT NULL UNIQUE,
    account BLOB REFERENCES accounts (id),
    bound_at INTEGER,
    entry INTEGER NOT NULL,
    public BLOB NOT NULL,
    sealed BLOB,
    salt BLOB NOT NULL,
    cost BLOB NOT NULL,
    tries INTEGER NOT NULL,
    veto BLOB UNIQUE,
    phone_code BLOB,
    phone_tries INTEGER NOT NULL,
    phone_sent INTEGER NOT NULL,
    phone_ends_at INTEGER,
    created_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX recoveries_account ON recoveries (account, created_at);
-- One that guardians confirmed runs at a time.
CREATE UNIQUE INDEX recoveries_runs ON recoveries (account) WHERE state = 'waiting' AND bound_at IS NOT NULL;
CREATE INDEX recoveries_lapses ON recoveries (lapses_at) WHERE state = 'waiting';

CREATE TABLE recovery_confirmations (
    recovery BLOB NOT NULL REFERENCES recoveries (id),
    guardian BLOB NOT NULL REFERENCES accounts (id),
    guardian_set BLOB NOT NULL REFERENCES guardian_sets (id),
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (recovery, guardian)
) STRICT;
