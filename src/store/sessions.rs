//! Sessions: found by the digest of their token, useless without it.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, OrganisationId};

statements! {
    INSERT = "INSERT INTO sessions (id, account, wrapped, method, second_factor_at, created_at, seen_at, idle_ms, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)";
    FIND = "SELECT s.account, s.wrapped, s.second_factor_at, s.created_at, s.seen_at, s.idle_ms, s.ends_at, s.ended_at, \
        s.organisation, a.state, a.auditor, s.method, \
        (a.totp IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.account = a.id AND (p.unlock IS NULL OR l.id IS NULL))) AS factor, \
        l.id AS locker FROM sessions s JOIN accounts a ON a.id = s.account \
        LEFT JOIN lockers l ON l.owner = s.account WHERE s.id = $1";
    SEEN = "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND ended_at IS NULL";
    END = "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    PROVE_FACTOR = "UPDATE sessions SET second_factor_at = $2, wrapped = $3 WHERE id = $1 AND ended_at IS NULL";
    CHOOSE = "UPDATE sessions SET organisation = $2 WHERE id = $1 AND ended_at IS NULL";
    END_OTHERS = "UPDATE sessions SET ended_at = $3 WHERE account = $1 AND id <> $2 AND ended_at IS NULL";
    END_ALL = "UPDATE sessions SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL";
    PURGE = "DELETE FROM sessions WHERE ends_at < $1 OR ended_at < $1";
}

/// A session with the account it is for.
#[derive(sqlx::FromRow)]
pub struct SessionRow {
    /// Whose.
    pub account: Uuid,
    /// The root key, sealed under the token.
    pub wrapped: Vec<u8>,
    /// When the second factor was shown.
    pub second_factor_at: Option<i64>,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to within a step.
    pub seen_at: i64,
    /// It ends after this long unused.
    pub idle_ms: i64,
    /// It ends then whatever happens.
    pub ends_at: i64,
    /// When it was ended.
    pub ended_at: Option<i64>,
    /// The structure that was chosen in it.
    pub organisation: Option<Uuid>,
    /// The account's state.
    pub state: String,
    /// Whether the account audits.
    pub auditor: bool,
    /// By which way it was opened.
    pub method: String,
    /// Whether the account has a second factor; what unlocks by itself is none for a person.
    pub factor: bool,
    /// The locker it owns.
    pub locker: Option<Uuid>,
}

/// What a new session is made of.
pub struct NewSession {
    /// Digest of the token.
    pub id: [u8; 32],
    /// Whose.
    pub account: AccountId,
    /// The root key, sealed under the token.
    pub wrapped: Vec<u8>,
    /// How the person entered.
    pub method: &'static str,
    /// When the second factor was shown.
    pub second_factor_at: Option<Timestamp>,
    /// It ends after this long unused.
    pub idle: std::time::Duration,
    /// It ends then whatever happens.
    pub ends_at: Timestamp,
}

/// Begins a session.
pub async fn insert(conn: &mut Conn, new: &NewSession, now: Timestamp) -> Result<(), StoreError> {
    let idle = i64::try_from(new.idle.as_millis()).unwrap_or(i64::MAX);
    execute!(
        conn,
        INSERT,
        new.id.to_vec(),
        new.account.0,
        &new.wrapped,
        new.method,
        new.second_factor_at.map(Timestamp::millis),
        now.millis(),
        idle,
        new.ends_at.millis()
    )?;
    Ok(())
}

/// Finds a session, live or not.
pub async fn find(conn: &mut Conn, id: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
    fetch!(fetch_optional, conn, SessionRow, FIND, id.to_vec())
}

/// Notes that a session is in use.
pub async fn seen(conn: &mut Conn, id: &[u8; 32], now: Timestamp) -> Result<(), StoreError> {
    execute!(conn, SEEN, id.to_vec(), now.millis())?;
    Ok(())
}

/// Notes that the second factor was shown in this session; the root key is sealed anew for it.
pub async fn prove_factor(
    conn: &mut Conn,
    id: &[u8; 32],
    now: Timestamp,
    wrapped: &[u8],
) -> Result<(), StoreError> {
    super::one(
        "PROVE_FACTOR",
        execute!(conn, PROVE_FACTOR, id.to_vec(), now.millis(), wrapped)?,
    )
}

/// Ends a session; false when it was over.
pub async fn end(conn: &mut Conn, id: &[u8; 32], now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, END, id.to_vec(), now.millis())? == 1)
}

/// Chooses the structure in which the account works in this session.
pub async fn choose(
    conn: &mut Conn,
    id: &[u8; 32],
    organisation: OrganisationId,
) -> Result<(), StoreError> {
    super::one(
        "CHOOSE",
        execute!(conn, CHOOSE, id.to_vec(), organisation.0)?,
    )
}

/// Ends every session of an account but one; how many that were.
pub async fn end_others(
    conn: &mut Conn,
    account: AccountId,
    but: &[u8; 32],
    now: Timestamp,
) -> Result<u64, StoreError> {
    execute!(conn, END_OTHERS, account.0, but.to_vec(), now.millis())
}

/// Ends every session of an account; how many that were.
pub async fn end_all(
    conn: &mut Conn,
    account: AccountId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    execute!(conn, END_ALL, account.0, now.millis())
}

/// Forgets sessions that were over before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
