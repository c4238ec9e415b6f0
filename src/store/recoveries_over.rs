//! Recoveries that are over, and are forgotten after a week.

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;

statements! {
    ANY = "SELECT COUNT(*) FROM recoveries WHERE state <> 'waiting' AND ended_at < $1";
    FORGET = "DELETE FROM recovery_confirmations WHERE recovery IN (SELECT id FROM recoveries WHERE state <> 'waiting' AND ended_at < $1)";
    REMOVE = "DELETE FROM recoveries WHERE state <> 'waiting' AND ended_at < $1";
}

/// Whether any ended before an instant.
pub async fn any(conn: &mut Conn, before: Timestamp) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), ANY, before.millis())?;
    Ok(count > 0)
}

/// Removes those that ended before an instant.
pub async fn remove(conn: &mut Conn, before: Timestamp) -> Result<(), StoreError> {
    execute!(conn, FORGET, before.millis())?;
    execute!(conn, REMOVE, before.millis())?;
    Ok(())
}
