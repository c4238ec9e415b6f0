//! What ends sessions other than leaving: many at once, one from another, and the sweep.

use super::StoreError;
use super::db::{Conn, execute, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, SessionId};

// A card that a provider's word came before is a card all the same.
statements! {
    END_BY_CARD = "UPDATE sessions SET ended_at = $3 WHERE account = $1 AND id <> $2 AND method IN ('card', 'oidc+card') AND ended_at IS NULL AND ends_at > $3";
    END_OTHERS = "UPDATE sessions SET ended_at = $2 WHERE account = $1 AND id <> $3 AND ended_at IS NULL AND ends_at > $2";
    END_SHOWN = "UPDATE sessions SET ended_at = $3 WHERE account = $1 AND shown_id = $2 AND ended_at IS NULL AND ends_at > $3";
    PURGE = "DELETE FROM sessions WHERE ends_at < $1 OR ended_at < $1";
}

/// Ends every session of an account but one (no session has the digest of zeros); how many.
pub async fn end_others(
    conn: &mut Conn,
    account: AccountId,
    keep: Option<[u8; 32]>,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let keep = keep.unwrap_or_default().to_vec();
    execute!(conn, END_OTHERS, account.0, now.millis(), keep)
}

/// Ends one session of an account; false when it has none such, or it was over.
pub async fn end_shown(
    conn: &mut Conn,
    account: AccountId,
    shown: SessionId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, END_SHOWN, account.0, shown.0, now.millis())? == 1)
}

/// Ends every session that was opened with an account's card, but one; how many that were.
pub async fn end_by_card(
    conn: &mut Conn,
    account: AccountId,
    keep: Option<[u8; 32]>,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let keep = keep.unwrap_or_default().to_vec();
    execute!(conn, END_BY_CARD, account.0, keep, now.millis())
}

/// Forgets sessions that were over before `before`.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
