//! What anybody may know who holds the code of a paper: whether it counts, from when to when, and
//! which structure answers. Never a name of a person.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::attestation::AttestationKind;
use crate::domain::codes;
use crate::domain::mandate::MandateStatus;
use crate::domain::rights::Standing;
use crate::domain::verification_code::VerificationCode;
use crate::id::{MandateId, OrganisationId};
use crate::limits;
use crate::store::attestations::{self, AttestationRow, JournalEnds};
use crate::store::db::Conn;
use crate::store::mandates::{self, MandateRow};
use crate::store::{StoreError, organisations};

use super::attest::code_index;
use super::error::OpError;

codes! {
    /// What a paper's mandate is now, for a stranger.
    VerifiedStatus {
        /// It counts now.
        Valid = "valid",
        /// It ended: by its date, or because a newer one took its place.
        Ended = "ended",
        /// Somebody stopped it.
        Revoked = "revoked",
        /// It is stopped for now.
        Suspended = "suspended",
        /// It does not count yet.
        NotStarted = "not_started",
    }
}

/// What a code tells.
pub struct Verified {
    /// The code as printed.
    pub code: String,
    /// What the mandate is now.
    pub status: VerifiedStatus,
    /// What kind of paper it is.
    pub kind: AttestationKind,
    /// The structure that answers; none for a relative.
    pub organisation: Option<String>,
    /// First instant in force.
    pub starts_at: Timestamp,
    /// First instant no longer in force.
    pub ends_at: Timestamp,
    /// When it was ended, other than by its date.
    pub ended_at: Option<Timestamp>,
    /// When the paper was issued.
    pub issued_at: Timestamp,
    /// SHA-256 of the paper's bytes.
    pub sha256: Vec<u8>,
    /// The instance's signature of them.
    pub signature: Vec<u8>,
    /// The public key that verifies it.
    pub public_key: [u8; 32],
}

/// Looks a code up. Nothing is sealed open and nothing of a person is told, so nothing is recorded;
/// one address may try a bounded number in a minute.
///
/// # Errors
/// No code, no paper of that code, or too many tries.
pub async fn verify_code(app: &App, code: &str, address: &str) -> Result<Verified, OpError> {
    let now = app.store.now().await?;
    let key = [b"verify:".as_slice(), address.as_bytes()].concat();
    if app.throttle.count(&key, now) > limits::VERIFIES_PER_ADDRESS {
        return Err(OpError::RateLimited);
    }
    let code = VerificationCode::parse(code);
    let code = code.map_err(|bad| OpError::invalid("code", "code_form", &bad.to_string()))?;
    let mut conn = app.store.reader().await?;
    let row = attestations::by_code(&mut conn, &code_index(app, &code)).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let id = MandateId(row.mandate);
    let mandate = mandates::find(&mut conn, id).await?;
    let mandate = mandate.ok_or(StoreError::Value("attestations"))?;
    let ends = attestations::ends(&mut conn, id).await?;
    let (organisation, stands) = structure(&mut conn, &mandate).await?;
    let status = status(mandate.life()?.status(now), ends, stands);
    verified(app, code.text(), &row, &mandate, (status, organisation))
}

fn verified(
    app: &App,
    code: String,
    row: &AttestationRow,
    mandate: &MandateRow,
    (status, organisation): (VerifiedStatus, Option<String>),
) -> Result<Verified, OpError> {
    let (starts_at, ends_at) = mandate.life()?.interval();
    let kind = AttestationKind::parse(&row.kind);
    let ended_at = mandate.ended_at.map(Timestamp::from_millis);
    Ok(Verified {
        code,
        status,
        kind: kind.ok_or(StoreError::Value("attestations"))?,
        organisation,
        starts_at,
        ends_at,
        ended_at: ended_at.filter(|ended| *ended < ends_at),
        issued_at: Timestamp::from_millis(row.issued_at),
        sha256: row.sha256.clone(),
        signature: row.signature.clone(),
        public_key: app.secret.attestor().public(),
    })
}

/// The name of the structure, and whether it may act now.
async fn structure(
    conn: &mut Conn,
    mandate: &MandateRow,
) -> Result<(Option<String>, bool), OpError> {
    let Some(id) = mandate.organisation else {
        return Ok((None, true));
    };
    let row = organisations::find(conn, OrganisationId(id)).await?;
    let row = row.ok_or(StoreError::Value("mandates"))?;
    let stands = row.state == Standing::Active.code();
    Ok((Some(row.name), stands))
}

fn status(status: MandateStatus, ends: JournalEnds, stands: bool) -> VerifiedStatus {
    match status {
        _ if ends.revoked => VerifiedStatus::Revoked,
        MandateStatus::Revoked => VerifiedStatus::Revoked,
        _ if ends.ended => VerifiedStatus::Ended,
        MandateStatus::Superseded | MandateStatus::Expired => VerifiedStatus::Ended,
        MandateStatus::Suspended => VerifiedStatus::Suspended,
        MandateStatus::Active if stands => VerifiedStatus::Valid,
        MandateStatus::Active => VerifiedStatus::Suspended,
        _ => VerifiedStatus::NotStarted,
    }
}
