-- Ids are 16 bytes, times are milliseconds since 1970 in UTC, digests are 32 bytes.

CREATE TABLE instance (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    origin TEXT NOT NULL,
    secret BLOB NOT NULL,
    journal_seed BLOB NOT NULL,
    journal_public BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE organisations (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    siret TEXT,
    allowed TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
    created_at INTEGER NOT NULL
) STRICT;

-- Names and logins of staff are sealed; the index finds a login without telling it.
CREATE TABLE accounts (
    id BLOB PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
    auditor INTEGER NOT NULL,
    staff BLOB,
    login_index BLOB UNIQUE,
    totp BLOB,
    totp_step INTEGER,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE account_keys (
    account BLOB NOT NULL REFERENCES accounts (id),
    version INTEGER NOT NULL,
    hpke_public BLOB NOT NULL,
    ed25519_public BLOB NOT NULL,
    sealed BLOB NOT NULL,
    entry INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, version)
) STRICT;

-- One row a way to open an account's root key.
CREATE TABLE unlocks (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('card', 'passphrase', 'sheet')),
    locator BLOB UNIQUE,
    salt BLOB NOT NULL,
    cost BLOB NOT NULL,
    wrapped BLOB NOT NULL,
    tries INTEGER NOT NULL,
    locked_at INTEGER,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX unlocks_account ON unlocks (account);

CREATE TABLE sessions (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    wrapped BLOB NOT NULL,
    method TEXT NOT NULL,
    second_factor_at INTEGER,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    idle_ms INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX sessions_account ON sessions (account);

CREATE TABLE invitations (
    digest BLOB PRIMARY KEY,
    organisation BLOB REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('aidant', 'coordinator', 'auditor')),
    created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

CREATE TABLE memberships (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    organisation BLOB NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('aidant', 'coordinator')),
    since INTEGER NOT NULL,
    until INTEGER
) STRICT;
CREATE UNIQUE INDEX memberships_open ON memberships (account, organisation) WHERE until IS NULL;
CREATE INDEX memberships_organisation ON memberships (organisation);

CREATE TABLE lockers (
    id BLOB PRIMARY KEY,
    owner BLOB NOT NULL UNIQUE REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'frozen', 'closing', 'destroyed')),
    language TEXT NOT NULL,
    profile_key BLOB NOT NULL,
    profile BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE category_keys (
    locker BLOB NOT NULL REFERENCES lockers (id),
    category TEXT NOT NULL,
    version INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (locker, category, version)
) STRICT;

CREATE TABLE documents (
    id BLOB PRIMARY KEY,
    locker BLOB NOT NULL REFERENCES lockers (id),
    category TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('stored', 'binned', 'destroyed')),
    created_at INTEGER NOT NULL,
    binned_at INTEGER
) STRICT;
CREATE INDEX documents_locker ON documents (locker, state, id);

-- What a paper is called is in `meta`, sealed; `entry` is the journal's index of its deposit.
CREATE TABLE document_versions (
    id BLOB PRIMARY KEY,
    document BLOB NOT NULL UNIQUE REFERENCES documents (id),
    key_version INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    meta BLOB NOT NULL,
    object_bytes INTEGER NOT NULL,
    object_sha256 BLOB NOT NULL,
    depositor BLOB NOT NULL REFERENCES accounts (id),
    depositor_key INTEGER NOT NULL,
    signature BLOB NOT NULL,
    entry INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mandates (
    id BLOB PRIMARY KEY,
    locker BLOB NOT NULL REFERENCES lockers (id),
    organisation BLOB REFERENCES organisations (id),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'revoked', 'superseded', 'expired')),
    terms BLOB NOT NULL,
    terms_sha256 BLOB NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX mandates_locker ON mandates (locker, id);
CREATE INDEX mandates_ends ON mandates (ends_at) WHERE state IN ('active', 'suspended');

-- Exactly one accepted consent a mandate, by the beneficiary, signed.
CREATE TABLE consents (
    mandate BLOB PRIMARY KEY REFERENCES mandates (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    method TEXT NOT NULL,
    terms_sha256 BLOB NOT NULL,
    signature BLOB NOT NULL,
    key_version INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- `holder` is the organisation, or the aidant where there is none: one live right each.
CREATE TABLE mandate_rights (
    mandate BLOB NOT NULL REFERENCES mandates (id),
    locker BLOB NOT NULL REFERENCES lockers (id),
    holder BLOB NOT NULL,
    category TEXT NOT NULL,
    live INTEGER NOT NULL,
    PRIMARY KEY (mandate, category)
) STRICT;
CREATE UNIQUE INDEX mandate_rights_live ON mandate_rights (locker, holder, category) WHERE live;

CREATE TABLE mandate_aidants (
    mandate BLOB NOT NULL REFERENCES mandates (id),
    aidant BLOB NOT NULL REFERENCES accounts (id),
    key_version INTEGER NOT NULL,
    key_entry INTEGER NOT NULL,
    half BLOB NOT NULL,
    signature BLOB NOT NULL,
    signer_key INTEGER NOT NULL,
    removed_at INTEGER,
    PRIMARY KEY (mandate, aidant)
) STRICT;
CREATE INDEX mandate_aidants_aidant ON mandate_aidants (aidant);

-- The server's half of each mandate key; the row goes when the mandate ends.
CREATE TABLE server_halves (
    mandate BLOB NOT NULL REFERENCES mandates (id),
    aidant BLOB NOT NULL REFERENCES accounts (id),
    sealed BLOB NOT NULL,
    PRIMARY KEY (mandate, aidant)
) STRICT;

-- Keys that a mandate key opens; the profile key stands under the empty category.
CREATE TABLE granted_keys (
    mandate BLOB NOT NULL REFERENCES mandates (id),
    aidant BLOB NOT NULL REFERENCES accounts (id),
    category TEXT NOT NULL,
    version INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (mandate, aidant, category, version)
) STRICT;

CREATE TABLE visits (
    id BLOB PRIMARY KEY,
    locker BLOB NOT NULL REFERENCES lockers (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    mandate BLOB NOT NULL REFERENCES mandates (id),
    mode TEXT NOT NULL CHECK (mode IN ('together', 'in_place', 'remote')),
    motive TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX visits_open ON visits (locker, account) WHERE closed_at IS NULL;

-- Answers to creating calls, sealed under the caller's root key, so that a retry creates nothing.
CREATE TABLE idempotency (
    account BLOB NOT NULL REFERENCES accounts (id),
    key_sha256 BLOB NOT NULL,
    call_sha256 BLOB NOT NULL,
    answer BLOB,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, key_sha256)
) STRICT;

CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder BLOB NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;

-- The journal. Bodies may one day be erased by their own procedure; the tree never.
CREATE TABLE journal_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL
) STRICT;
INSERT INTO journal_head (id, size) VALUES (1, 0);

CREATE TABLE journal_entries (
    idx INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    channel TEXT NOT NULL,
    actor BLOB,
    account BLOB,
    locker BLOB,
    document BLOB,
    mandate BLOB,
    organisation BLOB,
    visit BLOB,
    mode TEXT,
    motive TEXT,
    session BLOB,
    previous INTEGER,
    payload BLOB,
    salt BLOB NOT NULL
) STRICT;
CREATE INDEX journal_locker ON journal_entries (locker, idx);
CREATE INDEX journal_actor ON journal_entries (actor, idx);
CREATE INDEX journal_document ON journal_entries (document, idx);
CREATE INDEX journal_mandate ON journal_entries (mandate, idx);
CREATE INDEX journal_organisation ON journal_entries (organisation, idx);
CREATE INDEX journal_action ON journal_entries (action, idx);
CREATE INDEX journal_recorded ON journal_entries (recorded_at, idx);

CREATE TABLE journal_tree (
    level INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (level, idx)
) STRICT;

CREATE TABLE journal_checkpoints (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- An entry, once committed, is never altered or deleted.
CREATE TRIGGER journal_entries_no_update BEFORE UPDATE ON journal_entries
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
CREATE TRIGGER journal_entries_no_delete BEFORE DELETE ON journal_entries
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
CREATE TRIGGER journal_tree_no_update BEFORE UPDATE ON journal_tree
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
CREATE TRIGGER journal_tree_no_delete BEFORE DELETE ON journal_tree
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
CREATE TRIGGER journal_checkpoints_no_update BEFORE UPDATE ON journal_checkpoints
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
CREATE TRIGGER journal_checkpoints_no_delete BEFORE DELETE ON journal_checkpoints
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;

-- An auditor holds no membership and no locker (domain.md).
CREATE TRIGGER membership_no_auditor BEFORE INSERT ON memberships
WHEN (SELECT auditor FROM accounts WHERE id = NEW.account)
BEGIN SELECT RAISE(ABORT, 'an auditor holds no membership'); END;
CREATE TRIGGER locker_no_auditor BEFORE INSERT ON lockers
WHEN (SELECT auditor FROM accounts WHERE id = NEW.owner)
BEGIN SELECT RAISE(ABORT, 'an auditor holds no locker'); END;
CREATE TRIGGER auditor_no_duty BEFORE UPDATE OF auditor ON accounts
WHEN NEW.auditor AND (EXISTS (SELECT 1 FROM memberships WHERE account = NEW.id AND until IS NULL)
    OR EXISTS (SELECT 1 FROM lockers WHERE owner = NEW.id))
BEGIN SELECT RAISE(ABORT, 'an auditor holds no membership and no locker'); END;
