//! The sweep of recoveries that were not finished in time, and of those that are over since a while. It
//! is never needed for a refusal: the journal says when one is over. Idempotent; one entry a recovery.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind};
use crate::domain::recovery::RecoveryState;
use crate::id::AccountId;
use crate::limits;
use crate::store::recoveries::RecoveryRow;
use crate::store::{lockers, recoveries, recoveries_over};

use super::error::OpError;
use super::sweep::earlier;

/// Ends what is over; how many that were. What ended a week ago is removed: until then whoever looks at
/// its address is told what came of it.
///
/// # Errors
/// The database; what was done before stays.
pub async fn lapse_recoveries(app: &App) -> Result<usize, OpError> {
    let now = app.store.now().await?;
    let overdue = recoveries::overdue(&mut app.store.reader().await?, now).await?;
    let count = overdue.len();
    for row in overdue {
        lapse(app, row).await?;
    }
    remove(app, now).await?;
    Ok(count)
}

async fn lapse(app: &App, row: RecoveryRow) -> Result<(), OpError> {
    let lapse = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let (now, account) = (unit.now(), row.account.map(AccountId));
            if recoveries::end(&mut unit.conn, row.id(), RecoveryState::Lapsed, now).await? {
                let mut event = Event::job(EventKind::RecoveryLapsed);
                event.account = account;
                if let Some(account) = account {
                    event.locker = lockers::of_owner(&mut unit.conn, account).await?;
                }
                unit.record(event.with("recovery", row.id.to_string()));
            }
            Ok(())
        })
    });
    Ok(lapse.await?)
}

async fn remove(app: &App, now: Timestamp) -> Result<(), OpError> {
    let before = earlier(now, limits::RECOVERY_TOLD);
    if !recoveries_over::any(&mut app.store.reader().await?, before).await? {
        return Ok(());
    }
    let remove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(recoveries_over::remove(&mut unit.conn, before).await?) })
    });
    Ok(remove.await?)
}
