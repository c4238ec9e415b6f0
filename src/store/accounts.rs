//! Accounts and their public keys.

use uuid::Uuid;

use super::db::{Conn, execute, fetch, statements};
use super::{StoreError, one};
use crate::clock::Timestamp;
use crate::id::AccountId;

statements! {
    INSERT = "INSERT INTO accounts (id, state, auditor, staff, login_index, created_at) VALUES ($1, 'active', $2, $3, $4, $5)";
    FIND = "SELECT id, state, auditor, staff, login_index, totp, totp_step FROM accounts WHERE id = $1";
    BY_LOGIN = "SELECT id, state, auditor, staff, login_index, totp, totp_step FROM accounts WHERE login_index = $1";
    SET_TOTP = "UPDATE accounts SET totp = $2, totp_step = $3 WHERE id = $1";
    DROP_TOTP = "UPDATE accounts SET totp = NULL WHERE id = $1 AND totp IS NOT NULL";
    SPEND_STEP = "UPDATE accounts SET totp_step = $2 WHERE id = $1 AND totp IS NOT NULL AND (totp_step IS NULL OR totp_step < $2)";
    SET_LOGIN = "UPDATE accounts SET login_index = $2 WHERE id = $1 AND staff IS NULL";
    INSERT_KEYS = "INSERT INTO account_keys (account, version, hpke_public, ed25519_public, sealed, entry, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    KEYS = "SELECT account, version, hpke_public, ed25519_public, sealed, entry FROM account_keys WHERE account = $1 AND version = $2";
    LAST_KEYS = "SELECT account, version, hpke_public, ed25519_public, sealed, entry FROM account_keys WHERE account = $1 ORDER BY version DESC LIMIT 1";
    PAGE_KEYS = "SELECT account, version, hpke_public, ed25519_public, sealed, entry FROM account_keys \
        WHERE (account, version) > ($1, $2) ORDER BY account, version LIMIT 500";
}

/// One account.
#[derive(sqlx::FromRow)]
pub struct AccountRow {
    /// Which.
    pub id: Uuid,
    /// `active`, `suspended` or `closed`.
    pub state: String,
    /// Whether it audits the instance.
    pub auditor: bool,
    /// Sealed name and login of staff.
    pub staff: Option<Vec<u8>>,
    /// Where its login is found.
    pub login_index: Option<Vec<u8>>,
    /// Sealed seed of the second factor.
    pub totp: Option<Vec<u8>>,
    /// Last step spent.
    pub totp_step: Option<i64>,
}

/// What a new account is made of.
pub struct NewAccount {
    /// Which.
    pub id: AccountId,
    /// Whether it audits the instance.
    pub auditor: bool,
    /// Sealed name and login, for staff.
    pub staff: Option<Vec<u8>>,
    /// Where the login is found, for staff.
    pub login_index: Option<[u8; 32]>,
}

/// The keys of an account.
#[derive(sqlx::FromRow, Clone)]
pub struct KeysRow {
    /// Whose.
    pub account: Uuid,
    /// Counts up from 1.
    pub version: i64,
    /// X-Wing public key.
    pub hpke_public: Vec<u8>,
    /// Ed25519 public key.
    pub ed25519_public: Vec<u8>,
    /// Private halves, sealed under the root key.
    pub sealed: Vec<u8>,
    /// Journal index of their publication.
    pub entry: i64,
}

/// Makes an account.
pub async fn insert(conn: &mut Conn, new: &NewAccount, now: Timestamp) -> Result<(), StoreError> {
    let index = new.login_index.map(|index| index.to_vec());
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.auditor,
        new.staff.as_deref(),
        index,
        now.millis()
    )?;
    Ok(())
}

/// Finds an account.
pub async fn find(conn: &mut Conn, id: AccountId) -> Result<Option<AccountRow>, StoreError> {
    fetch!(fetch_optional, conn, AccountRow, FIND, id.0)
}

/// Finds an account by the index of its login.
pub async fn by_login(conn: &mut Conn, index: &[u8; 32]) -> Result<Option<AccountRow>, StoreError> {
    fetch!(fetch_optional, conn, AccountRow, BY_LOGIN, index.to_vec())
}

/// Sets the codes of an application as second factor, in the place of those before; the step that
/// proved them is spent.
pub async fn set_totp(
    conn: &mut Conn,
    id: AccountId,
    sealed: &[u8],
    step: u64,
) -> Result<(), StoreError> {
    one(
        "SET_TOTP",
        execute!(conn, SET_TOTP, id.0, sealed, step.cast_signed())?,
    )
}

/// Takes the codes of an application away; false when there were none.
pub async fn drop_totp(conn: &mut Conn, id: AccountId) -> Result<bool, StoreError> {
    Ok(execute!(conn, DROP_TOTP, id.0)? == 1)
}

/// Spends a step of the second factor; false when it was spent before.
pub async fn spend_step(conn: &mut Conn, id: AccountId, step: u64) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_STEP, id.0, step.cast_signed())? == 1)
}

/// Sets or forgets where a person's login is found.
pub async fn set_login(
    conn: &mut Conn,
    id: AccountId,
    index: Option<[u8; 32]>,
) -> Result<(), StoreError> {
    let index = index.map(|index| index.to_vec());
    one("SET_LOGIN", execute!(conn, SET_LOGIN, id.0, index)?)
}

/// Publishes the keys of an account.
pub async fn insert_keys(
    conn: &mut Conn,
    keys: &KeysRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_KEYS,
        keys.account,
        keys.version,
        &keys.hpke_public,
        &keys.ed25519_public,
        &keys.sealed,
        keys.entry,
        now.millis()
    )?;
    Ok(())
}

/// The keys of an account: a version, or the newest.
pub async fn keys(
    conn: &mut Conn,
    account: AccountId,
    version: Option<u32>,
) -> Result<Option<KeysRow>, StoreError> {
    match version {
        Some(version) => fetch!(
            fetch_optional,
            conn,
            KeysRow,
            KEYS,
            account.0,
            i64::from(version)
        ),
        None => fetch!(fetch_optional, conn, KeysRow, LAST_KEYS, account.0),
    }
}

/// A page of the keys of all accounts, for reconciliation.
pub async fn page_keys(conn: &mut Conn, after: (Uuid, i64)) -> Result<Vec<KeysRow>, StoreError> {
    fetch!(fetch_all, conn, KeysRow, PAGE_KEYS, after.0, after.1)
}
