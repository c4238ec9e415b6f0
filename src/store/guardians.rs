//! Guardians: the sets of each locker, who is in them, and what is sealed for each.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use super::journal::Body;
use crate::clock::Timestamp;
use crate::domain::policy::LockerFacts;
use crate::id::{AccountId, GuardianSetId, LockerId};

statements! {
    INSERT_SET = "INSERT INTO guardian_sets (id, locker, threshold, value, recovery_key, half, signer_key, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIVE = "SELECT id, locker, threshold, value, recovery_key, half, signer_key, created_at FROM guardian_sets WHERE locker = $1 AND ended_at IS NULL";
    END = "UPDATE guardian_sets SET ended_at = $2, half = NULL WHERE locker = $1 AND ended_at IS NULL";
    INSERT = "INSERT INTO guardians (guardian_set, account, number, key_version, key_entry, signature, guardian_key, value, part, profile_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_SET = "SELECT guardian_set, account, number, key_version, key_entry, signature, guardian_key, value, part, profile_key, removed_at FROM guardians WHERE guardian_set = $1 ORDER BY number";
    FIND = "SELECT guardian_set, account, number, key_version, key_entry, signature, guardian_key, value, part, profile_key, removed_at FROM guardians WHERE guardian_set = $1 AND account = $2";
    GUARDS = "SELECT COUNT(*) FROM guardians g JOIN guardian_sets s ON s.id = g.guardian_set WHERE s.locker = $1 AND g.account = $2 AND s.ended_at IS NULL AND g.removed_at IS NULL";
    OF_ACCOUNT = "SELECT s.locker FROM guardians g JOIN guardian_sets s ON s.id = g.guardian_set WHERE g.account = $1 AND s.ended_at IS NULL AND g.removed_at IS NULL ORDER BY s.locker";
    REMOVE = "UPDATE guardians SET removed_at = $3 WHERE guardian_set = $1 AND account = $2 AND removed_at IS NULL";
    SAID = "SELECT * FROM journal_entries WHERE locker = $1 AND outcome = 'done' AND action IN ('guardian.named', 'guardian.removed') ORDER BY idx";
    AIDANTS = "SELECT DISTINCT a.aidant FROM mandates m JOIN mandate_aidants a ON a.mandate = m.id WHERE m.locker = $1 AND m.state = 'active' AND m.ends_at > $2 AND a.removed_at IS NULL ORDER BY a.aidant";
    STANDING = "SELECT g.guardian_set, g.account FROM guardians g JOIN guardian_sets s ON s.id = g.guardian_set WHERE s.ended_at IS NULL AND g.removed_at IS NULL ORDER BY g.guardian_set, g.number";
    HALVES = "SELECT id FROM guardian_sets WHERE half IS NOT NULL OR ended_at IS NULL ORDER BY id";
}

/// The guardians of a locker, together.
#[derive(sqlx::FromRow, Clone)]
pub struct SetRow {
    /// Which.
    pub id: Uuid,
    /// Of which locker.
    pub locker: Uuid,
    /// How many must confirm.
    pub threshold: i64,
    /// The value that opens with the card, under the owner's root key.
    pub value: Vec<u8>,
    /// The recovery key, under the owner's root key.
    pub recovery_key: Vec<u8>,
    /// The server's half, under the master key; erased when the set ends.
    pub half: Option<Vec<u8>>,
    /// Version of the owner's keys that signed it.
    pub signer_key: i64,
    /// When it was chosen.
    pub created_at: i64,
}

/// One guardian.
#[derive(sqlx::FromRow, Clone)]
pub struct GuardianRow {
    /// In which set.
    pub guardian_set: Uuid,
    /// Who.
    pub account: Uuid,
    /// Which part is theirs.
    pub number: i64,
    /// Version of the guardian's keys.
    pub key_version: i64,
    /// Journal index at which they were published.
    pub key_entry: i64,
    /// The owner's signature of the statement.
    pub signature: Vec<u8>,
    /// The guardian's key, sealed to the guardian.
    pub guardian_key: Vec<u8>,
    /// The value, under the guardian's key.
    pub value: Vec<u8>,
    /// The part, under the guardian's key.
    pub part: Vec<u8>,
    /// The person's profile key, under the guardian's key.
    pub profile_key: Vec<u8>,
    /// When they left.
    pub removed_at: Option<i64>,
}

/// Keeps a set; the one before must have ended.
pub async fn insert_set(conn: &mut Conn, row: &SetRow, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_SET,
        row.id,
        row.locker,
        row.threshold,
        &row.value,
        &row.recovery_key,
        row.half.as_deref(),
        row.signer_key,
        now.millis()
    )?;
    Ok(())
}

/// Keeps a guardian of a set.
pub async fn insert(conn: &mut Conn, row: &GuardianRow) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        row.guardian_set,
        row.account,
        row.number,
        row.key_version,
        row.key_entry,
        &row.signature,
        &row.guardian_key,
        &row.value,
        &row.part,
        &row.profile_key
    )?;
    Ok(())
}

/// The set that is live.
pub async fn live(conn: &mut Conn, locker: LockerId) -> Result<Option<SetRow>, StoreError> {
    fetch!(fetch_optional, conn, SetRow, LIVE, locker.0)
}

/// Ends the set that is live and erases the server's half; false when there was none.
pub async fn end(conn: &mut Conn, locker: LockerId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, END, locker.0, now.millis())? == 1)
}

/// The guardians of a set, those who left too.
pub async fn of_set(conn: &mut Conn, set: GuardianSetId) -> Result<Vec<GuardianRow>, StoreError> {
    fetch!(fetch_all, conn, GuardianRow, OF_SET, set.0)
}

/// One guardian of a set.
pub async fn find(
    conn: &mut Conn,
    set: GuardianSetId,
    account: AccountId,
) -> Result<Option<GuardianRow>, StoreError> {
    fetch!(fetch_optional, conn, GuardianRow, FIND, set.0, account.0)
}

/// Whether an account is a guardian of a locker now.
pub async fn guards(
    conn: &mut Conn,
    locker: LockerId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), GUARDS, locker.0, account.0)?;
    Ok(count > 0)
}

/// Notes in the facts of a locker whether an account guards it now.
pub(super) async fn mark(
    conn: &mut Conn,
    account: AccountId,
    locker: &mut LockerFacts,
) -> Result<(), StoreError> {
    locker.guarded_by_actor = guards(conn, locker.id, account).await?;
    Ok(())
}

/// The lockers that an account guards now.
pub async fn of_account(conn: &mut Conn, account: AccountId) -> Result<Vec<LockerId>, StoreError> {
    let found = fetch!(fetch_all, conn, (Uuid,), OF_ACCOUNT, account.0)?;
    Ok(found.into_iter().map(|(id,)| LockerId(id)).collect())
}

/// Notes that a guardian left; false when they had before.
pub async fn remove(
    conn: &mut Conn,
    set: GuardianSetId,
    account: AccountId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, REMOVE, set.0, account.0, now.millis())? == 1)
}

/// The entries that say who was named as a guardian of a locker, and who left.
pub async fn said(conn: &mut Conn, locker: LockerId) -> Result<Vec<Body>, StoreError> {
    fetch!(fetch_all, conn, Body, SAID, locker.0)
}

/// Who is named in a mandate of a locker that has not ended.
pub async fn aidants(
    conn: &mut Conn,
    locker: LockerId,
    now: Timestamp,
) -> Result<Vec<AccountId>, StoreError> {
    let found = fetch!(fetch_all, conn, (Uuid,), AIDANTS, locker.0, now.millis())?;
    Ok(found.into_iter().map(|(id,)| AccountId(id)).collect())
}

/// Every guardian of a live set with the set, for reconciliation.
pub async fn standing(conn: &mut Conn) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    fetch!(fetch_all, conn, (Uuid, Uuid), STANDING)
}

/// Every set that has a server's half, or is live, for reconciliation.
pub async fn halves(conn: &mut Conn) -> Result<Vec<Uuid>, StoreError> {
    let found = fetch!(fetch_all, conn, (Uuid,), HALVES)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
