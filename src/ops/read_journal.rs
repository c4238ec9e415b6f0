//! Reading the journal: the person all of their locker, an aidant their own acts in it, an auditor
//! everything by filter. Reading is itself an entry.

use std::collections::HashMap;

use uuid::Uuid;

use crate::app::App;
use crate::domain::policy::{Action, Permit, PermitGround};
use crate::id::{DocumentId, LockerId};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::journal::{self, Body};
pub use crate::store::journal::{Filter, Page};

use super::actor::Actor;
use super::deposit_document::Meta;
use super::error::OpError;
use super::list_documents::metas;
pub use super::shown::EntryView;
use super::shown::views;
use super::{about, allow_recorded, proved};

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
