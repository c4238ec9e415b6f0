//! The papers of a mandate, for its person and for an aidant named while it is in force. Digest and
//! signature are checked before anything is shown.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::Seals;
use crate::crypto::place::Place;
use crate::domain::attestation::{AttestationKind, Canonical, EndPaper, GivenPaper, signed};
use crate::domain::journal::Event;
use crate::domain::policy::{Action, Permit};
use crate::domain::verification_code::VerificationCode;
use crate::id::{LockerId, MandateId};
use crate::store::attestations::{self, AttestationRow};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow};
use crate::store::{Recorded, lockers};

use super::actor::Actor;
use super::attest::code_index;
use super::error::{Altered, OpError};
use super::keyring::Keyring;
use super::{about, allow, proved};

/// A paper that passed its proof.
pub struct AttestedPaper {
    /// The mandate as it was given, with its names.
    pub given: GivenPaper,
    /// What ended, where that was asked for.
    pub ended: Option<EndPaper>,
    /// The canonical bytes of the paper that was asked for.
    pub bytes: Vec<u8>,
    /// Their digest.
    pub sha256: [u8; 32],
    /// The instance's signature of them.
    pub signature: Vec<u8>,
    /// The public key that verifies it.
    pub public_key: [u8; 32],
}

/// One paper of a mandate: the one by which it was given, or (`revocation`) the newest of its end.
///
/// # Errors
/// A refusal (a foreign mandate is as if it did not exist), no such paper, or one that fails its
/// proof, which is recorded.
pub async fn read_attestation(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    kind: AttestationKind,
) -> Result<AttestedPaper, OpError> {
    let row = mandates::find(&mut app.store.reader().await?, mandate).await?;
    // A mandate that does not exist is asked for like a foreign one, so that both answer alike.
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let target = Target::Mandate(locker, mandate);
    let allowed = allow(app, actor, Action::ReadAttestation, target).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let mut conn = app.store.reader().await?;
    let given = attestations::given(&mut conn, mandate).await?;
    let ended = attestations::ended(&mut conn, mandate).await?;
    let ended = ended.filter(|_| kind == AttestationKind::Revocation);
    if kind == AttestationKind::Revocation && ended.is_none() {
        return Err(OpError::NotFound);
    }
    let given = given.ok_or(OpError::NotFound)?;
    let recorded = app
        .store
        .record(allowed.permit, named(allowed.event, &row, kind))
        .await?;
    let again = named(about(actor, recorded.value()), &row, kind);
    let opened = open(app, &mut conn, actor, &recorded, (&row, &given, ended)).await;
    proved(app, again, opened).await
}

fn named(mut event: Event, row: &MandateRow, kind: AttestationKind) -> Event {
    event.mandate = Some(MandateId(row.id));
    event.organisation = row.organisation.map(crate::id::OrganisationId);
    event.with("paper", kind.code())
}

async fn open(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    recorded: &Recorded<Permit>,
    (mandate, row, ended): (&MandateRow, &AttestationRow, Option<AttestationRow>),
) -> Result<AttestedPaper, OpError> {
    let locker = lockers::find(conn, LockerId(mandate.locker)).await?;
    let locker = locker.ok_or(OpError::NotFound)?;
    let keyring = Keyring::open(app, conn, actor, recorded.value()).await?;
    let profile = keyring.profile(conn, &locker).await?;
    let bytes = profile.open(&place(row), &row.sealed)?.to_vec();
    let given: GivenPaper = checked(app, row, &bytes)?;
    fits(&given, mandate, row)?;
    let public_key = app.secret.attestor().public();
    let paper = |row: &AttestationRow, bytes: Vec<u8>, given, ended| AttestedPaper {
        given,
        ended,
        sha256: crate::crypto::sha256(&bytes),
        bytes,
        signature: row.signature.clone(),
        public_key,
    };
    let Some(end_row) = ended else {
        return Ok(paper(row, bytes, given, None));
    };
    let bytes = app.ring.open(&place(&end_row), &end_row.sealed)?.to_vec();
    let ended: EndPaper = checked(app, &end_row, &bytes)?;
    let same = ended.mandate == given.mandate
        && ended.attestation_sha256 == crate::crypto::hex(&row.sha256)
        && ended.issued_at.millis() == end_row.issued_at;
    if same {
        Ok(paper(&end_row, bytes, given, Some(ended)))
    } else {
        Err(Altered::AttestationAltered.into())
    }
}

/// Where a paper is sealed.
pub(super) fn place(row: &AttestationRow) -> Place {
    let issued_at = Timestamp::from_millis(row.issued_at);
    Place::attestation(MandateId(row.mandate), &row.kind, issued_at)
}

/// The paper is of this mandate, and its terms are those that are in force.
fn fits(given: &GivenPaper, mandate: &MandateRow, row: &AttestationRow) -> Result<(), OpError> {
    let terms = mandate.terms().map_err(|_| Altered::TermsAltered)?;
    let same = given.mandate.0 == mandate.id
        && given.terms == terms
        && given.terms_sha256 == crate::crypto::hex(&mandate.terms_sha256)
        && given.kind.code() == row.kind
        && given.issued_at.millis() == row.issued_at;
    if same {
        Ok(())
    } else {
        Err(Altered::AttestationAltered.into())
    }
}

/// Whether opened bytes are what this instance signed, and their code leads to them; then the paper.
pub(super) fn checked<P: Canonical>(
    app: &App,
    row: &AttestationRow,
    bytes: &[u8],
) -> Result<P, OpError> {
    let public = app.secret.attestor().public();
    let authentic = crate::crypto::signature::verify(&public, &signed(bytes), &row.signature);
    let same = crate::crypto::sha256(bytes).as_slice() == row.sha256;
    let found = |paper: &P| {
        let code = VerificationCode::parse(paper.code());
        code.is_ok_and(|code| code_index(app, &code).as_slice() == row.code_index)
    };
    let paper = P::parse(bytes).filter(|paper| same && authentic.is_ok() && found(paper));
    Ok(paper.ok_or(Altered::AttestationAltered)?)
}
