//! A member leaves a structure: everything that they could open in its name ends in one transaction,
//! and the persons who had named them are told.

use crate::app::App;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::policy::{Action, Denial, PermitGround};
use crate::domain::session::SessionEnd;
use crate::id::{AccountId, OrganisationId};
use crate::store::facts::Target;
use crate::store::{Unit, members};

use super::actor::Actor;
use super::allow;
use super::end_sessions::end_others;
use super::error::OpError;
use super::permit::refuse;
use super::remove_aidant::leave;
use super::stop_guarding::stop_guarding;

/// Removes a member of the structure that the actor answers for.
///
/// # Errors
/// A refusal (a member of another structure is as if they did not exist), or they are the last
/// coordinator.
pub async fn remove_member(app: &App, actor: &Actor, account: AccountId) -> Result<(), OpError> {
    let (id, event) = member_event(app, actor, account, EventKind::MembershipClosed).await?;
    let owned = app.clone();
    let remove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let member = members::find(&mut unit.conn, account, id).await?;
            let role = member.ok_or(OpError::NotFound)?.role;
            leave(&owned, unit, account, Some(id), &event).await?;
            close_membership(&owned, unit, account, (id, &role), &event).await?;
            answered(unit, id, &role).await
        })
    });
    Ok(remove.await?)
}

/// The structure that the actor answers for and the entry of what they do to one of its members.
/// Whoever is no member of it is refused like somebody who does not exist.
pub(super) async fn member_event(
    app: &App,
    actor: &Actor,
    account: AccountId,
    kind: EventKind,
) -> Result<(OrganisationId, Event), OpError> {
    let allowed = allow(app, actor, Action::ManageOrganisation, Target::Nothing).await?;
    let PermitGround::Role(Some(id)) = *allowed.permit.ground() else {
        return Err(OpError::NotFound);
    };
    let mut event = allowed.event;
    (event.kind, event.account) = (kind, Some(account));
    let found = members::find(&mut app.store.reader().await?, account, id).await?;
    if found.is_none() {
        let denial = Denial {
            reason: Reason::NotYourRole,
            visible: false,
        };
        return Err(refuse(app, actor, event, denial, &allowed.facts).await);
    }
    Ok((id, event))
}

/// Closes a membership, with its entry; the sessions end where nothing else is left to work in.
pub(super) async fn close_membership(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    (organisation, role): (OrganisationId, &str),
    event: &Event,
) -> Result<(), OpError> {
    let now = unit.now();
    if !members::close(&mut unit.conn, account, organisation, now).await? {
        return Err(OpError::Conflict("this member has left already"));
    }
    let mut closed = event.clone();
    closed.kind = EventKind::MembershipClosed;
    closed.payload.clear();
    closed.account = Some(account);
    unit.record(closed.with("role", role));
    stop_guarding(app, unit, account, event).await?;
    end_sessions(unit, account, event).await
}

/// Ends the sessions of an account that works nowhere now.
pub(super) async fn end_sessions(
    unit: &mut Unit,
    account: AccountId,
    event: &Event,
) -> Result<(), OpError> {
    if members::working(&mut unit.conn, account).await? == 0 {
        let why = (SessionEnd::RoleChanged, event);
        end_others(unit, account, None, why).await?;
    }
    Ok(())
}

/// A structure that had a coordinator keeps one; decided in the transaction, so that two of them
/// cannot remove each other at once.
pub(super) async fn answered(
    unit: &mut Unit,
    organisation: OrganisationId,
    role: &str,
) -> Result<(), OpError> {
    let left = members::coordinators(&mut unit.conn, organisation).await?;
    if role == "coordinator" && left == 0 {
        return Err(OpError::Conflict(
            "a structure keeps at least one coordinator; invite another first",
        ));
    }
    Ok(())
}
