//! Passkeys, and the questions that authenticators are asked.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, FlowId, PasskeyId, UnlockId};

statements! {
    INSERT = "INSERT INTO passkeys (id, account, credential_index, sealed, unlock, counter, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    BY_INDEX = "SELECT id, account, sealed, unlock, counter, created_at, used_at FROM passkeys WHERE credential_index = $1";
    OF_ACCOUNT = "SELECT id, account, sealed, unlock, counter, created_at, used_at FROM passkeys WHERE account = $1 ORDER BY created_at, id";
    USED = "UPDATE passkeys SET sealed = $2, counter = $3, used_at = $4 WHERE id = $1 AND counter <= $3";
    DELETE = "DELETE FROM passkeys WHERE id = $1 AND account = $2";
    ASK = "INSERT INTO passkey_flows (id, purpose, sealed, ends_at) VALUES ($1, $2, $3, $4)";
    SPEND_FLOW = "UPDATE passkey_flows SET used_at = $3 WHERE id = $1 AND purpose = $2 AND used_at IS NULL AND ends_at > $3";
    FLOW = "SELECT sealed, ends_at FROM passkey_flows WHERE id = $1 AND purpose = $2";
    PURGE = "DELETE FROM passkey_flows WHERE ends_at < $1";
}

/// One passkey.
#[derive(sqlx::FromRow, Clone)]
pub struct PasskeyRow {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// What the authenticator showed of itself, sealed.
    pub sealed: Vec<u8>,
    /// What it unlocks, where it gives a secret.
    pub unlock: Option<Uuid>,
    /// The signatures that it counted.
    pub counter: i64,
    /// Since when.
    pub created_at: i64,
    /// When it was shown last.
    pub used_at: Option<i64>,
}

/// What a new passkey is kept as.
pub struct NewPasskey {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub account: AccountId,
    /// Where it is found.
    pub index: [u8; 32],
    /// What the authenticator showed of itself, sealed.
    pub sealed: Vec<u8>,
    /// What it unlocks, where it gives a secret.
    pub unlock: Option<UnlockId>,
    /// The signatures that it counted.
    pub counter: u32,
}

/// Keeps a passkey.
pub async fn insert(conn: &mut Conn, new: &NewPasskey, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.account.0,
        new.index.to_vec(),
        &new.sealed,
        new.unlock.map(|unlock| unlock.0),
        i64::from(new.counter),
        now.millis()
    )?;
    Ok(())
}

/// Finds a passkey by the index of its credential.
pub async fn by_index(conn: &mut Conn, index: &[u8; 32]) -> Result<Option<PasskeyRow>, StoreError> {
    fetch!(fetch_optional, conn, PasskeyRow, BY_INDEX, index.to_vec())
}

/// The passkeys of an account, oldest first.
pub async fn of_account(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Vec<PasskeyRow>, StoreError> {
    fetch!(fetch_all, conn, PasskeyRow, OF_ACCOUNT, account.0)
}

/// Notes that a passkey was shown; false when another showing was counted meanwhile.
pub async fn used(
    conn: &mut Conn,
    id: PasskeyId,
    sealed: &[u8],
    counter: u32,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, USED, id.0, sealed, i64::from(counter), now.millis())? == 1)
}

/// Forgets a passkey of an account; false when there is none such.
pub async fn delete(
    conn: &mut Conn,
    id: PasskeyId,
    account: AccountId,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, DELETE, id.0, account.0)? == 1)
}

/// Keeps what an authenticator is asked.
pub async fn ask(
    conn: &mut Conn,
    id: FlowId,
    purpose: &str,
    sealed: &[u8],
    ends_at: Timestamp,
) -> Result<(), StoreError> {
    execute!(conn, ASK, id.0, purpose, sealed, ends_at.millis())?;
    Ok(())
}

/// Takes a question for its one answer, with its end; none when it was answered, is too old or is
/// another's.
pub async fn spend_flow(
    conn: &mut Conn,
    id: FlowId,
    purpose: &str,
    now: Timestamp,
) -> Result<Option<(Vec<u8>, i64)>, StoreError> {
    if execute!(conn, SPEND_FLOW, id.0, purpose, now.millis())? != 1 {
        return Ok(None);
    }
    fetch!(fetch_optional, conn, (Vec<u8>, i64), FLOW, id.0, purpose)
}

/// Forgets questions that ended before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
