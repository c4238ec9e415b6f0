-- Ids are UUIDs, times are milliseconds since 1970 in UTC, digests are 32 bytes.

CREATE TABLE instance (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    origin TEXT NOT NULL,
    secret BYTEA NOT NULL,
    journal_seed BYTEA NOT NULL,
    journal_public BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE organisations (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    siret TEXT,
    allowed TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
    created_at BIGINT NOT NULL
);

-- Names and logins of staff are sealed; the index finds a login without telling it.
CREATE TABLE accounts (
    id UUID PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
    auditor BOOLEAN NOT NULL,
    staff BYTEA,
    login_index BYTEA UNIQUE,
    totp BYTEA,
    totp_step BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE account_keys (
    account UUID NOT NULL REFERENCES accounts (id),
    version BIGINT NOT NULL,
    hpke_public BYTEA NOT NULL,
    ed25519_public BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    entry BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account, version)
);

-- One row a way to open an account's root key.
CREATE TABLE unlocks (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('card', 'passphrase', 'sheet')),
    locator BYTEA UNIQUE,
    salt BYTEA NOT NULL,
    cost BYTEA NOT NULL,
    wrapped BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    locked_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX unlocks_account ON unlocks (account);

CREATE TABLE sessions (
    id BYTEA PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    wrapped BYTEA NOT NULL,
    method TEXT NOT NULL,
    second_factor_at BIGINT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    idle_ms BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX sessions_account ON sessions (account);

CREATE TABLE invitations (
    digest BYTEA PRIMARY KEY,
    organisation UUID REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('aidant', 'coordinator', 'auditor')),
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE memberships (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    organisation UUID NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('aidant', 'coordinator')),
    since BIGINT NOT NULL,
    until BIGINT
);
CREATE UNIQUE INDEX memberships_open ON memberships (account, organisation) WHERE until IS NULL;
CREATE INDEX memberships_organisation ON memberships (organisation);

CREATE TABLE lockers (
    id UUID PRIMARY KEY,
    owner UUID NOT NULL UNIQUE REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'frozen', 'closing', 'destroyed')),
    language TEXT NOT NULL,
    profile_key BYTEA NOT NULL,
    profile BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE category_keys (
    locker UUID NOT NULL REFERENCES lockers (id),
    category TEXT NOT NULL,
    version BIGINT NOT NULL,
    wrapped BYTEA NOT NULL,
    PRIMARY KEY (locker, category, version)
);

CREATE TABLE documents (
    id UUID PRIMARY KEY,
    locker UUID NOT NULL REFERENCES lockers (id),
    category TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('stored', 'binned', 'destroyed')),
    created_at BIGINT NOT NULL,
    binned_at BIGINT
);
CREATE INDEX documents_locker ON documents (locker, state, id);

-- What a paper is called is in `meta`, sealed; `entry` is the journal's index of its deposit.
CREATE TABLE document_versions (
    id UUID PRIMARY KEY,
    document UUID NOT NULL UNIQUE REFERENCES documents (id),
    key_version BIGINT NOT NULL,
    wrapped BYTEA NOT NULL,
    meta BYTEA NOT NULL,
    object_bytes BIGINT NOT NULL,
    object_sha256 BYTEA NOT NULL,
    depositor UUID NOT NULL REFERENCES accounts (id),
    depositor_key BIGINT NOT NULL,
    signature BYTEA NOT NULL,
    entry BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE mandates (
    id UUID PRIMARY KEY,
    locker UUID NOT NULL REFERENCES lockers (id),
    organisation UUID REFERENCES organisations (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'revoked', 'superseded', 'expired')),
    terms BYTEA NOT NULL,
    terms_sha256 BYTEA NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX mandates_locker ON mandates (locker, id);
CREATE INDEX mandates_ends ON mandates (ends_at) WHERE state IN ('active', 'suspended');

-- Exactly one accepted consent a mandate, by the beneficiary, signed.
CREATE TABLE consents (
    mandate UUID PRIMARY KEY REFERENCES mandates (id),
    account UUID NOT NULL REFERENCES accounts (id),
    method TEXT NOT NULL,
    terms_sha256 BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    key_version BIGINT NOT NULL,
    at BIGINT NOT NULL
);

-- `holder` is the organisation, or the aidant where there is none: one live right each.
CREATE TABLE mandate_rights (
    mandate UUID NOT NULL REFERENCES mandates (id),
    locker UUID NOT NULL REFERENCES lockers (id),
    holder UUID NOT NULL,
    category TEXT NOT NULL,
    live BOOLEAN NOT NULL,
    PRIMARY KEY (mandate, category)
);
CREATE UNIQUE INDEX mandate_rights_live ON mandate_rights (locker, holder, category) WHERE live;

CREATE TABLE mandate_aidants (
    mandate UUID NOT NULL REFERENCES mandates (id),
    aidant UUID NOT NULL REFERENCES accounts (id),
    key_version BIGINT NOT NULL,
    key_entry BIGINT NOT NULL,
    half BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    signer_key BIGINT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (mandate, aidant)
);
CREATE INDEX mandate_aidants_aidant ON mandate_aidants (aidant);

-- The server's half of each mandate key; the row goes when the mandate ends.
CREATE TABLE server_halves (
    mandate UUID NOT NULL REFERENCES mandates (id),
    aidant UUID NOT NULL REFERENCES accounts (id),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (mandate, aidant)
);

-- Keys that a mandate key opens; the profile key stands under the empty category.
CREATE TABLE granted_keys (
    mandate UUID NOT NULL REFERENCES mandates (id),
    aidant UUID NOT NULL REFERENCES accounts (id),
    category TEXT NOT NULL,
    version BIGINT NOT NULL,
    wrapped BYTEA NOT NULL,
    PRIMARY KEY (mandate, aidant, category, version)
);

CREATE TABLE visits (
    id UUID PRIMARY KEY,
    locker UUID NOT NULL REFERENCES lockers (id),
    account UUID NOT NULL REFERENCES accounts (id),
    mandate UUID NOT NULL REFERENCES mandates (id),
    mode TEXT NOT NULL CHECK (mode IN ('together', 'in_place', 'remote')),
    motive TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE UNIQUE INDEX visits_open ON visits (locker, account) WHERE closed_at IS NULL;

-- Answers to creating calls, sealed under the caller's root key, so that a retry creates nothing.
CREATE TABLE idempotency (
    account UUID NOT NULL REFERENCES accounts (id),
    key_sha256 BYTEA NOT NULL,
    call_sha256 BYTEA NOT NULL,
    answer BYTEA,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, key_sha256)
);

CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder UUID NOT NULL,
    ends_at BIGINT NOT NULL
);

-- The journal. Bodies may one day be erased by their own procedure; the tree never.
CREATE TABLE journal_head (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL
);
INSERT INTO journal_head (id, size) VALUES (1, 0);

CREATE TABLE journal_entries (
    idx BIGINT PRIMARY KEY,
    recorded_at BIGINT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    channel TEXT NOT NULL,
    actor UUID,
    account UUID,
    locker UUID,
    document UUID,
    mandate UUID,
    organisation UUID,
    visit UUID,
    mode TEXT,
    motive TEXT,
    session BYTEA,
    previous BIGINT,
    payload BYTEA,
    salt BYTEA NOT NULL
);
CREATE INDEX journal_locker ON journal_entries (locker, idx);
CREATE INDEX journal_actor ON journal_entries (actor, idx);
CREATE INDEX journal_document ON journal_entries (document, idx);
CREATE INDEX journal_mandate ON journal_entries (mandate, idx);
CREATE INDEX journal_organisation ON journal_entries (organisation, idx);
CREATE INDEX journal_action ON journal_entries (action, idx);
CREATE INDEX journal_recorded ON journal_entries (recorded_at, idx);

CREATE TABLE journal_tree (
    level BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (level, idx)
);

CREATE TABLE journal_checkpoints (
    size BIGINT PRIMARY KEY,
    root BYTEA NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- An entry, once committed, is never altered or deleted.
CREATE FUNCTION journal_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is insert-only'; END $$;
CREATE TRIGGER journal_entries_no_change BEFORE UPDATE OR DELETE ON journal_entries
FOR EACH ROW EXECUTE FUNCTION journal_insert_only();
CREATE TRIGGER journal_entries_no_truncate BEFORE TRUNCATE ON journal_entries
FOR EACH STATEMENT EXECUTE FUNCTION journal_insert_only();
CREATE TRIGGER journal_tree_no_change BEFORE UPDATE OR DELETE ON journal_tree
FOR EACH ROW EXECUTE FUNCTION journal_insert_only();
CREATE TRIGGER journal_tree_no_truncate BEFORE TRUNCATE ON journal_tree
FOR EACH STATEMENT EXECUTE FUNCTION journal_insert_only();
CREATE TRIGGER journal_checkpoints_no_change BEFORE UPDATE OR DELETE ON journal_checkpoints
FOR EACH ROW EXECUTE FUNCTION journal_insert_only();
CREATE TRIGGER journal_checkpoints_no_truncate BEFORE TRUNCATE ON journal_checkpoints
FOR EACH STATEMENT EXECUTE FUNCTION journal_insert_only();

-- An auditor holds no membership and no locker (domain.md).
CREATE FUNCTION auditor_has_no_duty() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE duty BOOLEAN;
BEGIN
    IF TG_TABLE_NAME = 'memberships' THEN
        SELECT auditor INTO duty FROM accounts WHERE id = NEW.account;
    ELSIF TG_TABLE_NAME = 'lockers' THEN
        SELECT auditor INTO duty FROM accounts WHERE id = NEW.owner;
    ELSE
        duty := NEW.auditor AND (EXISTS (SELECT 1 FROM memberships WHERE account = NEW.id AND until IS NULL)
            OR EXISTS (SELECT 1 FROM lockers WHERE owner = NEW.id));
    END IF;
    IF duty THEN RAISE EXCEPTION 'an auditor holds no membership and no locker'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER membership_no_auditor BEFORE INSERT ON memberships
FOR EACH ROW EXECUTE FUNCTION auditor_has_no_duty();
CREATE TRIGGER locker_no_auditor BEFORE INSERT ON lockers
FOR EACH ROW EXECUTE FUNCTION auditor_has_no_duty();
CREATE TRIGGER auditor_no_duty BEFORE UPDATE OF auditor ON accounts
FOR EACH ROW EXECUTE FUNCTION auditor_has_no_duty();
