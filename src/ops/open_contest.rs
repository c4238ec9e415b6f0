//! "Ce n'est pas normal": a person says so of an entry of their journal. The mandate of that entry
//! stops for now, in the same commit; whoever answers for it sees that an answer is awaited.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::contest::OPEN_MOST;
use crate::domain::journal::{Event, EventKind};
use crate::domain::policy::Action;
use crate::id::{ContestId, LockerId, MandateId, OrganisationId};
use crate::store::contests::{self, NewContest};
use crate::store::facts::Target;
use crate::store::journal::Body;
use crate::store::mandates::{self, MandateRow};
use crate::store::{StoreError, Unit};

use super::actor::Actor;
use super::error::OpError;
use super::read_receipt::{missing, own_entry};
use super::remove_aidant::about;
use super::revoke_mandate::close_visits;
use super::suspend_mandate::stands;
use super::{allow, answered};

/// Opens a contest about an entry of one's own locker.
///
/// # Errors
/// A refusal: an entry of another locker is as if it did not exist. One about the same entry is open.
pub async fn open_contest(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    index: u64,
) -> Result<ContestId, OpError> {
    let allowed = allow(app, actor, Action::OpenContest, Target::Locker(locker)).await?;
    let mut event = allowed.event.with("entry", index);
    let Some(body) = own_entry(app, locker, index).await? else {
        return Err(missing(app, actor, event, &allowed.facts).await);
    };
    let mandate = mandate(app, locker, &body).await?;
    let said = mandate.as_ref().and_then(|row| row.organisation);
    event.mandate = mandate.as_ref().map(|row| MandateId(row.id));
    event.organisation = said.or(body.organisation).map(OrganisationId);
    let new = NewContest {
        id: ContestId::make(&app.random, allowed.permit.at()),
        locker,
        account: actor.account(),
        entry: index,
        mandate: event.mandate,
        organisation: event.organisation,
        suspended: false,
    };
    let (id, said) = (new.id, event.clone());
    let open = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { open(unit, new, mandate.as_ref(), said).await })
    });
    let opened = open.await.map_err(OpError::from);
    answered(app, event, opened).await?;
    Ok(id)
}

/// The mandate that an entry of this locker names.
async fn mandate(
    app: &App,
    locker: LockerId,
    body: &Body,
) -> Result<Option<MandateRow>, StoreError> {
    let Some(id) = body.mandate else {
        return Ok(None);
    };
    let row = mandates::find(&mut app.store.reader().await?, MandateId(id)).await?;
    Ok(row.filter(|row| row.locker == locker.0))
}

async fn open(
    unit: &mut Unit,
    mut new: NewContest,
    mandate: Option<&MandateRow>,
    event: Event,
) -> Result<(), OpError> {
    let now = unit.now();
    if contests::open(&mut unit.conn, new.locker).await? >= OPEN_MOST {
        return Err(OpError::Conflict(
            "many things wait for an answer already; close one first",
        ));
    }
    let event = event.with("contest", new.id.to_string());
    new.suspended = match mandate {
        Some(row) => suspend(unit, row, now, &event).await?,
        None => false,
    };
    if !contests::insert(&mut unit.conn, &new, now).await? {
        return Err(OpError::Conflict(
            "you said so already; an answer is awaited",
        ));
    }
    unit.record(event.with("suspended", new.suspended));
    Ok(())
}

/// Stops the mandate for now, where it is in force; its visits end with it.
async fn suspend(
    unit: &mut Unit,
    row: &MandateRow,
    now: Timestamp,
    event: &Event,
) -> Result<bool, OpError> {
    let id = MandateId(row.id);
    let over = stands(row, now).is_err();
    if over || !mandates::suspend(&mut unit.conn, id, "beneficiary").await? {
        return Ok(false);
    }
    let suspended = about(event, EventKind::MandateSuspended, row).with("by", "beneficiary");
    close_visits(unit, id, &suspended).await?;
    unit.record(suspended);
    Ok(true)
}
