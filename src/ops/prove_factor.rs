//! The second factor is proved again in a session that lives, for what asks for a fresh one.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::limits;
use crate::store::{accounts, sessions};

use super::actor::Actor;
use super::error::OpError;
use super::recover_factor::SecondFactor;

/// Proves the second factor with the digits of this moment, or with a printed code that stands in
/// for it; each is good once.
///
/// # Errors
/// [`OpError::BadCredentials`] for a wrong or used code, recorded; too many tries; the account has
/// no second factor yet.
pub async fn prove_factor(app: &App, actor: &Actor, otp: &str) -> Result<(), OpError> {
    let now = app.store.now().await?;
    let account = actor.account();
    if !actor.facts.has_factor {
        return Err(OpError::Conflict("this account has no second factor yet"));
    }
    // Counted before it is looked at, so that tries side by side are not more than five either.
    let key = [b"factor".as_slice(), account.bytes()].concat();
    if app.throttle.count(&key, now) > limits::FACTOR_TRIES {
        return Err(OpError::RateLimited);
    }
    let shown = shown(app, actor, otp, now).await;
    let Some(shown) = super::proved(app, tried(actor), shown).await? else {
        return Err(refuse(app, tried(actor)).await);
    };
    let (session, wrapped) = (actor.session(), actor.wrapped_with_factor(app, now)?);
    let event = tried(actor);
    let prove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            shown.spend(unit, &event).await?;
            sessions::prove_factor(&mut unit.conn, &session, now, &wrapped).await?;
            unit.record(event);
            Ok(())
        })
    });
    match prove.await.map_err(OpError::from) {
        // A code that was used before: refused like any other wrong one.
        Err(OpError::BadCredentials) => Err(refuse(app, tried(actor)).await),
        other => other,
    }
}

/// What the code shows; none where it is wrong, or the account is not in use.
async fn shown(
    app: &App,
    actor: &Actor,
    otp: &str,
    now: Timestamp,
) -> Result<Option<SecondFactor>, OpError> {
    let row = accounts::find(&mut app.store.reader().await?, actor.account()).await?;
    let row = row.ok_or(OpError::NotFound)?;
    SecondFactor::find(app, &row, otp, now).await
}

/// The entry of a try.
pub(super) fn tried(actor: &Actor) -> Event {
    let mut event = actor.event(EventKind::FactorProved);
    (event.account, event.locker) = (Some(actor.account()), actor.facts.owns);
    event
}

/// Records a try that proved nothing.
pub(super) async fn refuse(app: &App, event: Event) -> OpError {
    let event = event.refused(Reason::BadCredentials);
    match app.store.record((), event).await {
        Ok(_) => OpError::BadCredentials,
        Err(error) => error.into(),
    }
}
