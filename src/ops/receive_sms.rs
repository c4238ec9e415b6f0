//! A gateway hands in what a person answered. Only what it signed counts, once, and only the phone
//! that the person proved: whoever else writes is told nothing, and the journal says that they tried.

use serde::Deserialize;

use crate::app::App;
use crate::domain::answer::{self, Answer};
use crate::domain::contact::Phone;
use crate::domain::journal::{Channel, Event, EventKind, Reason};
use crate::domain::way::Address;
use crate::id::AccountId;
use crate::notify::Text;
use crate::store::wakes::{self, WakeRow};
use crate::store::{Unit, contact_trust, lockers};

use super::confirm_contact::fresh_since;
use super::contact::index;
use super::error::OpError;
pub use super::signed::Heard;
use super::signed::{refuse, signed};
use super::tell::{language, queue};
use super::veto_recovery::end_running;
use super::woken::{lapse, stay_asleep, wake};

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
    let secret = app.settings.sms.webhook.as_ref();
    let Some(received) = signed::<Received>(secret, signature, body, now) else {
        return refuse(app, b"sms refused", said(None), now).await;
    };
    let own = app.clone();
    let take = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { take(&own, unit, &received).await })
    });
    take.await?;
    Ok(Heard::Taken)
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
        Ok(phone) => reachable(app, unit, phone).await?,
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

/// Who is believed to read this number.
async fn reachable(app: &App, unit: &mut Unit, phone: Phone) -> Result<Vec<AccountId>, OpError> {
    let since = fresh_since(unit.now());
    let index = index(app, &Address::Phone(phone));
    Ok(contact_trust::reachable(&mut unit.conn, &index, since).await?)
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
