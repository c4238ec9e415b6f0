//! Sending what waits in the outbox. A message is taken durably before it goes, and what became of
//! it is settled after; between the two nobody may send it again, so one that a dead node left there
//! is given up and said so.

use std::time::Duration;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::domain::contact::Phone;
use crate::domain::journal::{Event, EventKind, Outcome};
use crate::id::{AccountId, MessageId};
use crate::limits;
use crate::notify::{Message, SendError};
use crate::store::outbox::{self, MessageRow};
use crate::store::{contacts, lockers};

use super::contact;
use super::error::OpError;

/// What becomes of a message that was taken.
enum Fate {
    Sent,
    /// Surely not sent; it may be tried again.
    Again,
    /// Given up, for the reason named in the journal.
    Failed(&'static str),
}

/// Sends what is due; how many messages went out.
///
/// # Errors
/// The database; what was sent before stays so.
pub async fn send_notices(app: &App) -> Result<usize, OpError> {
    let now = app.store.now().await?;
    let mut conn = app.store.reader().await?;
    let stuck = outbox::stuck(&mut conn, now).await?;
    let due = outbox::due(&mut conn, now).await?;
    drop(conn);
    for row in stuck {
        settle(app, row, "sending", Fate::Failed("unknown")).await?;
    }
    let mut sent = 0;
    for row in due {
        let old = now >= Timestamp::from_millis(row.created_at).plus(limits::MESSAGE_AGE);
        if old {
            settle(app, row, "queued", Fate::Failed("too_old")).await?;
            continue;
        }
        let fate = match () {
            () if !app.sms.on() => continue,
            () if !take(app, &row, now).await? => continue,
            () => send(app, &row).await?,
        };
        sent += usize::from(matches!(fate, Fate::Sent));
        // A gateway that is down gets one try a turn and not the whole queue.
        let down = matches!(fate, Fate::Again);
        settle(app, row, "sending", fate).await?;
        if down {
            break;
        }
    }
    Ok(sent)
}

/// Takes a message, durably, before anything of it goes out.
async fn take(app: &App, row: &MessageRow, now: Timestamp) -> Result<bool, OpError> {
    let (id, until) = (row.id, now.plus(limits::MESSAGE_SENDING));
    let take = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(outbox::take(&mut unit.conn, id, now, until).await?) })
    });
    Ok(take.await?)
}

async fn send(app: &App, row: &MessageRow) -> Result<Fate, OpError> {
    let Some(to) = number(app, row).await? else {
        return Ok(Fate::Failed("no_contact"));
    };
    let (account, id) = (AccountId(row.account), MessageId(row.id));
    let sealed = row.sealed.as_deref().unwrap_or_default();
    let Ok(text) = app.ring.open(&Place::message(account, id), sealed) else {
        return Ok(Fate::Failed("not_authentic"));
    };
    let message = Message {
        id,
        to: to.e164().to_owned(),
        text: String::from_utf8_lossy(&text).into_owned(),
    };
    Ok(match app.sms.send(message).await {
        Ok(()) => Fate::Sent,
        Err(SendError::Unknown) => Fate::Failed("unknown"),
        Err(error) => {
            tracing::warn!(%error, "a message did not go out");
            match row.tries.saturating_add(1) < limits::MESSAGE_TRIES {
                true => Fate::Again,
                false => Fate::Failed("not_taken"),
            }
        }
    })
}

/// What goes to a number that its owner did not prove: the codes with which they do.
const PROVING: [&str; 2] = ["contact_code", "activation"];

/// The number of now. One that its owner did not prove gets the code and nothing else, and one that
/// became an aidant's gets nothing.
async fn number(app: &App, row: &MessageRow) -> Result<Option<Phone>, OpError> {
    let account = AccountId(row.account);
    let mut conn = app.store.reader().await?;
    let Some(kept) = contacts::find(&mut conn, account).await? else {
        return Ok(None);
    };
    let proven = kept.validated_at.is_some() || PROVING.contains(&row.kind.as_str());
    let theirs = !contacts::of_staff(&mut conn, &kept.contact_index).await?;
    let number = contact::open(app, account, &kept).ok();
    // The index beside it could have been set to that of another number.
    let same = number.filter(|phone| contact::index(app, phone).as_slice() == kept.contact_index);
    Ok(same.filter(|_| proven && theirs))
}

/// What became of a message: its text goes, and an entry says so, unless it is tried again.
async fn settle(app: &App, row: MessageRow, from: &'static str, fate: Fate) -> Result<(), OpError> {
    let settle = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let failed = match fate {
                Fate::Again => {
                    outbox::again(&mut unit.conn, row.id, now.plus(delay(row.tries))).await?;
                    return Ok(());
                }
                Fate::Sent => None,
                Fate::Failed(why) => Some(why),
            };
            let sent = failed.is_none();
            if outbox::settle(&mut unit.conn, row.id, from, sent, now).await? {
                let account = AccountId(row.account);
                let locker = lockers::of_owner(&mut unit.conn, account).await?;
                let mut event = entry(&row, failed);
                event.locker = locker;
                unit.record(event);
            }
            Ok(())
        })
    });
    Ok(settle.await?)
}

fn entry(row: &MessageRow, failed: Option<&'static str>) -> Event {
    let mut event = Event::job(EventKind::NoticeSent)
        .with("way", "sms")
        .with("kind", row.kind.as_str());
    event.account = Some(AccountId(row.account));
    if let Some(why) = failed {
        event.outcome = Outcome::Failed;
        event = event.with("why", why);
    }
    event
}

/// Four times longer after each failure.
fn delay(tries: i64) -> Duration {
    let times = u32::try_from(tries.clamp(0, 16)).unwrap_or(0);
    limits::MESSAGE_DELAY.saturating_mul(4_u32.saturating_pow(times))
}
