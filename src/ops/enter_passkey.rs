//! Entering with a passkey alone, for whoever has one that gives a secret: that opens the root key,
//! and the authenticator verified its owner, so the second factor is shown by the same gesture.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::OpenError;
use crate::crypto::key::{RootKey, Wraps};
use crate::crypto::passkey::PrfOutput;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::crypto::sha256;
use crate::domain::rights::Standing;
use crate::domain::session::SessionKind;
use crate::id::{AccountId, UnlockId};
use crate::limits;
use crate::store::passkeys::PasskeyRow;
use crate::store::{accounts, sessions, unlocks};

use super::door::{self, Door, refuse};
use super::ended;
use super::error::{Altered, OpError};
use super::open_session::{Opened, Origin, begun, new_session, works};
use super::passkeys::{self, Answer, Asked, Shown};
use super::unlocking::UNSTRETCHED;

const PURPOSE: &str = "enter";
const KIND: &str = "passkey";

/// Asks whoever is there for any passkey that their authenticator finds. `visitor` is what their
/// browser brings back with the answer; empty where there is no browser.
///
/// # Errors
/// Too many questions from one address.
pub async fn ask_to_enter(app: &App, origin: &Origin, visitor: &str) -> Result<Asked, OpError> {
    let now = app.store.now().await?;
    let key = [b"passkey-ask".as_slice(), origin.address.as_bytes()].concat();
    if app.throttle.count(&key, now) > limits::PASSKEY_ASKS {
        return Err(OpError::RateLimited);
    }
    let question = passkeys::ceremonies(app)?.ask(&[], &app.secret.prf_salt());
    let question = question.map_err(|_| passkeys::not_in_form())?;
    passkeys::ask(app, PURPOSE, &asked(visitor), question).await
}

fn asked(visitor: &str) -> Vec<u8> {
    if visitor.is_empty() {
        Vec::new()
    } else {
        sha256(visitor.as_bytes()).to_vec()
    }
}

/// Opens a session with a passkey, on a screen of which its owner said whether it is their own phone.
///
/// # Errors
/// [`OpError::BadCredentials`] for whatever is wrong, unknown or spent; [`OpError::RateLimited`].
pub async fn enter_passkey(
    app: &App,
    answer: &Answer,
    origin: &Origin,
    (visitor, own_phone): (&str, bool),
) -> Result<Opened, OpError> {
    let now = app.store.now().await?;
    let (door, row) = find(app, answer).await?;
    if !app.throttle.may_try(&origin.address, &door.key, now) {
        return Err(OpError::RateLimited);
    }
    let opened = tried(app, (&door, row), answer, visitor).await;
    app.throttle.tried(&origin.address, &door.key, now);
    let opened = match opened {
        Ok(Some((shown, root))) => {
            app.throttle.entered(&origin.address, &door.key, now);
            begin(app, &door, (shown, root, own_phone), origin, now).await
        }
        Ok(None) => Err(refuse(app, &door, origin, now).await),
        Err(error) => Err(error),
    };
    door::told(app, &door, origin, opened).await
}

/// What an answer opens. The question is spent before the answer is looked at, so that none is tried
/// twice.
async fn tried(
    app: &App,
    (door, row): (&Door, Option<PasskeyRow>),
    answer: &Answer,
    visitor: &str,
) -> Result<Option<(Shown, RootKey)>, OpError> {
    let state = passkeys::take(app, PURPOSE, &asked(visitor), answer.flow).await?;
    let ended = ended::behind(app, door).await?;
    match (row, state) {
        (Some(row), Some(state)) if !ended => open(app, door, &row, answer, &state),
        _ => Ok(None),
    }
}

async fn find(app: &App, answer: &Answer) -> Result<(Door, Option<PasskeyRow>), OpError> {
    let (key, row) = passkeys::answered_by(app, answer).await?;
    let mut door = Door {
        key,
        kind: KIND,
        found: None,
    };
    if let Some(row) = &row {
        let mut conn = app.store.reader().await?;
        let account = accounts::find(&mut conn, AccountId(row.account)).await?;
        let unlock = match row.unlock {
            Some(id) => unlocks::find(&mut conn, UnlockId(id)).await?,
            None => None,
        };
        door.found = unlock.zip(account);
    }
    Ok((door, row))
}

/// The root key behind a passkey, if the answer holds and its secret opens it.
fn open(
    app: &App,
    door: &Door,
    row: &PasskeyRow,
    answer: &Answer,
    state: &[u8],
) -> Result<Option<(Shown, RootKey)>, OpError> {
    let Some(shown) = passkeys::shown(app, row, answer, state)? else {
        return Ok(None);
    };
    let secret = answer.prf.as_ref().and_then(|text| PrfOutput::parse(text));
    let (Some((unlock, owner)), Some(secret)) = (&door.found, secret) else {
        return Ok(None);
    };
    if unlock.cost != UNSTRETCHED.bytes() {
        return Err(Altered::CostLowered.into());
    }
    let account = AccountId(row.account);
    let place = Place::unlock(account, UnlockId(unlock.id), KIND, &UNSTRETCHED.bytes());
    match secret
        .unlock_key(&app.secret.pepper())
        .unwrap(&unlock.wrapped, &place)
    {
        Ok(root) => Ok(Some((shown, root)).filter(|_| owner.state == Standing::Active.code())),
        Err(SealError::Message(OpenError::Commitment)) => Ok(None),
        Err(altered) => Err(altered.into()),
    }
}

async fn begin(
    app: &App,
    door: &Door,
    (shown, root, own_phone): (Shown, RootKey, bool),
    origin: &Origin,
    now: Timestamp,
) -> Result<Opened, OpError> {
    let Some((_, owner)) = &door.found else {
        return Err(OpError::BadCredentials);
    };
    let account = AccountId(owner.id);
    let kind = SessionKind::of(KIND, works(app, owner).await?, own_phone);
    let (token, new) = new_session(app, (account, &root), (KIND, kind), (now, Some(now)));
    let (ends_at, event) = (new.ends_at, begun(&new, origin));
    let begin = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            shown.keep(unit).await?;
            sessions::insert(&mut unit.conn, &new, now).await?;
            unit.record(event);
            Ok(())
        })
    });
    match begin.await.map_err(OpError::from) {
        Ok(()) => Ok(Opened {
            token,
            account,
            kind,
            ends_at,
            factor_missing: false,
        }),
        Err(OpError::BadCredentials) => Err(refuse(app, door, origin, now).await),
        Err(other) => Err(other),
    }
}
