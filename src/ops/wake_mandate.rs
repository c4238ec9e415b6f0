//! An aidant asks the person by SMS to wake a dormant mandate, which they signed before. Their "oui"
//! opens a window of a day at most, inside what was signed; anything else leaves it asleep.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind};
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::{AccountId, LockerId, MandateId, OrganisationId, WakeId};
use crate::limits;
use crate::notify::Text;
use crate::store::facts::Target;
use crate::store::mandates::{self, MandateRow};
use crate::store::wakes::{self, NewWake, WakeRow};
use crate::store::{StoreError, Unit, contacts};

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::people::{Directory, staff_name};
use super::tell::{language, of_mandate, queue, tell};

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
    let sharing = contacts::reachable(&mut unit.conn, &contact.contact_index).await?;
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

/// Ends a question that was not answered in time, with its entry.
pub(super) async fn lapse(unit: &mut Unit, row: &WakeRow) -> Result<(), StoreError> {
    if wakes::end(&mut unit.conn, row.id, "lapsed").await? {
        let event = about(unit, row, Event::job(EventKind::MandateWakeRefused)).await?;
        unit.record(event.with("reason", "lapsed"));
    }
    Ok(())
}

/// The person said no.
pub(super) async fn stay_asleep(
    unit: &mut Unit,
    row: &WakeRow,
    said: Event,
) -> Result<(), StoreError> {
    if wakes::end(&mut unit.conn, row.id, "refused").await? {
        let said = Event {
            kind: EventKind::MandateWakeRefused,
            ..said
        };
        let event = about(unit, row, said).await?;
        unit.record(event.with("reason", "answered"));
    }
    Ok(())
}

/// The person said yes: the window opens, once, inside what they signed. A mandate that was stopped,
/// suspended or woken meanwhile stays as it is.
pub(super) async fn wake(
    app: &App,
    unit: &mut Unit,
    row: &WakeRow,
    said: Event,
) -> Result<(), OpError> {
    let (now, mandate) = (unit.now(), MandateId(row.mandate));
    let signed = mandates::find(&mut unit.conn, mandate).await?;
    let signed = signed.ok_or(OpError::NotFound)?;
    let terms = signed
        .terms()
        .map_err(|_| super::error::Altered::TermsAltered)?;
    let ends = now
        .plus(terms.term.length())
        .min(Timestamp::from_millis(signed.ends_at));
    let opened = terms.dormant && wakes::open_window(&mut unit.conn, mandate, (now, ends)).await?;
    if !opened {
        wakes::end(&mut unit.conn, row.id, "lapsed").await?;
        let kind = EventKind::MandateWakeRefused;
        let event = about(unit, row, Event { kind, ..said }).await?;
        unit.record(event.with("reason", "mandate_ended"));
        return Ok(());
    }
    wakes::end(&mut unit.conn, row.id, "accepted").await?;
    let event = about(unit, row, said).await?;
    let event = event.with("starts_at", now.millis());
    unit.record(event.with("ends_at", ends.millis()));
    let organisation = signed.organisation.map(OrganisationId);
    let woken = of_mandate(
        NoticeKind::MandateWoken,
        AccountId(row.account),
        mandate,
        organisation,
    );
    let woken = crate::domain::notice::Notice {
        aidant: Some(AccountId(row.asked_by)),
        ..woken
    };
    Ok(tell(app, unit, woken).await?)
}

async fn about(unit: &mut Unit, row: &WakeRow, mut event: Event) -> Result<Event, StoreError> {
    let mandate = mandates::find(&mut unit.conn, MandateId(row.mandate)).await?;
    event.account = Some(AccountId(row.account));
    event.mandate = Some(MandateId(row.mandate));
    event.locker = mandate.as_ref().map(|row| LockerId(row.locker));
    event.organisation = mandate.and_then(|row| row.organisation.map(OrganisationId));
    Ok(event)
}
