//! Visits: an aidant in a person's locker, how and for what.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::journal::Mode;
use crate::id::{AccountId, LockerId, MandateId, VisitId};

statements! {
    INSERT = "INSERT INTO visits (id, locker, account, mandate, mode, motive, opened_at, seen_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)";
    OPEN = "SELECT id, locker, account, mandate, mode, motive, opened_at, ends_at FROM visits WHERE locker = $1 AND account = $2 AND closed_at IS NULL";
    TOUCH = "UPDATE visits SET seen_at = $2 WHERE id = $1 AND closed_at IS NULL AND seen_at < $2";
    CLOSE = "UPDATE visits SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    OF_MANDATE = "SELECT id, locker, account, mandate, mode, motive, opened_at, ends_at FROM visits WHERE mandate = $1 AND closed_at IS NULL";
    OF_ACCOUNT = "SELECT id, locker, account, mandate, mode, motive, opened_at, ends_at FROM visits WHERE account = $1 AND closed_at IS NULL";
    OVER = "SELECT id, locker, account, mandate, mode, motive, opened_at, ends_at FROM visits WHERE closed_at IS NULL AND (ends_at <= $1 OR seen_at <= $2) ORDER BY id LIMIT 500";
}

/// A visit.
#[derive(sqlx::FromRow, Clone)]
pub struct VisitRow {
    /// Which.
    pub id: Uuid,
    /// In which locker.
    pub locker: Uuid,
    /// By whom.
    pub account: Uuid,
    /// Under which mandate.
    pub mandate: Uuid,
    /// How.
    pub mode: String,
    /// For what.
    pub motive: String,
    /// When it began.
    pub opened_at: i64,
    /// First instant at which it is over.
    pub ends_at: i64,
}

/// What a new visit is made of.
pub struct NewVisit {
    /// Which.
    pub id: VisitId,
    /// In which locker.
    pub locker: LockerId,
    /// By whom.
    pub account: AccountId,
    /// Under which mandate.
    pub mandate: MandateId,
    /// How.
    pub mode: Mode,
    /// For what.
    pub motive: String,
    /// First instant at which it is over.
    pub ends_at: Timestamp,
}

/// Begins a visit.
pub async fn insert(conn: &mut Conn, new: &NewVisit, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.locker.0,
        new.account.0,
        new.mandate.0,
        new.mode.code(),
        &new.motive,
        now.millis(),
        new.ends_at.millis()
    )?;
    Ok(())
}

/// The visit an aidant has not closed in a locker.
pub async fn open(
    conn: &mut Conn,
    locker: LockerId,
    account: AccountId,
) -> Result<Option<VisitRow>, StoreError> {
    fetch!(fetch_optional, conn, VisitRow, OPEN, locker.0, account.0)
}

/// Ends a visit; false when it was over.
pub async fn close(conn: &mut Conn, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, CLOSE, id, now.millis())? == 1)
}

/// The open visits under a mandate.
pub async fn of_mandate(conn: &mut Conn, mandate: MandateId) -> Result<Vec<VisitRow>, StoreError> {
    fetch!(fetch_all, conn, VisitRow, OF_MANDATE, mandate.0)
}

/// The open visits of an account.
pub async fn of_account(conn: &mut Conn, account: AccountId) -> Result<Vec<VisitRow>, StoreError> {
    fetch!(fetch_all, conn, VisitRow, OF_ACCOUNT, account.0)
}

/// Notes that a visit goes on.
pub async fn touch(conn: &mut Conn, id: VisitId, now: Timestamp) -> Result<(), StoreError> {
    execute!(conn, TOUCH, id.0, now.millis())?;
    Ok(())
}

/// Visits whose time is over, or that were left alone for too long, and that nobody closed.
pub async fn over(conn: &mut Conn, now: Timestamp) -> Result<Vec<VisitRow>, StoreError> {
    let idle = i64::try_from(crate::limits::VISIT_IDLE.as_millis()).unwrap_or(i64::MAX);
    let alone = now.millis().saturating_sub(idle);
    fetch!(fetch_all, conn, VisitRow, OVER, now.millis(), alone)
}
