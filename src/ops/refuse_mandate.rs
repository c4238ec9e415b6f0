//! The person says no to a mandate that waits. Nobody asks why.

use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::domain::policy::Action;
use crate::id::{LockerId, MandateId, OrganisationId};
use crate::store::requests;

use super::accept_mandate::{Asked, spend, with_code};
use super::actor::Actor;
use super::door::Origin;
use super::error::OpError;
use super::person_proof::Proof;
use super::{about, allow, answered};

/// Refuses a mandate.
///
/// # Errors
/// A wrong proof, a mandate that waits no more, or a refusal; each has its entry.
pub async fn refuse_mandate(
    app: &App,
    actor: Option<&Actor>,
    origin: &Origin,
    mandate: MandateId,
    proof: &Proof,
) -> Result<(), OpError> {
    let asked = Asked::find(app, actor, origin, mandate, Action::RefuseMandate).await?;
    let proven = asked.prove(app, actor, origin, proof).await?;
    let allowed = allow(app, &proven.actor, Action::RefuseMandate, asked.target).await?;
    let mut event = about(&proven.actor, &allowed.permit);
    event.mandate = Some(mandate);
    let row = asked.row.ok_or(OpError::NotFound)?;
    event.locker = Some(LockerId(row.locker));
    event.organisation = row.organisation.map(OrganisationId);
    let (code, said) = (proven.code, with_code(event.clone(), proven.code));
    let refuse = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            spend(unit, code).await?;
            // As it was before this proof, which may have been the last try.
            let waits = row.status(now)? == MandateStatus::Pending;
            if !waits || !requests::refuse(&mut unit.conn, mandate, now).await? {
                return Err(OpError::Conflict("this mandate waits no more"));
            }
            unit.record(said);
            Ok(())
        })
    });
    let refused = refuse.await.map_err(OpError::from);
    answered(app, event, refused).await
}
