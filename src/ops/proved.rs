//! What fails its proof is in the journal before anybody is answered.

use crate::app::App;
use crate::domain::journal::{Event, Reason};
use crate::domain::policy::{Action, Permit};
use crate::store::documents;
use crate::store::facts::Target;

use super::actor::Actor;
use super::error::OpError;
use super::{kind, under};

/// What comes of opening what a permit allows. Where a proof fails, or the journal says that the
/// mandate has ended, an entry says so before anybody is answered: the permit's own entry said that
/// it would be opened.
pub(super) async fn proved<T>(
    app: &App,
    event: Event,
    opened: Result<T, OpError>,
) -> Result<T, OpError> {
    let event = match &opened {
        Err(OpError::Altered(altered)) => event
            .failed(Reason::NotAuthentic)
            .with("what", altered.to_string()),
        Err(OpError::Denied(denial)) => event.refused(denial.reason),
        _ => return opened,
    };
    app.store.record((), event).await?;
    opened
}

/// What comes of an act on a mandate: a refused field or a state that no longer fits has its entry
/// too, because both sides may one day ask who tried what.
pub(super) async fn answered<T>(
    app: &App,
    event: Event,
    outcome: Result<T, OpError>,
) -> Result<T, OpError> {
    let event = match &outcome {
        Err(OpError::Invalid { field, code, .. }) => event
            .refused(Reason::BadInput)
            .with("field", *field)
            .with("code", *code),
        Err(OpError::TooLarge { what, .. }) => event
            .refused(Reason::BadInput)
            .with("field", *what)
            .with("code", "too_large"),
        Err(OpError::Media) => event
            .refused(Reason::BadInput)
            .with("field", "file")
            .with("code", "unsafe_document"),
        Err(OpError::Conflict(_)) => event.refused(Reason::NotWaiting),
        _ => return proved(app, event, outcome).await,
    };
    app.store.record((), event).await?;
    outcome
}

/// The entry of a try whose facts fail their proof.
pub(super) async fn tried(
    app: &App,
    actor: &Actor,
    action: Action,
    target: Target,
) -> Result<Event, OpError> {
    let mut event = actor.event(kind(action));
    match target {
        Target::Document(id) => {
            let row = documents::find(&mut app.store.reader().await?, id).await?;
            (event.locker, event.document) = (row.map(|row| row.ids().0), Some(id));
        }
        _ => event.locker = target.locker(),
    }
    Ok(event)
}

/// A second entry about what a permit allowed.
pub(super) fn about(actor: &Actor, permit: &Permit) -> Event {
    let mut event = actor.event(kind(permit.action()));
    (event.locker, event.document) = (permit.locker(), permit.document());
    under(event, permit)
}
