//! What waits to be sent. A message is taken by one node, by a conditional update that is durable
//! before anything goes out, so none is sent twice; its text goes once it is settled.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, MessageId};

statements! {
    INSERT = "INSERT INTO outbox (id, account, channel, kind, sealed, state, tries, next_at, created_at) VALUES ($1, $2, 'sms', $3, $4, 'queued', 0, $5, $5)";
    DUE = "SELECT id, account, kind, sealed, tries, created_at FROM outbox WHERE state = 'queued' AND next_at <= $1 ORDER BY next_at, id LIMIT 50";
    STUCK = "SELECT id, account, kind, sealed, tries, created_at FROM outbox WHERE state = 'sending' AND next_at <= $1 ORDER BY next_at, id LIMIT 50";
    TAKE = "UPDATE outbox SET state = 'sending', tries = tries + 1, next_at = $3 WHERE id = $1 AND state = 'queued' AND next_at <= $2";
    AGAIN = "UPDATE outbox SET state = 'queued', next_at = $2 WHERE id = $1 AND state = 'sending'";
    SETTLE = "UPDATE outbox SET state = $3, sealed = NULL, ended_at = $4 WHERE id = $1 AND state = $2";
    CANCEL = "UPDATE outbox SET state = 'failed', sealed = NULL, ended_at = $2 WHERE account = $1 AND state = 'queued'";
    COUNT = "SELECT COUNT(*) FROM outbox WHERE account = $1 AND kind = $2 AND created_at > $3";
    PURGE = "DELETE FROM outbox WHERE ended_at < $1";
}

/// A message that is not settled.
#[derive(sqlx::FromRow, Clone)]
pub struct MessageRow {
    /// Which.
    pub id: Uuid,
    /// To whom.
    pub account: Uuid,
    /// About what.
    pub kind: String,
    /// Its text, sealed.
    pub sealed: Option<Vec<u8>>,
    /// How often it was tried.
    pub tries: i64,
    /// When it was queued.
    pub created_at: i64,
}

/// Queues a message.
pub async fn insert(
    conn: &mut Conn,
    id: MessageId,
    account: AccountId,
    kind: &str,
    sealed: &[u8],
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(conn, INSERT, id.0, account.0, kind, sealed, now.millis())?;
    Ok(())
}

/// Messages whose time has come, oldest first.
pub async fn due(conn: &mut Conn, now: Timestamp) -> Result<Vec<MessageRow>, StoreError> {
    fetch!(fetch_all, conn, MessageRow, DUE, now.millis())
}

/// Messages that a node took and never settled.
pub async fn stuck(conn: &mut Conn, now: Timestamp) -> Result<Vec<MessageRow>, StoreError> {
    fetch!(fetch_all, conn, MessageRow, STUCK, now.millis())
}

/// Takes a message for sending, until `until`; false when another node was faster.
pub async fn take(
    conn: &mut Conn,
    id: Uuid,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, TAKE, id, now.millis(), until.millis())? == 1)
}

/// Queues a message again that was surely not sent.
pub async fn again(conn: &mut Conn, id: Uuid, next: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, AGAIN, id, next.millis())? == 1)
}

/// Settles a message that is in the state `from`, and erases its text; false when it was not.
pub async fn settle(
    conn: &mut Conn,
    id: Uuid,
    from: &str,
    sent: bool,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let state = if sent { "sent" } else { "failed" };
    Ok(execute!(conn, SETTLE, id, from, state, now.millis())? == 1)
}

/// Takes back what waits for an account, whose contact is another one now.
pub async fn cancel(
    conn: &mut Conn,
    account: AccountId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    execute!(conn, CANCEL, account.0, now.millis())
}

/// How many messages of a kind were queued for an account after an instant.
pub async fn count(
    conn: &mut Conn,
    account: AccountId,
    kind: &str,
    after: Timestamp,
) -> Result<i64, StoreError> {
    let (count,) = fetch!(
        fetch_one,
        conn,
        (i64,),
        COUNT,
        account.0,
        kind,
        after.millis()
    )?;
    Ok(count)
}

/// Forgets what was settled before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
