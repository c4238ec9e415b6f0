//! Questions whether a dormant mandate may wake, the windows they open, and the messages that came
//! in, each counted once.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use super::journal::Body;
use crate::clock::Timestamp;
use crate::id::{AccountId, MandateId, WakeId};

statements! {
    INSERT = "INSERT INTO mandate_wakes (id, mandate, account, asked_by, state, asked_again, asked_at, lapses_at) VALUES ($1, $2, $3, $4, 'waiting', FALSE, $5, $6)";
    WAITING = "SELECT id, mandate, account, asked_by, asked_again, lapses_at FROM mandate_wakes WHERE account = $1 AND state = 'waiting'";
    OVERDUE = "SELECT id, mandate, account, asked_by, asked_again, lapses_at FROM mandate_wakes WHERE state = 'waiting' AND lapses_at <= $1 ORDER BY id LIMIT 500";
    END = "UPDATE mandate_wakes SET state = $2 WHERE id = $1 AND state = 'waiting'";
    ASK_AGAIN = "UPDATE mandate_wakes SET asked_again = TRUE WHERE id = $1 AND state = 'waiting' AND NOT asked_again";
    COUNT = "SELECT COUNT(*) FROM mandate_wakes WHERE mandate = $1 AND asked_at > $2";
    OPEN_WINDOW = "UPDATE mandates SET window_starts = $2, window_ends = $3 WHERE id = $1 AND dormant AND window_starts IS NULL AND state = 'active' AND starts_at <= $2 AND ends_at >= $3";
    WINDOW = "SELECT window_starts, window_ends FROM mandates WHERE id = $1";
    WOKEN = "SELECT * FROM journal_entries WHERE mandate = $1 AND action = 'mandate.woken' AND outcome = 'done' ORDER BY idx";
    RECEIVE = "INSERT INTO received (digest, at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    PURGE = "DELETE FROM received WHERE at < $1";
}

/// A question that waits for its answer.
#[derive(sqlx::FromRow, Clone)]
pub struct WakeRow {
    /// Which.
    pub id: Uuid,
    /// About which mandate.
    pub mandate: Uuid,
    /// To whom.
    pub account: Uuid,
    /// By which aidant.
    pub asked_by: Uuid,
    /// Whether an answer that was not understood was asked about.
    pub asked_again: bool,
    /// First instant at which it no longer counts.
    pub lapses_at: i64,
}

/// A new question.
pub struct NewWake {
    /// Which.
    pub id: WakeId,
    /// About which mandate.
    pub mandate: MandateId,
    /// To whom.
    pub account: AccountId,
    /// By which aidant.
    pub asked_by: AccountId,
    /// First instant at which it no longer counts.
    pub lapses_at: Timestamp,
}

/// Asks; a unique index refuses a second question to one person.
pub async fn insert(conn: &mut Conn, new: &NewWake, now: Timestamp) -> Result<(), StoreError> {
    let (id, mandate, account) = (new.id.0, new.mandate.0, new.account.0);
    let lapses = new.lapses_at.millis();
    execute!(
        conn,
        INSERT,
        id,
        mandate,
        account,
        new.asked_by.0,
        now.millis(),
        lapses
    )?;
    Ok(())
}

/// The question that waits for a person's answer.
pub async fn waiting(conn: &mut Conn, account: AccountId) -> Result<Option<WakeRow>, StoreError> {
    fetch!(fetch_optional, conn, WakeRow, WAITING, account.0)
}

/// Questions that were not answered in time.
pub async fn overdue(conn: &mut Conn, now: Timestamp) -> Result<Vec<WakeRow>, StoreError> {
    fetch!(fetch_all, conn, WakeRow, OVERDUE, now.millis())
}

/// Ends a question as `accepted`, `refused` or `lapsed`; false when it had ended before.
pub async fn end(conn: &mut Conn, id: Uuid, state: &'static str) -> Result<bool, StoreError> {
    Ok(execute!(conn, END, id, state)? == 1)
}

/// Notes that an answer was asked about, once.
pub async fn ask_again(conn: &mut Conn, id: Uuid) -> Result<bool, StoreError> {
    Ok(execute!(conn, ASK_AGAIN, id)? == 1)
}

/// How many questions about a mandate were asked after an instant.
pub async fn count(
    conn: &mut Conn,
    mandate: MandateId,
    after: Timestamp,
) -> Result<i64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), COUNT, mandate.0, after.millis())?;
    Ok(count)
}

/// Opens the window of a dormant mandate, once; false when it has one or is not active.
pub async fn open_window(
    conn: &mut Conn,
    mandate: MandateId,
    (starts, ends): (Timestamp, Timestamp),
) -> Result<bool, StoreError> {
    Ok(execute!(conn, OPEN_WINDOW, mandate.0, starts.millis(), ends.millis())? == 1)
}

/// The window in the row of a mandate.
pub async fn window(conn: &mut Conn, mandate: MandateId) -> Result<Option<(i64, i64)>, StoreError> {
    type Window = (Option<i64>, Option<i64>);
    let found = fetch!(fetch_optional, conn, Window, WINDOW, mandate.0)?;
    Ok(found.and_then(|(starts, ends)| starts.zip(ends)))
}

/// The entries that say that a mandate was woken.
pub async fn woken(conn: &mut Conn, mandate: MandateId) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, WOKEN, mandate.0)
}

/// Notes that a message came in; false when it had come before.
pub async fn receive(
    conn: &mut Conn,
    digest: &[u8; 32],
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, RECEIVE, digest.to_vec(), now.millis())? == 1)
}

/// Forgets messages that came in before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
