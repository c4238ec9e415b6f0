-- A mandate that waits for the person: its frozen terms, until they accept, refuse or let it lapse.
-- Once accepted it is a row of `mandates` with the same id.
CREATE TABLE mandate_requests (
    id BLOB PRIMARY KEY,
    locker BLOB NOT NULL REFERENCES lockers (id),
    organisation BLOB REFERENCES organisations (id),
    drafter BLOB NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'pending', 'accepted', 'refused', 'lapsed')),
    terms BLOB NOT NULL,
    terms_sha256 BLOB NOT NULL,
    renews BLOB REFERENCES mandates (id),
    short_index BLOB UNIQUE,
    tries INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX mandate_requests_locker ON mandate_requests (locker, id);
CREATE INDEX mandate_requests_drafter ON mandate_requests (drafter, id);
CREATE INDEX mandate_requests_lapses ON mandate_requests (lapses_at) WHERE state IN ('draft', 'pending');

-- The scan of a signed page, sealed so that only the person opens it.
CREATE TABLE mandate_scans (
    mandate BLOB PRIMARY KEY REFERENCES mandate_requests (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    half BLOB NOT NULL,
    key_version INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    media_type TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- A dormant mandate sleeps until the person's SMS; then it is in force in its window only.
ALTER TABLE mandates ADD COLUMN dormant INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mandates ADD COLUMN window_starts INTEGER;
ALTER TABLE mandates ADD COLUMN window_ends INTEGER;
ALTER TABLE mandates ADD COLUMN renews BLOB;
ALTER TABLE mandates ADD COLUMN suspended_by TEXT;
-- Aidants whom the person named later: their grant is signed, the terms stay as they are.
ALTER TABLE mandate_aidants ADD COLUMN added_at INTEGER;

CREATE TABLE mandate_wakes (
    id BLOB PRIMARY KEY,
    mandate BLOB NOT NULL REFERENCES mandates (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    asked_by BLOB NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'lapsed')),
    asked_again INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL
) STRICT;
-- One question at a time, so that a bare "oui" has one meaning.
CREATE UNIQUE INDEX mandate_wakes_waiting ON mandate_wakes (account) WHERE state = 'waiting';

-- What was signed for each mandate, as issued: sealed bytes, their digest and signature. One paper
-- says that it was given; there may be several of what ended, category by category.
CREATE TABLE attestations (
    code_index BLOB PRIMARY KEY,
    mandate BLOB NOT NULL REFERENCES mandates (id),
    kind TEXT NOT NULL CHECK (kind IN ('mandate', 'renewal', 'revocation')),
    sealed BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    signature BLOB NOT NULL,
    issued_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attestations_mandate ON attestations (mandate, issued_at);
CREATE UNIQUE INDEX attestations_given ON attestations (mandate) WHERE kind <> 'revocation';

-- One-time codes: those printed beside a card, and the one that opens a locker made by telephone.
CREATE TABLE codes (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('card_code', 'activation')),
    locator BLOB NOT NULL UNIQUE,
    wrapped BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    ends_at INTEGER,
    used_at INTEGER
) STRICT;
CREATE INDEX codes_account ON codes (account);

-- How a person can be reached: a channel, never an identity. `code` is the digest of the digits that
-- prove it, while they wait.
CREATE TABLE contacts (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    sealed BLOB NOT NULL,
    contact_index BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    validated_at INTEGER,
    dropped_at INTEGER,
    code BLOB,
    code_tries INTEGER NOT NULL,
    code_ends_at INTEGER
) STRICT;
CREATE INDEX contacts_index ON contacts (contact_index);
CREATE UNIQUE INDEX contacts_account ON contacts (account, channel) WHERE dropped_at IS NULL;

-- What a person is told on their pages; codes and ids only.
CREATE TABLE notices (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    mandate BLOB,
    organisation BLOB,
    aidant BLOB,
    created_at INTEGER NOT NULL,
    read_at INTEGER
) STRICT;
CREATE INDEX notices_account ON notices (account, id);

-- What waits to be sent; the text is sealed, and goes once it was sent.
CREATE TABLE outbox (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    kind TEXT NOT NULL,
    sealed BLOB,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    tries INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX outbox_next ON outbox (next_at) WHERE state IN ('queued', 'sending');

-- Messages of the gateway that were taken, so that none counts twice.
CREATE TABLE received (
    digest BLOB PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

-- A relative helps one person, without a structure.
CREATE TABLE relatives (
    account BLOB PRIMARY KEY REFERENCES accounts (id),
    locker BLOB NOT NULL REFERENCES lockers (id),
    since INTEGER NOT NULL,
    until INTEGER
) STRICT;
CREATE INDEX relatives_locker ON relatives (locker);

-- SQLite cannot widen a check: the table is made anew.
CREATE TABLE invitations_next (
    digest BLOB PRIMARY KEY,
    organisation BLOB REFERENCES organisations (id),
    locker BLOB REFERENCES lockers (id),
    role TEXT NOT NULL CHECK (role IN ('aidant', 'coordinator', 'auditor', 'relative')),
    created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
INSERT INTO invitations_next (digest, organisation, role, created_at, ends_at, used_at)
SELECT digest, organisation, role, created_at, ends_at, used_at FROM invitations;
DROP TABLE invitations;
ALTER TABLE invitations_next RENAME TO invitations;

ALTER TABLE sessions ADD COLUMN organisation BLOB;
ALTER TABLE memberships ADD COLUMN suspended_at INTEGER;
ALTER TABLE organisations ADD COLUMN phone TEXT;
ALTER TABLE organisations ADD COLUMN email TEXT;
ALTER TABLE visits ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
-- Who opened a locker may propose its first mandate; one opened by telephone waits for the person.
ALTER TABLE lockers ADD COLUMN opened_by BLOB;
ALTER TABLE lockers ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0;

-- A mandate that was renewed has ended too; a window of a dormant one is proven by its entry.
DROP INDEX journal_ended;
CREATE INDEX journal_ended ON journal_entries (mandate)
WHERE outcome = 'done' AND action IN ('mandate.revoked', 'mandate.superseded', 'mandate.renewed', 'mandate.expired');
CREATE INDEX journal_changed ON journal_entries (mandate, idx)
WHERE outcome = 'done' AND action IN ('mandate.aidant_added', 'mandate.aidant_removed', 'mandate.narrowed');
