//! A refusal is in the journal before it is answered.

use super::actor::Actor;
use super::error::OpError;
use crate::app::App;
use crate::domain::journal::{Event, Reason};
use crate::domain::policy::{Denial, Facts};
use crate::limits;

/// Records a refusal and turns it into the error that is answered. An actor who is refused very
/// often gets one entry that counts instead of one each.
pub(super) async fn refuse(
    app: &App,
    actor: &Actor,
    event: Event,
    denial: Denial,
    facts: &Facts,
) -> OpError {
    let mut event = event.refused(denial.reason);
    event.mandate = facts.mandates.first().map(|mandate| mandate.id);
    let key = [b"refused".as_slice(), actor.facts.account.bytes()].concat();
    let count = app.throttle.count(&key, facts.now);
    if count > limits::REFUSALS_PER_MINUTE {
        if !count.is_power_of_two() {
            return OpError::RateLimited;
        }
        event = event.refused(Reason::RateLimited).with("count", count);
        return app
            .store
            .record((), event)
            .await
            .err()
            .map_or(OpError::RateLimited, OpError::from);
    }
    match app.store.record((), event).await {
        Ok(_) => OpError::Denied(denial),
        Err(error) => error.into(),
    }
}
