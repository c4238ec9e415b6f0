//! A person shows their card at a counter where nobody knows them yet. The card says which locker is
//! meant; without its code it opens nothing, and it says no name.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::card::Card;
use crate::domain::journal::Reason;
use crate::domain::policy::Action;
use crate::id::{AccountId, LockerId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::{lockers, unlocks};

use super::actor::Actor;
use super::ended::ended;
use super::error::OpError;
use super::{allow, cards};

/// The locker of a card that is shown.
///
/// # Errors
/// A card that is not in form, unknown or locked (both answer alike), or a refusal.
pub async fn find_locker(app: &App, actor: &Actor, card: &str) -> Result<LockerId, OpError> {
    let allowed = allow(app, actor, Action::OpenLocker, Target::Nothing).await?;
    let mut event = allowed.event;
    event.kind = crate::domain::journal::EventKind::CardShown;
    let card = cards::read(card)?;
    throttled(app, actor, allowed.facts.now)?;
    let Some(locker) = locker_of(app, &card).await? else {
        app.throttle.count(&key(actor), allowed.facts.now);
        app.store
            .record((), event.refused(Reason::BadCredentials))
            .await?;
        return Err(OpError::NotFound);
    };
    event.locker = Some(locker);
    app.store.record((), event).await?;
    Ok(locker)
}

/// Where an action on a locker stands when the person's card was shown with it.
///
/// # Errors
/// A card that is not in form.
pub(super) async fn shown(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    card: Option<&str>,
) -> Result<Target, OpError> {
    let Some(card) = card else {
        return Ok(Target::Locker(locker));
    };
    let card = cards::read(card)?;
    let now = app.store.now().await?;
    throttled(app, actor, now)?;
    if locker_of(app, &card).await? == Some(locker) {
        return Ok(Target::Shown(locker));
    }
    app.throttle.count(&key(actor), now);
    Ok(Target::Locker(locker))
}

/// Nobody tries cards until one fits.
fn throttled(app: &App, actor: &Actor, now: Timestamp) -> Result<(), OpError> {
    if app.throttle.seen(&key(actor), now) >= limits::FAILURES_PER_SECRET {
        Err(OpError::RateLimited)
    } else {
        Ok(())
    }
}

fn key(actor: &Actor) -> Vec<u8> {
    [b"card".as_slice(), actor.facts.account.bytes()].concat()
}

async fn locker_of(app: &App, card: &Card) -> Result<Option<LockerId>, OpError> {
    let mut conn = app.store.reader().await?;
    let unlock = unlocks::by_locator(&mut conn, &card.locator()).await?;
    let Some(unlock) = unlock.filter(|row| row.locked_at.is_none() && row.blocked_at.is_none())
    else {
        return Ok(None);
    };
    let (owner, id) = (AccountId(unlock.account), unlock.id);
    if ended(app, &mut conn, owner, id).await? {
        return Ok(None);
    }
    Ok(lockers::of_owner(&mut conn, owner).await?)
}
