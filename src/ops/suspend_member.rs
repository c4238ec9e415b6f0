//! A member is suspended: nothing opens in the name of the structure until they are taken up again.
//! What persons gave them stays, so that nothing must be given anew.

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::id::{AccountId, MandateId, OrganisationId};
use crate::store::{Unit, mandates, members, visits};

use super::actor::Actor;
use super::error::OpError;
use super::remove_member::{answered, end_sessions, member_event};
use super::revoke_mandate::visit_closed;

/// Suspends a member of the structure that the actor answers for; their open visits end.
///
/// # Errors
/// A refusal (a member of another structure is as if they did not exist), they are suspended
/// already, or they are the last coordinator.
pub async fn suspend_member(app: &App, actor: &Actor, account: AccountId) -> Result<(), OpError> {
    let (id, event) = member_event(app, actor, account, EventKind::MembershipChanged).await?;
    let suspend = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let member = members::find(&mut unit.conn, account, id).await?;
            let role = member.ok_or(OpError::NotFound)?.role;
            if !members::suspend(&mut unit.conn, account, id, now).await? {
                return Err(OpError::Conflict("this member is suspended already"));
            }
            close_visits(unit, account, id, &event).await?;
            unit.record(event.clone().with("state", "suspended"));
            end_sessions(unit, account, &event).await?;
            answered(unit, id, &role).await
        })
    });
    Ok(suspend.await?)
}

/// Takes a suspended member up again.
///
/// # Errors
/// A refusal (a member of another structure is as if they did not exist), or they are not
/// suspended.
pub async fn resume_member(app: &App, actor: &Actor, account: AccountId) -> Result<(), OpError> {
    let (id, event) = member_event(app, actor, account, EventKind::MembershipChanged).await?;
    let resume = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            if !members::resume(&mut unit.conn, account, id).await? {
                return Err(OpError::Conflict("this member is not suspended"));
            }
            unit.record(event.with("state", "active"));
            Ok(())
        })
    });
    Ok(resume.await?)
}

/// Ends the visits that a member has open in the name of a structure, each with its entry.
async fn close_visits(
    unit: &mut Unit,
    account: AccountId,
    organisation: OrganisationId,
    event: &Event,
) -> Result<(), OpError> {
    let now = unit.now();
    for visit in visits::of_account(&mut unit.conn, account).await? {
        let mandate = mandates::find(&mut unit.conn, MandateId(visit.mandate)).await?;
        if mandate.is_some_and(|row| row.organisation == Some(organisation.0)) {
            visits::close(&mut unit.conn, visit.id, now).await?;
            unit.record(visit_closed(&visit, event));
        }
    }
    Ok(())
}
