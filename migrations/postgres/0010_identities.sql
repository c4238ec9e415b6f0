-- Who somebody is to a provider of identities: found by a keyed index of issuer and subject, of which
-- neither is kept. A tie opens nothing; it stands for a login that would be typed.
CREATE TABLE identity_links (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    provider TEXT NOT NULL,
    subject_index BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    ended_at BIGINT
);
CREATE UNIQUE INDEX identity_links_subject ON identity_links (subject_index) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX identity_links_account ON identity_links (account, provider) WHERE ended_at IS NULL;

-- A way to a provider and back, good once, for one browser.
CREATE TABLE identity_flows (
    id BYTEA PRIMARY KEY,
    browser BYTEA NOT NULL,
    provider TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enter', 'link')),
    sealed BYTEA NOT NULL,
    ends_at BIGINT NOT NULL,
    spent_at BIGINT
);
CREATE INDEX identity_flows_ends ON identity_flows (ends_at);

-- What the provider said, until its person has brought what opens; good once.
CREATE TABLE identity_tickets (
    id BYTEA PRIMARY KEY,
    provider TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('enter', 'link')),
    sealed BYTEA NOT NULL,
    ends_at BIGINT NOT NULL,
    spent_at BIGINT
);
CREATE INDEX identity_tickets_ends ON identity_tickets (ends_at);
