//! The person's page of their journal: their entries by filter, and what they can filter by.

use std::collections::HashMap;

use uuid::Uuid;

use crate::app::App;
use crate::domain::policy::{Action, Permit};
use crate::id::LockerId;
use crate::store::db::Conn;
use crate::store::facts::Target;
pub use crate::store::journal_own::OwnFilter;
use crate::store::{contests, journal_own};

use super::actor::Actor;
use super::deposit_document::Meta;
use super::error::OpError;
use super::list_documents::metas;
use super::people::{Directory, Person};
use super::read_journal::Page;
use super::shown::{EntryView, views};
use super::{about, allow_recorded, proved};

/// A page of a person's journal.
pub struct OwnJournal {
    /// The entries, newest first.
    pub entries: Vec<EntryView>,
    /// Who acted in the locker and has a name, the last one first.
    pub aidants: Vec<(Uuid, Person)>,
    /// Papers that entries are about and that still open, the last one first.
    pub papers: Vec<(Uuid, Meta)>,
    /// How many things that are not normal wait for an answer, or for the person.
    pub contests: i64,
}

/// The journal of one's own locker by filter, newest first.
///
/// # Errors
/// A refusal, or the database.
pub async fn own_journal(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    filter: OwnFilter,
    page: Page,
) -> Result<OwnJournal, OpError> {
    let target = Target::Locker(locker);
    let recorded = allow_recorded(app, actor, Action::ReadJournal, target).await?;
    let mut conn = app.store.reader().await?;
    let found = find(
        app,
        &mut conn,
        actor,
        recorded.value(),
        (locker, filter),
        page,
    )
    .await;
    proved(app, about(actor, recorded.value()), found).await
}

async fn find(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
    (locker, filter): (LockerId, OwnFilter),
    page: Page,
) -> Result<OwnJournal, OpError> {
    let bodies = journal_own::found(conn, locker, filter, page).await?;
    let known = journal_own::papers(conn, locker).await?;
    let shown = bodies.iter().filter_map(|body| body.document);
    let ids = known.iter().copied().chain(shown).collect();
    let metas: HashMap<Uuid, Meta> = metas(app, conn, actor, permit, ids).await?;
    let paper = |id: Uuid| Some((id, metas.get(&id)?.clone()));
    let papers = known.into_iter().filter_map(paper).collect();
    let mut directory = Directory::default();
    let mut aidants = Vec::new();
    for id in journal_own::actors(conn, locker).await? {
        let person = directory.person(app, conn, id).await?;
        if person.name.is_some() {
            aidants.push((id, person));
        }
    }
    Ok(OwnJournal {
        contests: contests::open(conn, locker).await?,
        entries: views(app, conn, bodies, metas).await?,
        aidants,
        papers,
    })
}
