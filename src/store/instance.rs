//! The instance itself: its secret and its journal's signing key, sealed under the master key.

use super::db::{Conn, execute, fetch, statements};
use super::{StoreError, one};
use crate::clock::Timestamp;

statements! {
    INSERT = "INSERT INTO instance (id, origin, secret, journal_seed, journal_public, created_at) VALUES (1, $1, $2, $3, $4, $5)";
    FIND = "SELECT origin, secret, journal_seed, journal_public FROM instance WHERE id = 1";
    PING = "SELECT id FROM instance WHERE id = 1";
    COUNT_STAFF = "SELECT COUNT(*) FROM accounts WHERE login_index IS NOT NULL";
}

/// The instance's row.
#[derive(sqlx::FromRow)]
pub struct InstanceRow {
    /// Name of the log (c2sp.org/tlog-checkpoint, "origin").
    pub origin: String,
    /// Sealed instance secret.
    pub secret: Vec<u8>,
    /// Sealed seed of the journal's signing key.
    pub journal_seed: Vec<u8>,
    /// The journal's public key.
    pub journal_public: Vec<u8>,
}

/// Sets the instance up, once.
pub async fn insert(conn: &mut Conn, row: &InstanceRow, now: Timestamp) -> Result<(), StoreError> {
    let done = execute!(
        conn,
        INSERT,
        &row.origin,
        &row.secret,
        &row.journal_seed,
        &row.journal_public,
        now.millis()
    )?;
    one("INSERT instance", done)
}

/// The instance, if it was set up.
pub async fn find(conn: &mut Conn) -> Result<Option<InstanceRow>, StoreError> {
    fetch!(fetch_optional, conn, InstanceRow, FIND)
}

/// Whether the database answers.
pub async fn ping(conn: &mut Conn) -> Result<bool, StoreError> {
    Ok(fetch!(fetch_optional, conn, (i64,), PING)?.is_some())
}

/// How many members of staff have an account.
pub async fn count_staff(conn: &mut Conn) -> Result<i64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), COUNT_STAFF)?;
    Ok(count)
}
