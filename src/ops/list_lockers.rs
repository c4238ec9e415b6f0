//! The lockers an actor may know of: the person's own, or those under mandate.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::mandate::MandateStatus;
use crate::domain::policy::{Action, MandateFacts, Permit, PermitGround, VisitFacts};
use crate::domain::rights::{Category, Right, Rights};
use crate::id::{AccountId, LockerId, MandateId};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::lockers::LockerRow;
use crate::store::{lockers, mandates};

use super::actor::Actor;
use super::error::OpError;
use super::keyring::Keyring;
use super::{about, allow, mandates_allowing, proved};

/// A locker as its owner or an aidant sees it.
pub struct LockerView {
    /// Which.
    pub id: LockerId,
    /// Whose.
    pub owner: AccountId,
    /// How the person is called.
    pub name: String,
    /// The person's language.
    pub language: String,
    /// The mandate it is seen under; none for the owner.
    pub mandate: Option<SeenUnder>,
    /// The actor's open visit.
    pub visit: Option<VisitFacts>,
    /// Whether a visit of the actor ended by itself a short time ago.
    pub visit_over: bool,
}

/// The mandate a locker is seen under.
pub struct SeenUnder {
    /// Which.
    pub id: MandateId,
    /// What may be done, by category.
    pub rights: Rights,
    /// First instant no longer in force.
    pub ends_at: Timestamp,
    /// Whether the locker was opened by telephone and its person has not confirmed it.
    pub unconfirmed: bool,
}

impl SeenUnder {
    /// The codes of the categories.
    pub fn categories(&self) -> Vec<String> {
        let codes = self
            .rights
            .keys()
            .map(|category| category.category().code());
        codes.map(str::to_owned).collect()
    }

    /// The categories in which a right is given.
    pub fn gives(&self, right: Right) -> Vec<Category> {
        let given = self.rights.iter().filter(|(_, set)| set.contains(&right));
        given.map(|(category, _)| category.category()).collect()
    }
}

/// One locker.
///
/// # Errors
/// A refusal: a foreign locker is as if it did not exist.
pub async fn read_locker(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<LockerView, OpError> {
    let allowed = allow(app, actor, Action::ReadLocker, Target::Locker(locker)).await?;
    let mandates = mandates_allowing(Action::ReadLocker, &allowed.facts);
    let (now, visit) = (allowed.facts.now, allowed.facts.visit.clone());
    let recorded = app.store.record(allowed.permit, allowed.event).await?;
    let mut conn = app.store.reader().await?;
    let row = lockers::find(&mut conn, locker)
        .await?
        .ok_or(OpError::NotFound)?;
    let unconfirmed = row.unconfirmed;
    let name = name(app, &mut conn, actor, recorded.value(), &row).await;
    let name = proved(app, about(actor, recorded.value()), name).await?;
    let mut view = LockerView {
        id: locker,
        owner: row.owner(),
        name,
        language: row.language,
        mandate: None,
        visit: None,
        visit_over: visit.is_some_and(|visit| !visit.open(now)),
    };
    if let PermitGround::Mandate { mandate, visit, .. } = recorded.value().ground() {
        view.mandate = seen_under(*mandate, &mandates, unconfirmed);
        view.visit.clone_from(visit);
    }
    Ok(view)
}

/// The rights of all mandates in force together, and the first of their ends.
fn seen_under(id: MandateId, mandates: &[MandateFacts], unconfirmed: bool) -> Option<SeenUnder> {
    let mut rights = Rights::new();
    for (category, given) in mandates.iter().flat_map(|mandate| &mandate.rights) {
        rights
            .entry(*category)
            .or_default()
            .extend(given.iter().copied());
    }
    let ends_at = mandates
        .iter()
        .map(|mandate| mandate.life.interval().1)
        .min()?;
    Some(SeenUnder {
        id,
        rights,
        ends_at,
        unconfirmed,
    })
}

async fn name(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
    row: &LockerRow,
) -> Result<String, OpError> {
    let keyring = Keyring::open(app, conn, actor, permit).await?;
    keyring.name(conn, row).await
}

/// The actor's own locker, then those under a mandate in force, each once.
///
/// # Errors
/// The database. A locker whose keys do not open is left out and recorded by its reading.
pub async fn list_lockers(app: &App, actor: &Actor) -> Result<Vec<LockerView>, OpError> {
    let mut ids: Vec<LockerId> = actor.facts.owns.into_iter().collect();
    let rows = {
        let mut conn = app.store.reader().await?;
        mandates::of_aidant(&mut conn, actor.account()).await?
    };
    let now = app.store.now().await?;
    for row in rows {
        let active = row.life()?.status(now) == MandateStatus::Active;
        if active && !ids.contains(&LockerId(row.locker)) {
            ids.push(LockerId(row.locker));
        }
    }
    if ids.is_empty() {
        // Nothing to show; yet the role and second factor are asked as for any locker.
        return own_role(app, actor).await;
    }
    let mut views = Vec::with_capacity(ids.len());
    for id in ids {
        match read_locker(app, actor, id).await {
            Ok(view) => views.push(view),
            Err(OpError::Denied(denial)) if !denial.visible => {}
            Err(OpError::Altered(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(views)
}

async fn own_role(app: &App, actor: &Actor) -> Result<Vec<LockerView>, OpError> {
    match allow(app, actor, Action::ReadLocker, Target::Nothing).await {
        Err(OpError::Denied(denial)) if !denial.visible => Ok(Vec::new()),
        Err(other) => Err(other),
        Ok(_) => Ok(Vec::new()),
    }
}
