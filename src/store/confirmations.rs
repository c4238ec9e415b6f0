//! What guardians sealed for a recovery, the code of the person's phone, and what the journal says of
//! both.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use super::journal::Body;
use crate::clock::Timestamp;
use crate::id::{LockerId, RecoveryId};

statements! {
    FORGET = "DELETE FROM recovery_confirmations WHERE recovery = $1";
    CONFIRM = "INSERT INTO recovery_confirmations (recovery, guardian, guardian_set, number, sealed, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    CONFIRMATIONS = "SELECT guardian, guardian_set, number, sealed FROM recovery_confirmations WHERE recovery = $1 ORDER BY created_at, guardian";
    ALL = "SELECT recovery, guardian, sealed FROM recovery_confirmations ORDER BY recovery, guardian";
    PHONE_CODE = "UPDATE recoveries SET phone_code = $2, phone_ends_at = $3, phone_tries = 0, phone_sent = phone_sent + 1 WHERE id = $1 AND state = 'waiting' AND phone_sent < $4";
    PHONE_TRY = "UPDATE recoveries SET phone_tries = phone_tries + 1 WHERE id = $1 AND state = 'waiting' AND phone_code IS NOT NULL AND phone_tries < $2 AND phone_ends_at > $3";
    PHONE_SPEND = "UPDATE recoveries SET phone_code = NULL WHERE id = $1 AND state = 'waiting' AND phone_code = $2";
    SAID = "SELECT * FROM journal_entries WHERE locker = $1 AND outcome = 'done' AND idx > $2 \
        AND action IN ('recovery.confirmed', 'recovery.phone_confirmed', 'recovery.vetoed', 'recovery.finished', 'recovery.lapsed') ORDER BY idx";
    CONTACT_SAID = "SELECT * FROM journal_entries WHERE locker = $1 AND outcome = 'done' AND action IN ('contact.changed', 'locker.confirmed') ORDER BY idx";
}

/// What one guardian sealed to the key pair of a recovery.
#[derive(sqlx::FromRow, Clone)]
pub struct ConfirmationRow {
    /// Who.
    pub guardian: Uuid,
    /// As one of which set.
    pub guardian_set: Uuid,
    /// Which part is theirs.
    pub number: i64,
    /// Value or part, sealed.
    pub sealed: Vec<u8>,
}

/// Keeps what a guardian sealed; false when this guardian had before.
pub async fn confirm(
    conn: &mut Conn,
    id: RecoveryId,
    row: &ConfirmationRow,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (guardian, set) = (row.guardian, row.guardian_set);
    Ok(execute!(
        conn,
        CONFIRM,
        id.0,
        guardian,
        set,
        row.number,
        &row.sealed,
        now.millis()
    )? == 1)
}

/// What guardians sealed for a recovery.
pub async fn confirmations(
    conn: &mut Conn,
    id: RecoveryId,
) -> Result<Vec<ConfirmationRow>, StoreError> {
    fetch!(fetch_all, conn, ConfirmationRow, CONFIRMATIONS, id.0)
}

/// Every confirmation: of which recovery, by whom, and what was sealed; for reconciliation.
pub async fn all(conn: &mut Conn) -> Result<Vec<(Uuid, Uuid, Vec<u8>)>, StoreError> {
    fetch!(fetch_all, conn, (Uuid, Uuid, Vec<u8>), ALL)
}

/// Keeps the code that was sent to the person's phone; false when too many were.
pub async fn phone_code(
    conn: &mut Conn,
    id: RecoveryId,
    (digest, ends): (&[u8; 32], Timestamp),
    most: i64,
) -> Result<bool, StoreError> {
    let digest = digest.to_vec();
    Ok(execute!(conn, PHONE_CODE, id.0, digest, ends.millis(), most)? == 1)
}

/// Spends a try of the phone's code, then the code itself where it fits.
pub async fn spend_phone_code(
    conn: &mut Conn,
    id: RecoveryId,
    digest: &[u8; 32],
    (most, now): (i64, Timestamp),
) -> Result<bool, StoreError> {
    let may_try = execute!(conn, PHONE_TRY, id.0, most, now.millis())? == 1;
    Ok(may_try && execute!(conn, PHONE_SPEND, id.0, digest.to_vec())? == 1)
}

/// Erases what guardians sealed for a recovery that is over.
pub async fn forget(conn: &mut Conn, id: RecoveryId) -> Result<(), StoreError> {
    execute!(conn, FORGET, id.0)?;
    Ok(())
}

/// What the journal says of the recoveries of a locker after an entry.
pub async fn said(conn: &mut Conn, locker: LockerId, after: i64) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, SAID, locker.0, after)
}

/// What the journal says of how the owner of a locker can be reached.
pub async fn contact_said(conn: &mut Conn, locker: LockerId) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, CONTACT_SAID, locker.0)
}
