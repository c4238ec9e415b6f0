//! Who works in several structures says for which one they work now, in this session.

use crate::app::App;
use crate::domain::journal::Reason;
use crate::domain::policy::{Action, Denial};
use crate::id::OrganisationId;
use crate::store::facts::Target;
use crate::store::sessions;

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::permit::refuse;

/// Makes a structure the current one of this session.
///
/// # Errors
/// A refusal: a structure in which the actor does not work is as if it did not exist.
pub async fn choose_organisation(
    app: &App,
    actor: &Actor,
    organisation: OrganisationId,
) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::ChooseOrganisation, Target::Nothing).await?;
    let own = actor
        .structures
        .iter()
        .find(|structure| structure.id == organisation);
    let mut event = allowed.event;
    event.organisation = Some(organisation);
    let denial = match own {
        Some(structure) if structure.active => None,
        Some(_) => Some((Reason::OrganisationSuspended, true)),
        None => Some((Reason::NotYourRole, false)),
    };
    if let Some((reason, visible)) = denial {
        let denial = Denial { reason, visible };
        return Err(refuse(app, actor, event, denial, &allowed.facts).await);
    }
    let session = actor.session();
    let choose = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            sessions::choose(&mut unit.conn, &session, organisation).await?;
            unit.record(event);
            Ok(())
        })
    });
    Ok(choose.await?)
}
