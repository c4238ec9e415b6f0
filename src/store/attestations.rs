//! The papers of mandates: sealed bytes, their digest and signature, found by mandate or by code.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::attestation::{AttestationKind, AttestedStructure};
use crate::id::{MandateId, OrganisationId};

statements! {
    INSERT = "INSERT INTO attestations (code_index, mandate, kind, sealed, sha256, signature, issued_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GIVEN = "SELECT code_index, mandate, kind, sealed, sha256, signature, issued_at FROM attestations WHERE mandate = $1 AND kind <> 'revocation'";
    ENDED = "SELECT code_index, mandate, kind, sealed, sha256, signature, issued_at FROM attestations WHERE mandate = $1 AND kind = 'revocation' \
        ORDER BY issued_at DESC, code_index LIMIT 1";
    BY_CODE = "SELECT code_index, mandate, kind, sealed, sha256, signature, issued_at FROM attestations WHERE code_index = $1";
    PAGE = "SELECT code_index, mandate, kind, sealed, sha256, signature, issued_at FROM attestations WHERE code_index > $1 ORDER BY code_index LIMIT 500";
    ENDS = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN action = 'mandate.revoked' THEN 1 ELSE 0 END), 0) AS BIGINT) FROM journal_entries \
        WHERE mandate = $1 AND outcome = 'done' AND action IN ('mandate.revoked', 'mandate.superseded', 'mandate.renewed', 'mandate.expired')";
    STRUCTURE = "SELECT name, address, siret, phone FROM organisations WHERE id = $1";
}

/// A paper as stored.
#[derive(sqlx::FromRow)]
pub struct AttestationRow {
    /// Where its code is found.
    pub code_index: Vec<u8>,
    /// Of which mandate.
    pub mandate: Uuid,
    /// What it attests.
    pub kind: String,
    /// The canonical bytes, sealed.
    pub sealed: Vec<u8>,
    /// Their digest.
    pub sha256: Vec<u8>,
    /// The instance's signature.
    pub signature: Vec<u8>,
    /// When it was issued.
    pub issued_at: i64,
}

/// A paper to be kept.
pub struct NewAttestation {
    /// Where its code is found.
    pub code_index: [u8; 32],
    /// Of which mandate.
    pub mandate: MandateId,
    /// What it attests.
    pub kind: AttestationKind,
    /// The canonical bytes, sealed.
    pub sealed: Vec<u8>,
    /// Their digest.
    pub sha256: [u8; 32],
    /// The instance's signature.
    pub signature: [u8; 64],
    /// When it was issued.
    pub issued_at: Timestamp,
}

/// What the journal says of the end of a mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JournalEnds {
    /// Whether an entry says that it ended.
    pub ended: bool,
    /// Whether one says that somebody stopped it.
    pub revoked: bool,
}

#[derive(sqlx::FromRow)]
struct StructureRow {
    name: String,
    address: String,
    siret: Option<String>,
    phone: Option<String>,
}

/// Keeps a paper.
pub async fn insert(conn: &mut Conn, new: &NewAttestation) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.code_index.to_vec(),
        new.mandate.0,
        new.kind.code(),
        &new.sealed,
        new.sha256.to_vec(),
        new.signature.to_vec(),
        new.issued_at.millis()
    )?;
    Ok(())
}

/// The paper by which a mandate was given.
pub async fn given(
    conn: &mut Conn,
    mandate: MandateId,
) -> Result<Option<AttestationRow>, StoreError> {
    fetch!(fetch_optional, conn, AttestationRow, GIVEN, mandate.0)
}

/// The newest paper of what ended.
pub async fn ended(
    conn: &mut Conn,
    mandate: MandateId,
) -> Result<Option<AttestationRow>, StoreError> {
    fetch!(fetch_optional, conn, AttestationRow, ENDED, mandate.0)
}

/// The paper of a code.
pub async fn by_code(
    conn: &mut Conn,
    code_index: &[u8; 32],
) -> Result<Option<AttestationRow>, StoreError> {
    fetch!(
        fetch_optional,
        conn,
        AttestationRow,
        BY_CODE,
        code_index.to_vec()
    )
}

/// A page of all papers, in the order of their codes' index, for reconciliation.
pub async fn page(conn: &mut Conn, after: &[u8]) -> Result<Vec<AttestationRow>, StoreError> {
    fetch!(fetch_all, conn, AttestationRow, PAGE, after.to_vec())
}

/// What the journal says of an end: a row that was edited back to life does not count.
pub async fn ends(conn: &mut Conn, mandate: MandateId) -> Result<JournalEnds, StoreError> {
    let (ended, revoked) = fetch!(fetch_one, conn, (i64, i64), ENDS, mandate.0)?;
    Ok(JournalEnds {
        ended: ended > 0,
        revoked: revoked > 0,
    })
}

/// A structure as a paper names it.
pub async fn structure(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Option<AttestedStructure>, StoreError> {
    let row = fetch!(fetch_optional, conn, StructureRow, STRUCTURE, id.0)?;
    Ok(row.map(|row| AttestedStructure {
        name: row.name,
        address: row.address,
        siret: row.siret,
        phone: row.phone,
    }))
}
