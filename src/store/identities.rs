//! Ties between accounts and who somebody is to a provider, found by a keyed index.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, IdentityId};

statements! {
    LINK = "INSERT INTO identity_links (id, account, provider, subject_index, created_at) VALUES ($1, $2, $3, $4, $5)";
    BY_SUBJECT = "SELECT id, account, provider, created_at, used_at FROM identity_links WHERE subject_index = $1 AND ended_at IS NULL";
    OF_ACCOUNT = "SELECT id, account, provider, created_at, used_at FROM identity_links WHERE account = $1 AND ended_at IS NULL ORDER BY provider";
    USED = "UPDATE identity_links SET used_at = $2 WHERE id = $1 AND ended_at IS NULL";
    END = "UPDATE identity_links SET ended_at = $3 WHERE account = $1 AND provider = $2 AND ended_at IS NULL";
}

/// A tie between an account and a provider.
#[derive(sqlx::FromRow, Clone)]
pub struct LinkRow {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// Name of the provider.
    pub provider: String,
    /// When it was made.
    pub created_at: i64,
    /// When somebody last entered by it.
    pub used_at: Option<i64>,
}

/// Ties an account to a subject.
pub async fn link(
    conn: &mut Conn,
    new: &LinkRow,
    subject_index: &[u8; 32],
) -> Result<(), StoreError> {
    execute!(
        conn,
        LINK,
        new.id,
        new.account,
        &new.provider,
        subject_index.to_vec(),
        new.created_at
    )?;
    Ok(())
}

/// The tie of a subject.
pub async fn by_subject(
    conn: &mut Conn,
    subject_index: &[u8; 32],
) -> Result<Option<LinkRow>, StoreError> {
    fetch!(
        fetch_optional,
        conn,
        LinkRow,
        BY_SUBJECT,
        subject_index.to_vec()
    )
}

/// The ties of an account.
pub async fn of_account(conn: &mut Conn, account: AccountId) -> Result<Vec<LinkRow>, StoreError> {
    fetch!(fetch_all, conn, LinkRow, OF_ACCOUNT, account.0)
}

/// Notes that somebody entered by a tie; false when it has ended.
pub async fn used(conn: &mut Conn, id: IdentityId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, USED, id.0, now.millis())? == 1)
}

/// Ends the tie of an account to a provider; false when there is none.
pub async fn end(
    conn: &mut Conn,
    account: AccountId,
    provider: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, END, account.0, provider, now.millis())? == 1)
}
