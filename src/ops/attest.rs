//! Making the papers of a mandate: canonical bytes, the instance's signature, sealed.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::{ProfileKey, Seals};
use crate::crypto::place::Place;
use crate::domain::attestation::{
    AttestationKind, AttestedConsent, Canonical, EndPaper, EndedBy, GivenPaper, Names, signed,
};
use crate::domain::mandate::{ConsentMethod, Terms};
use crate::domain::rights::Category;
use crate::domain::verification_code::VerificationCode;
use crate::id::MandateId;
use crate::store::attestations::{self, NewAttestation};
use crate::store::db::Conn;
use crate::store::{Unit, lockers};

use super::error::OpError;
use super::people::Directory;

/// What the terms do not say of a mandate that was given.
pub(super) struct Given {
    /// How the person consented.
    pub method: ConsentMethod,
    /// When they did; the paper is issued at the same instant.
    pub at: Timestamp,
    /// First instant in force.
    pub starts_at: Timestamp,
    /// First instant no longer in force.
    pub ends_at: Timestamp,
    /// The mandate whose place it takes.
    pub renews: Option<MandateId>,
}

/// The paper of a mandate that is being given, to be kept in the same transaction.
///
/// # Errors
/// The database, or an altered name.
pub(super) async fn attest_mandate(
    app: &App,
    conn: &mut Conn,
    terms: &Terms,
    profile: &ProfileKey,
    given: Given,
) -> Result<NewAttestation, OpError> {
    let locker = lockers::find(conn, terms.locker).await?;
    let locker = locker.ok_or(OpError::NotFound)?;
    let name = profile.open(&Place::profile(terms.locker), &locker.profile)?;
    let names = names(app, conn, terms, &name).await?;
    let paper = paper(app, terms, names, (locker.language, given));
    let bytes = paper.canonical();
    let place = Place::attestation(terms.mandate, paper.kind.code(), paper.issued_at);
    let sealed = profile.seal(&place, &bytes, &app.random);
    let facts = (terms.mandate, paper.kind, paper.issued_at);
    Ok(new(app, facts, &paper.code, &bytes, sealed))
}

/// The names as they are now.
async fn names(
    app: &App,
    conn: &mut Conn,
    terms: &Terms,
    beneficiary: &[u8],
) -> Result<Names, OpError> {
    let (mut directory, mut aidants) = (Directory::default(), BTreeMap::new());
    for aidant in &terms.aidants {
        let person = directory.person(app, conn, aidant.0).await?;
        aidants.insert(*aidant, person.name.unwrap_or_default());
    }
    let organisation = match terms.organisation {
        Some(id) => attestations::structure(conn, id).await?,
        None => None,
    };
    Ok(Names {
        beneficiary: String::from_utf8_lossy(beneficiary).into_owned(),
        aidants,
        organisation,
    })
}

fn paper(app: &App, terms: &Terms, names: Names, (language, given): (String, Given)) -> GivenPaper {
    let kind = match given.renews {
        Some(_) => AttestationKind::Renewal,
        None => AttestationKind::Mandate,
    };
    GivenPaper {
        version: 1,
        kind,
        code: code(app),
        origin: app.journal_key.name().to_owned(),
        mandate: terms.mandate,
        renews: given.renews,
        terms_sha256: crate::crypto::hex(&crate::crypto::sha256(&terms.canonical())),
        terms: terms.clone(),
        text: terms.text.clone(),
        language,
        names,
        starts_at: given.starts_at,
        ends_at: given.ends_at,
        consent: AttestedConsent {
            method: given.method,
            at: given.at,
        },
        issued_at: given.at,
    }
}

/// Makes and keeps the paper of an end, in the transaction of the end. No person's key is needed.
/// A mandate given before there were papers has none of its end either.
///
/// # Errors
/// The database; nothing of it stays.
pub(super) async fn attest_end(
    app: &App,
    unit: &mut Unit,
    mandate: MandateId,
    categories: Option<BTreeSet<Category>>,
    by: EndedBy,
) -> Result<(), OpError> {
    let Some(given) = attestations::given(&mut unit.conn, mandate).await? else {
        return Ok(());
    };
    let now = unit.now();
    let paper = EndPaper {
        version: 1,
        kind: AttestationKind::Revocation,
        code: code(app),
        origin: app.journal_key.name().to_owned(),
        mandate,
        attestation_sha256: crate::crypto::hex(&given.sha256),
        categories,
        ended_at: now,
        by,
        issued_at: now,
    };
    let bytes = paper.canonical();
    let place = Place::attestation(mandate, paper.kind.code(), now);
    let sealed = app.ring.seal(&place, &bytes, &app.random);
    let new = new(app, (mandate, paper.kind, now), &paper.code, &bytes, sealed);
    Ok(attestations::insert(&mut unit.conn, &new).await?)
}

fn code(app: &App) -> String {
    VerificationCode::from_bytes(app.random.bytes()).text()
}

/// Where the paper of a code is found.
pub(super) fn code_index(app: &App, code: &VerificationCode) -> [u8; 32] {
    app.secret.index("attestation-code", code.symbols())
}

fn new(
    app: &App,
    (mandate, kind, issued_at): (MandateId, AttestationKind, Timestamp),
    code: &str,
    bytes: &[u8],
    sealed: Vec<u8>,
) -> NewAttestation {
    // The code was made just before, so it is in form.
    let index = VerificationCode::parse(code).map(|code| code_index(app, &code));
    NewAttestation {
        code_index: index.unwrap_or_default(),
        mandate,
        kind,
        sealed,
        sha256: crate::crypto::sha256(bytes),
        signature: app.secret.attestor().sign(&signed(bytes)),
        issued_at,
    }
}
