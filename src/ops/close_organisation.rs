//! The operator suspends a structure, takes it up again or closes it for good. Mandates stop and
//! start at use; closing ends them, and everybody's place in the structure. The persons are told.

use crate::app::App;
use crate::domain::attestation::EndedBy;
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::mandate::{MandateState, MandateStatus};
use crate::domain::notice::NoticeKind;
use crate::domain::rights::Standing;
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};
use crate::store::mandates::MandateRow;
use crate::store::requests::{self, RequestRow};
use crate::store::{Unit, invitations, mandates, members, organisations};

use super::attest::attest_end;
use super::error::OpError;
use super::remove_aidant::about;
use super::remove_member::close_membership;
use super::revoke_mandate::close_visits;
use super::tell::{of_mandate, tell};

/// Suspends a structure: what it was given opens nothing, from this moment.
///
/// # Errors
/// There is no such structure, it is suspended or closed already, or the database.
pub async fn suspend_organisation(app: &App, id: OrganisationId) -> Result<(), OpError> {
    set(app, id, Standing::Suspended).await
}

/// Takes a suspended structure up again; no mandate ends later for it.
///
/// # Errors
/// There is no such structure, it is active or closed already, or the database.
pub async fn resume_organisation(app: &App, id: OrganisationId) -> Result<(), OpError> {
    set(app, id, Standing::Active).await
}

/// Closes a structure for good: its mandates, invitations and memberships end with it.
///
/// # Errors
/// There is no such structure, it is closed already, or the database.
pub async fn close_organisation(app: &App, id: OrganisationId) -> Result<(), OpError> {
    set(app, id, Standing::Closed).await
}

async fn set(app: &App, id: OrganisationId, standing: Standing) -> Result<(), OpError> {
    let event = Event::new(EventKind::OrganisationChanged, Channel::Cli);
    let mut event = event.with("state", standing.code());
    event.organisation = Some(id);
    let owned = app.clone();
    let set = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let known = organisations::find(&mut unit.conn, id).await?;
            known.ok_or(OpError::NotFound)?;
            if !organisations::set_state(&mut unit.conn, id, standing.code()).await? {
                return Err(OpError::Conflict(
                    "this structure is in this state already, or closed for good",
                ));
            }
            match standing {
                Standing::Closed => end(&owned, unit, id, &event).await?,
                Standing::Suspended => {
                    inform(&owned, unit, id, NoticeKind::OrganisationSuspended).await?;
                }
                Standing::Active => {
                    inform(&owned, unit, id, NoticeKind::OrganisationResumed).await?;
                }
            }
            unit.record(event);
            Ok(())
        })
    });
    Ok(set.await?)
}

/// Tells the persons whose mandates are in force, each once a mandate.
async fn inform(
    app: &App,
    unit: &mut Unit,
    id: OrganisationId,
    kind: NoticeKind,
) -> Result<(), OpError> {
    let now = unit.now();
    for row in mandates::of_organisation(&mut unit.conn, id).await? {
        if row.life()?.status(now) == MandateStatus::Active {
            inform_owner(app, unit, &row, id, kind).await?;
        }
    }
    Ok(())
}

async fn inform_owner(
    app: &App,
    unit: &mut Unit,
    row: &MandateRow,
    id: OrganisationId,
    kind: NoticeKind,
) -> Result<(), OpError> {
    let mandate = MandateId(row.id);
    if let Some(owner) = mandates::owner(&mut unit.conn, mandate).await? {
        tell(app, unit, of_mandate(kind, owner, mandate, Some(id))).await?;
    }
    Ok(())
}

/// Ends what a structure was given, who waits to join it and who works in it.
async fn end(app: &App, unit: &mut Unit, id: OrganisationId, event: &Event) -> Result<(), OpError> {
    for row in mandates::of_organisation(&mut unit.conn, id).await? {
        end_mandate(app, unit, &row, id, event).await?;
    }
    for row in requests::of_organisation(&mut unit.conn, id).await? {
        take_back(unit, &row, event).await?;
    }
    invitations::withdraw_all(&mut unit.conn, id).await?;
    for member in members::of_organisation(&mut unit.conn, id).await? {
        let account = AccountId(member.account);
        close_membership(app, unit, account, (id, &member.role), event).await?;
    }
    Ok(())
}

/// What waits for a person can no longer be accepted.
async fn take_back(unit: &mut Unit, row: &RequestRow, event: &Event) -> Result<(), OpError> {
    let now = unit.now();
    if requests::lapse(&mut unit.conn, MandateId(row.id), now).await? {
        let mut lapsed = Event::new(EventKind::MandateLapsed, event.channel);
        lapsed.mandate = Some(MandateId(row.id));
        lapsed.locker = Some(LockerId(row.locker));
        lapsed.organisation = event.organisation;
        unit.record(lapsed.with("by", EndedBy::Operator.code()));
    }
    Ok(())
}

async fn end_mandate(
    app: &App,
    unit: &mut Unit,
    row: &MandateRow,
    id: OrganisationId,
    event: &Event,
) -> Result<(), OpError> {
    let (mandate, now) = (MandateId(row.id), unit.now());
    if !mandates::end(&mut unit.conn, mandate, MandateState::Revoked, now).await? {
        return Ok(());
    }
    close_visits(unit, mandate, event).await?;
    let ended = about(event, EventKind::MandateRevoked, row);
    unit.record(ended.with("by", EndedBy::Operator.code()));
    attest_end(app, unit, mandate, None, EndedBy::Operator).await?;
    inform_owner(app, unit, row, id, NoticeKind::OrganisationClosed).await
}
