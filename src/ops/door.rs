//! The door: what someone brings, tried against what stands behind it.
//!
//! Wrong, unknown and locked answer alike and cost the same. A try is spent before the secret is
//! looked at, so that no race gives an eleventh.

use crate::app::{App, Costs};
use crate::clock::Timestamp;
use crate::crypto::OpenError;
use crate::crypto::key::{RootKey, Wraps};
use crate::crypto::password::Cost;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::crypto::sheet::RecoverySheet;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::rights::Standing;
use crate::id::{AccountId, UnlockId};
use crate::limits;
use crate::store::accounts::{self, AccountRow};
use crate::store::unlock_tries;
use crate::store::unlocks::{self, UnlockRow};

pub use super::credentials::{Credentials, Origin};
use super::credentials::{login_key, unlock_key};
use super::error::{Altered, OpError};
use super::{cards, ended};

/// What stands behind the door, or nothing.
pub(super) struct Door {
    pub key: [u8; 32],
    pub kind: &'static str,
    pub found: Option<(UnlockRow, AccountRow)>,
}

impl Door {
    /// The unlock that a try is about; nobody's where there is none.
    fn unlock(&self) -> UnlockId {
        let found = self.found.as_ref();
        UnlockId(found.map_or(uuid::Uuid::nil(), |(unlock, _)| unlock.id))
    }
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
    let may_try = spend_try(app, &door).await? && !ended::behind(app, &door).await?;
    let opened = if may_try {
        try_door(app, credentials, &door).await
    } else {
        waste(app, credentials, door.kind).await
    };
    app.throttle.tried(&origin.address, &door.key, now);
    let opened = match opened {
        Ok(Some(root)) => {
            app.throttle.entered(&origin.address, &door.key, now);
            Ok(root)
        }
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
            let card = cards::read(card)?;
            (
                card.locator(),
                "card",
                unlocks::by_locator(&mut conn, &card.locator()).await?,
            )
        }
        Credentials::Sheet { words } => {
            let sheet = RecoverySheet::parse(words);
            let sheet = sheet
                .map_err(|error| OpError::invalid("recovery_sheet", "sheet", &error.to_string()))?;
            (
                sheet.locator(),
                "sheet",
                unlocks::by_locator(&mut conn, &sheet.locator()).await?,
            )
        }
        Credentials::Passphrase { .. } | Credentials::Identified { .. } => {
            let key = login_key(app, credentials);
            let account = accounts::by_login(&mut conn, &key).await?;
            let unlock = match &account {
                Some(account) => {
                    unlocks::of_kind(&mut conn, AccountId(account.id), "passphrase").await?
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

/// Too many failures against one secret or from one address: told at once, nothing tried.
fn throttled(app: &App, door: &Door, origin: &Origin, now: Timestamp) -> Result<(), OpError> {
    let may = app.throttle.may_try(&origin.address, &door.key, now);
    may.then_some(()).ok_or(OpError::RateLimited)
}

/// Spends a try; the same commit for a door that does not exist, so that time tells nothing.
async fn spend_try(app: &App, door: &Door) -> Result<bool, OpError> {
    let id = door.unlock();
    let most = if door.kind == "card" {
        limits::PIN_TRIES
    } else {
        i64::MAX
    };
    let spend = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(unlock_tries::spend_try(&mut unit.conn, id, most).await?) })
    });
    Ok(spend.await?)
}

async fn try_door(
    app: &App,
    credentials: &Credentials,
    door: &Door,
) -> Result<Option<RootKey>, OpError> {
    let Some((unlock, owner)) = &door.found else {
        return waste(app, credentials, door.kind).await;
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
async fn waste(
    app: &App,
    credentials: &Credentials,
    kind: &str,
) -> Result<Option<RootKey>, OpError> {
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

/// Records the refusal, counts it, and locks a card whose tries are spent.
pub(super) async fn refuse(app: &App, door: &Door, origin: &Origin, now: Timestamp) -> OpError {
    app.throttle.failed(&origin.address, &door.key, now);
    let event = try_event(app, door, origin).await;
    let mut event = event.refused(Reason::BadCredentials);
    let id = door.unlock();
    let locks = door.kind == "card";
    let recorded = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            unit.record(event.clone());
            if locks && unlock_tries::lock(&mut unit.conn, id, limits::PIN_TRIES, now).await? {
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
