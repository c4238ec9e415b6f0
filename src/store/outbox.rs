//! What waits to be sent. A message is taken by one node, by a conditional update that is durable
//! before anything goes out, so none is sent twice; its text goes once it is settled. Each way has a
//! queue of its own, so that one that is down holds up no other.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::way::Way;
use crate::id::{AccountId, MessageId};

statements! {
    INSERT = "INSERT INTO outbox (id, account, channel, kind, sealed, state, tries, next_at, created_at, contact, target) VALUES ($1, $2, $3, $4, $5, 'queued', 0, $6, $6, $7, $8)";
    DUE = "SELECT id, account, channel, kind, sealed, tries, created_at, contact FROM outbox WHERE channel = $1 AND state = 'queued' AND next_at <= $2 ORDER BY next_at, id LIMIT 50";
    STUCK = "SELECT id, account, channel, kind, sealed, tries, created_at, contact FROM outbox WHERE channel = $1 AND state = 'sending' AND next_at <= $2 ORDER BY next_at, id LIMIT 50";
    TAKE = "UPDATE outbox SET state = 'sending', tries = tries + 1, next_at = $3 WHERE id = $1 AND state = 'queued' AND next_at <= $2";
    AGAIN = "UPDATE outbox SET state = 'queued', next_at = $2 WHERE id = $1 AND state = 'sending'";
    SETTLE = "UPDATE outbox SET state = $3, sealed = NULL, ended_at = $4, why = $5 WHERE id = $1 AND state = $2";
    CANCEL = "UPDATE outbox SET state = 'failed', sealed = NULL, ended_at = $3, why = 'cancelled' WHERE account = $1 AND channel = $2 AND state = 'queued'";
    RETURNED = "UPDATE outbox SET state = 'failed', why = 'returned' WHERE id = $1 AND channel = $2 AND state IN ('sent', 'failed') AND (why IS NULL OR why = 'unknown')";
    FIND = "SELECT id, account, channel, kind, sealed, tries, created_at, contact FROM outbox WHERE id = $1";
    COUNT = "SELECT COUNT(*) FROM outbox WHERE account = $1 AND channel = $2 AND kind = $3 AND created_at > $4";
    COUNT_TO = "SELECT COUNT(*) FROM outbox WHERE target = $1 AND created_at > $2";
    PURGE = "DELETE FROM outbox WHERE ended_at < $1";
}

/// A message, settled or not.
#[derive(sqlx::FromRow, Clone)]
pub struct MessageRow {
    /// Which.
    pub id: Uuid,
    /// To whom.
    pub account: Uuid,
    /// Code of the way.
    pub channel: String,
    /// About what.
    pub kind: String,
    /// Its text, sealed.
    pub sealed: Option<Vec<u8>>,
    /// How often it was tried.
    pub tries: i64,
    /// When it was queued.
    pub created_at: i64,
    /// The contact it was written for; none in rows of an earlier version.
    pub contact: Option<Uuid>,
}

/// What a new message is made of.
pub struct NewMessage<'a> {
    /// Which.
    pub id: MessageId,
    /// To whom.
    pub account: AccountId,
    /// By which way.
    pub way: Way,
    /// About what.
    pub kind: &'a str,
    /// Its text, sealed.
    pub sealed: &'a [u8],
    /// The contact it goes to, and to no other.
    pub contact: Uuid,
    /// Index of the number or address, for a code that proves it.
    pub target: Option<Vec<u8>>,
}

/// Queues a message.
pub async fn insert(
    conn: &mut Conn,
    new: NewMessage<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.account.0,
        new.way.code(),
        new.kind,
        new.sealed,
        now.millis(),
        new.contact,
        new.target
    )?;
    Ok(())
}

/// Messages of a way whose time has come, oldest first.
pub async fn due(conn: &mut Conn, way: Way, now: Timestamp) -> Result<Vec<MessageRow>, StoreError> {
    fetch!(fetch_all, conn, MessageRow, DUE, way.code(), now.millis())
}

/// Messages of a way that a node took and never settled.
pub async fn stuck(
    conn: &mut Conn,
    way: Way,
    now: Timestamp,
) -> Result<Vec<MessageRow>, StoreError> {
    fetch!(fetch_all, conn, MessageRow, STUCK, way.code(), now.millis())
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

/// Settles a message that is in the state `from`, and erases its text: sent, or given up for a
/// reason; false when it was not in that state.
pub async fn settle(
    conn: &mut Conn,
    id: Uuid,
    from: &str,
    failed: Option<&str>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let state = failed.map_or("sent", |_| "failed");
    Ok(execute!(conn, SETTLE, id, from, state, now.millis(), failed)? == 1)
}

/// Takes back what waits for an account by a way, whose contact is another one now.
pub async fn cancel(
    conn: &mut Conn,
    account: AccountId,
    way: Way,
    now: Timestamp,
) -> Result<u64, StoreError> {
    execute!(conn, CANCEL, account.0, way.code(), now.millis())
}

/// Notes that a message came back, once; none when it never went out by that way.
pub async fn returned(
    conn: &mut Conn,
    id: MessageId,
    way: Way,
) -> Result<Option<MessageRow>, StoreError> {
    if execute!(conn, RETURNED, id.0, way.code())? != 1 {
        return Ok(None);
    }
    fetch!(fetch_optional, conn, MessageRow, FIND, id.0)
}

/// How many messages of a kind were queued for an account by a way after an instant.
pub async fn count(
    conn: &mut Conn,
    account: AccountId,
    (way, kind): (Way, &str),
    after: Timestamp,
) -> Result<i64, StoreError> {
    let after = after.millis();
    let (count,) = fetch!(
        fetch_one,
        conn,
        (i64,),
        COUNT,
        account.0,
        way.code(),
        kind,
        after
    )?;
    Ok(count)
}

/// How many codes were queued for one number or address after an instant, whoever asked.
pub async fn count_to(conn: &mut Conn, target: &[u8], after: Timestamp) -> Result<i64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), COUNT_TO, target, after.millis())?;
    Ok(count)
}

/// Forgets what was settled before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
