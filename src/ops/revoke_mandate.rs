//! Stopping a mandate: effective at commit. The server's halves and the wrapped keys go in the same
//! transaction, open visits end, and what streams is cut within seconds. No reason is asked.

use crate::app::App;
use crate::domain::attestation::EndedBy;
use crate::domain::journal::{Event, EventKind};
use crate::domain::mandate::MandateState;
use crate::domain::policy::{Action, PermitGround};
use crate::id::{LockerId, MandateId, VisitId};
use crate::store::facts::Target;
use crate::store::{Unit, mandates, visits};

use super::actor::Actor;
use super::allow;
use super::attest::attest_end;
use super::error::OpError;

/// Stops a mandate: the person, always; an aidant named in it, who renounces.
///
/// # Errors
/// A refusal (a foreign mandate is as if it did not exist), or it has ended already.
pub async fn revoke_mandate(app: &App, actor: &Actor, mandate: MandateId) -> Result<(), OpError> {
    let row = mandates::find(&mut app.store.reader().await?, mandate).await?;
    // A mandate that does not exist is asked for like a foreign one, so that both answer alike.
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let target = Target::Mandate(locker, mandate);
    let allowed = allow(app, actor, Action::RevokeMandate, target).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let by = ended_by(actor, allowed.permit.ground());
    let mut event = allowed.event.with("by", by.code());
    event.mandate = Some(mandate);
    event.organisation = row.organisation.map(crate::id::OrganisationId);
    let attesting = app.clone();
    let revoke = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !mandates::end(&mut unit.conn, mandate, MandateState::Revoked, now).await? {
                return Err(OpError::Conflict("this mandate has ended already"));
            }
            close_visits(unit, mandate, &event).await?;
            attest_end(&attesting, unit, mandate, None, by).await?;
            unit.record(event);
            Ok(())
        })
    });
    Ok(revoke.await?)
}

/// Who ends it, as a role: the auditor's permit names no structure, the coordinator's does.
fn ended_by(actor: &Actor, ground: &PermitGround) -> EndedBy {
    match ground {
        PermitGround::Owner => EndedBy::Beneficiary,
        PermitGround::Role(_) if actor.facts.auditor => EndedBy::Auditor,
        PermitGround::Role(_) => EndedBy::Coordinator,
        PermitGround::Mandate { .. } => EndedBy::Aidant,
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
