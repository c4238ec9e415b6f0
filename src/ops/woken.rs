//! How the question whether a dormant mandate may wake ends: by a yes, a no, or not in time. Each
//! end is one entry, and the yes opens the window in the same transaction.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind};
use crate::domain::notice::{Notice, NoticeKind};
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};
use crate::store::wakes::{self, WakeRow};
use crate::store::{StoreError, Unit, mandates};

use super::error::{Altered, OpError};
use super::tell::{of_mandate, tell};

/// Ends a question that was not answered in time, with its entry.
pub(super) async fn lapse(unit: &mut Unit, row: &WakeRow) -> Result<(), StoreError> {
    if wakes::end(&mut unit.conn, row.id, "lapsed").await? {
        let event = about(unit, row, Event::job(EventKind::MandateWakeRefused)).await?;
        unit.record(event.with("reason", "lapsed"));
    }
    Ok(())
}

/// The person said no.
pub(super) async fn stay_asleep(
    unit: &mut Unit,
    row: &WakeRow,
    said: Event,
) -> Result<(), StoreError> {
    if wakes::end(&mut unit.conn, row.id, "refused").await? {
        let said = Event {
            kind: EventKind::MandateWakeRefused,
            ..said
        };
        let event = about(unit, row, said).await?;
        unit.record(event.with("reason", "answered"));
    }
    Ok(())
}

/// The person said yes: the window opens, once, inside what they signed. A mandate that was stopped,
/// suspended or woken meanwhile stays as it is.
pub(super) async fn wake(
    app: &App,
    unit: &mut Unit,
    row: &WakeRow,
    said: Event,
) -> Result<(), OpError> {
    let (now, mandate) = (unit.now(), MandateId(row.mandate));
    let signed = mandates::find(&mut unit.conn, mandate).await?;
    let signed = signed.ok_or(OpError::NotFound)?;
    let terms = signed.terms().map_err(|_| Altered::TermsAltered)?;
    let ends = now
        .plus(terms.term.length())
        .min(Timestamp::from_millis(signed.ends_at));
    let opened = terms.dormant && wakes::open_window(&mut unit.conn, mandate, (now, ends)).await?;
    if !opened {
        wakes::end(&mut unit.conn, row.id, "lapsed").await?;
        let kind = EventKind::MandateWakeRefused;
        let event = about(unit, row, Event { kind, ..said }).await?;
        unit.record(event.with("reason", "mandate_ended"));
        return Ok(());
    }
    wakes::end(&mut unit.conn, row.id, "accepted").await?;
    let event = about(unit, row, said).await?;
    let event = event.with("starts_at", now.millis());
    unit.record(event.with("ends_at", ends.millis()));
    let organisation = signed.organisation.map(OrganisationId);
    let woken = of_mandate(
        NoticeKind::MandateWoken,
        AccountId(row.account),
        mandate,
        organisation,
    );
    let woken = Notice {
        aidant: Some(AccountId(row.asked_by)),
        ..woken
    };
    Ok(tell(app, unit, woken).await?)
}

async fn about(unit: &mut Unit, row: &WakeRow, mut event: Event) -> Result<Event, StoreError> {
    let mandate = mandates::find(&mut unit.conn, MandateId(row.mandate)).await?;
    event.account = Some(AccountId(row.account));
    event.mandate = Some(MandateId(row.mandate));
    event.locker = mandate.as_ref().map(|row| LockerId(row.locker));
    event.organisation = mandate.and_then(|row| row.organisation.map(OrganisationId));
    Ok(event)
}
