//! An aidant asks the person by SMS to wake a dormant mandate, which they signed before. Their "oui"
//! opens a window of a day at most, inside what was signed; anything else leaves it asleep.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::Event;
use crate::domain::policy::Action;
use crate::id::{AccountId, LockerId, MandateId, WakeId};
use crate::limits;
use crate::notify::Text;
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow};
use crate::store::wakes::{self, NewWake};
use crate::store::{Unit, contact_trust, contacts};

use super::actor::Actor;
use super::allow;
use super::confirm_contact::fresh_since;
use super::error::OpError;
use super::people::{Directory, staff_name};
use super::tell::{language, queue};
use super::woken::lapse;

/// A question that was sent.
pub struct Asked {
    /// When.
    pub asked_at: Timestamp,
    /// First instant at which an answer no longer counts.
    pub lapses_at: Timestamp,
}

/// One question at a time, so that a bare "oui" has one meaning. Whether it is this person's or that
/// of somebody who shares the phone is not told.
const BUSY: OpError = OpError::Conflict("a question waits for its answer; ask again later");
const UNREACHED: OpError = OpError::Conflict("this person cannot be asked by SMS");

/// Asks the person.
///
/// # Errors
/// A refusal; a question waits already; the person has no proven number; too many in a day.
pub async fn wake_mandate(app: &App, actor: &Actor, mandate: MandateId) -> Result<Asked, OpError> {
    let row = mandates::find(&mut app.store.reader().await?, mandate).await?;
    // A mandate that does not exist is asked for like a foreign one, so that both answer alike.
    let locker = LockerId(row.as_ref().map_or(uuid::Uuid::nil(), |row| row.locker));
    let target = Target::Mandate(locker, mandate);
    let allowed = allow(app, actor, Action::WakeMandate, target).await?;
    let row = row.ok_or(OpError::NotFound)?;
    if !app.sms.on() || app.settings.sms.webhook.is_none() {
        return Err(UNREACHED);
    }
    let who = (
        staff_name(app, actor.account()).await?,
        structure(app, &row).await?,
    );
    let (own, asked_by) = (app.clone(), actor.account());
    let event = allowed.event;
    let ask = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { ask(&own, unit, &row, asked_by, who, event).await })
    });
    Ok(ask.await?)
}

async fn structure(app: &App, row: &MandateRow) -> Result<Option<String>, OpError> {
    let mut conn = app.store.reader().await?;
    match row.organisation {
        Some(id) => Directory::default().organisation(&mut conn, id).await,
        None => Ok(None),
    }
}

async fn ask(
    app: &App,
    unit: &mut Unit,
    row: &MandateRow,
    asked_by: AccountId,
    (name, structure): (Option<String>, Option<String>),
    mut event: Event,
) -> Result<Asked, OpError> {
    let (now, mandate) = (unit.now(), MandateId(row.id));
    let person = mandates::owner(&mut unit.conn, mandate).await?;
    let person = person.ok_or(OpError::NotFound)?;
    let contact = contacts::find(&mut unit.conn, person)
        .await?
        .ok_or(UNREACHED)?;
    let since = fresh_since(now);
    let sharing = contact_trust::reachable(&mut unit.conn, &contact.contact_index, since).await?;
    if !sharing.contains(&person) {
        return Err(UNREACHED);
    }
    if waits(unit, &sharing, now).await? {
        return Err(BUSY);
    }
    let day = Timestamp::from_millis(now.millis().saturating_sub(24 * 3600 * 1000));
    if wakes::count(&mut unit.conn, mandate, day).await? >= limits::WAKES_A_DAY {
        return Err(OpError::RateLimited);
    }
    let new = NewWake {
        id: WakeId::make(&app.random, now),
        mandate,
        account: person,
        asked_by,
        lapses_at: now.plus(limits::REQUEST_REMOTE),
    };
    wakes::insert(&mut unit.conn, &new, now).await?;
    let language = language(unit, person).await?.unwrap_or_default();
    let text = Text::Wake {
        name: name.as_deref().unwrap_or_default(),
        structure: structure.as_deref(),
    };
    queue(app, unit, person, &language, &text).await?;
    event.account = Some(person);
    unit.record(event.with("lapses_at", new.lapses_at.millis()));
    Ok(Asked {
        asked_at: now,
        lapses_at: new.lapses_at,
    })
}

/// Whether somebody who reads this phone has a question open; what lapsed is ended on the way.
async fn waits(unit: &mut Unit, people: &[AccountId], now: Timestamp) -> Result<bool, OpError> {
    let mut waits = false;
    for person in people {
        match wakes::waiting(&mut unit.conn, *person).await? {
            Some(row) if row.lapses_at <= now.millis() => lapse(unit, &row).await?,
            Some(_) => waits = true,
            None => {}
        }
    }
    Ok(waits)
}
