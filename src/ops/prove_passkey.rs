//! The second factor is proved again with a passkey, in a session that lives.

use crate::app::App;
use crate::domain::journal::Event;
use crate::limits;
use crate::store::passkeys as rows;
use crate::store::sessions;

use super::actor::Actor;
use super::error::OpError;
use super::passkeys::{self, Answer, Asked, Shown};
use super::prove_factor::{refuse, tried};

const PURPOSE: &str = "prove";

/// Asks for one of the actor's passkeys.
///
/// # Errors
/// There is none, or a row fails its proof.
pub async fn ask_for_proof(app: &App, actor: &Actor) -> Result<Asked, OpError> {
    let known = rows::of_account(&mut app.store.reader().await?, actor.account()).await?;
    if known.is_empty() {
        return Err(OpError::Conflict("this account has no passkey"));
    }
    let known = passkeys::credentials(app, &known);
    let known = super::proved(app, event(actor), known).await?;
    let question = passkeys::ceremonies(app)?.ask(&known, &app.secret.prf_salt());
    let question = question.map_err(|_| passkeys::not_in_form())?;
    passkeys::ask(app, PURPOSE, &actor.session(), question).await
}

/// Proves the second factor with a passkey.
///
/// # Errors
/// [`OpError::BadCredentials`] for an answer that does not hold, or is about somebody else's passkey,
/// recorded; too many tries.
pub async fn prove_passkey(app: &App, actor: &Actor, answer: &Answer) -> Result<(), OpError> {
    let now = app.store.now().await?;
    let key = [b"factor".as_slice(), actor.account().bytes()].concat();
    if app.throttle.count(&key, now) > limits::FACTOR_TRIES {
        return Err(OpError::RateLimited);
    }
    let shown = shown(app, actor, answer).await;
    let Some(shown) = super::answered(app, event(actor), shown).await? else {
        return Err(refuse(app, event(actor)).await);
    };
    let (session, wrapped) = (actor.session(), actor.wrapped_with_factor(app, now)?);
    let event_ = event(actor);
    let prove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            shown.keep(unit).await?;
            sessions::prove_factor(&mut unit.conn, &session, now, &wrapped).await?;
            unit.record(event_);
            Ok(())
        })
    });
    match prove.await.map_err(OpError::from) {
        Err(OpError::BadCredentials) => Err(refuse(app, event(actor)).await),
        other => other,
    }
}

async fn shown(app: &App, actor: &Actor, answer: &Answer) -> Result<Option<Shown>, OpError> {
    let (_, row) = passkeys::answered_by(app, answer).await?;
    let state = passkeys::take(app, PURPOSE, &actor.session(), answer.flow).await?;
    let own = row.filter(|row| row.account == actor.account().0);
    let (Some(row), Some(state)) = (own, state) else {
        return Ok(None);
    };
    let in_use = actor.facts.standing == crate::domain::rights::Standing::Active;
    Ok(passkeys::shown(app, &row, answer, &state)?.filter(|_| in_use))
}

fn event(actor: &Actor) -> Event {
    tried(actor).with("factor", "passkey")
}
