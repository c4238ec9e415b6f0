//! The codes of an application as second factor, enrolled by their owner alone: the seed is shown
//! inside their own session, and counts only when a code made from it came back. Who lost the
//! telephone shows another second factor, and sets up a new seed in the place of the old one.

use crate::app::App;
use crate::crypto::place::Place;
use crate::crypto::totp::TotpSeed;
use crate::domain::policy::Action;
use crate::store::{accounts, factors, sessions};

use super::actor::Actor;
use super::error::OpError;
use super::{Allowed, allow, passkeys};

/// The seed that this session may enrol: derived from the root key, so that a page that is shown
/// twice shows the same and nothing is kept before the proof.
///
/// # Errors
/// A refusal: where there is a second factor already, or the journal says that there was one, it
/// must have been shown a moment ago.
pub async fn proposed_seed(app: &App, actor: &Actor) -> Result<TotpSeed, OpError> {
    Ok(proposed(app, actor).await?.1)
}

async fn proposed(app: &App, actor: &Actor) -> Result<(Allowed, TotpSeed), OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let allowed = allow(app, actor, Action::EnrolFactor, passkeys::own(actor)).await?;
    let before = factors::enrolled(&mut app.store.reader().await?, actor.account()).await?;
    let seed = TotpSeed::derive(&actor.root_key()?, before);
    Ok((allowed, seed))
}

/// Enrols the seed, if the code proves that it arrived.
///
/// # Errors
/// A wrong code, or as [`proposed_seed`].
pub async fn enrol_factor(app: &App, actor: &Actor, code: &str) -> Result<(), OpError> {
    let (allowed, seed) = proposed(app, actor).await?;
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
    let mut event = allowed.event.with("factor", "totp");
    event.account = Some(account);
    let enrol = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            accounts::set_totp(&mut unit.conn, account, &sealed, step).await?;
            sessions::prove_factor(&mut unit.conn, &session, now, &wrapped).await?;
            unit.record(event);
            Ok(())
        })
    });
    Ok(enrol.await?)
}
