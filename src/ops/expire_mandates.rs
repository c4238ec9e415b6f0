//! The sweep that erases the keys of mandates past their end. It is never needed for a refusal: the
//! policy looks at the dates. Idempotent; one entry a mandate.

use crate::app::App;
use crate::domain::attestation::EndedBy;
use crate::domain::journal::{Event, EventKind, Mode};
use crate::domain::mandate::{ConsentMethod, MandateState};
use crate::id::{AccountId, LockerId, MandateId, OrganisationId, VisitId};
use crate::store::mandates::{self, MandateRow};
use crate::store::requests::{self, RequestRow};
use crate::store::visits::{self, VisitRow};
use crate::store::{Unit, lockers, wakes};

use super::attest::attest_end;
use super::error::OpError;
use super::revoke_mandate::close_visits;
use super::woken;

/// Erases what has ended; how many mandates that were.
///
/// # Errors
/// The database; what was done before stays.
pub async fn expire_mandates(app: &App) -> Result<usize, OpError> {
    let now = app.store.now().await?;
    let mut conn = app.store.reader().await?;
    let ended = mandates::ended(&mut conn, now).await?;
    let over = visits::over(&mut conn, now).await?;
    let lapsed = requests::lapsed(&mut conn, now).await?;
    let unanswered = wakes::overdue(&mut conn, now).await?;
    drop(conn);
    for row in lapsed {
        lapse(app, row).await?;
    }
    for row in unanswered {
        let lapse = app.store.commit::<_, OpError, _>(move |unit| {
            Box::pin(async move { Ok(woken::lapse(unit, &row).await?) })
        });
        lapse.await?;
    }
    for row in over {
        close(app, row).await?;
    }
    let count = ended.len();
    for row in ended {
        expire(app, row).await?;
    }
    Ok(count)
}

async fn expire(app: &App, row: MandateRow) -> Result<(), OpError> {
    let mandate = MandateId(row.id);
    let mut event = Event::job(EventKind::MandateExpired);
    event.mandate = Some(mandate);
    event.locker = Some(LockerId(row.locker));
    event.organisation = row.organisation.map(OrganisationId);
    let attesting = app.clone();
    let expire = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if mandates::end(&mut unit.conn, mandate, MandateState::Expired, now).await? {
                let event = unconfirmed(unit, mandate, event).await?;
                close_visits(unit, mandate, &event).await?;
                attest_end(&attesting, unit, mandate, None, EndedBy::Date).await?;
                unit.record(event);
            }
            Ok(())
        })
    });
    Ok(expire.await?)
}

/// What was opened by telephone and never confirmed says so for ever.
async fn unconfirmed(unit: &mut Unit, mandate: MandateId, event: Event) -> Result<Event, OpError> {
    let method = mandates::consent_method(&mut unit.conn, mandate).await?;
    let urgent = method.as_deref() == Some(ConsentMethod::Urgent.code());
    let waits = match event.locker {
        Some(locker) if urgent => lockers::find(&mut unit.conn, locker).await?,
        _ => None,
    };
    Ok(match waits {
        Some(row) => event.with("confirmed", !row.unconfirmed),
        None => event,
    })
}

/// What the person never answered, or was tried with too many wrong proofs.
async fn lapse(app: &App, row: RequestRow) -> Result<(), OpError> {
    let mandate = MandateId(row.id);
    let tried = row.tries >= crate::limits::ACCEPT_TRIES;
    let mut event = Event::job(EventKind::MandateLapsed);
    event.mandate = Some(mandate);
    event.locker = Some(LockerId(row.locker));
    event.organisation = row.organisation.map(OrganisationId);
    event = event.with("by", if tried { "tries" } else { "date" });
    let lapse = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if requests::lapse(&mut unit.conn, mandate, now).await? {
                unit.record(event);
            }
            Ok(())
        })
    });
    Ok(lapse.await?)
}

async fn close(app: &App, row: VisitRow) -> Result<(), OpError> {
    let close = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if visits::close(&mut unit.conn, row.id, now).await? {
                let mut event = Event::job(EventKind::VisitClosed);
                event.locker = Some(LockerId(row.locker));
                event.account = Some(AccountId(row.account));
                (event.mandate, event.visit) =
                    (Some(MandateId(row.mandate)), Some(VisitId(row.id)));
                (event.mode, event.motive) = (Mode::parse(&row.mode), Some(row.motive));
                unit.record(event);
            }
            Ok(())
        })
    });
    Ok(close.await?)
}
