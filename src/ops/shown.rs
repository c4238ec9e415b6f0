//! Entries of the journal with the names that their reader may know.

use std::collections::HashMap;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::id::MandateId;
use crate::store::db::Conn;
use crate::store::journal::Body;
use crate::store::mandates;

use super::deposit_document::Meta;
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

pub(super) async fn views(
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
pub(super) fn payload(app: &App, body: &Body) -> Result<Map<String, Value>, OpError> {
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
