//! A screen is lent to a person: whoever was in puts their second factor aside, so that nothing of
//! theirs opens before they prove it again.

use crate::app::App;
use crate::domain::journal::EventKind;
use crate::store::sessions;

use super::actor::Actor;
use super::error::OpError;

/// Puts the second factor of the actor's session aside. The root key is sealed anew for a session
/// without one, so that the row cannot be given it back.
///
/// # Errors
/// The database, or an altered session.
pub async fn close_factor(app: &App, actor: &Actor) -> Result<(), OpError> {
    let (session, wrapped) = (actor.session(), actor.wrapped_with_factor(app, None)?);
    let mut event = actor.event(EventKind::FactorClosed);
    event.account = Some(actor.account());
    let close = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            sessions::close_factor(&mut unit.conn, &session, &wrapped).await?;
            unit.record(event);
            Ok(())
        })
    });
    Ok(close.await?)
}
