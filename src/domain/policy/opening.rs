//! Who opens a locker for somebody.

use super::{ActorFacts, Denial, Facts, PermitGround, fresh_factor};
use crate::domain::journal::Reason;
use crate::domain::rights::Standing;

/// An aidant opens lockers; a coordinator or auditor does not, for a card passes by their screen.
pub(super) fn open_locker(actor: &ActorFacts) -> Result<PermitGround, Denial> {
    let mut aidant = actor
        .memberships
        .iter()
        .filter(|membership| !membership.coordinator);
    let first = aidant.next().filter(|_| !actor.auditor);
    let first = first.ok_or(Denial::shown(Reason::NotYourRole))?;
    let active = std::iter::once(first)
        .chain(aidant)
        .find(|one| one.standing == Standing::Active);
    let active = active.ok_or(Denial::shown(Reason::OrganisationSuspended))?;
    Ok(PermitGround::Role(Some(active.organisation)))
}

/// Nobody is there to see who is at the keyboard: the aidant shows again that it is them.
pub(super) fn open_urgently(facts: &Facts) -> Result<PermitGround, Denial> {
    let ground = open_locker(&facts.actor)?;
    if fresh_factor(facts) {
        Ok(ground)
    } else {
        Err(Denial::shown(Reason::SecondFactorNeeded))
    }
}
