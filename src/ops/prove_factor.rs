//! The second factor is proved again in a session that lives, for what asks for a fresh one.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::crypto::totp::TotpSeed;
use crate::domain::journal::{EventKind, Reason};
use crate::domain::rights::Standing;
use crate::limits;
use crate::store::{accounts, sessions};

use super::actor::Actor;
use super::error::OpError;

/// Proves the second factor with the digits of this moment; each is good once.
///
/// # Errors
/// [`OpError::BadCredentials`] for a wrong or used code, recorded; too many tries; the account has
/// no second factor yet.
pub async fn prove_factor(app: &App, actor: &Actor, otp: &str) -> Result<(), OpError> {
    let now = app.store.now().await?;
    let account = actor.account();
    if !actor.has_factor {
        return Err(OpError::Conflict("this account has no second factor yet"));
    }
    // Counted before it is looked at, so that tries side by side are not more than five either.
    let key = [b"factor".as_slice(), account.bytes()].concat();
    if app.throttle.count(&key, now) > limits::FACTOR_TRIES {
        return Err(OpError::RateLimited);
    }
    let step = step(app, actor, otp, now).await;
    let Some(step) = super::proved(app, tried(actor), step).await? else {
        return Err(refuse(app, actor).await);
    };
    let (session, wrapped) = (actor.session(), actor.wrapped_with_factor(app, now)?);
    let event = tried(actor);
    let prove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            if !accounts::spend_step(&mut unit.conn, account, step).await? {
                return Err(OpError::BadCredentials);
            }
            sessions::prove_factor(&mut unit.conn, &session, now, &wrapped).await?;
            unit.record(event);
            Ok(())
        })
    });
    match prove.await.map_err(OpError::from) {
        // A code that was used before: refused like any other wrong one.
        Err(OpError::BadCredentials) => Err(refuse(app, actor).await),
        other => other,
    }
}

/// The step that the code proves; none where it is wrong, or the account is not in use.
async fn step(app: &App, actor: &Actor, otp: &str, now: Timestamp) -> Result<Option<u64>, OpError> {
    let account = actor.account();
    let row = accounts::find(&mut app.store.reader().await?, account).await?;
    let sealed = row.and_then(|row| row.totp).ok_or(OpError::NotFound)?;
    let seed = TotpSeed::from_bytes(app.ring.open(&Place::totp(account), &sealed)?);
    let step = seed.step(otp.trim(), now.unix_seconds());
    Ok(step.filter(|_| actor.facts.standing == Standing::Active))
}

fn tried(actor: &Actor) -> crate::domain::journal::Event {
    let mut event = actor.event(EventKind::FactorProved);
    event.account = Some(actor.account());
    event
}

async fn refuse(app: &App, actor: &Actor) -> OpError {
    let event = tried(actor).refused(Reason::BadCredentials);
    match app.store.record((), event).await {
        Ok(_) => OpError::BadCredentials,
        Err(error) => error.into(),
    }
}
