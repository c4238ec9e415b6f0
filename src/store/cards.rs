//! Unlocks that end or are looked over: cards that are blocked or replaced, sheets, passphrases, and
//! what the journal says of those that ended.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use super::journal::Body;
use crate::clock::Timestamp;
use crate::id::{AccountId, UnlockId};

statements! {
    OF_ACCOUNT = "SELECT id, account, kind, locator, locked_at, blocked_at, created_at FROM unlocks WHERE account = $1 ORDER BY kind, created_at, id";
    BY_NUMBER = "SELECT id, account, kind, locator, locked_at, blocked_at, created_at FROM unlocks WHERE block_index = $1";
    BLOCK = "UPDATE unlocks SET blocked_at = $2 WHERE account = $1 AND kind IN ('card', 'card_guardian') AND blocked_at IS NULL RETURNING id";
    REMOVE_CARDS = "DELETE FROM unlocks WHERE account = $1 AND kind IN ('card', 'card_guardian') RETURNING id";
    REMOVE_KIND = "DELETE FROM unlocks WHERE account = $1 AND kind = $2 RETURNING id";
    REMOVE = "DELETE FROM unlocks WHERE id = $1 AND blocked_at IS NULL";
    UNNUMBERED = "SELECT id, account, kind, locator, locked_at, blocked_at, created_at FROM unlocks WHERE kind = 'card' AND block_index IS NULL LIMIT $1";
    NUMBER = "UPDATE unlocks SET block_index = $2 WHERE id = $1 AND block_index IS NULL";
    ENDED = "SELECT * FROM journal_entries WHERE account = $1 AND outcome = 'done' \
        AND action IN ('card.blocked', 'card.replaced', 'card.code_changed', 'card.codes_made', 'sheet.replaced', 'passphrase.changed', 'passphrase.removed', 'recovery.finished', 'factor.removed', 'factor.sheet_made')";
}

/// A way to open a root key, without what opens it.
#[derive(sqlx::FromRow)]
pub struct WayRow {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// What it is.
    pub kind: String,
    /// Where it is found.
    pub locator: Option<Vec<u8>>,
    /// When it was locked.
    pub locked_at: Option<i64>,
    /// When it was blocked for good.
    pub blocked_at: Option<i64>,
    /// When it was made.
    pub created_at: i64,
}

/// Every way to open an account, by kind and age.
pub async fn of_account(conn: &mut Conn, account: AccountId) -> Result<Vec<WayRow>, StoreError> {
    fetch!(fetch_all, conn, WayRow, OF_ACCOUNT, account.0)
}

/// The card that a number blocks.
pub async fn by_number(conn: &mut Conn, index: &[u8; 32]) -> Result<Option<WayRow>, StoreError> {
    fetch!(fetch_optional, conn, WayRow, BY_NUMBER, index.to_vec())
}

/// Blocks the card of an account, and what works with it alone; which ones those were.
pub async fn block(
    conn: &mut Conn,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<UnlockId>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), BLOCK, account.0, now.millis());
    Ok(ids(rows?))
}

/// Removes the cards of an account, blocked ones too, and what works with them alone.
pub async fn remove_cards(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Vec<UnlockId>, StoreError> {
    Ok(ids(fetch!(
        fetch_all,
        conn,
        (Uuid,),
        REMOVE_CARDS,
        account.0
    )?))
}

/// Removes the unlocks of a kind.
pub async fn remove_kind(
    conn: &mut Conn,
    account: AccountId,
    kind: &str,
) -> Result<Vec<UnlockId>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), REMOVE_KIND, account.0, kind);
    Ok(ids(rows?))
}

/// Removes one unlock; false when it is gone or blocked.
pub async fn remove(conn: &mut Conn, id: UnlockId) -> Result<bool, StoreError> {
    Ok(execute!(conn, REMOVE, id.0)? == 1)
}

/// Cards that were made before cards had numbers.
pub async fn unnumbered(conn: &mut Conn, most: i64) -> Result<Vec<WayRow>, StoreError> {
    fetch!(fetch_all, conn, WayRow, UNNUMBERED, most)
}

/// Notes by which number a card is blocked.
pub async fn number(conn: &mut Conn, id: UnlockId, index: &[u8; 32]) -> Result<(), StoreError> {
    execute!(conn, NUMBER, id.0, index.to_vec())?;
    Ok(())
}

/// The entries that ended unlocks of an account.
pub async fn ended(conn: &mut Conn, account: AccountId) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, ENDED, account.0)
}

fn ids(rows: Vec<(Uuid,)>) -> Vec<UnlockId> {
    rows.into_iter().map(|(id,)| UnlockId(id)).collect()
}
