//! A person asks to come back: with their card and a new code, or with nothing but a new card. It
//! begins on their screen and names nobody. A key pair waits under what only they hold; guardians
//! seal to it what they have.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::crypto::card::Card;
use crate::crypto::hpke::HpkePrivate;
use crate::crypto::key::Seals;
use crate::crypto::place::Place;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::person;
use crate::domain::recovery::RecoveryKind;
use crate::id::{AccountId, LockerId, RecoveryId};
use crate::limits;
use crate::store::recoveries::{self, NewRecovery};
use crate::store::{lockers, unlocks};

use super::attempts::attempt;
use super::credentials::stretched;
use super::door::Origin;
use super::error::OpError;
use super::recovery::short;
use super::short_address;

/// A recovery that waits for guardians.
pub struct Started {
    /// What the person shows or says to their guardians.
    pub short: String,
    /// What was lost.
    pub kind: RecoveryKind,
    /// The new card, shown once, where the old one was lost.
    pub card: Option<Zeroizing<String>>,
    /// When it lapses without its guardians.
    pub lapses_at: Timestamp,
}

/// Starts a recovery: with a card for a new code, without one for a new card.
///
/// # Errors
/// A code or card that is not in form; [`OpError::BadCredentials`] for a card that is unknown,
/// blocked or without guardians, all alike; too many.
pub async fn start_recovery(
    app: &App,
    origin: &Origin,
    card: Option<&str>,
    pin: &Zeroizing<String>,
) -> Result<Started, OpError> {
    person::pin(pin).map_err(|bad| OpError::field("pin", bad))?;
    let now = app.store.now().await?;
    throttled(app, origin, now)?;
    let (kind, card, owner) = match card {
        Some(text) => {
            let card = read(text)?;
            let (address, locator) = (origin.address.as_str(), card.locator());
            let owner = owner(app, &card, origin, now);
            let owner = attempt(app, address, ("recovery-card", &locator), owner).await?;
            (RecoveryKind::Code, card, Some(owner))
        }
        None => (RecoveryKind::Card, Card::make(&app.random), None),
    };
    let account = owner.map(|(account, _)| account);
    let new = make(app, (kind, account), &card, pin, now).await?;
    let address = short(app, new.id, kind, &new.public);
    let lapses_at = new.lapses_at;
    keep(app, new, owner, origin).await?;
    Ok(Started {
        short: address,
        kind,
        card: (kind == RecoveryKind::Card).then(|| card.text()),
        lapses_at,
    })
}

pub(super) fn read(card: &str) -> Result<Card, OpError> {
    Card::parse(card).map_err(|error| OpError::invalid("card", "card", &error.to_string()))
}

/// Nobody fills the table from one place.
fn throttled(app: &App, origin: &Origin, now: Timestamp) -> Result<(), OpError> {
    let key = [b"recovery".as_slice(), origin.address.as_bytes()].concat();
    if app.throttle.count(&key, now) > limits::RECOVERY_STARTS {
        return Err(OpError::RateLimited);
    }
    Ok(())
}

/// Whose card it is. Unknown, blocked and without guardians answer alike, with an entry.
async fn owner(
    app: &App,
    card: &Card,
    origin: &Origin,
    now: Timestamp,
) -> Result<(AccountId, LockerId), OpError> {
    let mut conn = app.store.reader().await?;
    let account = unlocks::card_account(&mut conn, &card.locator()).await?;
    let guarded = unlocks::by_locator(&mut conn, &card.half().locator()).await?;
    let locker = match account {
        Some(account) => lockers::of_owner(&mut conn, account).await?,
        None => None,
    };
    let day = Timestamp::from_millis(now.millis().saturating_sub(24 * 3600 * 1000));
    let today = match account {
        Some(account) => recoveries::started(&mut conn, account, day).await?,
        None => 0,
    };
    drop(conn);
    let mut event = started(origin, RecoveryKind::Code);
    (event.account, event.locker) = (account, locker);
    match account.zip(locker).filter(|_| guarded.is_some()) {
        Some(_) if today >= limits::RECOVERIES_A_DAY => {
            let event = event.refused(Reason::RateLimited);
            app.store.record((), event).await?;
            Err(OpError::RateLimited)
        }
        Some(found) => Ok(found),
        None => {
            let event = event.refused(Reason::BadCredentials);
            app.store.record((), event).await?;
            Err(OpError::BadCredentials)
        }
    }
}

fn started(origin: &Origin, kind: RecoveryKind) -> Event {
    Event::new(EventKind::RecoveryStarted, origin.channel).with("kind", kind.code())
}

async fn make(
    app: &App,
    (kind, account): (RecoveryKind, Option<AccountId>),
    card: &Card,
    pin: &str,
    now: Timestamp,
) -> Result<NewRecovery, OpError> {
    let id = RecoveryId::make(&app.random, now);
    let (private, public) = HpkePrivate::make(&app.random);
    let (salt, cost) = (app.random.bytes(), app.settings.costs.pin);
    let stretched = stretched(app, pin, &salt, cost).await?;
    let key = stretched.recovery(card, &app.secret.pepper());
    let place = Place::recovery(id, kind.code(), &public, &cost.bytes());
    let sealed = key.seal(&place, private.seed().as_slice(), &app.random);
    let short_index = short_address::index(app, &short(app, id, kind, &public));
    Ok(NewRecovery {
        id,
        kind,
        short_index,
        account,
        public,
        sealed,
        salt,
        cost: cost.bytes(),
        lapses_at: kind.lapses(now),
    })
}

async fn keep(
    app: &App,
    new: NewRecovery,
    owner: Option<(AccountId, LockerId)>,
    origin: &Origin,
) -> Result<(), OpError> {
    let mut event = started(origin, new.kind).with("recovery", new.id.to_string());
    event = event.with("public_sha256", crypto::hex(&crypto::sha256(&new.public)));
    (event.account, event.locker) = owner.unzip();
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let (now, entry) = (unit.now(), unit.record(event));
            Ok(recoveries::insert(&mut unit.conn, &new, entry, now).await?)
        })
    });
    Ok(keep.await?)
}
