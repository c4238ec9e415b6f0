//! An aidant sees who works beside them, to name them in a mandate that they propose.

use crate::app::App;
use crate::domain::journal::EventKind;
use crate::domain::policy::{Action, PermitGround};

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::read_organisation::{OrganisationView, view};

/// The structure that the aidant works in, with its active members.
///
/// # Errors
/// A refusal (only an aidant of an active structure proposes for it), or the database.
pub async fn list_colleagues(app: &App, actor: &Actor) -> Result<OrganisationView, OpError> {
    let target = crate::store::facts::Target::Nothing;
    let allowed = allow(app, actor, Action::OpenLocker, target).await?;
    let PermitGround::Role(Some(id)) = *allowed.permit.ground() else {
        return Err(OpError::NotFound);
    };
    let mut event = allowed.event;
    event.kind = EventKind::OrganisationRead;
    app.store.record((), event).await?;
    view(app, id).await
}
