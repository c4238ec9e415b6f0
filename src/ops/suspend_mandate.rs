//! A mandate is stopped for now, and taken up again: its end stays where it is. A relative is told
//! nothing of it.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::Event;
use crate::domain::mandate::MandateState;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::{LockerId, MandateId};
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow};

use super::actor::Actor;
use super::error::OpError;
use super::keep_mandate::tell_owner;
use super::remove_aidant::about;
use super::revoke_mandate::close_visits;
use super::{allow, answered};

/// Suspends a mandate.
///
/// # Errors
/// It is not active, or a refusal.
pub async fn suspend_mandate(app: &App, actor: &Actor, id: MandateId) -> Result<(), OpError> {
    let (row, event) = find(app, actor, id, Action::SuspendMandate).await?;
    let said = event.clone().with("by", "beneficiary");
    let suspend = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            stands(&row, unit.now())?;
            if !mandates::suspend(&mut unit.conn, id, "beneficiary").await? {
                return Err(OpError::Conflict("this mandate is not active"));
            }
            close_visits(unit, MandateId(row.id), &said).await?;
            unit.record(said);
            Ok(())
        })
    });
    let suspended = suspend.await.map_err(OpError::from);
    answered(app, event, suspended).await
}

/// Takes a suspended mandate up again; its end is where it was.
///
/// # Errors
/// It is not suspended, has ended, names nobody any more, or a refusal.
pub async fn resume_mandate(app: &App, actor: &Actor, id: MandateId) -> Result<(), OpError> {
    let (row, event) = find(app, actor, id, Action::ResumeMandate).await?;
    let (app_, said, owner) = (app.clone(), event.clone(), actor.account());
    let resume = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let over = row.life()?.interval().1 <= unit.now();
            if over || mandates::aidants_left(&mut unit.conn, id).await? == 0 {
                return Err(OpError::Conflict(
                    "this mandate has ended, or names nobody; give a new one",
                ));
            }
            if !mandates::resume(&mut unit.conn, id).await? {
                return Err(OpError::Conflict("this mandate is not suspended"));
            }
            unit.record(said);
            tell_owner(&app_, unit, NoticeKind::MandateResumed, owner, &row).await
        })
    });
    let resumed = resume.await.map_err(OpError::from);
    answered(app, event, resumed).await
}

/// Nothing is done any more to what has ended, swept or not.
///
/// # Errors
/// It has ended.
pub(super) fn stands(row: &MandateRow, now: Timestamp) -> Result<(), OpError> {
    let life = row.life()?;
    let stands = matches!(life.state, MandateState::Active | MandateState::Suspended);
    if stands && now < life.interval().1 {
        Ok(())
    } else {
        Err(OpError::Conflict("this mandate has ended already"))
    }
}

/// A mandate and the entry of what is done to it. One that does not exist is asked for like a
/// foreign one, so that both answer alike.
pub(super) async fn find(
    app: &App,
    actor: &Actor,
    id: MandateId,
    action: Action,
) -> Result<(MandateRow, Event), OpError> {
    let row = mandates::find(&mut app.store.reader().await?, id).await?;
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let allowed = allow(app, actor, action, Target::Mandate(locker, id)).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let event = about(&allowed.event, allowed.event.kind, &row);
    Ok((row, event))
}
