-- A mandate that waits for the person: its frozen terms, until they accept, refuse or let it lapse.
-- Once accepted it is a row of `mandates` with the same id.
CREATE TABLE mandate_requests (
    id UUID PRIMARY KEY,
    locker UUID NOT NULL REFERENCES lockers (id),
    organisation UUID REFERENCES organisations (id),
    drafter UUID NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'pending', 'accepted', 'refused', 'lapsed')),
    terms BYTEA NOT NULL,
    terms_sha256 BYTEA NOT NULL,
    renews UUID REFERENCES mandates (id),
    short_index BYTEA UNIQUE,
    tries BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    lapses_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX mandate_requests_locker ON mandate_requests (locker, id);
CREATE INDEX mandate_requests_drafter ON mandate_requests (drafter, id);
CREATE INDEX mandate_requests_lapses ON mandate_requests (lapses_at) WHERE state IN ('draft', 'pending');

-- The scan of a signed page, sealed so that only the person opens it.
CREATE TABLE mandate_scans (
    mandate UUID PRIMARY KEY REFERENCES mandate_requests (id),
    account UUID NOT NULL REFERENCES accounts (id),
    half BYTEA NOT NULL,
    key_version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- A dormant mandate sleeps until the person's SMS; then it is in force in its window only.
ALTER TABLE mandates ADD COLUMN dormant BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE mandates ADD COLUMN window_starts BIGINT;
ALTER TABLE mandates ADD COLUMN window_ends BIGINT;
ALTER TABLE mandates ADD COLUMN renews UUID;
ALTER TABLE mandates ADD COLUMN suspended_by TEXT;
-- Aidants whom the person named later: their grant is signed, the terms stay as they are.
ALTER TABLE mandate_aidants ADD COLUMN added_at BIGINT;

CREATE TABLE mandate_wakes (
    id UUID PRIMARY KEY,
    mandate UUID NOT NULL REFERENCES mandates (id),
    account UUID NOT NULL REFERENCES accounts (id),
    asked_by UUID NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'lapsed')),
    asked_again BOOLEAN NOT NULL,
    asked_at BIGINT NOT NULL,
    lapses_at BIGINT NOT NULL
);
-- One question at a time, so that a bare "oui" has one meaning.
CREATE UNIQUE INDEX mandate_wakes_waiting ON mandate_wakes (account) WHERE state = 'waiting';

-- What was signed for each mandate, as issued: sealed bytes, their digest and signature. One paper
-- says that it was given; there may be several of what ended, category by category.
CREATE TABLE attestations (
    code_index BYTEA PRIMARY KEY,
    mandate UUID NOT NULL REFERENCES mandates (id),
    kind TEXT NOT NULL CHECK (kind IN ('mandate', 'renewal', 'revocation')),
    sealed BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE INDEX attestations_mandate ON attestations (mandate, issued_at);
CREATE UNIQUE INDEX attestations_given ON attestations (mandate) WHERE kind <> 'revocation';

-- One-time codes: those printed beside a card, and the one that opens a locker made by telephone.
CREATE TABLE codes (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL CHECK (kind IN ('card_code', 'activation')),
    locator BYTEA NOT NULL UNIQUE,
    wrapped BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT,
    used_at BIGINT
);
CREATE INDEX codes_account ON codes (account);

-- How a person can be reached: a channel, never an identity. `code` is the digest of the digits that
-- prove it, while they wait.
CREATE TABLE contacts (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    sealed BYTEA NOT NULL,
    contact_index BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    validated_at BIGINT,
    dropped_at BIGINT,
    code BYTEA,
    code_tries BIGINT NOT NULL,
    code_ends_at BIGINT
);
CREATE INDEX contacts_index ON contacts (contact_index);
CREATE UNIQUE INDEX contacts_account ON contacts (account, channel) WHERE dropped_at IS NULL;

-- What a person is told on their pages; codes and ids only.
CREATE TABLE notices (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    mandate UUID,
    organisation UUID,
    aidant UUID,
    created_at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notices_account ON notices (account, id);

-- What waits to be sent; the text is sealed, and goes once it was sent.
CREATE TABLE outbox (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    kind TEXT NOT NULL,
    sealed BYTEA,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX outbox_next ON outbox (next_at) WHERE state IN ('queued', 'sending');

-- Messages of the gateway that were taken, so that none counts twice.
CREATE TABLE received (
    digest BYTEA PRIMARY KEY,
    at BIGINT NOT NULL
);

-- A relative helps one person, without a structure.
CREATE TABLE relatives (
    account UUID PRIMARY KEY REFERENCES accounts (id),
    locker UUID NOT NULL REFERENCES lockers (id),
    since BIGINT NOT NULL,
    until BIGINT
);
CREATE INDEX relatives_locker ON relatives (locker);

ALTER TABLE invitations DROP CONSTRAINT invitations_role_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_role_check CHECK (role IN ('aidant', 'coordinator', 'auditor', 'relative'));
ALTER TABLE invitations ADD COLUMN locker UUID REFERENCES lockers (id);

ALTER TABLE sessions ADD COLUMN organisation UUID;
ALTER TABLE memberships ADD COLUMN suspended_at BIGINT;
ALTER TABLE organisations ADD COLUMN phone TEXT;
ALTER TABLE organisations ADD COLUMN email TEXT;
ALTER TABLE visits ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
-- Who opened a locker may propose its first mandate; one opened by telephone waits for the person.
ALTER TABLE lockers ADD COLUMN opened_by UUID;
ALTER TABLE lockers ADD COLUMN unconfirmed BOOLEAN NOT NULL DEFAULT FALSE;

-- A mandate that was renewed has ended too; a window of a dormant one is proven by its entry.
DROP INDEX journal_ended;
CREATE INDEX journal_ended ON journal_entries (mandate)
WHERE outcome = 'done' AND action IN ('mandate.revoked', 'mandate.superseded', 'mandate.renewed', 'mandate.expired');
CREATE INDEX journal_changed ON journal_entries (mandate, idx)
WHERE outcome = 'done' AND action IN ('mandate.aidant_added', 'mandate.aidant_removed', 'mandate.narrowed');
