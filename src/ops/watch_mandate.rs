//! Whoever proposed a mandate waits for the answer, with a page that asks every few seconds.

use crate::app::App;
use crate::domain::policy::Action;
use crate::id::{LockerId, MandateId};
use crate::store::facts::Target;
use crate::store::requests;

use super::actor::Actor;
use super::error::OpError;
use super::list_mandates::{self, MandateView};
use super::{allow, would_allow};

/// A proposed mandate as it is now, for those who proposed it or are named in it. What they see they
/// wrote themselves, so a look has no entry: one every five seconds would bury those that matter. A
/// look that is refused has its entry like any other.
///
/// # Errors
/// A refusal, which hides whether there is such a mandate, or the database.
pub async fn watch_mandate(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
) -> Result<MandateView, OpError> {
    let row = requests::find(&mut app.store.reader().await?, mandate).await?;
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let target = Target::Request(locker, mandate);
    if would_allow(app, actor, &[Action::HandleRequest], target)
        .await?
        .is_empty()
    {
        allow(app, actor, Action::HandleRequest, target).await?;
    }
    row.ok_or(OpError::NotFound)?;
    list_mandates::read_request(app, mandate).await
}
