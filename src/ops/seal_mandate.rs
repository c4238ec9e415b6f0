//! From terms that the person agreed to, and their root key, to a mandate: signed consent, one sealed
//! key an aidant in two halves, and the keys in scope under it.

use crate::app::{App, PublishedKeys};
use crate::clock::Timestamp;
use crate::crypto::hpke::seal_half;
use crate::crypto::key::{
    AidantHalf, CategoryKey, MandateKey, ProfileKey, RootKey, ServerHalf, Wraps,
};
use crate::crypto::place::Place;
use crate::crypto::signature::Signer;
use crate::domain::mandate::{ConsentMethod, Grant, MandateState, Terms};
use crate::domain::rights::Category;
use crate::id::{AccountId, LockerId, MandateId};
use crate::store::attestations::NewAttestation;
use crate::store::db::Conn;
use crate::store::lockers;
use crate::store::mandates::{MandateRow, NewAidant, NewConsent};

use super::attest::{Given, attest_mandate};
use super::error::{Altered, OpError};
use super::keyring::private_keys;
use super::published;

/// Everything that is inserted together.
pub(super) struct Sealed {
    pub row: MandateRow,
    pub consent: NewConsent,
    pub aidants: Vec<NewAidant>,
    pub attestation: NewAttestation,
}

/// Seals a mandate with the person's own keys.
///
/// # Errors
/// A key was altered, or is missing.
pub(super) async fn seal(
    app: &App,
    root: &RootKey,
    terms: &Terms,
    (method, renews): (ConsentMethod, Option<MandateId>),
    now: Timestamp,
) -> Result<Sealed, OpError> {
    let mut conn = app.store.reader().await?;
    let (signer, version) = signer(app, &mut conn, root, terms.beneficiary).await?;
    let terms_sha256 = crate::crypto::sha256(&terms.canonical());
    let dates = terms.interval(now);
    let keys = keys_to_give(&mut conn, root, terms.locker, &terms.categories()).await?;
    let mut aidants = Vec::with_capacity(terms.aidants.len());
    for aidant in &terms.aidants {
        let key = published::keys(app, &mut conn, *aidant, None).await?;
        let grant = grant(terms, *aidant, &key, terms_sha256, dates);
        aidants.push(name(app, &grant, &key, (&signer, version), &keys)?);
    }
    let given = Given {
        method,
        at: now,
        starts_at: dates.0,
        ends_at: dates.1,
        renews,
    };
    let attestation = attest_mandate(app, &mut conn, terms, &keys.profile, given).await?;
    let consent = NewConsent {
        account: terms.beneficiary,
        method: method.code(),
        signature: signer.sign(&consent_bytes(&terms_sha256)),
        key_version: version,
    };
    Ok(Sealed {
        row: MandateRow {
            renews: renews.map(|id| id.0),
            ..row(terms, dates, now)
        },
        consent,
        aidants,
        attestation,
    })
}

fn row(terms: &Terms, dates: (Timestamp, Timestamp), now: Timestamp) -> MandateRow {
    let bytes = terms.canonical();
    MandateRow {
        id: terms.mandate.0,
        locker: terms.locker.0,
        organisation: terms.organisation.map(|id| id.0),
        state: MandateState::Active.code().to_owned(),
        terms_sha256: crate::crypto::sha256(&bytes).to_vec(),
        terms: bytes,
        starts_at: dates.0.millis(),
        ends_at: dates.1.millis(),
        created_at: now.millis(),
        ended_at: None,
        dormant: terms.dormant,
        window_starts: None,
        window_ends: None,
        renews: None,
        suspended_by: None,
    }
}

/// One more aidant for a mandate that stands: a grant of their own, over the same terms and dates.
///
/// # Errors
/// A key was altered, or is missing.
pub(super) async fn seal_for(
    app: &App,
    root: &RootKey,
    row: &MandateRow,
    terms: &Terms,
    aidant: AccountId,
    live: &[Category],
) -> Result<NewAidant, OpError> {
    let mut conn = app.store.reader().await?;
    let (signer, version) = signer(app, &mut conn, root, terms.beneficiary).await?;
    let key = published::keys(app, &mut conn, aidant, None).await?;
    let millis = Timestamp::from_millis;
    let dates = (millis(row.starts_at), millis(row.ends_at));
    let terms_sha256 = crate::crypto::sha256(&row.terms);
    let grant = grant(terms, aidant, &key, terms_sha256, dates);
    let keys = keys_to_give(&mut conn, root, terms.locker, live).await?;
    name(app, &grant, &key, (&signer, version), &keys)
}

async fn signer(
    app: &App,
    conn: &mut Conn,
    root: &RootKey,
    account: AccountId,
) -> Result<(Signer, i64), OpError> {
    let own = published::keys(app, conn, account, None).await?;
    let version = i64::from(own.version);
    let (_, signer) = private_keys(conn, root, account, version).await?;
    Ok((signer, version))
}

/// What the person signs to consent: `"abri/v1/consent" ‖ 0x00 ‖ SHA-256 of the terms`.
pub(super) fn consent_bytes(terms_sha256: &[u8; 32]) -> Vec<u8> {
    [b"abri/v1/consent\0".as_slice(), terms_sha256].concat()
}

fn grant(
    terms: &Terms,
    aidant: AccountId,
    key: &PublishedKeys,
    terms_sha256: [u8; 32],
    dates: (Timestamp, Timestamp),
) -> Grant {
    Grant {
        mandate: terms.mandate,
        locker: terms.locker,
        aidant,
        terms_sha256,
        starts_at: dates.0,
        ends_at: dates.1,
        key_entry: key.entry,
        key_sha256: crate::crypto::sha256(&key.hpke),
    }
}

/// The keys of the categories in scope, and the profile's.
struct KeysToGive {
    categories: Vec<(Category, u32, CategoryKey)>,
    profile: ProfileKey,
}

async fn keys_to_give(
    conn: &mut Conn,
    root: &RootKey,
    locker: LockerId,
    scope: &[Category],
) -> Result<KeysToGive, OpError> {
    let row = lockers::find(conn, locker)
        .await?
        .ok_or(OpError::NotFound)?;
    let profile = root.unwrap(&row.profile_key, &Place::profile_key(locker))?;
    let mut categories = Vec::with_capacity(scope.len());
    for category in scope {
        let row = lockers::key(conn, locker, *category, None)
            .await?
            .ok_or(OpError::NotFound)?;
        let version = u32::try_from(row.version).map_err(|_| OpError::NotFound)?;
        let place = Place::category_key(locker, category.code(), version);
        categories.push((*category, version, root.unwrap(&row.wrapped, &place)?));
    }
    Ok(KeysToGive {
        categories,
        profile,
    })
}

/// One aidant's key in two halves, and the granted keys under it.
fn name(
    app: &App,
    grant: &Grant,
    key: &PublishedKeys,
    signer: (&Signer, i64),
    keys: &KeysToGive,
) -> Result<NewAidant, OpError> {
    let (aidant_half, server_half) = (AidantHalf::make(&app.random), ServerHalf::make(&app.random));
    let mandate_key = MandateKey::derive(&aidant_half, &server_half);
    let (mandate, aidant, bytes) = (grant.mandate, grant.aidant, grant.canonical());
    let place = |category: &str, version| Place::granted(mandate, aidant, category, version);
    let wrap = |(category, version, key): &(Category, u32, CategoryKey)| {
        let wrapped = mandate_key.wrap(key, &place(category.code(), *version), &app.random);
        (category.code().to_owned(), *version, wrapped)
    };
    let mut granted: Vec<_> = keys.categories.iter().map(wrap).collect();
    granted.push((
        String::new(),
        1,
        mandate_key.wrap(&keys.profile, &place("", 1), &app.random),
    ));
    let half = seal_half(&key.hpke, &bytes, &aidant_half, &app.random)
        .map_err(|_| Altered::KeyNotPublished)?;
    Ok(NewAidant {
        aidant,
        key_version: i64::from(key.version),
        key_entry: key.entry.cast_signed(),
        half,
        signature: signer.0.sign(&bytes),
        signer_key: signer.1,
        server_half: app.ring.seal_half(
            &Place::server_half(mandate, aidant),
            &server_half,
            &app.random,
        ),
        keys: granted,
    })
}
