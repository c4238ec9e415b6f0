//! Ways to a provider of identities and back, and what it said; each is good once.

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;

statements! {
    BEGIN = "INSERT INTO identity_flows (id, browser, provider, purpose, sealed, ends_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FLOW = "SELECT browser, provider, purpose, sealed, ends_at FROM identity_flows WHERE id = $1 AND spent_at IS NULL AND ends_at > $2";
    SPEND_FLOW = "UPDATE identity_flows SET spent_at = $2 WHERE id = $1 AND spent_at IS NULL AND ends_at > $2";
    INSERT_TICKET = "INSERT INTO identity_tickets (id, provider, purpose, sealed, ends_at) VALUES ($1, $2, $3, $4, $5)";
    TICKET = "SELECT provider, purpose, sealed, ends_at FROM identity_tickets WHERE id = $1 AND spent_at IS NULL AND ends_at > $2";
    SPEND_TICKET = "UPDATE identity_tickets SET spent_at = $2 WHERE id = $1 AND spent_at IS NULL AND ends_at > $2";
    PURGE_FLOWS = "DELETE FROM identity_flows WHERE ends_at < $1";
    PURGE_TICKETS = "DELETE FROM identity_tickets WHERE ends_at < $1";
}

/// A way to a provider that is still open.
#[derive(sqlx::FromRow)]
pub struct FlowRow {
    /// Digest of what the browser keeps.
    pub browser: Vec<u8>,
    /// Name of the provider.
    pub provider: String,
    /// `enter` or `link`.
    pub purpose: String,
    /// What was drawn for it, sealed.
    pub sealed: Vec<u8>,
    /// First instant at which it is too late.
    pub ends_at: i64,
}

/// What a provider said, still unused.
#[derive(sqlx::FromRow)]
pub struct TicketRow {
    /// Name of the provider.
    pub provider: String,
    /// `enter` or `link`.
    pub purpose: String,
    /// What it said, sealed.
    pub sealed: Vec<u8>,
    /// First instant at which it is too late.
    pub ends_at: i64,
}

/// Begins a way to a provider; `id` is the digest of its state.
pub async fn begin(conn: &mut Conn, id: &[u8; 32], new: &FlowRow) -> Result<(), StoreError> {
    execute!(
        conn,
        BEGIN,
        id.to_vec(),
        &new.browser,
        &new.provider,
        &new.purpose,
        &new.sealed,
        new.ends_at
    )?;
    Ok(())
}

/// Finds a way that is open and in time.
pub async fn flow(
    conn: &mut Conn,
    id: &[u8; 32],
    now: Timestamp,
) -> Result<Option<FlowRow>, StoreError> {
    fetch!(
        fetch_optional,
        conn,
        FlowRow,
        FLOW,
        id.to_vec(),
        now.millis()
    )
}

/// Spends a way; false when it was spent before, or it is too late.
pub async fn spend_flow(
    conn: &mut Conn,
    id: &[u8; 32],
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_FLOW, id.to_vec(), now.millis())? == 1)
}

/// Keeps what a provider said; `id` is the digest of what the browser keeps.
pub async fn insert_ticket(
    conn: &mut Conn,
    id: &[u8; 32],
    new: &TicketRow,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_TICKET,
        id.to_vec(),
        &new.provider,
        &new.purpose,
        &new.sealed,
        new.ends_at
    )?;
    Ok(())
}

/// Finds what a provider said, while it is unused and in time.
pub async fn ticket(
    conn: &mut Conn,
    id: &[u8; 32],
    now: Timestamp,
) -> Result<Option<TicketRow>, StoreError> {
    fetch!(
        fetch_optional,
        conn,
        TicketRow,
        TICKET,
        id.to_vec(),
        now.millis()
    )
}

/// Spends a ticket; false when it was spent before, or it is too late.
pub async fn spend_ticket(
    conn: &mut Conn,
    id: &[u8; 32],
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_TICKET, id.to_vec(), now.millis())? == 1)
}

/// Forgets ways and tickets that were over before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<(), StoreError> {
    execute!(conn, PURGE_FLOWS, before.millis())?;
    execute!(conn, PURGE_TICKETS, before.millis())?;
    Ok(())
}
