//! On what a permit stands.

use crate::domain::journal::Event;
use crate::domain::policy::{self, Action, Facts, MandateFacts, Permit, PermitGround};

/// The mandates that each allow an action by themselves: an aidant may hold several in one locker,
/// side by side, and what is listed is what any of them gives.
pub fn mandates_allowing(action: Action, facts: &Facts) -> Vec<MandateFacts> {
    let alone = |mandate: &MandateFacts| Facts {
        mandates: vec![mandate.clone()],
        ..facts.clone()
    };
    let allows = |mandate: &&MandateFacts| policy::decide(action, &alone(mandate)).is_ok();
    facts.mandates.iter().filter(allows).cloned().collect()
}

/// Names the mandate or structure that an action stands on.
pub(super) fn under(mut event: Event, permit: &Permit) -> Event {
    match permit.ground() {
        PermitGround::Owner => {}
        PermitGround::Role(organisation) => event.organisation = *organisation,
        PermitGround::Mandate {
            mandate,
            organisation,
            ..
        } => {
            event.mandate = Some(*mandate);
            event.organisation = *organisation;
        }
    }
    event
}
