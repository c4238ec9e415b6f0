//! Sessions: found by the digest of their token, useless without it.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::session::SessionKind;
use crate::id::{AccountId, OrganisationId, SessionId};

statements! {
    INSERT = "INSERT INTO sessions (id, account, wrapped, method, second_factor_at, created_at, seen_at, ends_at, kind, shown_id) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)";
    FIND = "SELECT s.account, s.wrapped, s.second_factor_at, s.created_at, s.seen_at, s.kind, s.ends_at, s.ended_at, \
        s.organisation, a.state, a.auditor, s.method, \
        (a.totp IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.account = a.id AND (p.unlock IS NULL OR l.id IS NULL))) AS factor, \
        l.id AS locker FROM sessions s JOIN accounts a ON a.id = s.account \
        LEFT JOIN lockers l ON l.owner = s.account WHERE s.id = $1";
    SEEN = "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND ended_at IS NULL";
    END = "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    CLOSE_FACTOR = "UPDATE sessions SET second_factor_at = NULL, wrapped = $2 WHERE id = $1 AND ended_at IS NULL";
    PROVE_FACTOR = "UPDATE sessions SET second_factor_at = $2, wrapped = $3 WHERE id = $1 AND ended_at IS NULL";
    CHOOSE = "UPDATE sessions SET organisation = $2 WHERE id = $1 AND ended_at IS NULL";
    OF_ACCOUNT = "SELECT id, shown_id, method, kind, created_at, seen_at, ends_at FROM sessions \
        WHERE account = $1 AND ended_at IS NULL AND ends_at > $2 ORDER BY created_at DESC, shown_id";
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
    /// On what it was opened.
    pub kind: String,
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
    /// On what it was opened.
    pub kind: SessionKind,
    /// What its owner sees it by.
    pub shown: SessionId,
    /// It ends then whatever happens.
    pub ends_at: Timestamp,
}

/// A session as its owner sees it.
#[derive(sqlx::FromRow)]
pub struct OwnSession {
    /// Digest of the token.
    pub id: Vec<u8>,
    /// What its owner sees it by.
    pub shown_id: Uuid,
    /// How they entered.
    pub method: String,
    /// On what it was opened.
    pub kind: String,
    /// When it began.
    pub created_at: i64,
    /// When it was last used, to within a step.
    pub seen_at: i64,
    /// It ends then whatever happens.
    pub ends_at: i64,
}

/// Begins a session.
pub async fn insert(conn: &mut Conn, new: &NewSession, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.id.to_vec(),
        new.account.0,
        &new.wrapped,
        new.method,
        new.second_factor_at.map(Timestamp::millis),
        now.millis(),
        new.ends_at.millis(),
        new.kind.code(),
        new.shown.0
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

/// Puts the second factor of a session aside; the root key is sealed anew without it.
pub async fn close_factor(
    conn: &mut Conn,
    id: &[u8; 32],
    wrapped: &[u8],
) -> Result<(), StoreError> {
    super::one(
        "CLOSE_FACTOR",
        execute!(conn, CLOSE_FACTOR, id.to_vec(), wrapped)?,
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

/// The sessions of an account that nobody ended, newest first.
pub async fn of_account(
    conn: &mut Conn,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<OwnSession>, StoreError> {
    let now = now.millis();
    fetch!(fetch_all, conn, OwnSession, OF_ACCOUNT, account.0, now)
}
