//! The door: what someone brings, tried against what stands behind it.
//!
//! Wrong, unknown and locked answer alike and cost the same. A try is spent before the secret is
//! looked at, so that no race gives an eleventh.

use zeroize::Zeroizing;

use crate::app::{App, Costs};
use crate::clock::Timestamp;
use crate::crypto::OpenError;
use crate::crypto::card::Card;
use crate::crypto::key::{RootKey, UnlockKey, Wraps};
use crate::crypto::password::{Cost, Stretched, stretch};
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::crypto::sheet::RecoverySheet;
use crate::domain::journal::{Channel, Event, EventKind, Reason};
use crate::domain::rights::Standing;
use crate::id::{AccountId, UnlockId};
use crate::limits;
use crate::store::accounts::{self, AccountRow, UnlockRow};

use super::error::{Altered, OpError};
use super::people::login_index;

/// What someone brings to the door.
pub enum Credentials {
    /// A card's text and its code.
    Card {
        /// Text of the card.
        card: Zeroizing<String>,
        /// The code.
        pin: Zeroizing<String>,
    },
    /// Twelve words.
    Sheet {
        /// The words, in order.
        words: Zeroizing<String>,
    },
    /// Login, passphrase and, where one is set up, the second factor.
    Passphrase {
        /// The login.
        login: String,
        /// The passphrase.
        passphrase: Zeroizing<String>,
        /// Six digits.
        otp: Option<Zeroizing<String>>,
    },
}

/// From where.
pub struct Origin {
    /// By which way.
    pub channel: Channel,
    /// The caller's address, for the throttle only; it is not kept.
    pub address: String,
}

/// What stands behind the door, or nothing.
pub(super) struct Door {
    key: [u8; 32],
    pub kind: &'static str,
    pub found: Option<(UnlockRow, AccountRow)>,
}

/// Opens the door: the root key of whoever stands behind it.
///
/// # Errors
/// [`OpError::BadCredentials`] for whatever is wrong, unknown or locked; [`OpError::RateLimited`].
pub(super) async fn open(
    app: &App,
    credentials: &Credentials,
    origin: &Origin,
) -> Result<(Door, RootKey), OpError> {
    let now = app.store.now().await?;
    let door = find(app, credentials).await?;
    throttled(app, &door, origin, now)?;
    let may_try = spend_try(app, &door).await?;
    let opened = if may_try {
        try_door(app, credentials, &door).await
    } else {
        waste(app, credentials).await
    };
    let opened = match opened {
        Ok(Some(root)) => Ok(root),
        Ok(None) => Err(refuse(app, &door, origin, now).await),
        Err(error) => Err(error),
    };
    let root = told(app, &door, origin, opened).await?;
    Ok((door, root))
}

/// What failed its proof at the door is in the journal before it is answered.
pub(super) async fn told<T>(
    app: &App,
    door: &Door,
    origin: &Origin,
    opened: Result<T, OpError>,
) -> Result<T, OpError> {
    if let Err(OpError::Altered(_)) = &opened {
        let event = try_event(app, door, origin).await;
        return super::proved(app, event, opened).await;
    }
    opened
}

/// The entry of a try, as far as it is known who stands behind the door.
async fn try_event(app: &App, door: &Door, origin: &Origin) -> Event {
    let mut event = Event::new(EventKind::SessionOpened, origin.channel).with("method", door.kind);
    let account = door.found.as_ref().map(|(unlock, _)| unlock.account);
    event.account = account.map(AccountId);
    event.locker = locker_of(app, event.account).await;
    event
}

async fn find(app: &App, credentials: &Credentials) -> Result<Door, OpError> {
    let mut conn = app.store.reader().await?;
    let (key, kind, unlock) = match credentials {
        Credentials::Card { card, .. } => {
            let card = Card::parse(card)
                .map_err(|error| OpError::invalid("card", "card", &error.to_string()))?;
            (
                card.locator(),
                "card",
                accounts::unlock_by_locator(&mut conn, &card.locator()).await?,
            )
        }
        Credentials::Sheet { words } => {
            let sheet = RecoverySheet::parse(words);
            let sheet = sheet
                .map_err(|error| OpError::invalid("recovery_sheet", "sheet", &error.to_string()))?;
            (
                sheet.locator(),
                "sheet",
                accounts::unlock_by_locator(&mut conn, &sheet.locator()).await?,
            )
        }
        Credentials::Passphrase { login, .. } => {
            let key = login_index(app, &login.trim().to_lowercase());
            let account = accounts::by_login(&mut conn, &key).await?;
            let unlock = match &account {
                Some(account) => {
                    accounts::unlock_of(&mut conn, AccountId(account.id), "passphrase").await?
                }
                None => None,
            };
            (key, "passphrase", unlock)
        }
    };
    let Some(unlock) = unlock else {
        return Ok(Door {
            key,
            kind,
            found: None,
        });
    };
    let account = accounts::find(&mut conn, AccountId(unlock.account)).await?;
    Ok(Door {
        key,
        kind,
        found: account.map(|account| (unlock, account)),
    })
}

/// Too many failures against one secret or from one address: told at once, nothing looked at.
fn throttled(app: &App, door: &Door, origin: &Origin, now: Timestamp) -> Result<(), OpError> {
    let secret = app.throttle.seen(&door.key, now) >= limits::FAILURES_PER_SECRET;
    let address = app.throttle.seen(origin.address.as_bytes(), now) >= limits::FAILURES_PER_ADDRESS;
    if secret || address {
        Err(OpError::RateLimited)
    } else {
        Ok(())
    }
}

/// Spends a try; the same commit for a door that does not exist, so that time tells nothing.
async fn spend_try(app: &App, door: &Door) -> Result<bool, OpError> {
    let id = door
        .found
        .as_ref()
        .map_or(UnlockId(uuid::Uuid::nil()), |(unlock, _)| {
            UnlockId(unlock.id)
        });
    let most = if door.kind == "card" {
        limits::PIN_TRIES
    } else {
        i64::MAX
    };
    let spend = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(accounts::spend_try(&mut unit.conn, id, most).await?) })
    });
    Ok(spend.await?)
}

async fn try_door(
    app: &App,
    credentials: &Credentials,
    door: &Door,
) -> Result<Option<RootKey>, OpError> {
    let Some((unlock, owner)) = &door.found else {
        return waste(app, credentials).await;
    };
    let floor = floor(&app.settings.costs, door.kind);
    let cost = Cost::parse(&unlock.cost).ok_or(Altered::CostLowered)?;
    if door.kind != "sheet" {
        cost.at_least(floor).map_err(|_| Altered::CostLowered)?;
    }
    let key = unlock_key(app, credentials, &unlock.salt, cost).await?;
    let (account, id) = (AccountId(unlock.account), UnlockId(unlock.id));
    let place = Place::unlock(account, id, door.kind, &cost.bytes());
    match key.unwrap(&unlock.wrapped, &place) {
        // A suspended account answers like a wrong code, after the same work.
        Ok(root) => Ok(Some(root).filter(|_| owner.state == Standing::Active.code())),
        // What another code, card or row looks like; everything else is an edit.
        Err(SealError::Message(OpenError::Commitment)) => Ok(None),
        Err(altered) => Err(altered.into()),
    }
}

/// Does the work of a try for nothing.
async fn waste(app: &App, credentials: &Credentials) -> Result<Option<RootKey>, OpError> {
    let kind = match credentials {
        Credentials::Card { .. } => "card",
        Credentials::Sheet { .. } => "sheet",
        Credentials::Passphrase { .. } => "passphrase",
    };
    unlock_key(app, credentials, &[0; 16], floor(&app.settings.costs, kind)).await?;
    Ok(None)
}

fn floor(costs: &Costs, kind: &str) -> Cost {
    if kind == "card" {
        costs.pin
    } else {
        costs.passphrase
    }
}

async fn unlock_key(
    app: &App,
    credentials: &Credentials,
    salt: &[u8],
    cost: Cost,
) -> Result<UnlockKey, OpError> {
    let pepper = app.secret.pepper();
    match credentials {
        Credentials::Sheet { words } => {
            let sheet = RecoverySheet::parse(words).map_err(|_| OpError::BadCredentials)?;
            Ok(sheet.unlock_key(&pepper))
        }
        Credentials::Card { card, pin } => {
            let card = Card::parse(card).map_err(|_| OpError::BadCredentials)?;
            Ok(stretched(app, pin, salt, cost).await?.card(&card, &pepper))
        }
        Credentials::Passphrase { passphrase, .. } => Ok(stretched(app, passphrase, salt, cost)
            .await?
            .passphrase(&pepper)),
    }
}

/// Stretches off the async threads; the semaphore bounds the memory of all logins together.
pub(super) async fn stretched(
    app: &App,
    secret: &str,
    salt: &[u8],
    cost: Cost,
) -> Result<Stretched, OpError> {
    let salt: [u8; 16] = salt.try_into().map_err(|_| Altered::CostLowered)?;
    let secret = Zeroizing::new(secret.as_bytes().to_vec());
    let permit = app
        .stretching
        .clone()
        .acquire_owned()
        .await
        .map_err(|_| OpError::Stopping)?;
    let work = tokio::task::spawn_blocking(move || {
        let stretched = stretch(&secret, &salt, cost);
        drop(permit);
        stretched
    });
    Ok(work
        .await
        .map_err(|_| OpError::Stopping)?
        .map_err(|_| Altered::CostLowered)?)
}

/// Records the refusal, counts it, and locks a card whose tries are spent.
pub(super) async fn refuse(app: &App, door: &Door, origin: &Origin, now: Timestamp) -> OpError {
    app.throttle.count(&door.key, now);
    app.throttle.count(origin.address.as_bytes(), now);
    let event = try_event(app, door, origin).await;
    let mut event = event.refused(Reason::BadCredentials);
    let id = door
        .found
        .as_ref()
        .map_or(UnlockId(uuid::Uuid::nil()), |(unlock, _)| {
            UnlockId(unlock.id)
        });
    let locks = door.kind == "card";
    let recorded = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            unit.record(event.clone());
            if locks && accounts::lock(&mut unit.conn, id, limits::PIN_TRIES, now).await? {
                event.kind = EventKind::CardLocked;
                unit.record(event);
            }
            Ok(())
        })
    });
    match recorded.await {
        Ok(()) => OpError::BadCredentials,
        Err(error) => error.into(),
    }
}

/// So that the person finds tries on their card in their own journal.
async fn locker_of(app: &App, account: Option<AccountId>) -> Option<crate::id::LockerId> {
    let mut conn = app.store.reader().await.ok()?;
    let id = account.map_or(uuid::Uuid::nil(), |account| account.0);
    crate::store::lockers::of_owner(&mut conn, AccountId(id))
        .await
        .ok()
        .flatten()
}
