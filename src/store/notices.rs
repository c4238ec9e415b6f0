//! What people are told on their pages.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::notice::Notice;
use crate::id::{AccountId, NoticeId};

statements! {
    INSERT = "INSERT INTO notices (id, account, kind, mandate, organisation, aidant, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UNREAD = "SELECT id, kind, mandate, organisation, aidant, created_at FROM notices WHERE account = $1 AND read_at IS NULL ORDER BY id DESC LIMIT 50";
    READ = "UPDATE notices SET read_at = $3 WHERE account = $1 AND id <= $2 AND read_at IS NULL";
}

/// A notice that the person has not put away.
#[derive(sqlx::FromRow, Clone)]
pub struct NoticeRow {
    /// Which.
    pub id: Uuid,
    /// What happened.
    pub kind: String,
    /// About which mandate.
    pub mandate: Option<Uuid>,
    /// About which structure.
    pub organisation: Option<Uuid>,
    /// About which aidant.
    pub aidant: Option<Uuid>,
    /// When.
    pub created_at: i64,
}

/// Keeps a notice for the person's pages.
pub async fn insert(
    conn: &mut Conn,
    id: NoticeId,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        id.0,
        notice.account.0,
        notice.kind.code(),
        notice.mandate.map(|id| id.0),
        notice.organisation.map(|id| id.0),
        notice.aidant.map(|id| id.0),
        now.millis()
    )?;
    Ok(())
}

/// What the person has not put away, newest first.
pub async fn unread(conn: &mut Conn, account: AccountId) -> Result<Vec<NoticeRow>, StoreError> {
    fetch!(fetch_all, conn, NoticeRow, UNREAD, account.0)
}

/// Puts away everything up to a notice.
pub async fn read(
    conn: &mut Conn,
    account: AccountId,
    last: NoticeId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    execute!(conn, READ, account.0, last.0, now.millis())
}
