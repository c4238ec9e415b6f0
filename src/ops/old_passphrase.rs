//! The old passphrase of staff, asked before a new one: who is at a keyboard that somebody left does
//! not know it.

use crate::app::App;
use crate::crypto::OpenError;
use crate::crypto::key::Wraps;
use crate::crypto::password::Cost;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::domain::person;
use crate::id::UnlockId;
use crate::limits;
use crate::store::unlocks::{self, UnlockRow};

use super::actor::Actor;
use super::change_passphrase::{KIND, NewPassphrase};
use super::credentials::stretched;
use super::error::{Altered, OpError};

/// Whether the old passphrase is asked: not of whoever entered without it, by a recovery sheet or a
/// passkey, for they may have forgotten it.
pub fn asks_old(actor: &Actor) -> bool {
    actor.facts.by_passphrase
}

/// The new passphrase is in form, and the old one opens the account where it is asked.
pub(super) async fn proved(app: &App, actor: &Actor, asked: &NewPassphrase) -> Result<(), OpError> {
    person::passphrase(&asked.passphrase).map_err(|bad| OpError::field("passphrase", bad))?;
    let row = unlocks::of_kind(&mut app.store.reader().await?, actor.account(), KIND).await?;
    let row = row.ok_or(OpError::Conflict("this account has no passphrase"))?;
    if !asks_old(actor) {
        return Ok(());
    }
    let missing = || OpError::invalid("old_passphrase", "empty", "is missing");
    opens(app, actor, asked.old.as_ref().ok_or_else(missing)?, &row).await
}

/// The old passphrase opens the account; tries are counted with those of the second factor.
async fn opens(app: &App, actor: &Actor, old: &str, row: &UnlockRow) -> Result<(), OpError> {
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
