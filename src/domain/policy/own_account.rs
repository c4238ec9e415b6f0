//! What everybody may do with their own account.

use super::{Denial, Facts, PermitGround, fresh_factor};
use crate::domain::journal::Reason;
use crate::limits;

/// What decides how one enters asks for a fresh proof: the second factor, or entering again.
pub(super) fn own_account(facts: &Facts) -> Result<PermitGround, Denial> {
    let entered = facts.now < facts.actor.proved_at.plus(limits::FRESH_PROOF);
    match facts.actor.second_factor_at {
        Some(_) if fresh_factor(facts) => Ok(PermitGround::Owner),
        Some(_) => Err(Denial::shown(Reason::SecondFactorNeeded)),
        None if entered => Ok(PermitGround::Owner),
        None => Err(Denial::shown(Reason::SessionExpired)),
    }
}
