//! What a role allows by itself, whatever locker it is about.

use super::super::facts::ActorFacts;
use super::super::journal::Reason;
use super::super::rights::Standing;
use super::{Denial, PermitGround};

/// Rule 3: an auditor reads the journal and nothing else.
pub(super) fn search(actor: &ActorFacts) -> Result<PermitGround, Denial> {
    if actor.auditor {
        Ok(PermitGround::Role(None))
    } else {
        Err(Denial::hidden(Reason::NotYourRole))
    }
}

/// A coordinator answers for their structure while it, and they in it, are active.
pub(super) fn coordinate(actor: &ActorFacts) -> Result<PermitGround, Denial> {
    let mut own = actor
        .memberships
        .iter()
        .filter(|membership| membership.coordinator);
    let first = own.next().ok_or(Denial::hidden(Reason::NotYourRole))?;
    let active = std::iter::once(first)
        .chain(own)
        .find(|one| one.standing == Standing::Active);
    let active = active.ok_or(Denial::shown(Reason::OrganisationSuspended))?;
    Ok(PermitGround::Role(Some(active.organisation)))
}

/// Only staff work in structures: never an auditor, never from a person's own account.
pub(super) fn work(actor: &ActorFacts) -> Result<PermitGround, Denial> {
    if actor.auditor || actor.owns.is_some() {
        return Err(Denial::shown(Reason::NotYourRole));
    }
    Ok(PermitGround::Role(None))
}

/// Who answers to a person who says that something is not normal: the auditor, and the coordinator
/// for their own structure.
pub(super) fn review(actor: &ActorFacts) -> Result<PermitGround, Denial> {
    if actor.auditor {
        search(actor)
    } else {
        coordinate(actor)
    }
}
