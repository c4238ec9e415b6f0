//! Sending what waits in the outbox. A message is taken durably before it goes, and what became of
//! it is settled after; between the two nobody may send it again, so one that a dead node left there
//! is given up and said so. The ways go side by side: one that is down holds up no other.

use std::time::Duration;

use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind, Outcome};
use crate::domain::way::Way;
use crate::id::{AccountId, MessageId};
use crate::limits;
use crate::notify::SendError;
use crate::store::outbox::{self, MessageRow};
use crate::store::{Unit, lockers};

use super::addressed::{address, message};
use super::error::OpError;
use super::lose_contact::lose;
use super::queue::{place, sender};

/// What becomes of a message that was taken.
enum Fate {
    Sent,
    /// Surely not sent; it may be tried again. Whether the way itself is down, for others too.
    Again(bool),
    /// Given up, for the reason named in the journal.
    Failed(&'static str),
    /// Given up, and nothing more goes to this contact.
    Lost(Uuid),
}

/// Sends what is due; how many messages went out.
///
/// # Errors
/// The database; what was sent before stays so.
pub async fn send_notices(app: &App) -> Result<usize, OpError> {
    let [sms, email] = [Way::Sms, Way::Email].map(|way| send_by(app, way));
    let (sms, email) = tokio::join!(sms, email);
    Ok(sms? + email?)
}

async fn send_by(app: &App, way: Way) -> Result<usize, OpError> {
    let now = app.store.now().await?;
    let mut conn = app.store.reader().await?;
    let stuck = outbox::stuck(&mut conn, way, now).await?;
    let due = outbox::due(&mut conn, way, now).await?;
    drop(conn);
    for row in stuck {
        settle(app, way, row, "sending", Fate::Failed("unknown")).await?;
    }
    let mut sent = 0;
    for row in due {
        let old = now >= Timestamp::from_millis(row.created_at).plus(limits::MESSAGE_AGE);
        if old {
            settle(app, way, row, "queued", Fate::Failed("too_old")).await?;
            continue;
        }
        let fate = match () {
            () if !sender(app, way).on() => continue,
            () if !take(app, &row, now).await? => continue,
            () => send(app, way, &row).await?,
        };
        sent += usize::from(matches!(fate, Fate::Sent));
        // A way that is down gets one try a turn and not the whole queue.
        let down = matches!(fate, Fate::Again(true));
        settle(app, way, row, "sending", fate).await?;
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

async fn send(app: &App, way: Way, row: &MessageRow) -> Result<Fate, OpError> {
    let Some((contact, to)) = address(app, way, row).await? else {
        return Ok(Fate::Failed("no_contact"));
    };
    let (account, id) = (AccountId(row.account), MessageId(row.id));
    let sealed = row.sealed.as_deref().unwrap_or_default();
    let Ok(text) = app.ring.open(&place(way, account, id), sealed) else {
        return Ok(Fate::Failed("not_authentic"));
    };
    let message = message(way, id, &to, &String::from_utf8_lossy(&text));
    let answer = sender(app, way).send(message).await;
    if let Err(error) = &answer {
        tracing::warn!(%error, way = way.code(), "a message did not go out");
    }
    let again = row.tries.saturating_add(1) < limits::MESSAGE_TRIES;
    Ok(match answer {
        Ok(()) => Fate::Sent,
        Err(SendError::Unknown) => Fate::Failed("unknown"),
        Err(SendError::Refused(_)) => Fate::Failed("refused"),
        Err(SendError::NoSuchAddress) => Fate::Lost(contact),
        Err(SendError::NotTaken(_)) if again => Fate::Again(true),
        Err(SendError::Deferred(_)) if again => Fate::Again(false),
        Err(SendError::NotTaken(_) | SendError::Deferred(_)) => Fate::Failed("not_taken"),
    })
}

/// What became of a message: its text goes, and an entry says so, unless it is tried again.
async fn settle(
    app: &App,
    way: Way,
    row: MessageRow,
    from: &'static str,
    fate: Fate,
) -> Result<(), OpError> {
    let own = app.clone();
    let settle = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { settled(&own, unit, (way, &row), from, fate).await })
    });
    Ok(settle.await?)
}

async fn settled(
    app: &App,
    unit: &mut Unit,
    (way, row): (Way, &MessageRow),
    from: &str,
    fate: Fate,
) -> Result<(), OpError> {
    let (now, account) = (unit.now(), AccountId(row.account));
    let failed = match fate {
        Fate::Again(_) => {
            outbox::again(&mut unit.conn, row.id, now.plus(delay(row.tries))).await?;
            return Ok(());
        }
        Fate::Sent => None,
        Fate::Failed(why) => Some(why),
        Fate::Lost(_) => Some("no_such_address"),
    };
    if outbox::settle(&mut unit.conn, row.id, from, failed, now).await? {
        let mut event = entry(way, row, failed);
        event.locker = lockers::of_owner(&mut unit.conn, account).await?;
        unit.record(event);
        if let Fate::Lost(contact) = fate {
            lose(app, unit, (account, way), contact).await?;
        }
    }
    Ok(())
}

fn entry(way: Way, row: &MessageRow, failed: Option<&'static str>) -> Event {
    let mut event = Event::job(EventKind::NoticeSent)
        .with("way", way.code())
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
