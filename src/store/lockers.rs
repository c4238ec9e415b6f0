//! Lockers and the keys of their categories.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::rights::Category;
use crate::id::{AccountId, LockerId};

statements! {
    INSERT = "INSERT INTO lockers (id, owner, state, language, profile_key, profile, created_at, opened_by, unconfirmed) VALUES ($1, $2, 'open', $3, $4, $5, $6, $7, $8)";
    FIND = "SELECT id, owner, state, language, profile_key, profile, created_at, opened_by, unconfirmed FROM lockers WHERE id = $1";
    OF_OWNER = "SELECT id FROM lockers WHERE owner = $1";
    CONFIRM = "UPDATE lockers SET unconfirmed = FALSE WHERE id = $1 AND unconfirmed";
    SET_STATE = "UPDATE lockers SET state = $2 WHERE id = $1";
    INSERT_KEY = "INSERT INTO category_keys (locker, category, version, wrapped) VALUES ($1, $2, $3, $4)";
    LAST_KEY = "SELECT version, wrapped FROM category_keys WHERE locker = $1 AND category = $2 ORDER BY version DESC LIMIT 1";
    KEY = "SELECT version, wrapped FROM category_keys WHERE locker = $1 AND category = $2 AND version = $3";
    USED = "SELECT COUNT(*), CAST(COALESCE(SUM(v.object_bytes), 0) AS BIGINT) FROM documents d \
        JOIN document_versions v ON v.document = d.id WHERE d.locker = $1 AND d.state <> 'destroyed'";
}

/// A locker.
#[derive(sqlx::FromRow, Clone)]
pub struct LockerRow {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub owner: Uuid,
    /// `open`, `frozen`, `closing` or `destroyed`.
    pub state: String,
    /// The person's language.
    pub language: String,
    /// The profile key, wrapped under the owner's root key.
    pub profile_key: Vec<u8>,
    /// Name and profile, sealed.
    pub profile: Vec<u8>,
    /// When it was opened.
    pub created_at: i64,
    /// Who opened it for the person.
    pub opened_by: Option<Uuid>,
    /// Whether it was opened by telephone and the person did not come yet.
    pub unconfirmed: bool,
}

/// A wrapped key with its version.
#[derive(sqlx::FromRow)]
pub struct KeyRow {
    /// Counts up from 1.
    pub version: i64,
    /// The key, wrapped.
    pub wrapped: Vec<u8>,
}

/// Opens a locker.
pub async fn insert(conn: &mut Conn, row: &LockerRow, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        row.id,
        row.owner,
        &row.language,
        &row.profile_key,
        &row.profile,
        now.millis(),
        row.opened_by,
        row.unconfirmed
    )?;
    Ok(())
}

/// Finds a locker.
pub async fn find(conn: &mut Conn, id: LockerId) -> Result<Option<LockerRow>, StoreError> {
    fetch!(fetch_optional, conn, LockerRow, FIND, id.0)
}

/// The locker of an account, if it owns one.
pub async fn of_owner(conn: &mut Conn, owner: AccountId) -> Result<Option<LockerId>, StoreError> {
    let found = fetch!(fetch_optional, conn, (Uuid,), OF_OWNER, owner.0)?;
    Ok(found.map(|(id,)| LockerId(id)))
}

/// Changes the state of a locker.
pub async fn set_state(conn: &mut Conn, id: LockerId, state: &str) -> Result<bool, StoreError> {
    Ok(execute!(conn, SET_STATE, id.0, state)? == 1)
}

/// Adds a version of a category's key.
pub async fn insert_key(
    conn: &mut Conn,
    locker: LockerId,
    category: Category,
    version: u32,
    wrapped: &[u8],
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_KEY,
        locker.0,
        category.code(),
        i64::from(version),
        wrapped
    )?;
    Ok(())
}

/// A category's key: a version, or the newest.
pub async fn key(
    conn: &mut Conn,
    locker: LockerId,
    category: Category,
    version: Option<u32>,
) -> Result<Option<KeyRow>, StoreError> {
    match version {
        None => fetch!(
            fetch_optional,
            conn,
            KeyRow,
            LAST_KEY,
            locker.0,
            category.code()
        ),
        Some(version) => fetch!(
            fetch_optional,
            conn,
            KeyRow,
            KEY,
            locker.0,
            category.code(),
            i64::from(version)
        ),
    }
}

/// Papers in the locker, binned ones too, and the bytes of their objects.
pub async fn used(conn: &mut Conn, locker: LockerId) -> Result<(u64, u64), StoreError> {
    let (count, bytes) = fetch!(fetch_one, conn, (i64, i64), USED, locker.0)?;
    Ok((count.cast_unsigned(), bytes.cast_unsigned()))
}

/// Which account a locker belongs to is asked here, so that callers hold typed ids.
impl LockerRow {
    /// The owner.
    pub fn owner(&self) -> AccountId {
        AccountId(self.owner)
    }
}

/// The person came and took over what was opened for them; false when they had before.
pub async fn confirm(conn: &mut Conn, id: LockerId) -> Result<bool, StoreError> {
    Ok(execute!(conn, CONFIRM, id.0)? == 1)
}
