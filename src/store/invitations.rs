//! One-time invitations to enrol, kept as digests.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::OrganisationId;

statements! {
    INSERT = "INSERT INTO invitations (digest, organisation, role, created_at, ends_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT organisation, role FROM invitations WHERE digest = $1 AND used_at IS NULL AND ends_at > $2";
    USE = "UPDATE invitations SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND ends_at > $2";
}

/// An invitation that can still be used.
#[derive(sqlx::FromRow)]
pub struct InvitationRow {
    /// For which structure; none for an auditor.
    pub organisation: Option<Uuid>,
    /// `aidant`, `coordinator` or `auditor`.
    pub role: String,
}

/// Makes an invitation.
pub async fn insert(
    conn: &mut Conn,
    digest: &[u8; 32],
    organisation: Option<OrganisationId>,
    role: &str,
    now: Timestamp,
    ends: Timestamp,
) -> Result<(), StoreError> {
    let organisation = organisation.map(|id| id.0);
    execute!(
        conn,
        INSERT,
        digest.to_vec(),
        organisation,
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
