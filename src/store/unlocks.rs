//! The ways to open an account's root key, one row each.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, UnlockId};

statements! {
    INSERT = "INSERT INTO unlocks (id, account, kind, locator, salt, cost, wrapped, tries, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)";
    BY_LOCATOR = "SELECT id, account, kind, salt, cost, wrapped, tries, locked_at FROM unlocks WHERE locator = $1";
    OF_KIND = "SELECT id, account, kind, salt, cost, wrapped, tries, locked_at FROM unlocks WHERE account = $1 AND kind = $2";
    FIND = "SELECT id, account, kind, salt, cost, wrapped, tries, locked_at FROM unlocks WHERE id = $1";
    OTHER_WAYS = "SELECT COUNT(*) FROM unlocks WHERE account = $1 AND kind IN ('card', 'passphrase', 'sheet') AND blocked_at IS NULL";
    DELETE = "DELETE FROM unlocks WHERE id = $1 AND account = $2";
    DELETE_KIND = "DELETE FROM unlocks WHERE account = $1 AND kind = $2";
    SPEND_TRY = "UPDATE unlocks SET tries = tries + 1 WHERE id = $1 AND locked_at IS NULL AND tries < $2";
    LOCK = "UPDATE unlocks SET locked_at = $2 WHERE id = $1 AND locked_at IS NULL AND tries >= $3";
    RESET_TRIES = "UPDATE unlocks SET tries = 0 WHERE id = $1 AND locked_at IS NULL";
}

/// One way to open a root key.
#[derive(sqlx::FromRow)]
pub struct UnlockRow {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// `card`, `passphrase`, `sheet` or `passkey`.
    pub kind: String,
    /// Salt of the stretching.
    pub salt: Vec<u8>,
    /// Cost of the stretching.
    pub cost: Vec<u8>,
    /// The root key, wrapped.
    pub wrapped: Vec<u8>,
    /// Tries since the last success.
    pub tries: i64,
    /// When it was locked.
    pub locked_at: Option<i64>,
}

/// What a new unlock is made of.
pub struct NewUnlock {
    /// Which.
    pub id: UnlockId,
    /// Whose.
    pub account: AccountId,
    /// `card`, `passphrase`, `sheet` or `passkey`.
    pub kind: &'static str,
    /// Where it is found; none for a passphrase, which is found by its account.
    pub locator: Option<[u8; 32]>,
    /// Salt of the stretching.
    pub salt: [u8; 16],
    /// Cost of the stretching.
    pub cost: [u8; 12],
    /// The root key, wrapped.
    pub wrapped: Vec<u8>,
}

/// Adds an unlock.
pub async fn insert(conn: &mut Conn, new: &NewUnlock, now: Timestamp) -> Result<(), StoreError> {
    let locator = new.locator.map(|locator| locator.to_vec());
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.account.0,
        new.kind,
        locator,
        new.salt.to_vec(),
        new.cost.to_vec(),
        &new.wrapped,
        now.millis()
    )?;
    Ok(())
}

/// Finds a card or sheet.
pub async fn by_locator(
    conn: &mut Conn,
    locator: &[u8; 32],
) -> Result<Option<UnlockRow>, StoreError> {
    fetch!(
        fetch_optional,
        conn,
        UnlockRow,
        BY_LOCATOR,
        locator.to_vec()
    )
}

/// Finds an account's unlock of a kind.
pub async fn of_kind(
    conn: &mut Conn,
    account: AccountId,
    kind: &str,
) -> Result<Option<UnlockRow>, StoreError> {
    fetch!(fetch_optional, conn, UnlockRow, OF_KIND, account.0, kind)
}

/// Finds an unlock.
pub async fn find(conn: &mut Conn, id: UnlockId) -> Result<Option<UnlockRow>, StoreError> {
    fetch!(fetch_optional, conn, UnlockRow, FIND, id.0)
}

/// How many ways an account has that need no authenticator: card, passphrase, sheet.
pub async fn other_ways(conn: &mut Conn, account: AccountId) -> Result<u64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), OTHER_WAYS, account.0)?;
    Ok(count.cast_unsigned())
}

/// Forgets an unlock of an account.
pub async fn delete(conn: &mut Conn, id: UnlockId, account: AccountId) -> Result<(), StoreError> {
    execute!(conn, DELETE, id.0, account.0)?;
    Ok(())
}

/// Forgets every unlock of a kind of an account: another takes its place.
pub async fn delete_kind(
    conn: &mut Conn,
    account: AccountId,
    kind: &str,
) -> Result<u64, StoreError> {
    execute!(conn, DELETE_KIND, account.0, kind)
}

/// Spends a try before the secret is looked at; false when none is left.
pub async fn spend_try(conn: &mut Conn, id: UnlockId, most: i64) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_TRY, id.0, most)? == 1)
}

/// Locks an unlock whose tries are spent; false when it was locked already or has tries left.
pub async fn lock(
    conn: &mut Conn,
    id: UnlockId,
    most: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, LOCK, id.0, now.millis(), most)? == 1)
}

/// Gives the tries back after a success.
pub async fn reset_tries(conn: &mut Conn, id: UnlockId) -> Result<(), StoreError> {
    execute!(conn, RESET_TRIES, id.0)?;
    Ok(())
}
