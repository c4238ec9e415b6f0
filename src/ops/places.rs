//! The place that an invitation gives to whoever enrolled with it: in a structure, or with a person.

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::rights::MemberRole;
use crate::id::{AccountId, LockerId, MembershipId, OrganisationId};
use crate::store::invitations::InvitationRow;
use crate::store::{Unit, lockers, organisations, relatives};

use super::error::OpError;
use super::tell::tell;

/// Gives an account its place, with its entry; an auditor has none.
pub(super) async fn take(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    invitation: &InvitationRow,
    enrolled: &Event,
) -> Result<(), OpError> {
    join(app, unit, account, invitation, enrolled).await?;
    help(app, unit, account, invitation, enrolled).await
}

async fn join(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    invitation: &InvitationRow,
    enrolled: &Event,
) -> Result<(), OpError> {
    let role = MemberRole::parse(&invitation.role);
    let (Some(organisation), Some(role)) = (invitation.organisation, role) else {
        return Ok(());
    };
    let (organisation, now) = (OrganisationId(organisation), unit.now());
    let id = MembershipId::make(&app.random, now);
    organisations::insert_member(&mut unit.conn, id, account, organisation, role, now).await?;
    let event = Event::new(EventKind::MembershipOpened, enrolled.channel);
    let mut event = event.with("role", role.code());
    (event.account, event.organisation) = (Some(account), Some(organisation));
    unit.record(event);
    Ok(())
}

/// A relative may be named in mandates of one locker; its person is told that they joined.
async fn help(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    invitation: &InvitationRow,
    enrolled: &Event,
) -> Result<(), OpError> {
    let Some(locker) = invitation.locker.filter(|_| invitation.role == "relative") else {
        return Ok(());
    };
    let (locker, now) = (LockerId(locker), unit.now());
    let row = lockers::find(&mut unit.conn, locker).await?;
    let owner = AccountId(row.ok_or(OpError::NotFound)?.owner);
    relatives::insert(&mut unit.conn, account, locker, now).await?;
    let mut event = Event::new(EventKind::RelativeJoined, enrolled.channel);
    (event.actor, event.account) = (Some(account), Some(account));
    event.locker = Some(locker);
    unit.record(event);
    let notice = Notice {
        kind: NoticeKind::RelativeJoined,
        account: owner,
        mandate: None,
        organisation: None,
        aidant: Some(account),
    };
    Ok(tell(app, unit, notice).await?)
}
