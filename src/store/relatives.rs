//! Relatives: aidants without a structure, each for one locker.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, LockerId};

statements! {
    INSERT = "INSERT INTO relatives (account, locker, since) VALUES ($1, $2, $3)";
    OF_LOCKER = "SELECT r.account, r.locker, r.since, a.staff FROM relatives r JOIN accounts a ON a.id = r.account \
        WHERE r.locker = $1 AND r.until IS NULL AND a.state = 'active' ORDER BY r.since, r.account";
    OPEN = "SELECT r.account, r.locker, r.since, a.staff FROM relatives r JOIN accounts a ON a.id = r.account WHERE r.until IS NULL";
    FIND = "SELECT r.account, r.locker, r.since, a.staff FROM relatives r JOIN accounts a ON a.id = r.account WHERE r.account = $1 AND r.until IS NULL";
    CLOSE = "UPDATE relatives SET until = $3 WHERE account = $1 AND locker = $2 AND until IS NULL";
}

/// A relative who may help now.
#[derive(sqlx::FromRow)]
pub struct RelativeRow {
    /// Whose account.
    pub account: Uuid,
    /// Of which locker.
    pub locker: Uuid,
    /// Since when.
    pub since: i64,
    /// Sealed name and login.
    pub staff: Option<Vec<u8>>,
}

/// Lets an account help the person of a locker.
pub async fn insert(
    conn: &mut Conn,
    account: AccountId,
    locker: LockerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(conn, INSERT, account.0, locker.0, now.millis())?;
    Ok(())
}

/// The relatives of a locker.
pub async fn of_locker(conn: &mut Conn, locker: LockerId) -> Result<Vec<RelativeRow>, StoreError> {
    fetch!(fetch_all, conn, RelativeRow, OF_LOCKER, locker.0)
}

/// Every relative who may help now, for reconciliation.
pub async fn open(conn: &mut Conn) -> Result<Vec<RelativeRow>, StoreError> {
    fetch!(fetch_all, conn, RelativeRow, OPEN)
}

/// What an account is a relative of.
pub async fn find(conn: &mut Conn, account: AccountId) -> Result<Option<RelativeRow>, StoreError> {
    fetch!(fetch_optional, conn, RelativeRow, FIND, account.0)
}

/// Ends it; false when the account is no relative of this locker.
pub async fn close(
    conn: &mut Conn,
    account: AccountId,
    locker: LockerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, CLOSE, account.0, locker.0, now.millis())? == 1)
}
