//! A passkey, added by its owner alone, in their own session. Where the authenticator gives a secret
//! it is one more way to open the root key; to staff it is a second factor in any case.

use crate::app::App;
use crate::crypto::passkey::PrfOutput;
use crate::domain::journal::{Event, Reason};
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::{PasskeyId, UnlockId};
use crate::limits;
use crate::store::passkeys::{self as rows, NewPasskey};
use crate::store::unlocks::{self, NewUnlock};
use crate::store::{Unit, sessions};
use crate::webauthn::{Credential, WebauthnError};

use super::actor::Actor;
use super::error::OpError;
use super::passkeys::{self, Answer, Asked};
use super::tell::{of_oneself, tell};
use super::unlocking::passkey_unlock;
use super::{allow, answered};

const PURPOSE: &str = "enrol";

/// A passkey that was added.
pub struct Enrolled {
    /// Which.
    pub id: PasskeyId,
    /// Whether it opens the account by itself.
    pub unlocks: bool,
}

/// Asks the actor's authenticator for a new passkey.
///
/// # Errors
/// A refusal; there are ten already, or no way in besides.
pub async fn ask_for_passkey(app: &App, actor: &Actor) -> Result<Asked, OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let allowed = allow(app, actor, Action::EnrolFactor, passkeys::own(actor)).await?;
    let asked = ask(app, actor).await;
    answered(app, event(allowed.event, actor), asked).await
}

async fn ask(app: &App, actor: &Actor) -> Result<Asked, OpError> {
    let account = actor.account();
    let mut conn = app.store.reader().await?;
    let known = rows::of_account(&mut conn, account).await?;
    let ways = unlocks::other_ways(&mut conn, account).await?;
    drop(conn);
    room(known.len(), ways)?;
    let known = passkeys::credentials(app, &known)?;
    let day = actor.at.rfc3339();
    // The name that the device shows says no person's name: the day alone tells passkeys apart.
    let name = day.get(..10).unwrap_or_default();
    let ceremonies = passkeys::ceremonies(app)?;
    let question = ceremonies.enrol(account.0, name, &known, &app.secret.prf_salt());
    let question = question.map_err(|_| passkeys::not_in_form())?;
    passkeys::ask(app, PURPOSE, &actor.session(), question).await
}

/// A passkey is never the only way in, and nobody has a hundred.
fn room(known: usize, ways: u64) -> Result<(), OpError> {
    match () {
        () if ways == 0 => Err(OpError::Conflict(
            "a passkey is never the only way in: get a card or a recovery sheet first",
        )),
        () if known >= limits::PASSKEYS => Err(OpError::Conflict(
            "there are ten passkeys already; remove one first",
        )),
        () => Ok(()),
    }
}

/// Adds the passkey that an answer shows.
///
/// # Errors
/// A refusal; [`OpError::BadCredentials`] for an answer to no question of this session, recorded.
pub async fn enrol_passkey(app: &App, actor: &Actor, answer: &Answer) -> Result<Enrolled, OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let allowed = allow(app, actor, Action::EnrolFactor, passkeys::own(actor)).await?;
    let event = event(allowed.event, actor);
    let read = read(app, actor, answer).await;
    let Some(read) = answered(app, event.clone(), read).await? else {
        let refused = event.refused(Reason::BadCredentials);
        app.store.record((), refused).await?;
        return Err(OpError::BadCredentials);
    };
    let kept = keep(app, actor, read, event.clone()).await;
    answered(app, event, kept).await
}

/// What an answer shows: the credential, and what it unlocks.
async fn read(
    app: &App,
    actor: &Actor,
    answer: &Answer,
) -> Result<Option<(Credential, Option<NewUnlock>)>, OpError> {
    let secret = answer.prf.as_ref().map(|text| PrfOutput::parse(text));
    if matches!(secret, Some(None)) {
        return Err(OpError::invalid("prf", "prf", "is not 32 bytes in base 64"));
    }
    let Some(state) = passkeys::take(app, PURPOSE, &actor.session(), answer.flow).await? else {
        return Ok(None);
    };
    let credential = match passkeys::ceremonies(app)?.enrolled(&answer.credential, &state) {
        Ok(credential) => credential,
        Err(WebauthnError::Form) => return Err(passkeys::not_in_form()),
        Err(WebauthnError::Refused) => return Ok(None),
    };
    let root = actor.root_key()?;
    let unlock = secret.flatten();
    let unlock = unlock.map(|secret| passkey_unlock(app, actor.account(), &root, &secret));
    Ok(Some((credential, unlock)))
}

async fn keep(
    app: &App,
    actor: &Actor,
    (credential, unlock): (Credential, Option<NewUnlock>),
    event: Event,
) -> Result<Enrolled, OpError> {
    let now = app.store.now().await?;
    let new = new_passkey(
        app,
        actor,
        &credential,
        unlock.as_ref().map(|new| new.id),
        now,
    );
    let enrolled = Enrolled {
        id: new.id,
        unlocks: unlock.is_some(),
    };
    let (session, wrapped) = (actor.session(), actor.wrapped_with_factor(app, now)?);
    let (own, account) = (app.clone(), actor.account());
    let event = event.with("unlocks", enrolled.unlocks);
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            insert(unit, &new, unlock.as_ref()).await?;
            sessions::prove_factor(&mut unit.conn, &session, now, &wrapped).await?;
            unit.record(event);
            let word = of_oneself(NoticeKind::PasskeyAdded, account);
            Ok(tell(&own, unit, word).await?)
        })
    });
    match keep.await.map_err(OpError::from) {
        Ok(()) => Ok(enrolled),
        Err(OpError::Store(error)) if error.is_unique() => {
            Err(OpError::Conflict("this passkey is known already"))
        }
        Err(other) => Err(other),
    }
}

async fn insert(
    unit: &mut Unit,
    new: &NewPasskey,
    unlock: Option<&NewUnlock>,
) -> Result<(), OpError> {
    let now = unit.now();
    let conn = &mut unit.conn;
    let known = rows::of_account(conn, new.account).await?.len();
    room(known, unlocks::other_ways(conn, new.account).await?)?;
    if let Some(unlock) = unlock {
        unlocks::insert(conn, unlock, now).await?;
    }
    Ok(rows::insert(conn, new, now).await?)
}

fn new_passkey(
    app: &App,
    actor: &Actor,
    credential: &Credential,
    unlock: Option<UnlockId>,
    now: crate::clock::Timestamp,
) -> NewPasskey {
    use crate::crypto::place::Place;
    let (id, account) = (PasskeyId::make(&app.random, now), actor.account());
    let place = Place::passkey(account, id, unlock);
    NewPasskey {
        id,
        account,
        index: passkeys::index(app, credential.id()),
        sealed: app.ring.seal(&place, &credential.bytes(), &app.random),
        unlock,
        counter: credential.counter(),
    }
}

fn event(event: Event, actor: &Actor) -> Event {
    let mut event = event.with("factor", "passkey");
    event.account = Some(actor.account());
    event
}
