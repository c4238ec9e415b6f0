//! The person says how they can be reached, or takes it back. A number or an address is a channel
//! and never an identity: it opens nothing.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::Event;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::domain::way::{Address, Standing, Way};
use crate::id::{AccountId, LockerId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::{Unit, contacts, outbox};

use super::actor::Actor;
use super::contact::{self, address, keep};
use super::contact_code::ask_again;
use super::error::OpError;
use super::sending;
use super::tell::{language, of_oneself, tell};
use super::{about, allow, proved};

/// How the person can be reached by one way, as they see it.
pub struct ContactView {
    /// By which way.
    pub way: Way,
    /// The number, in E.164, or the address; none where none was given, or where it was lost.
    pub address: Option<String>,
    /// How far it is trusted; none where none was given.
    pub standing: Option<Standing>,
}

impl ContactView {
    /// Whether the person proved it. Nothing but the code is sent to one that they did not.
    pub fn validated(&self) -> bool {
        self.standing.is_some_and(Standing::hears)
    }
}

/// How the person can be reached, one a way.
///
/// # Errors
/// A refusal, or a number or an address was altered.
pub async fn read_contacts(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Vec<ContactView>, OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let rows = contacts::of(&mut app.store.reader().await?, actor.account()).await?;
    let mut views = Vec::with_capacity(Way::ALL.len());
    for way in Way::ALL {
        let row = rows.iter().find(|row| row.way() == Some(*way));
        let standing = row.map(|row| row.standing(actor.at));
        let live = row.filter(|row| row.dropped_at.is_none());
        let opened = live.map(|row| contact::open(app, actor.account(), row));
        let address = match opened {
            Some(opened) => Some(proved(app, about(actor, &allowed.permit), opened).await?),
            None => None,
        };
        views.push(ContactView {
            way: *way,
            address: address.map(|address| address.text().to_owned()),
            standing,
        });
    }
    Ok(views)
}

/// Keeps a number or an address in the place of the one before, and sends a code there. One that is
/// trusted already stays as it is; one that is to be confirmed keeps what it is good for meanwhile.
///
/// # Errors
/// The field `contact` (`not_a_phone`, `aidants_own`) or `email` (`not_an_email`, `aidants_own`), too
/// many codes in a day or from the network address `from`, or a refusal.
pub async fn set_contact(
    app: &App,
    (actor, from): (&Actor, &str),
    locker: LockerId,
    way: Way,
    typed: &str,
) -> Result<ContactView, OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let address = address(way, typed)?;
    let event = allowed.event.with("way", way.code()).with("act", "set");
    sending::counted(app, from, &event).await?;
    let (own, account, text) = (app.clone(), actor.account(), address.text().to_owned());
    let set = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { set(&own, unit, account, &address, event).await })
    });
    Ok(ContactView {
        way,
        standing: Some(set.await?),
        address: Some(text),
    })
}

async fn set(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    address: &Address,
    event: Event,
) -> Result<Standing, OpError> {
    let (now, way) = (unit.now(), address.way());
    let before = contacts::by(&mut unit.conn, account, way).await?;
    let index = contact::index(app, address);
    let same = before.filter(|row| row.contact_index == index.as_slice());
    let standing = same.as_ref().map(|row| row.standing(now));
    if standing == Some(Standing::Validated) {
        return Ok(Standing::Validated);
    }
    spare(unit, account, way).await?;
    let language = language(unit, account).await?.unwrap_or_default();
    match (same, standing) {
        (Some(row), Some(standing)) if standing != Standing::Waiting => {
            ask_again(app, unit, (account, way), &row, &language).await?;
            unit.record(event.with("again", true));
            Ok(standing)
        }
        _ => {
            keep(app, unit, account, address, &language).await?;
            unit.record(event);
            tell(app, unit, of_oneself(NoticeKind::ContactChanged, account)).await?;
            Ok(Standing::Waiting)
        }
    }
}

/// Takes a number or an address back; nothing is sent there any more.
///
/// # Errors
/// A refusal.
pub async fn drop_contact(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    way: Way,
) -> Result<(), OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let event = allowed.event.with("way", way.code()).with("act", "dropped");
    let (own, account) = (app.clone(), actor.account());
    let drop = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            if contact::forget(unit, account, way).await? {
                unit.record(event);
                tell(&own, unit, of_oneself(NoticeKind::ContactChanged, account)).await?;
            }
            Ok(())
        })
    });
    Ok(drop.await?)
}

/// Codes are paid for, and a number may be somebody else's: a few in a day are enough.
async fn spare(unit: &mut Unit, account: AccountId, way: Way) -> Result<(), OpError> {
    let day = unit.now().millis().saturating_sub(24 * 3600 * 1000);
    let after = Timestamp::from_millis(day);
    let sent = outbox::count(&mut unit.conn, account, (way, "contact_code"), after).await?;
    if sent < limits::CONTACT_CODES_A_DAY {
        Ok(())
    } else {
        Err(OpError::RateLimited)
    }
}
