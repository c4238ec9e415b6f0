//! A person invites a relative to help them: an aidant without a structure, for one locker. The
//! relative enrols alone; what they may open, the person gives them in a mandate.

use crate::app::App;
use crate::domain::policy::{Action, PermitGround};
use crate::id::LockerId;
use crate::limits;
use crate::store::facts::Target;

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::invite_member::{Invitation, make};

/// Invites a relative to help the person of a locker.
///
/// # Errors
/// A refusal: only the person invites, and a foreign locker is as if it did not exist.
pub async fn invite_relative(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Invitation, OpError> {
    let allowed = allow(app, actor, Action::InviteRelative, Target::Locker(locker)).await?;
    if !matches!(allowed.permit.ground(), PermitGround::Owner) {
        return Err(OpError::NotFound);
    }
    let holder = (None, Some(locker));
    let most = limits::RELATIVES_WAITING;
    make(app, holder, "relative", allowed.event, most).await
}
