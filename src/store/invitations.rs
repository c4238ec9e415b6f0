//! One-time invitations to enrol, kept as digests.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{LockerId, OrganisationId};

statements! {
    INSERT = "INSERT INTO invitations (digest, organisation, locker, role, created_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT organisation, locker, role FROM invitations WHERE digest = $1 AND used_at IS NULL AND ends_at > $2";
    USE = "UPDATE invitations SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND ends_at > $2";
    WAITING = "SELECT digest, role, ends_at FROM invitations WHERE organisation = $1 AND used_at IS NULL AND ends_at > $2 ORDER BY ends_at, digest";
    WAITING_FOR = "SELECT digest, role, ends_at FROM invitations WHERE locker = $1 AND used_at IS NULL AND ends_at > $2 ORDER BY ends_at, digest";
    WITHDRAW = "DELETE FROM invitations WHERE digest = $1 AND used_at IS NULL";
    WITHDRAW_ALL = "DELETE FROM invitations WHERE organisation = $1 AND used_at IS NULL";
}

/// An invitation that waits.
#[derive(sqlx::FromRow)]
pub struct WaitingRow {
    /// Digest of its code.
    pub digest: Vec<u8>,
    /// For which role.
    pub role: String,
    /// First instant at which it is no longer good.
    pub ends_at: i64,
}

/// An invitation that can still be used.
#[derive(sqlx::FromRow)]
pub struct InvitationRow {
    /// For which structure; none for an auditor or a relative.
    pub organisation: Option<Uuid>,
    /// Of which locker, for a relative.
    pub locker: Option<Uuid>,
    /// `aidant`, `coordinator`, `auditor` or `relative`.
    pub role: String,
}

/// Makes an invitation.
pub async fn insert(
    conn: &mut Conn,
    digest: &[u8; 32],
    (organisation, locker): (Option<OrganisationId>, Option<LockerId>),
    role: &str,
    now: Timestamp,
    ends: Timestamp,
) -> Result<(), StoreError> {
    let (organisation, locker) = (organisation.map(|id| id.0), locker.map(|id| id.0));
    execute!(
        conn,
        INSERT,
        digest.to_vec(),
        organisation,
        locker,
        role,
        now.millis(),
        ends.millis()
    )?;
    Ok(())
}

/// An invitation that can still be used.
pub async fn find(
    conn: &mut Conn,
    digest: &[u8; 32],
    now: Timestamp,
) -> Result<Option<InvitationRow>, StoreError> {
    fetch!(
        fetch_optional,
        conn,
        InvitationRow,
        FIND,
        digest.to_vec(),
        now.millis()
    )
}

/// Uses an invitation; false when it was used or is too old.
pub async fn spend(conn: &mut Conn, digest: &[u8; 32], now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, USE, digest.to_vec(), now.millis())? == 1)
}

/// The invitations of a structure that wait.
pub async fn waiting(
    conn: &mut Conn,
    organisation: OrganisationId,
    now: Timestamp,
) -> Result<Vec<WaitingRow>, StoreError> {
    let now = now.millis();
    fetch!(fetch_all, conn, WaitingRow, WAITING, organisation.0, now)
}

/// The invitations to help one person that wait.
pub async fn waiting_for(
    conn: &mut Conn,
    locker: LockerId,
    now: Timestamp,
) -> Result<Vec<WaitingRow>, StoreError> {
    let now = now.millis();
    fetch!(fetch_all, conn, WaitingRow, WAITING_FOR, locker.0, now)
}

/// Takes an invitation back; false when it was used.
pub async fn withdraw(conn: &mut Conn, digest: &[u8]) -> Result<bool, StoreError> {
    Ok(execute!(conn, WITHDRAW, digest)? == 1)
}

/// Takes every invitation of a structure back.
pub async fn withdraw_all(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> Result<u64, StoreError> {
    execute!(conn, WITHDRAW_ALL, organisation.0)
}
