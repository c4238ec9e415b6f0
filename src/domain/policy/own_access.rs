//! Who is in at all, and what they change of their own access: rule 1 of the policy.

use super::{Action, Denial, PermitGround};
use crate::domain::facts::{ActorFacts, Facts};
use crate::domain::journal::Reason;
use crate::domain::rights::Standing;
use crate::limits;

/// Rule 1: a live session of an account in use, with a second factor where the role needs one.
pub(super) fn check_session(action: Action, actor: &ActorFacts) -> Result<(), Denial> {
    let first = action == Action::EnrolFactor && !actor.has_factor;
    match () {
        () if !actor.session_live => Err(Denial::shown(Reason::SessionExpired)),
        () if actor.standing != Standing::Active => Err(Denial::hidden(Reason::AidantDisabled)),
        () if actor.needs_factor() && actor.second_factor_at.is_none() && !first => {
            Err(Denial::shown(Reason::SecondFactorNeeded))
        }
        () => Ok(()),
    }
}

/// Whether an action changes how one enters oneself, whatever the locker.
pub(super) fn is_own_access(action: Action) -> bool {
    matches!(
        action,
        Action::EnrolFactor
            | Action::RemoveFactor
            | Action::MakeFactorCodes
            | Action::MakeStaffSheet
            | Action::ChangeStaffPassphrase
    )
}

/// One's own ways in are changed by oneself alone, with a proof of a moment ago. The very first
/// second factor of staff needs none, for there is nothing yet to prove it with.
pub(super) fn own_access(action: Action, facts: &Facts) -> Result<PermitGround, Denial> {
    let actor = &facts.actor;
    let first = action == Action::EnrolFactor && !actor.has_factor;
    let staff_only = !matches!(action, Action::EnrolFactor | Action::RemoveFactor);
    let proved = facts.now < actor.proved_at.plus(limits::FRESH_PROOF);
    match () {
        () if actor.staff() && (first || fresh_factor(facts)) => Ok(PermitGround::Owner),
        () if actor.staff() => Err(Denial::shown(Reason::SecondFactorNeeded)),
        () if staff_only => Err(Denial::shown(Reason::NotYourRole)),
        () if !proved => Err(Denial::shown(Reason::SessionExpired)),
        () => Ok(PermitGround::Owner),
    }
}

/// The second factor was shown a moment ago.
pub(super) fn fresh_factor(facts: &Facts) -> bool {
    let proved = facts.actor.second_factor_at;
    proved.is_some_and(|at| facts.now < at.plus(limits::FRESH_FACTOR))
}
