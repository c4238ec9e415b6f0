//! Reading the journal: the person all of their locker, an aidant their own acts in it, an auditor
//! everything by filter. Reading is itself an entry.

use std::collections::HashMap;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::domain::policy::{Action, Permit, PermitGround};
use crate::id::{DocumentId, LockerId, MandateId};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::journal::{self, Body};
pub use crate::store::journal::{Filter, Page};
use crate::store::mandates;

use super::actor::Actor;
use super::deposit_document::Meta;
use super::error::OpError;
use super::list_documents::metas;
use super::people::{Directory, Person};
use super::{about, allow_recorded, proved};

/// An entry as its reader may see it.
pub struct EntryView {
    /// The body.
    pub body: Body,
    /// The payload, opened.
    pub payload: Map<String, Value>,
    /// Who acted, as far as this reader may know.
    pub actor: Person,
    /// The aidants of the mandate, in an entry about a mandate.
    pub aidants: Vec<Person>,
    /// What the paper is, for its owner alone, while it exists.
    pub paper: Option<Meta>,
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
    let permit = recorded.value();
    let only = (!owns(permit)).then(|| actor.account());
    let mut conn = app.store.reader().await?;
    let bodies = journal::of_locker(&mut conn, locker, only, page).await?;
    let papers = papers(app, &mut conn, actor, permit, &bodies).await?;
    let views = views(app, &mut conn, bodies, papers).await;
    proved(app, about(actor, permit), views).await
}

/// The journal of one paper, newest first: what its owner reads beside it, or an aidant's own acts.
///
/// # Errors
/// A refusal, or the database.
pub async fn read_document_entries(
    app: &App,
    actor: &Actor,
    (locker, document): (LockerId, DocumentId),
    page: Page,
) -> Result<Vec<EntryView>, OpError> {
    let recorded = allow_recorded(app, actor, Action::ReadJournal, Target::Locker(locker)).await?;
    let permit = recorded.value();
    let mut conn = app.store.reader().await?;
    let mut bodies = journal::of_document(&mut conn, document, page).await?;
    let mine = |body: &Body| owns(permit) || body.actor == Some(actor.account().0);
    // The permit is for this locker: a paper of another one has nothing to tell here.
    bodies.retain(|body| body.locker == Some(locker.0) && mine(body));
    let papers = papers(app, &mut conn, actor, permit, &bodies).await?;
    let views = views(app, &mut conn, bodies, papers).await;
    proved(app, about(actor, permit), views).await
}

fn owns(permit: &Permit) -> bool {
    matches!(permit.ground(), PermitGround::Owner)
}

/// What the papers of some entries are, for their owner.
async fn papers(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
    bodies: &[Body],
) -> Result<HashMap<Uuid, Meta>, OpError> {
    if !owns(permit) {
        return Ok(HashMap::new());
    }
    let ids = bodies.iter().filter_map(|body| body.document).collect();
    metas(app, conn, actor, permit, ids).await
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
    let recorded = allow_recorded(app, actor, Action::ReadOwnActs, Target::Nothing).await?;
    let mut conn = app.store.reader().await?;
    let bodies = journal::search(&mut conn, &filter, page).await?;
    let views = views(app, &mut conn, bodies, HashMap::new()).await;
    proved(app, about(actor, recorded.value()), views).await
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
    let recorded = allow_recorded(app, actor, Action::SearchJournal, Target::Nothing).await?;
    let mut conn = app.store.reader().await?;
    let bodies = journal::search(&mut conn, filter, page).await?;
    let views = views(app, &mut conn, bodies, HashMap::new()).await;
    proved(app, about(actor, recorded.value()), views).await
}

async fn views(
    app: &App,
    conn: &mut Conn,
    bodies: Vec<Body>,
    papers: HashMap<Uuid, Meta>,
) -> Result<Vec<EntryView>, OpError> {
    let mut directory = Directory::default();
    let mut views = Vec::with_capacity(bodies.len());
    for body in bodies {
        let actor = match body.actor {
            Some(actor) => person(app, conn, &mut directory, actor, body.organisation).await?,
            None => Person::default(),
        };
        let aidants = aidants(app, conn, &mut directory, &body).await?;
        let payload = payload(app, &body)?;
        let paper = body.document.and_then(|id| papers.get(&id).cloned());
        views.push(EntryView {
            body,
            payload,
            actor,
            aidants,
            paper,
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

/// Those named in the mandate that an entry is about.
async fn aidants(
    app: &App,
    conn: &mut Conn,
    directory: &mut Directory,
    body: &Body,
) -> Result<Vec<Person>, OpError> {
    let about = body.mandate.filter(|_| body.action.starts_with("mandate."));
    let row = match about {
        Some(id) => mandates::find(conn, MandateId(id)).await?,
        None => None,
    };
    // Terms that were altered name nobody here; `verify` says which they are.
    let terms = row.and_then(|row| row.terms().ok());
    let mut named = Vec::new();
    for aidant in terms.into_iter().flat_map(|terms| terms.aidants) {
        named.push(person(app, conn, directory, aidant.0, body.organisation).await?);
    }
    Ok(named)
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
