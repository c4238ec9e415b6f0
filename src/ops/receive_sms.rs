//! A gateway hands in what a person answered. Only what it signed counts, once, and only the phone
//! that the person proved: whoever else writes is told nothing, and the journal says that they tried.

use serde::Deserialize;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::domain::answer::{self, Answer};
use crate::domain::contact::Phone;
use crate::domain::journal::{Channel, Event, EventKind, Reason};
use crate::id::AccountId;
use crate::limits;
use crate::notify::Text;
use crate::store::wakes::{self, WakeRow};
use crate::store::{Unit, contacts, lockers};

use super::contact::index;
use super::error::OpError;
use super::tell::{language, queue};
use super::veto_recovery::end_running;
use super::woken::{lapse, stay_asleep, wake};

/// Whether a message was one of the gateway's. What became of it is told to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It was, and it was taken, perhaps before.
    Taken,
    /// It was not signed, or not now, or not in form.
    Refused,
}

/// What a gateway hands in. What else it says is not looked at.
#[derive(Deserialize)]
struct Received {
    id: String,
    from: String,
    text: String,
}

/// Takes a message: `signature` is `t=<unix seconds>,v1=<HMAC-SHA-256 of t.body, hexadecimal>`.
///
/// # Errors
/// The database; then the gateway may hand it in again.
pub async fn receive_sms(app: &App, signature: &str, body: &[u8]) -> Result<Heard, OpError> {
    let now = app.store.now().await?;
    let received = match signed(app, signature, body, now) {
        true => serde_json::from_slice::<Received>(body).ok(),
        false => None,
    };
    let Some(received) = received else {
        return refuse(app, now).await;
    };
    let own = app.clone();
    let take = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { take(&own, unit, &received).await })
    });
    take.await?;
    Ok(Heard::Taken)
}

/// Whether the gateway signed this a moment ago.
fn signed(app: &App, signature: &str, body: &[u8], now: Timestamp) -> bool {
    let part = |name: &str| {
        let mut parts = signature
            .split(',')
            .filter_map(|part| part.trim().split_once('='));
        parts.find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let (Some(secret), Some(at), Some(mac)) = (&app.settings.sms.webhook, part("t"), part("v1"))
    else {
        return false;
    };
    let Some(mac) = crypto::unhex::<32>(mac) else {
        return false;
    };
    let wanted = crypto::hmac_sha256(secret.reveal().as_bytes(), &[at.as_bytes(), b".", body]);
    let fresh = at
        .parse::<u64>()
        .is_ok_and(|at| now.unix_seconds().abs_diff(at) <= limits::SIGNATURE_AGE.as_secs());
    crypto::equal(&wanted, &mac) && fresh
}

/// A refusal is recorded; whoever floods the door gets entries that count instead of one each.
async fn refuse(app: &App, now: Timestamp) -> Result<Heard, OpError> {
    let mut event = said(None).refused(Reason::NotAuthentic);
    let count = app.throttle.count(b"sms refused", now);
    if count > limits::REFUSALS_PER_MINUTE {
        if !count.is_power_of_two() {
            return Ok(Heard::Refused);
        }
        event = event.refused(Reason::RateLimited).with("count", count);
    }
    app.store.record((), event).await?;
    Ok(Heard::Refused)
}

/// The entry of something that came by SMS.
fn said(account: Option<AccountId>) -> Event {
    let mut event = Event::new(EventKind::MandateWoken, Channel::Sms);
    (event.actor, event.account) = (account, account);
    event
}

async fn take(app: &App, unit: &mut Unit, received: &Received) -> Result<(), OpError> {
    let now = unit.now();
    let digest = app.secret.index("received", received.id.as_bytes());
    if !wakes::receive(&mut unit.conn, &digest, now).await? {
        return Ok(());
    }
    let people = match Phone::parse(&received.from) {
        Ok(phone) => contacts::reachable(&mut unit.conn, &index(app, &phone)).await?,
        Err(_) => Vec::new(),
    };
    if answer::parse(&received.text) == Answer::Refuse {
        // A no stops whoever comes back in the name of somebody who reads this phone.
        let mut stopped = false;
        for person in &people {
            stopped |= end_running(app, unit, *person, &said(Some(*person)), "sms").await?;
        }
        if stopped {
            return Ok(());
        }
    }
    let mut waiting = Vec::new();
    for person in &people {
        match wakes::waiting(&mut unit.conn, *person).await? {
            Some(row) if row.lapses_at <= now.millis() => lapse(unit, &row).await?,
            found => waiting.extend(found),
        }
    }
    // Two people who share a phone are never asked at once; were they, an answer would be nobody's.
    match waiting.as_slice() {
        [row] => heed(app, unit, row, &received.text).await,
        _ => strange(unit, &people).await,
    }
}

async fn heed(app: &App, unit: &mut Unit, row: &WakeRow, text: &str) -> Result<(), OpError> {
    let person = AccountId(row.account);
    match answer::parse(text) {
        Answer::Accept => wake(app, unit, row, said(Some(person))).await,
        Answer::Refuse => Ok(stay_asleep(unit, row, said(Some(person))).await?),
        Answer::Unclear => {
            // Asked about once, then there is silence; it never counts as a refusal.
            if wakes::ask_again(&mut unit.conn, row.id).await? {
                let language = language(unit, person).await?.unwrap_or_default();
                queue(app, unit, person, &language, &Text::WakeAgain).await?;
            }
            Ok(())
        }
    }
}

/// Nobody waits for this sender: one entry, which names the person where the phone is one's alone.
async fn strange(unit: &mut Unit, people: &[AccountId]) -> Result<(), OpError> {
    let (mut event, reason) = match people {
        [person] => (said(Some(*person)), Reason::NoMandate),
        _ => (said(None), Reason::BadCredentials),
    };
    if let Some(person) = event.account {
        event.locker = lockers::of_owner(&mut unit.conn, person).await?;
    }
    unit.record(event.refused(reason));
    Ok(())
}
