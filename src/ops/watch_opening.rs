//! Whoever prepared a locker waits until its person has opened it, with a page that asks every few
//! seconds. The aidant learns that it is open, and nothing of code, card or sheet.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::policy::Action;
use crate::id::{AccountId, LockerId, OpeningId, OrganisationId};
use crate::store::facts::Target;
use crate::store::openings::{self, OpeningRow};

use super::actor::Actor;
use super::error::OpError;
use super::find_opening::prepared;
use super::short_address::opening_short;
use super::{allow, proved, would_allow};

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningState {
    /// The person has not chosen a code.
    Waiting,
    /// The locker is open.
    Opened(LockerId),
    /// It was taken back, or the person came too late.
    Over,
}

/// A prepared locker as its aidant sees it.
pub struct WatchedOpening {
    /// Which.
    pub id: OpeningId,
    /// Its short address.
    pub short: String,
    /// How far it is.
    pub state: OpeningState,
    /// How the person is called, while it waits.
    pub name: Option<String>,
    /// First instant at which it no longer waits.
    pub lapses_at: Timestamp,
}

/// A prepared locker as it is now. A look has no entry, as in `watch_mandate`.
///
/// # Errors
/// It is somebody else's or none, an altered row, or a refusal; each has its entry.
pub async fn watch_opening(
    app: &App,
    actor: &Actor,
    id: OpeningId,
) -> Result<WatchedOpening, OpError> {
    let may = would_allow(app, actor, &[Action::OpenLocker], Target::Nothing).await?;
    let row = openings::find(&mut app.store.reader().await?, id).await?;
    let mine = row.filter(|row| row.prepared_by == actor.account().0);
    match mine.filter(|_| !may.is_empty()) {
        Some(row) => view(app, actor, row).await,
        None => {
            own(app, actor, id, EventKind::OpeningPrepared).await?;
            Err(OpError::NotFound)
        }
    }
}

async fn view(app: &App, actor: &Actor, row: OpeningRow) -> Result<WatchedOpening, OpError> {
    let id = OpeningId(row.id);
    let waits = row.waits(app.store.now().await?);
    let state = match row.locker.map(LockerId) {
        _ if waits => OpeningState::Waiting,
        Some(locker) if row.state == "opened" => OpeningState::Opened(locker),
        _ => OpeningState::Over,
    };
    let event = about(actor.event(EventKind::OpeningPrepared), &row);
    let name = match waits {
        true => Some(proved(app, event, prepared(app, &row)).await?.display_name),
        false => None,
    };
    Ok(WatchedOpening {
        id,
        short: opening_short(app, id),
        state,
        name,
        lapses_at: Timestamp::from_millis(row.lapses_at),
    })
}

fn about(mut event: Event, row: &OpeningRow) -> Event {
    event.organisation = Some(OrganisationId(row.organisation));
    event.with("opening", row.id.to_string())
}

/// One that the actor prepared, and the entry of what they do with it.
///
/// # Errors
/// A refusal, recorded; somebody else's and a missing one answer alike.
pub(super) async fn own(
    app: &App,
    actor: &Actor,
    id: OpeningId,
    kind: EventKind,
) -> Result<(OpeningRow, Event), OpError> {
    let mut event = allow(app, actor, Action::OpenLocker, Target::Nothing)
        .await?
        .event;
    event.kind = kind;
    let row = openings::find(&mut app.store.reader().await?, id).await?;
    match row.filter(|row| AccountId(row.prepared_by) == actor.account()) {
        Some(row) => {
            let event = about(event, &row);
            Ok((row, event))
        }
        None => {
            let event = event.refused(Reason::NotYourRole);
            app.store.record((), event).await?;
            Err(OpError::NotFound)
        }
    }
}
