//! A confirmation is kept; the first one says whose a recovery is, and the person is told.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::Event;
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::recovery::RecoveryKind;
use crate::id::{AccountId, LockerId};
use crate::limits;
use crate::notify::Text;
use crate::store::confirmations::{self, ConfirmationRow};
use crate::store::{Unit, contacts, recoveries};

use super::error::OpError;
use super::recovery::Recovery;
use super::tell::{language, queue, tell};
use super::veto_recovery::{make_veto, veto_index};

/// Keeps what a guardian sealed, with its entry, while the recovery waits.
///
/// # Errors
/// It waits no more, or this guardian has confirmed already.
pub(super) async fn keep(
    app: &App,
    found: Recovery,
    ((owner, _), row): ((AccountId, LockerId), ConfirmationRow),
    event: Event,
) -> Result<(), OpError> {
    let own = app.clone();
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let (now, id) = (unit.now(), found.row.id());
            if found.row.bound_at.is_none() {
                bind(&own, unit, &found, owner).await?;
            }
            if !confirmations::confirm(&mut unit.conn, id, &row, now).await? {
                return Err(OpError::Conflict(
                    "you have confirmed this already; another guardian must",
                ));
            }
            unit.record(event);
            // The job looks at it again when its time is over; the journal says when that is.
            if recoveries::wait_until(&mut unit.conn, id, over(&found, now)).await? {
                return Ok(());
            }
            Err(OpError::Conflict(
                "this is over; the person starts again on their screen",
            ))
        })
    });
    Ok(keep.await?)
}

/// When it is over, once this confirmation counts.
fn over(found: &Recovery, now: Timestamp) -> Timestamp {
    let enough = found.confirmed.len() + 1 >= found.kind.needed();
    if found.kind == RecoveryKind::Card && enough {
        now.plus(limits::RECOVERY_DELAY).plus(limits::RECOVERY_KEPT)
    } else {
        found.progress.lapses_at()
    }
}

/// The first confirmation says whose it is; the person is told, on their pages and by SMS, with a
/// code that stops it.
async fn bind(
    app: &App,
    unit: &mut Unit,
    found: &Recovery,
    owner: AccountId,
) -> Result<(), OpError> {
    let now = unit.now();
    if recoveries::runs(&mut unit.conn, owner).await?.is_some() {
        return Err(OpError::Conflict(
            "another one of this person runs; finish or stop it first",
        ));
    }
    let day = Timestamp::from_millis(now.millis().saturating_sub(24 * 3600 * 1000));
    let today = recoveries::started(&mut unit.conn, owner, day).await?;
    // One that began with the person's card is counted already.
    let own = i64::from(found.kind == RecoveryKind::Code);
    if today - own >= limits::RECOVERIES_A_DAY {
        return Err(OpError::RateLimited);
    }
    let veto = make_veto(app);
    let index = veto_index(app, &veto);
    if !recoveries::bind(&mut unit.conn, found.row.id(), owner, &index, now).await? {
        return Err(OpError::Conflict(
            "another guardian has just confirmed this; look at it again",
        ));
    }
    tell(app, unit, notice(NoticeKind::RecoveryStarted, owner)).await?;
    let contact = contacts::find(&mut unit.conn, owner).await?;
    if contact.is_some_and(|contact| contact.validated_at.is_some()) {
        let language = language(unit, owner).await?.unwrap_or_default();
        queue(app, unit, owner, &language, &Text::Veto(&veto)).await?;
    }
    Ok(())
}

pub(super) fn notice(kind: NoticeKind, account: AccountId) -> Notice {
    Notice {
        kind,
        account,
        mandate: None,
        organisation: None,
        aidant: None,
    }
}
