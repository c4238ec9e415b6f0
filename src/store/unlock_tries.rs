//! Tries of what opens a root key: spent before the secret is looked at.

use super::StoreError;
use super::db::{Conn, execute, statements};
use crate::clock::Timestamp;
use crate::id::UnlockId;

statements! {
    SPEND_TRY = "UPDATE unlocks SET tries = tries + 1 WHERE id = $1 AND locked_at IS NULL AND blocked_at IS NULL AND tries < $2";
    LOCK = "UPDATE unlocks SET locked_at = $2 WHERE id = $1 AND locked_at IS NULL AND tries >= $3";
    RESET_TRIES = "UPDATE unlocks SET tries = 0 WHERE id = $1 AND locked_at IS NULL";
}

/// Spends a try before the secret is looked at; false when none is left.
pub async fn spend_try(conn: &mut Conn, id: UnlockId, most: i64) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_TRY, id.0, most)? == 1)
}

/// Locks an unlock whose tries are spent; false when it was locked already or has tries left.
pub async fn lock(
    conn: &mut Conn,
    id: UnlockId,
    most: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, LOCK, id.0, now.millis(), most)? == 1)
}

/// Gives the tries back after a success.
pub async fn reset_tries(conn: &mut Conn, id: UnlockId) -> Result<(), StoreError> {
    execute!(conn, RESET_TRIES, id.0)?;
    Ok(())
}
