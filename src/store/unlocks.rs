//! The ways to open an account's root key, one row each.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, UnlockId};

statements! {
    OPEN = "SELECT id FROM unlocks WHERE blocked_at IS NULL";
    INSERT = "INSERT INTO unlocks (id, account, kind, locator, salt, cost, wrapped, tries, created_at, block_index, half) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10)";
    BY_LOCATOR = "SELECT id, account, kind, salt, cost, wrapped, tries, locked_at, blocked_at FROM unlocks WHERE locator = $1";
    OF_KIND = "SELECT id, account, kind, salt, cost, wrapped, tries, locked_at, blocked_at FROM unlocks WHERE account = $1 AND kind = $2";
    CARDS = "SELECT id, half FROM unlocks WHERE account = $1 AND kind = 'card' AND blocked_at IS NULL AND half IS NOT NULL ORDER BY created_at, id";
    CARD_ACCOUNT = "SELECT account FROM unlocks WHERE locator = $1 AND kind = 'card' AND blocked_at IS NULL";
    FIND = "SELECT id, account, kind, salt, cost, wrapped, tries, locked_at, blocked_at FROM unlocks WHERE id = $1";
    OTHER_WAYS = "SELECT COUNT(*) FROM unlocks WHERE account = $1 AND kind IN ('card', 'passphrase', 'sheet') AND blocked_at IS NULL";
    REMOVE_KIND = "DELETE FROM unlocks WHERE account = $1 AND kind = $2";
    REMOVE_LOCATOR = "DELETE FROM unlocks WHERE account = $1 AND locator = $2";
    SHEETS = "SELECT COUNT(*) FROM unlocks WHERE account = $1 AND kind = 'sheet' AND locked_at IS NULL";
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
    /// When it was blocked for good.
    pub blocked_at: Option<i64>,
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
    /// Where a card is found by the number that blocks it.
    pub block_index: Option<[u8; 32]>,
    /// What a card adds to a guardian's value, sealed under the root key.
    pub half: Option<Vec<u8>>,
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
        now.millis(),
        new.block_index.map(|index| index.to_vec()),
        new.half.as_deref()
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

/// What a card that is in use adds to a guardian's value.
#[derive(sqlx::FromRow)]
pub struct CardRow {
    /// Which.
    pub id: Uuid,
    /// What the card adds, sealed under the root key.
    pub half: Vec<u8>,
}

/// The cards of an account that are not blocked.
pub async fn cards(conn: &mut Conn, account: AccountId) -> Result<Vec<CardRow>, StoreError> {
    fetch!(fetch_all, conn, CardRow, CARDS, account.0)
}

/// Whose a card is; nobody's once it is blocked.
pub async fn card_account(
    conn: &mut Conn,
    locator: &[u8; 32],
) -> Result<Option<AccountId>, StoreError> {
    let found = fetch!(
        fetch_optional,
        conn,
        (Uuid,),
        CARD_ACCOUNT,
        locator.to_vec()
    )?;
    Ok(found.map(|(id,)| AccountId(id)))
}

/// Forgets every unlock of a kind; how many that were.
pub async fn remove_kind(
    conn: &mut Conn,
    account: AccountId,
    kind: &str,
) -> Result<u64, StoreError> {
    execute!(conn, REMOVE_KIND, account.0, kind)
}

/// Forgets the unlock of a card or sheet.
pub async fn remove_locator(
    conn: &mut Conn,
    account: AccountId,
    locator: &[u8; 32],
) -> Result<u64, StoreError> {
    execute!(conn, REMOVE_LOCATOR, account.0, locator.to_vec())
}

/// Whether an account has a recovery sheet.
pub async fn has_sheet(conn: &mut Conn, account: AccountId) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), SHEETS, account.0)?;
    Ok(count > 0)
}

/// Every unlock that is not blocked, for reconciliation.
pub async fn open(conn: &mut Conn) -> Result<Vec<Uuid>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), OPEN)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
