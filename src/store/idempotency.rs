//! Answers to creating calls, so that a retry after a lost answer creates nothing twice.

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::AccountId;

statements! {
    RESERVE = "INSERT INTO idempotency (account, key_sha256, call_sha256, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    FIND = "SELECT call_sha256, answer FROM idempotency WHERE account = $1 AND key_sha256 = $2";
    ANSWER = "UPDATE idempotency SET answer = $3 WHERE account = $1 AND key_sha256 = $2";
    RELEASE = "DELETE FROM idempotency WHERE account = $1 AND key_sha256 = $2 AND answer IS NULL";
    PURGE = "DELETE FROM idempotency WHERE at < $1";
}

/// What is remembered of a call.
#[derive(sqlx::FromRow)]
pub struct CallRow {
    /// Which call it was.
    pub call_sha256: Vec<u8>,
    /// Its sealed answer, once there is one.
    pub answer: Option<Vec<u8>>,
}

/// Takes a key; false when it was taken before.
pub async fn reserve(
    conn: &mut Conn,
    account: AccountId,
    key: &[u8; 32],
    call: &[u8; 32],
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(
        conn,
        RESERVE,
        account.0,
        key.to_vec(),
        call.to_vec(),
        now.millis()
    )? == 1)
}

/// What a key was taken for.
pub async fn find(
    conn: &mut Conn,
    account: AccountId,
    key: &[u8; 32],
) -> Result<Option<CallRow>, StoreError> {
    fetch!(fetch_optional, conn, CallRow, FIND, account.0, key.to_vec())
}

/// Keeps the sealed answer.
pub async fn answer(
    conn: &mut Conn,
    account: AccountId,
    key: &[u8; 32],
    sealed: &[u8],
) -> Result<(), StoreError> {
    execute!(conn, ANSWER, account.0, key.to_vec(), sealed)?;
    Ok(())
}

/// Lets a key go whose call did nothing.
pub async fn release(
    conn: &mut Conn,
    account: AccountId,
    key: &[u8; 32],
) -> Result<(), StoreError> {
    execute!(conn, RELEASE, account.0, key.to_vec())?;
    Ok(())
}

/// Forgets keys taken before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
