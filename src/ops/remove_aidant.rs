//! An aidant is no longer named: by the person, by the coordinator, by leaving the structure, or by
//! renouncing. Their half of the key goes in the same transaction; the last one suspends the mandate.

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::domain::notice::{Notice, NoticeKind};
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};
use crate::store::mandates::MandateRow;
use crate::store::{StoreError, Unit, mandates, visits};

use super::revoke_mandate::visit_closed;
use super::tell::{of_mandate, tell};

/// Takes an aidant out of every mandate of a structure (or, without one, out of every mandate):
/// keys, visits, entries and notices. How many mandates that were.
///
/// # Errors
/// The database; nothing of it stays.
pub(super) async fn leave(
    app: &App,
    unit: &mut Unit,
    aidant: AccountId,
    organisation: Option<OrganisationId>,
    event: &Event,
) -> Result<usize, StoreError> {
    let rows = mandates::naming(&mut unit.conn, aidant).await?;
    let theirs = |row: &MandateRow| organisation.is_none_or(|id| row.organisation == Some(id.0));
    let mut count = 0;
    for row in rows.into_iter().filter(theirs) {
        count += usize::from(unname(app, unit, &row, aidant, event).await?);
    }
    Ok(count)
}

/// Takes an aidant out of one mandate; false when they were not named in it.
pub(super) async fn unname(
    app: &App,
    unit: &mut Unit,
    row: &MandateRow,
    aidant: AccountId,
    event: &Event,
) -> Result<bool, StoreError> {
    let (now, mandate) = (unit.now(), MandateId(row.id));
    let Some(left) = mandates::remove_aidant(&mut unit.conn, mandate, aidant, now).await? else {
        return Ok(false);
    };
    for visit in visits::of_mandate(&mut unit.conn, mandate).await? {
        if visit.account == aidant.0 {
            visits::close(&mut unit.conn, visit.id, now).await?;
            unit.record(visit_closed(&visit, event));
        }
    }
    let mut removed = about(event, EventKind::MandateAidantRemoved, row);
    removed.account = Some(aidant);
    unit.record(removed);
    if left == 0 && mandates::suspend(&mut unit.conn, mandate, "system").await? {
        let suspended = about(event, EventKind::MandateSuspended, row);
        unit.record(suspended.with("by", "system"));
    }
    if let Some(owner) = mandates::owner(&mut unit.conn, mandate).await? {
        let organisation = row.organisation.map(OrganisationId);
        let notice = of_mandate(NoticeKind::AidantRemoved, owner, mandate, organisation);
        let aidant = Some(aidant);
        tell(app, unit, Notice { aidant, ..notice }).await?;
    }
    Ok(true)
}

/// An entry about a mandate, made from the entry of what caused it.
pub(super) fn about(event: &Event, kind: EventKind, row: &MandateRow) -> Event {
    let mut about = event.clone();
    about.kind = kind;
    about.payload.clear();
    about.mandate = Some(MandateId(row.id));
    about.locker = Some(LockerId(row.locker));
    about.organisation = row.organisation.map(OrganisationId);
    about
}
