//! Stopping a mandate, or one category of it: effective at commit. The server's halves and the
//! wrapped keys go in the same transaction, open visits end, and what streams is cut within
//! seconds. No reason is asked.

use std::collections::BTreeSet;

use crate::app::App;
use crate::domain::attestation::EndedBy;
use crate::domain::journal::{Event, EventKind};
use crate::domain::mandate::MandateState;
use crate::domain::notice::NoticeKind;
use crate::domain::person::BadValue;
use crate::domain::policy::{Action, PermitGround};
use crate::domain::rights::Category;
use crate::id::{LockerId, MandateId, VisitId};
use crate::store::facts::Target;
use crate::store::mandates::MandateRow;
use crate::store::{Unit, mandates, visits};

use super::actor::Actor;
use super::attest::attest_end;
use super::error::OpError;
use super::keep_mandate::tell_owner;
use super::remove_aidant::{about, unname};
use super::suspend_mandate::stands;
use super::{allow, answered};

const ENDED: &str = "this mandate has ended already";

/// Stops a mandate: the person, always; an aidant named in it, who renounces; the coordinator of
/// its structure; an auditor, on a report. With a category, only that category ends.
///
/// # Errors
/// A refusal (a foreign mandate is as if it did not exist), or it has ended already.
pub async fn revoke_mandate(
    app: &App,
    actor: &Actor,
    mandate: MandateId,
    category: Option<&str>,
) -> Result<(), OpError> {
    let row = mandates::find(&mut app.store.reader().await?, mandate).await?;
    // A mandate that does not exist is asked for like a foreign one, so that both answer alike.
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let target = Target::Mandate(locker, mandate);
    let allowed = allow(app, actor, Action::RevokeMandate, target).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let by = role(allowed.permit.ground(), actor);
    let event = about(&allowed.event, EventKind::MandateRevoked, &row);
    let event = event.with("by", by.code());
    let category = answered(app, event.clone(), parse(category)).await?;
    let (app_, said, account) = (app.clone(), event.clone(), actor.account());
    let stop = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            stands(&row, unit.now())?;
            match (category, by) {
                // Nor does one who names a category take it from the others.
                (Some(_), EndedBy::Aidant)
                    if mandates::aidants_left(&mut unit.conn, mandate).await? > 1 =>
                {
                    Err(OpError::Conflict(
                        "others are named too: renounce the whole, or ask the person",
                    ))
                }
                (Some(category), _) => narrow(&app_, unit, &row, category, by, &said).await,
                // One who renounces leaves the others their mandate.
                (None, EndedBy::Aidant)
                    if mandates::aidants_left(&mut unit.conn, mandate).await? > 1 =>
                {
                    let gone = unname(&app_, unit, &row, account, &said).await?;
                    gone.then_some(()).ok_or(OpError::Conflict(ENDED))
                }
                (None, _) => revoke(&app_, unit, &row, by, &said).await,
            }
        })
    });
    let stopped = stop.await.map_err(OpError::from);
    answered(app, event, stopped).await
}

fn parse(category: Option<&str>) -> Result<Option<Category>, OpError> {
    let unknown = || OpError::field("category", BadValue::Unknown);
    let read = |code| Category::parse(code).ok_or_else(unknown);
    category.map(read).transpose()
}

/// In which role somebody stops a mandate.
fn role(ground: &PermitGround, actor: &Actor) -> EndedBy {
    match ground {
        PermitGround::Owner => EndedBy::Beneficiary,
        PermitGround::Mandate { .. } => EndedBy::Aidant,
        PermitGround::Role(_) if actor.facts.auditor => EndedBy::Auditor,
        PermitGround::Role(_) => EndedBy::Coordinator,
    }
}

/// Ends a mandate whole: keys, visits, entry, notice.
///
/// # Errors
/// It has ended already.
pub(super) async fn revoke(
    app: &App,
    unit: &mut Unit,
    row: &MandateRow,
    by: EndedBy,
    event: &Event,
) -> Result<(), OpError> {
    let (now, mandate) = (unit.now(), MandateId(row.id));
    if !mandates::end(&mut unit.conn, mandate, MandateState::Revoked, now).await? {
        return Err(OpError::Conflict(ENDED));
    }
    close_visits(unit, mandate, event).await?;
    unit.record(event.clone());
    attest_end(app, unit, mandate, None, by).await?;
    tell_revoked(app, unit, row, by).await
}

/// Ends one category; the last one ends the mandate.
async fn narrow(
    app: &App,
    unit: &mut Unit,
    row: &MandateRow,
    category: Category,
    by: EndedBy,
    event: &Event,
) -> Result<(), OpError> {
    let mandate = MandateId(row.id);
    let live = mandates::live_categories(&mut unit.conn, mandate).await?;
    if !live.contains(&category) {
        return Err(OpError::Conflict(
            "this category is not given, or has ended already",
        ));
    }
    if live.len() == 1 {
        return revoke(app, unit, row, by, event).await;
    }
    mandates::end_right(&mut unit.conn, mandate, category).await?;
    let mut narrowed = event.clone().with("category", category.code());
    narrowed.kind = EventKind::MandateNarrowed;
    unit.record(narrowed);
    attest_end(app, unit, mandate, Some(BTreeSet::from([category])), by).await?;
    tell_revoked(app, unit, row, by).await
}

/// Whoever stopped it knows; the person is told of what others stop.
async fn tell_revoked(
    app: &App,
    unit: &mut Unit,
    row: &MandateRow,
    by: EndedBy,
) -> Result<(), OpError> {
    let owner = mandates::owner(&mut unit.conn, MandateId(row.id)).await?;
    match owner.filter(|_| by != EndedBy::Beneficiary) {
        Some(owner) => tell_owner(app, unit, NoticeKind::MandateRevoked, owner, row).await,
        None => Ok(()),
    }
}

/// Ends the visits open under a mandate, each with its entry.
pub(super) async fn close_visits(
    unit: &mut Unit,
    mandate: MandateId,
    event: &Event,
) -> Result<(), OpError> {
    let now = unit.now();
    for row in visits::of_mandate(&mut unit.conn, mandate).await? {
        visits::close(&mut unit.conn, row.id, now).await?;
        unit.record(visit_closed(&row, event));
    }
    Ok(())
}

/// The entry of a visit that ended because of something else.
pub(super) fn visit_closed(row: &visits::VisitRow, event: &Event) -> Event {
    let mut closed = Event::new(EventKind::VisitClosed, event.channel);
    closed.locker = Some(LockerId(row.locker));
    closed.account = Some(crate::id::AccountId(row.account));
    (closed.mandate, closed.visit) = (Some(MandateId(row.mandate)), Some(VisitId(row.id)));
    closed
}
