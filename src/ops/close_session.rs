//! Leaving: the session is dead at once.

use crate::app::App;
use crate::domain::journal::EventKind;
use crate::domain::session::SessionEnd;
use crate::store::sessions;

use super::actor::Actor;
use super::error::OpError;

/// Ends the actor's session.
///
/// # Errors
/// The database.
pub async fn close_session(app: &App, actor: &Actor) -> Result<(), OpError> {
    let id = actor.session();
    let event = actor
        .event(EventKind::SessionClosed)
        .with("why", SessionEnd::Left.code());
    let close = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if sessions::end(&mut unit.conn, &id, now).await? {
                unit.record(event);
            }
            Ok(())
        })
    });
    Ok(close.await?)
}
