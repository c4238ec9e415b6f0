//! Another passphrase, chosen by its owner alone: with the old one, or in a session that was opened
//! without it, by a recovery sheet or a passkey.

use crate::app::App;
use crate::crypto::OpenError;
use crate::crypto::key::{RootKey, Wraps};
use crate::crypto::password::Cost;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::domain::journal::{Event, Reason};
use crate::domain::person;
use crate::domain::policy::Action;
use crate::id::{AccountId, UnlockId};
use crate::limits;
use crate::store::sessions;
use crate::store::unlocks::{self, NewUnlock, UnlockRow};

use super::actor::Actor;
use super::credentials::stretched;
use super::error::{Altered, OpError};
use super::unlocking::new_unlock;
use super::{allow, answered, passkeys};

const KIND: &str = "passphrase";

/// Changes the actor's passphrase; their other sessions end.
///
/// # Errors
/// A refusal; a refused field; [`OpError::BadCredentials`] for a wrong old passphrase, recorded.
pub async fn change_passphrase(
    app: &App,
    actor: &Actor,
    old: Option<&str>,
    new: &str,
) -> Result<(), OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let allowed = allow(app, actor, Action::ChangePassphrase, passkeys::own(actor)).await?;
    let mut event = allowed.event;
    event.account = Some(actor.account());
    let changed = change(app, actor, (old, new), event.clone()).await;
    if matches!(changed, Err(OpError::BadCredentials)) {
        let refused = event.refused(Reason::BadCredentials);
        app.store.record((), refused).await?;
        return changed;
    }
    answered(app, event, changed).await
}

async fn change(
    app: &App,
    actor: &Actor,
    (old, new): (Option<&str>, &str),
    event: Event,
) -> Result<(), OpError> {
    person::passphrase(new).map_err(|bad| OpError::field("passphrase", bad))?;
    let account = actor.account();
    let row = unlocks::of_kind(&mut app.store.reader().await?, account, KIND).await?;
    let row = row.ok_or(OpError::Conflict("this account has no passphrase"))?;
    let root = actor.root_key()?;
    // Who is at a keyboard that somebody left knows no old passphrase.
    if !matches!(actor.method.as_str(), "sheet" | "passkey") {
        let missing = || OpError::invalid("old_passphrase", "empty", "is missing");
        prove(app, actor, old.ok_or_else(missing)?, &row).await?;
    }
    let unlock = wrapped(app, account, &root, new).await?;
    let session = actor.session();
    let change = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            unlocks::delete_kind(&mut unit.conn, account, KIND).await?;
            unlocks::insert(&mut unit.conn, &unlock, now).await?;
            sessions::end_others(&mut unit.conn, account, &session, now).await?;
            unit.record(event);
            Ok(())
        })
    });
    Ok(change.await?)
}

async fn wrapped(
    app: &App,
    account: AccountId,
    root: &RootKey,
    new: &str,
) -> Result<NewUnlock, OpError> {
    let (salt, cost) = (app.random.bytes(), app.settings.costs.passphrase);
    let key = stretched(app, new, &salt, cost).await?;
    let key = key.passphrase(&app.secret.pepper());
    Ok(new_unlock(
        app,
        account,
        root,
        &key,
        (KIND, None, salt, cost),
    ))
}

/// The old passphrase opens the account; tries are counted with those of the second factor.
async fn prove(app: &App, actor: &Actor, old: &str, row: &UnlockRow) -> Result<(), OpError> {
    let now = app.store.now().await?;
    let key = [b"factor".as_slice(), actor.account().bytes()].concat();
    if app.throttle.count(&key, now) > limits::FACTOR_TRIES {
        return Err(OpError::RateLimited);
    }
    let cost = Cost::parse(&row.cost).ok_or(Altered::CostLowered)?;
    let floor = app.settings.costs.passphrase;
    cost.at_least(floor).map_err(|_| Altered::CostLowered)?;
    let key = stretched(app, old, &row.salt, cost).await?;
    let place = Place::unlock(actor.account(), UnlockId(row.id), KIND, &cost.bytes());
    let opened = key
        .passphrase(&app.secret.pepper())
        .unwrap(&row.wrapped, &place);
    match opened {
        Ok(_) => Ok(()),
        Err(SealError::Message(OpenError::Commitment)) => Err(OpError::BadCredentials),
        Err(altered) => Err(altered.into()),
    }
}
