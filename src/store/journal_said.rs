//! What the journal says of one thing, for whoever believes it and not the rows; and whether it is all
//! there.

use super::StoreError;
use super::db::{Conn, fetch, statements};
use super::journal::Body;
use crate::id::{LockerId, MandateId};

statements! {
    COUNT = "SELECT COUNT(*) FROM journal_entries WHERE idx >= $1 AND idx < $2";
    CHANGED = "SELECT * FROM journal_entries WHERE mandate = $1 AND outcome = 'done' \
        AND action IN ('mandate.aidant_added', 'mandate.aidant_removed', 'mandate.narrowed') ORDER BY idx";
    ANSWERS = "SELECT * FROM journal_entries WHERE locker = $1 AND outcome = 'done' \
        AND action IN ('locker.confirmed', 'mandate.accepted', 'mandate.refused') ORDER BY idx";
}

/// How many entries stand in `start..end`.
pub async fn count(conn: &mut Conn, start: u64, end: u64) -> Result<u64, StoreError> {
    let (start, end) = (start.cast_signed(), end.cast_signed());
    let (count,) = fetch!(fetch_one, conn, (i64,), COUNT, start, end)?;
    Ok(count.cast_unsigned())
}

/// The entries that changed a mandate that stands: who is named, which categories have ended.
pub async fn changed(conn: &mut Conn, mandate: MandateId) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, CHANGED, mandate.0)
}

/// What a person answered to mandates, and that they took their locker over, in order.
pub async fn answers(conn: &mut Conn, locker: LockerId) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, ANSWERS, locker.0)
}
