//! From what was chosen to terms that can be frozen: every field is checked here, once, whoever
//! proposes and whoever accepts.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::app::App;
use crate::clock::{Timestamp, start_in_paris};
use crate::crypto::key::{CategoryKey, RootKey, Seals, Wraps};
use crate::crypto::place::Place;
use crate::domain::mandate::{Decision, TEXT_VERSION, Terms};
use crate::domain::person::{self, BadValue};
use crate::domain::rights::{Category, Grantable, Ground, Right, Rights, Standing, Term};
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId};
use crate::limits;
use crate::store::db::Conn;
use crate::store::{accounts, documents, lockers, organisations, relatives};

use super::deposit_document::Meta;
use super::error::OpError;

/// What somebody chose.
#[derive(Clone, Default)]
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
    /// Whether it sleeps until the person's SMS.
    pub dormant: bool,
    /// The decision of protection, with that ground.
    pub decision: Option<NewDecision>,
}

/// A decision of protection as it was typed.
#[derive(Clone)]
pub struct NewDecision {
    /// The paper in the locker that holds it.
    pub document: DocumentId,
    /// Its first day, `YYYY-MM-DD`.
    pub from: String,
    /// Its last day, `YYYY-MM-DD`.
    pub until: String,
}

/// Between whom.
#[derive(Clone, Copy)]
pub(super) struct Parties {
    pub locker: LockerId,
    pub beneficiary: AccountId,
}

/// The terms of a choice, ready to be frozen.
///
/// # Errors
/// The field that was refused.
pub(super) async fn terms(
    app: &App,
    parties: Parties,
    new: &NewMandate,
    now: Timestamp,
) -> Result<Terms, OpError> {
    let unknown = |field| OpError::field(field, BadValue::Unknown);
    let term = Term::parse(&new.term).ok_or_else(|| unknown("term"))?;
    let ground = Ground::parse(&new.ground).ok_or_else(|| unknown("ground"))?;
    let language =
        person::language(&new.language).map_err(|bad| OpError::field("language", bad))?;
    let rights = rights(&new.rights)?;
    let aidants: BTreeSet<AccountId> = new.aidants.iter().copied().collect();
    let organisation = holder(app, parties.locker, &aidants, new.organisation).await?;
    let terms = Terms {
        version: 1,
        mandate: MandateId::make(&app.random, now),
        locker: parties.locker,
        beneficiary: parties.beneficiary,
        organisation,
        aidants,
        rights,
        term,
        ground,
        text: TEXT_VERSION.to_owned(),
        language: language.to_owned(),
        dormant: new.dormant,
        decision: decision(app, parties.locker, ground, new.decision.as_ref(), now).await?,
    };
    fits(&terms)?;
    check(app, &terms).await?;
    Ok(terms)
}

/// What must still be so when the person accepts: the structure stands, may be given these
/// categories, and everybody named works there.
///
/// # Errors
/// The field that no longer fits.
pub(super) async fn check(app: &App, terms: &Terms) -> Result<(), OpError> {
    holder(app, terms.locker, &terms.aidants, terms.organisation).await?;
    match terms.organisation {
        Some(organisation) => allowed_to(app, organisation, &terms.rights).await,
        None => Ok(()),
    }
}

/// Limits of what a term may be for whom.
fn fits(terms: &Terms) -> Result<(), OpError> {
    let short = matches!(terms.term, Term::Visit | Term::Day);
    let near = matches!(terms.term, Term::Day | Term::Month);
    let looks = |right: &Right| matches!(right, Right::List | Right::Read);
    let only_looks = terms.rights.values().flatten().all(looks);
    match terms.organisation {
        _ if terms.dormant && !short => Err(OpError::invalid(
            "term",
            "dormant",
            "a mandate that sleeps until an SMS is for a visit or a day",
        )),
        None if !near => Err(OpError::invalid(
            "term",
            "relative",
            "a relative helps for a day or a month",
        )),
        None if !only_looks || terms.dormant => Err(OpError::invalid(
            "rights",
            "relative",
            "a relative may list and read, nothing more",
        )),
        _ => Ok(()),
    }
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

/// Who answers: the structure in which all the aidants named work now, or nobody for a relative of
/// this very person.
async fn holder(
    app: &App,
    locker: LockerId,
    aidants: &BTreeSet<AccountId>,
    asked: Option<OrganisationId>,
) -> Result<Option<OrganisationId>, OpError> {
    if aidants.is_empty() || aidants.len() > limits::MANDATE_AIDANTS {
        let words = "name one to ten aidants";
        return Err(OpError::invalid("aidants", "aidants", words));
    }
    let mut conn = app.store.reader().await?;
    for aidant in aidants {
        in_use(&mut conn, *aidant).await?;
    }
    if let (Some(one), None, 1) = (aidants.first(), asked, aidants.len())
        && relatives::find(&mut conn, *one)
            .await?
            .is_some_and(|row| row.locker == locker.0)
    {
        return Ok(None);
    }
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
    let words = "are not aidants of one active structure";
    let chosen = chosen.ok_or_else(|| OpError::invalid("aidants", "aidants", words))?;
    Ok(Some(OrganisationId(chosen)))
}

/// Nobody is named whose account is not in use.
///
/// # Errors
/// It is not, or there is none.
pub(super) async fn in_use(conn: &mut Conn, aidant: AccountId) -> Result<(), OpError> {
    let row = accounts::find(conn, aidant).await?;
    if row.is_some_and(|row| row.state == Standing::Active.code()) {
        return Ok(());
    }
    let words = "are not aidants of one active structure";
    Err(OpError::invalid("aidants", "aidants", words))
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

/// The decision that a mandate of protection rests on: a paper of this locker, with its dates. What
/// kind of paper it is shows when the person's key opens it.
async fn decision(
    app: &App,
    locker: LockerId,
    ground: Ground,
    new: Option<&NewDecision>,
    now: Timestamp,
) -> Result<Option<Decision>, OpError> {
    let new = match (ground, new) {
        (Ground::Consent, None) => return Ok(None),
        (Ground::Guardianship, Some(new)) => new,
        (Ground::Consent, Some(_)) => {
            let words = "belongs to the ground `guardianship`";
            return Err(OpError::invalid("decision", "ground", words));
        }
        (Ground::Guardianship, None) => {
            let words = "needs its decision: the paper and its dates";
            return Err(OpError::invalid("ground", "decision_missing", words));
        }
    };
    let found = documents::find(&mut app.store.reader().await?, new.document).await?;
    if found.is_none_or(|row| row.ids().0 != locker) {
        let words = "is not a paper of this locker; put the decision in first";
        return Err(OpError::invalid("decision", "document", words));
    }
    let (from, until) = (day(&new.from, 0)?, day(&new.until, 1)?);
    if until <= from || until <= now {
        let words = "has ended, or ends before it begins";
        return Err(OpError::invalid("decision", "dates", words));
    }
    let document = new.document;
    Ok(Some(Decision {
        document,
        from,
        until,
    }))
}

/// Whether the paper that a mandate of protection rests on is such a decision. Only the person's key
/// tells, so it is asked when they accept.
///
/// # Errors
/// It is another kind of paper, or it is gone.
pub(super) async fn is_decision(app: &App, root: &RootKey, terms: &Terms) -> Result<(), OpError> {
    let Some(decision) = terms.decision else {
        return Ok(());
    };
    let words = "is no decision of protection: put the decision in, as that kind of paper";
    let other = || OpError::invalid("decision", "document", words);
    let mut conn = app.store.reader().await?;
    let row = documents::find(&mut conn, decision.document).await?;
    let row = row.filter(|row| row.state == "stored").ok_or_else(other)?;
    let (locker, document, version) = row.ids();
    let number = u32::try_from(row.key_version).map_err(|_| other())?;
    let key = lockers::key(&mut conn, locker, row.category()?, Some(number)).await?;
    let place = Place::category_key(locker, &row.category, number);
    let key: CategoryKey = root.unwrap(&key.ok_or_else(other)?.wrapped, &place)?;
    let place = Place::meta(locker, document, version, &row.category);
    let meta: Meta = serde_json::from_slice(&key.open(&place, &row.meta)?).map_err(|_| other())?;
    if meta.kind == "guardianship_order" {
        Ok(())
    } else {
        Err(other())
    }
}

/// The first instant of a date in Paris, or of the day after it.
fn day(text: &str, after: i64) -> Result<Timestamp, OpError> {
    let bad = |_| OpError::field("decision", BadValue::NotADate);
    let form = time::macros::format_description!("[year]-[month]-[day]");
    let text = person::date(text).map_err(bad)?;
    let date = time::Date::parse(&text, form).map_err(|_| bad(BadValue::NotADate))?;
    let date = date.saturating_add(time::Duration::days(after));
    Ok(Timestamp::from_millis(start_in_paris(date)))
}
