//! Reading the journal: the person all of their locker, an aidant their own acts in it, an auditor
//! everything by filter. Reading is itself an entry.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::domain::policy::{Action, PermitGround};
use crate::id::{AccountId, LockerId};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::journal::{self, Body, Filter, Page, StoredCheckpoint};

use super::actor::Actor;
use super::allow_recorded;
use super::error::OpError;
use super::people::{Directory, Person};

/// An entry as its reader may see it.
pub struct EntryView {
    /// The body.
    pub body: Body,
    /// The payload, opened.
    pub payload: Map<String, Value>,
    /// Who acted, as far as this reader may know.
    pub actor: Person,
}

impl EntryView {
    /// When it was recorded.
    pub fn at(&self) -> Timestamp {
        Timestamp::from_millis(self.body.recorded_at)
    }
}

/// The journal of a locker, newest first.
///
/// # Errors
/// A refusal, or the database.
pub async fn read_journal(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    page: Page,
) -> Result<Vec<EntryView>, OpError> {
    let recorded = allow_recorded(app, actor, Action::ReadJournal, Target::Locker(locker)).await?;
    let only = match recorded.value().ground() {
        PermitGround::Owner => None,
        _ => Some(actor.account()),
    };
    let mut conn = app.store.reader().await?;
    let bodies = journal::of_locker(&mut conn, locker, only, page).await?;
    views(app, &mut conn, bodies).await
}

/// What an account did itself, in any locker, newest first.
///
/// # Errors
/// The database.
pub async fn read_own_acts(
    app: &App,
    actor: &Actor,
    page: Page,
) -> Result<Vec<EntryView>, OpError> {
    let filter = Filter {
        actor: Some(actor.account()),
        ..Filter::default()
    };
    let event = actor.event(super::kind(Action::ReadJournal));
    app.store.record((), event).await?;
    let mut conn = app.store.reader().await?;
    let bodies = journal::search(&mut conn, &filter, page).await?;
    views(app, &mut conn, bodies).await
}

/// The whole journal by filter, newest first, for auditors.
///
/// # Errors
/// A refusal, or the database.
pub async fn search_journal(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    page: Page,
) -> Result<Vec<EntryView>, OpError> {
    allow_recorded(app, actor, Action::SearchJournal, Target::Nothing).await?;
    let mut conn = app.store.reader().await?;
    let bodies = journal::search(&mut conn, filter, page).await?;
    views(app, &mut conn, bodies).await
}

/// The newest signed checkpoint.
///
/// # Errors
/// The database.
pub async fn last_checkpoint(app: &App) -> Result<Option<StoredCheckpoint>, OpError> {
    Ok(journal::checkpoint(&mut app.store.reader().await?).await?)
}

async fn views(app: &App, conn: &mut Conn, bodies: Vec<Body>) -> Result<Vec<EntryView>, OpError> {
    let mut directory = Directory::default();
    let mut views = Vec::with_capacity(bodies.len());
    for body in bodies {
        let actor = match body.actor {
            Some(actor) => person(app, conn, &mut directory, actor, body.organisation).await?,
            None => Person::default(),
        };
        let payload = payload(app, &body)?;
        views.push(EntryView {
            body,
            payload,
            actor,
        });
    }
    Ok(views)
}

/// An aidant is shown with the structure for which they acted.
async fn person(
    app: &App,
    conn: &mut Conn,
    directory: &mut Directory,
    actor: Uuid,
    organisation: Option<Uuid>,
) -> Result<Person, OpError> {
    let mut person = directory.person(app, conn, actor).await?;
    if let Some(organisation) = organisation {
        person.organisation = directory.organisation(conn, organisation).await?;
    }
    Ok(person)
}

/// The payload of an entry; one that no longer opens is shown empty here and named by `verify`.
fn payload(app: &App, body: &Body) -> Result<Map<String, Value>, OpError> {
    let Some(sealed) = &body.payload else {
        return Ok(Map::new());
    };
    let opened = app
        .ring
        .open(&Place::payload(body.idx.cast_unsigned()), sealed);
    Ok(opened
        .ok()
        .and_then(|plain| serde_json::from_slice(&plain).ok())
        .unwrap_or_default())
}

/// Whether an entry is about somebody else's act in the reader's locker.
pub fn by_another(view: &EntryView, reader: AccountId) -> bool {
    view.body.actor.is_some_and(|actor| actor != reader.0)
}
