//! The person gives a mandate to named aidants. In one commit: frozen terms, signed consent, one
//! sealed key an aidant, the older rights it takes over, and the entries.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::app::{App, PublishedKeys};
use crate::clock::Timestamp;
use crate::crypto::hpke::seal_half;
use crate::crypto::key::{
    AidantHalf, CategoryKey, MandateKey, ProfileKey, RootKey, ServerHalf, Wraps,
};
use crate::crypto::place::Place;
use crate::crypto::signature::Signer;
use crate::domain::journal::{Event, EventKind};
use crate::domain::mandate::{Grant, MandateState, TEXT_VERSION, Terms};
use crate::domain::person::BadValue;
use crate::domain::policy::Action;
use crate::domain::rights::{Category, Grantable, Ground, Right, Rights, Standing, Term};
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};
use crate::limits;
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow, NewAidant, NewConsent};
use crate::store::{Unit, lockers, organisations};

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::keyring::private_keys;
use super::list_mandates::MandateView;
use super::{about, allow, list_mandates, proved, published};

/// What the person chose.
pub struct NewMandate {
    /// The aidants named.
    pub aidants: Vec<AccountId>,
    /// The structure that answers, where an aidant works in several.
    pub organisation: Option<OrganisationId>,
    /// Rights by category, codes as they came.
    pub rights: BTreeMap<String, Vec<String>>,
    /// How long.
    pub term: String,
    /// On what ground.
    pub ground: String,
    /// The language the text was shown in.
    pub language: String,
}

/// Gives a mandate, in force at once.
///
/// # Errors
/// A refused field, an aidant or structure that cannot be named, or a refusal.
pub async fn give_mandate(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    new: NewMandate,
) -> Result<MandateView, OpError> {
    let allowed = allow(app, actor, Action::GiveMandate, Target::Locker(locker)).await?;
    if !matches!(
        allowed.permit.ground(),
        crate::domain::policy::PermitGround::Owner
    ) {
        return Err(OpError::NotFound);
    }
    let now = allowed.facts.now;
    let terms = terms(app, actor, locker, &new, now).await?;
    let root = actor.root_key()?;
    let draft = draft(app, actor, &root, &terms, now).await;
    let draft = proved(app, about(actor, &allowed.permit), draft).await?;
    let (row, mandate) = (draft.row.clone(), terms.mandate);
    let event = given(allowed.event, &terms, &draft.row);
    let commit_terms = terms.clone();
    let give = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { insert(unit, draft, &commit_terms, event).await })
    });
    give.await?;
    debug_assert_eq!(row.id, mandate.0);
    list_mandates::view(
        app,
        row,
        terms,
        now,
        &mut super::people::Directory::default(),
    )
    .await
}

/// What a mandate would be, without giving it: everything is checked, and the answer is when it
/// would end.
///
/// # Errors
/// As [`give_mandate`].
pub async fn check_mandate(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    new: &NewMandate,
) -> Result<Timestamp, OpError> {
    let allowed = allow(app, actor, Action::GiveMandate, Target::Locker(locker)).await?;
    let now = allowed.facts.now;
    let terms = terms(app, actor, locker, new, now).await?;
    Ok(now.plus(terms.term.length()))
}

/// Everything that is inserted together.
struct Draft {
    row: MandateRow,
    consent: NewConsent,
    aidants: Vec<NewAidant>,
}

async fn terms(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    new: &NewMandate,
    now: Timestamp,
) -> Result<Terms, OpError> {
    let unknown = |field| OpError::field(field, BadValue::Unknown);
    let term = Term::parse(&new.term).ok_or_else(|| unknown("term"))?;
    let ground = Ground::parse(&new.ground).ok_or_else(|| unknown("ground"))?;
    if ground == Ground::Guardianship {
        return Err(OpError::invalid(
            "ground",
            "guardianship",
            "needs its decision document, which cannot be given yet",
        ));
    }
    let language = crate::domain::person::language(&new.language)
        .map_err(|bad| OpError::field("language", bad))?;
    let rights = rights(&new.rights)?;
    let aidants: BTreeSet<AccountId> = new.aidants.iter().copied().collect();
    let organisation = organisation(app, &aidants, new.organisation).await?;
    allowed_to(app, organisation, &rights).await?;
    Ok(Terms {
        version: 1,
        mandate: MandateId::make(&app.random, now),
        locker,
        beneficiary: actor.account(),
        organisation: Some(organisation),
        aidants,
        rights,
        term,
        ground,
        text: TEXT_VERSION.to_owned(),
        language: language.to_owned(),
        dormant: false,
        decision: None,
    })
}

fn rights(given: &BTreeMap<String, Vec<String>>) -> Result<Rights, OpError> {
    let mut rights = Rights::new();
    for (category, codes) in given {
        let category =
            Category::parse(category).ok_or_else(|| OpError::field("rights", BadValue::Unknown))?;
        let private =
            |_| OpError::invalid("rights", "private", "the private space is in no mandate");
        let category = Grantable::try_from(category).map_err(private)?;
        let set = codes
            .iter()
            .map(|code| Right::parse(code))
            .collect::<Option<BTreeSet<_>>>();
        let set = set.ok_or_else(|| OpError::field("rights", BadValue::Unknown))?;
        if !set.is_empty() {
            rights.insert(category, set);
        }
    }
    if rights.is_empty() {
        return Err(OpError::invalid(
            "rights",
            "empty",
            "name at least one category and one right",
        ));
    }
    Ok(rights)
}

/// The structure in which all the aidants named work now.
async fn organisation(
    app: &App,
    aidants: &BTreeSet<AccountId>,
    asked: Option<OrganisationId>,
) -> Result<OrganisationId, OpError> {
    if aidants.is_empty() || aidants.len() > limits::MANDATE_AIDANTS {
        return Err(OpError::invalid(
            "aidants",
            "aidants",
            "name one to ten aidants",
        ));
    }
    let mut conn = app.store.reader().await?;
    let mut common: Option<BTreeSet<Uuid>> = None;
    for aidant in aidants {
        let rows = organisations::memberships(&mut conn, *aidant).await?;
        let active = rows.iter().filter(|row| {
            let working = row.suspended_at.is_none() && row.role == "aidant";
            working && row.state == Standing::Active.code()
        });
        let theirs: BTreeSet<Uuid> = active.map(|row| row.organisation).collect();
        common = Some(common.map_or(theirs.clone(), |common| &common & &theirs));
    }
    let common = common.unwrap_or_default();
    let chosen = match asked {
        Some(asked) => common.get(&asked.0).copied(),
        None => common.first().copied(),
    };
    let none = || {
        OpError::invalid(
            "aidants",
            "aidants",
            "are not aidants of one active structure",
        )
    };
    Ok(OrganisationId(chosen.ok_or_else(none)?))
}

async fn allowed_to(
    app: &App,
    organisation: OrganisationId,
    rights: &Rights,
) -> Result<(), OpError> {
    let row = organisations::find(&mut app.store.reader().await?, organisation).await?;
    let allowed = row.ok_or(OpError::NotFound)?.allowed();
    let within = rights
        .keys()
        .all(|category| allowed.contains(&category.category()));
    let outside = || {
        OpError::invalid(
            "rights",
            "not_allowed",
            "this structure may not be given one of these categories",
        )
    };
    if within { Ok(()) } else { Err(outside()) }
}

async fn draft(
    app: &App,
    actor: &Actor,
    root: &RootKey,
    terms: &Terms,
    now: Timestamp,
) -> Result<Draft, OpError> {
    let mut conn = app.store.reader().await?;
    let own = published::keys(app, &mut conn, actor.account(), None).await?;
    let version = i64::from(own.version);
    let (_, signer) = private_keys(&mut conn, root, actor.account(), version).await?;
    let bytes = terms.canonical();
    let terms_sha256 = crate::crypto::sha256(&bytes);
    let ends_at = now.plus(terms.term.length());
    let keys = keys_to_give(&mut conn, root, terms).await?;
    let mut aidants = Vec::with_capacity(terms.aidants.len());
    for aidant in &terms.aidants {
        let key = published::keys(app, &mut conn, *aidant, None).await?;
        let grant = grant(terms, *aidant, &key, terms_sha256, (now, ends_at));
        aidants.push(name(app, &grant, &key, (&signer, version), &keys)?);
    }
    let signature = signer.sign(&consent_bytes(&terms_sha256));
    let consent = NewConsent {
        account: actor.account(),
        method: "own_session",
        signature,
        key_version: version,
    };
    let row = MandateRow {
        id: terms.mandate.0,
        locker: terms.locker.0,
        organisation: terms.organisation.map(|id| id.0),
        state: MandateState::Active.code().to_owned(),
        terms: bytes,
        terms_sha256: terms_sha256.to_vec(),
        starts_at: now.millis(),
        ends_at: ends_at.millis(),
        created_at: now.millis(),
        ended_at: None,
        dormant: false,
        window_starts: None,
        window_ends: None,
        renews: None,
        suspended_by: None,
    };
    Ok(Draft {
        row,
        consent,
        aidants,
    })
}

/// What the person signs to consent: `"abri/v1/consent" ‖ 0x00 ‖ SHA-256 of the terms`.
fn consent_bytes(terms_sha256: &[u8; 32]) -> Vec<u8> {
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
    terms: &Terms,
) -> Result<KeysToGive, OpError> {
    let locker = lockers::find(conn, terms.locker)
        .await?
        .ok_or(OpError::NotFound)?;
    let profile = root.unwrap(&locker.profile_key, &Place::profile_key(terms.locker))?;
    let mut categories = Vec::with_capacity(terms.rights.len());
    for category in terms.rights.keys().map(|grantable| grantable.category()) {
        let row = lockers::key(conn, terms.locker, category, None)
            .await?
            .ok_or(OpError::NotFound)?;
        let version = u32::try_from(row.version).map_err(|_| OpError::NotFound)?;
        let place = Place::category_key(terms.locker, category.code(), version);
        categories.push((category, version, root.unwrap(&row.wrapped, &place)?));
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

fn given(mut event: Event, terms: &Terms, row: &MandateRow) -> Event {
    event.mandate = Some(terms.mandate);
    event.organisation = terms.organisation;
    let aidants: Vec<String> = terms.aidants.iter().map(ToString::to_string).collect();
    let rights = serde_json::to_value(&terms.rights).unwrap_or_default();
    event
        .with("aidants", aidants)
        .with("rights", rights)
        .with("term", terms.term.code())
        .with("starts_at", row.starts_at)
        .with("ends_at", row.ends_at)
        .with("terms_sha256", crate::crypto::hex(&row.terms_sha256))
        .with("consent", "own_session")
}

/// One live right a holder and category: the older mandate gives its place, right by right.
async fn insert(unit: &mut Unit, draft: Draft, terms: &Terms, event: Event) -> Result<(), OpError> {
    let holder = terms.organisation.map(|id| id.0).ok_or(OpError::NotFound)?;
    for category in terms.rights.keys().map(|grantable| grantable.category()) {
        let older = mandates::live_overlap(&mut unit.conn, terms.locker, holder, category).await?;
        if let Some(older) = older {
            supersede(unit, older, category, &event).await?;
        }
    }
    mandates::insert(&mut unit.conn, &draft.row, &draft.consent).await?;
    for category in terms.rights.keys().map(|grantable| grantable.category()) {
        mandates::insert_right(
            &mut unit.conn,
            terms.mandate,
            terms.locker,
            holder,
            category,
        )
        .await?;
    }
    for aidant in &draft.aidants {
        mandates::insert_aidant(&mut unit.conn, terms.mandate, aidant).await?;
    }
    unit.record(event);
    Ok(())
}

async fn supersede(
    unit: &mut Unit,
    older: MandateId,
    category: Category,
    event: &Event,
) -> Result<(), OpError> {
    if mandates::end_right(&mut unit.conn, older, category).await? > 0 {
        return Ok(());
    }
    let now = unit.now();
    mandates::end(&mut unit.conn, older, MandateState::Superseded, now).await?;
    super::revoke_mandate::close_visits(unit, older, event).await?;
    let mut ended = event.clone();
    ended.kind = EventKind::MandateSuperseded;
    ended.mandate = Some(older);
    ended.payload.clear();
    unit.record(ended);
    Ok(())
}
