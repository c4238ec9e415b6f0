//! A person no longer lets a relative help: what was given to them ends at once, their sessions too,
//! and they are told nothing.

use crate::app::App;
use crate::domain::attestation::EndedBy;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::policy::{Action, Denial};
use crate::id::{AccountId, LockerId, MandateId};
use crate::store::facts::Target;
use crate::store::mandates::MandateRow;
use crate::store::{Unit, mandates, relatives};

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::permit::refuse;
use super::remove_aidant::{about, leave};
use super::remove_member::end_sessions;
use super::revoke_mandate::revoke;
use super::stop_guarding::stop_guarding;

/// Ends the help of a relative.
///
/// # Errors
/// A refusal: only the person does it, and whoever is no relative of theirs does not exist.
pub async fn remove_relative(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    account: AccountId,
) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::RemoveRelative, Target::Locker(locker)).await?;
    let mut event = allowed.event;
    event.account = Some(account);
    let found = relatives::find(&mut app.store.reader().await?, account).await?;
    let theirs = found.is_some_and(|row| row.locker == locker.0);
    if !theirs {
        let denial = Denial {
            reason: Reason::NotYourRole,
            visible: false,
        };
        return Err(refuse(app, actor, event, denial, &allowed.facts).await);
    }
    let owned = app.clone();
    let remove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !relatives::close(&mut unit.conn, account, locker, now).await? {
                return Err(OpError::Conflict("this relative has left already"));
            }
            let given = mandates::naming(&mut unit.conn, account).await?;
            leave(&owned, unit, account, None, &event).await?;
            for row in given.iter().filter(|row| row.organisation.is_none()) {
                end(&owned, unit, row, &event).await?;
            }
            stop_guarding(&owned, unit, account, &event).await?;
            unit.record(event.clone());
            end_sessions(unit, account, &event).await
        })
    });
    Ok(remove.await?)
}

/// A mandate of a relative who is gone has nobody left and no structure that could name another.
async fn end(app: &App, unit: &mut Unit, row: &MandateRow, event: &Event) -> Result<(), OpError> {
    if mandates::aidants_left(&mut unit.conn, MandateId(row.id)).await? > 0 {
        return Ok(());
    }
    let by = EndedBy::Beneficiary;
    let ended = about(event, EventKind::MandateRevoked, row).with("by", by.code());
    revoke(app, unit, row, by, &ended).await
}
