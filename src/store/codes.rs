//! One-time codes that open a root key: found by a keyed digest, spent by a conditional update.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, CodeId};

statements! {
    INSERT = "INSERT INTO codes (id, account, kind, locator, wrapped, created_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT id, account, kind, wrapped FROM codes WHERE locator = $1 AND used_at IS NULL AND (ends_at IS NULL OR ends_at > $2)";
    SPEND = "UPDATE codes SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND (ends_at IS NULL OR ends_at > $2)";
    FORGET = "DELETE FROM codes WHERE account = $1 AND kind = $2 AND used_at IS NULL RETURNING id";
    FRESH = "SELECT id FROM codes WHERE used_at IS NULL";
    LEFT = "SELECT COUNT(*) FROM codes WHERE account = $1 AND kind = $2 AND used_at IS NULL AND (ends_at IS NULL OR ends_at > $3)";
}

/// A code that can still be used.
#[derive(sqlx::FromRow)]
pub struct CodeRow {
    /// Which.
    pub id: Uuid,
    /// Whose root key it opens.
    pub account: Uuid,
    /// `card_code`, `activation` or `factor`.
    pub kind: String,
    /// The root key, wrapped.
    pub wrapped: Vec<u8>,
}

/// What a new code is kept as.
pub struct NewCode {
    /// Which.
    pub id: CodeId,
    /// Whose root key it opens.
    pub account: AccountId,
    /// `card_code`, `activation` or `factor`.
    pub kind: &'static str,
    /// Where it is found.
    pub locator: [u8; 32],
    /// The root key, wrapped.
    pub wrapped: Vec<u8>,
    /// First instant at which it is good no more.
    pub ends_at: Option<Timestamp>,
}

/// Keeps a code.
pub async fn insert(conn: &mut Conn, new: &NewCode, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.account.0,
        new.kind,
        new.locator.to_vec(),
        &new.wrapped,
        now.millis(),
        new.ends_at.map(Timestamp::millis)
    )?;
    Ok(())
}

/// Finds a code that can still be used.
pub async fn find(
    conn: &mut Conn,
    locator: &[u8; 32],
    now: Timestamp,
) -> Result<Option<CodeRow>, StoreError> {
    fetch!(
        fetch_optional,
        conn,
        CodeRow,
        FIND,
        locator.to_vec(),
        now.millis()
    )
}

/// Spends a code; false when it was spent before, or is too old.
pub async fn spend(conn: &mut Conn, id: CodeId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND, id.0, now.millis())? == 1)
}

/// Forgets the codes of a kind that were not used, and says which those were: new ones take their
/// place.
pub async fn forget(
    conn: &mut Conn,
    account: AccountId,
    kind: &str,
) -> Result<Vec<CodeId>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), FORGET, account.0, kind)?;
    Ok(rows.into_iter().map(|(id,)| CodeId(id)).collect())
}

/// Every code that was not used, for reconciliation.
pub async fn fresh(conn: &mut Conn) -> Result<Vec<Uuid>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), FRESH)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many codes of a kind can still be used.
pub async fn left(
    conn: &mut Conn,
    account: AccountId,
    kind: &str,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), LEFT, account.0, kind, now.millis())?;
    Ok(count.cast_unsigned())
}
