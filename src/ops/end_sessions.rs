//! Sessions ended by something other than leaving: from another session, because a secret or a role
//! changed, because nobody used them. Each end is one entry `session.closed` that says why.

use crate::app::App;
use crate::crypto::token::SessionToken;
use crate::domain::journal::{Channel, Event, EventKind, Outcome};
use crate::domain::session::SessionEnd;
use crate::id::{AccountId, SessionId};
use crate::store::{Unit, session_ends, sessions};

use super::actor::Actor;
use super::error::OpError;

/// Ends every session of `account` but `keep`, inside the unit of work of the act that is the reason,
/// so that act and ends commit together. To be called wherever a way in, a secret or a role changes:
///
/// ```text
/// let keep = Some(actor.session());
/// end_others(unit, account, keep, (SessionEnd::SecretChanged, &event)).await?;
/// ```
///
/// `keep` is the session in which the person acts ([`Actor::session`]); `None` ends all. `event` is
/// the entry of the act: who did it and by which way is taken from it. One entry tells of all sessions
/// that ended, with their number; where none was open there is none.
///
/// # Errors
/// The database.
pub(super) async fn end_others(
    unit: &mut Unit,
    account: AccountId,
    keep: Option<[u8; 32]>,
    (why, event): (SessionEnd, &Event),
) -> Result<u64, OpError> {
    let now = unit.now();
    let ended = session_ends::end_others(&mut unit.conn, account, keep, now).await?;
    tell_of(unit, account, ended, (why, event));
    Ok(ended)
}

/// Ends the sessions of `account` that its card opened, but `keep`: the card was lost.
///
/// # Errors
/// The database.
pub(super) async fn end_by_card(
    unit: &mut Unit,
    account: AccountId,
    keep: Option<[u8; 32]>,
    event: &Event,
) -> Result<(), OpError> {
    let now = unit.now();
    let ended = session_ends::end_by_card(&mut unit.conn, account, keep, now).await?;
    tell_of(unit, account, ended, (SessionEnd::SecretChanged, event));
    Ok(())
}

/// One entry for all that ended together.
fn tell_of(unit: &mut Unit, account: AccountId, ended: u64, (why, event): (SessionEnd, &Event)) {
    if ended > 0 {
        unit.record(closed(event, account, why).with("sessions", ended));
    }
}

/// The entry of an end, by whoever is behind `event`.
fn closed(event: &Event, account: AccountId, why: SessionEnd) -> Event {
    let mut closed = event.clone();
    (closed.kind, closed.account) = (EventKind::SessionClosed, Some(account));
    (closed.outcome, closed.reason) = (Outcome::Done, None);
    closed.payload.clear();
    closed.with("why", why.code())
}

/// Ends one session of the actor's own account, by the number under which they see it.
///
/// # Errors
/// They have no such session, or it is over: both alike.
pub async fn end_session(app: &App, actor: &Actor, shown: SessionId) -> Result<(), OpError> {
    let (account, event) = (actor.account(), actor.event(EventKind::SessionClosed));
    let end = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !session_ends::end_shown(&mut unit.conn, account, shown, now).await? {
                return Err(OpError::NotFound);
            }
            let event = closed(&event, account, SessionEnd::Closed);
            unit.record(event.with("shown", shown.to_string()));
            Ok(())
        })
    });
    Ok(end.await?)
}

/// Ends every other session of the actor's account; how many there were.
///
/// # Errors
/// The database.
pub async fn end_own_others(app: &App, actor: &Actor) -> Result<u64, OpError> {
    let (account, keep) = (actor.account(), actor.session());
    let event = actor.event(EventKind::SessionClosed);
    let end = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let why = (SessionEnd::Closed, &event);
            end_others(unit, account, Some(keep), why).await
        })
    });
    Ok(end.await?)
}

/// Ends the session of a token if its time is over, so that no other clock can bring it back; false
/// where it still lives. A session that is unknown or was ended needs nothing more.
///
/// # Errors
/// The row was altered; the database.
pub async fn end_idle(app: &App, token: SessionToken, channel: Channel) -> Result<bool, OpError> {
    let actor = match Actor::peek(app, token, channel).await {
        Ok(actor) => actor,
        Err(OpError::NoSession) => return Ok(true),
        Err(other) => return Err(other),
    };
    if actor.facts.session_live {
        return Ok(false);
    }
    actor.prove(app).await?;
    let (id, account) = (actor.session(), actor.account());
    let event = actor.event(EventKind::SessionClosed);
    let end = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if sessions::end(&mut unit.conn, &id, now).await? {
                let mut event = closed(&event, account, SessionEnd::Idle);
                // Nobody did this: the time was over.
                event.actor = None;
                unit.record(event);
            }
            Ok(true)
        })
    });
    Ok(end.await?)
}
