//! The person gives a mandate to named aidants, in a session of their own: proposed and accepted in
//! one act, in force at once.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::key::RootKey;
use crate::domain::journal::Event;
use crate::domain::mandate::{ConsentMethod, Terms};
use crate::domain::policy::Action;
use crate::id::{LockerId, MandateId};
use crate::store::facts::Target;

use super::actor::Actor;
use super::error::OpError;
use super::keep_mandate::keep;
use super::list_mandates::MandateView;
use super::seal_mandate::seal;
pub use super::terms::{NewDecision, NewMandate};
use super::terms::{Parties, is_decision, terms};
use super::{about, allow, answered, list_mandates};

/// Gives a mandate.
///
/// # Errors
/// A refused field, an aidant or structure that cannot be named, or a refusal; each has its entry.
pub async fn give_mandate(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    new: NewMandate,
) -> Result<MandateView, OpError> {
    let allowed = allow(app, actor, Action::GiveMandate, Target::Locker(locker)).await?;
    let now = allowed.facts.now;
    let parties = Parties {
        locker,
        beneficiary: actor.account(),
    };
    let terms = terms(app, parties, &new, now).await;
    let terms = answered(app, about(actor, &allowed.permit), terms).await?;
    let how = (ConsentMethod::OwnSession, None);
    let given = put_in_force(app, actor, &terms, how, now).await;
    answered(app, about(actor, &allowed.permit), given).await?;
    list_mandates::read(app, terms.mandate).await
}

/// Seals with the person's root key and keeps it, in one commit with its entries.
pub(super) async fn put_in_force(
    app: &App,
    actor: &Actor,
    terms: &Terms,
    how: (ConsentMethod, Option<MandateId>),
    now: Timestamp,
) -> Result<(), OpError> {
    let root = actor.root_key()?;
    is_decision(app, &root, terms).await?;
    let event = actor.event(super::kind(Action::AcceptMandate));
    seal_and_keep(app, &root, terms, how, (now, event)).await
}

/// Seals with a root key and keeps it, under the entry of whoever acts.
pub(super) async fn seal_and_keep(
    app: &App,
    root: &RootKey,
    terms: &Terms,
    how: (ConsentMethod, Option<MandateId>),
    (now, event): (Timestamp, Event),
) -> Result<(), OpError> {
    let sealed = seal(app, root, terms, how, now).await?;
    let (app_, terms) = (app.clone(), terms.clone());
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { keep(&app_, unit, &sealed, &terms, event).await })
    });
    Ok(keep.await?)
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
    let parties = Parties {
        locker,
        beneficiary: actor.account(),
    };
    let terms = terms(app, parties, new, now).await?;
    Ok(terms.interval(now).1)
}
