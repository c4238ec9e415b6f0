//! A second factor, enrolled by its owner alone: the seed is shown once, inside their own session,
//! and counts only when a code made from it came back.

use crate::app::App;
use crate::crypto::place::Place;
use crate::crypto::totp::TotpSeed;
use crate::domain::journal::EventKind;
use crate::store::{accounts, journal, sessions};

use super::actor::Actor;
use super::error::OpError;

/// The seed that this session may enrol: derived from it, so that a page that is shown twice shows
/// the same and nothing is kept before the proof.
///
/// # Errors
/// The account has a second factor already: then nobody sees a seed again.
pub async fn proposed_seed(app: &App, actor: &Actor) -> Result<TotpSeed, OpError> {
    let mut conn = app.store.reader().await?;
    let row = accounts::find(&mut conn, actor.account()).await?;
    // A seed that was taken out of its row is still in the journal: nobody sets up another.
    let enrolled = journal::factor_enrolled(&mut conn, actor.account()).await?;
    if enrolled || row.is_none_or(|row| row.totp.is_some()) {
        return Err(OpError::Conflict(
            "this account has a second factor already",
        ));
    }
    Ok(TotpSeed::derive(&actor.root_key()?))
}

/// Enrols the seed, if the code proves that it arrived.
///
/// # Errors
/// A wrong code, or an account that has a second factor already.
pub async fn enrol_factor(app: &App, actor: &Actor, code: &str) -> Result<(), OpError> {
    let seed = proposed_seed(app, actor).await?;
    let now = app.store.now().await?;
    let wrong = || OpError::invalid("otp", "otp", "is not the code of this moment");
    let step = seed
        .step(code.trim(), now.unix_seconds())
        .ok_or_else(wrong)?;
    let account = actor.account();
    let sealed = app
        .ring
        .seal(&Place::totp(account), seed.bytes(), &app.random);
    let (session, wrapped) = (actor.session(), actor.wrapped_with_factor(app, now)?);
    let mut event = actor
        .event(EventKind::FactorEnrolled)
        .with("factor", "totp");
    event.account = Some(account);
    let enrol = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let set = accounts::set_totp(&mut unit.conn, account, &sealed, step).await;
            set.map_err(|_| OpError::Conflict("this account has a second factor already"))?;
            sessions::prove_factor(&mut unit.conn, &session, now, &wrapped).await?;
            unit.record(event);
            Ok(())
        })
    });
    Ok(enrol.await?)
}
