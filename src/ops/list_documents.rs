//! The papers that an actor may list, and the details of one. A paper without an authentic
//! depositor is shown as such and never opened.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::policy::{Action, Permit, PermitGround};
use crate::domain::rights::Category;
use crate::id::{AccountId, DocumentId, LockerId};
use crate::store::db::Conn;
use crate::store::documents::{self};
use crate::store::facts::Target;

use super::actor::Actor;
use super::deposit_document::Meta;
use super::error::OpError;
use super::opener::Opener;
use super::{about, allow, allow_recorded, mandates_allowing, proved};

/// A paper as its readers see it.
pub struct DocumentView {
    /// Which.
    pub id: DocumentId,
    /// In which locker.
    pub locker: LockerId,
    /// Where it stands.
    pub category: Category,
    /// What it is; none when it fails its proof.
    pub meta: Option<Meta>,
    /// When it came.
    pub created_at: Timestamp,
    /// Who put it in.
    pub depositor: AccountId,
    /// When it went to the bin.
    pub binned_at: Option<Timestamp>,
    /// Journal index of its deposit.
    pub receipt: u64,
    /// Changes with everything that can be changed.
    pub tag: String,
}

/// The papers of a locker that the actor may list: those stored, or those in the bin.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_documents(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    bin: bool,
) -> Result<Vec<DocumentView>, OpError> {
    let action = if bin {
        Action::ListBin
    } else {
        Action::ListDocuments
    };
    let allowed = allow(app, actor, action, Target::Locker(locker)).await?;
    if matches!(allowed.permit.ground(), PermitGround::Owner) {
        return list_under(app, actor, action, (locker, Target::Locker(locker))).await;
    }
    let mut views: Vec<DocumentView> = Vec::new();
    for mandate in mandates_allowing(action, &allowed.facts) {
        let target = Target::Mandate(locker, mandate.id);
        let more = list_under(app, actor, action, (locker, target)).await?;
        let seen: BTreeSet<DocumentId> = views.iter().map(|view| view.id).collect();
        views.extend(more.into_iter().filter(|view| !seen.contains(&view.id)));
    }
    views.sort_by_key(|view| std::cmp::Reverse(view.id));
    Ok(views)
}

/// What one ground gives: the owner's locker, or one mandate of it.
async fn list_under(
    app: &App,
    actor: &Actor,
    action: Action,
    (locker, target): (LockerId, Target),
) -> Result<Vec<DocumentView>, OpError> {
    let recorded = allow_recorded(app, actor, action, target).await?;
    let permit = recorded.value();
    let mut conn = app.store.reader().await?;
    let rows = documents::list(&mut conn, locker, action == Action::ListBin).await?;
    let opener = Opener::new(app, &mut conn, actor, permit).await;
    let mut opener = proved(app, about(actor, permit), opener).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let category = row.category()?;
        if listed(permit, category) {
            views.push(opener.view(&mut conn, row).await?);
        }
    }
    drop(conn);
    opener.tell(app, actor).await?;
    Ok(views)
}

/// One paper's details.
///
/// # Errors
/// A refusal: a foreign paper is as if it did not exist.
pub async fn show_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
) -> Result<DocumentView, OpError> {
    let recorded =
        allow_recorded(app, actor, Action::ShowDocument, Target::Document(document)).await?;
    let mut conn = app.store.reader().await?;
    let row = documents::find(&mut conn, document)
        .await?
        .ok_or(OpError::NotFound)?;
    let opener = Opener::new(app, &mut conn, actor, recorded.value()).await;
    let mut opener = proved(app, about(actor, recorded.value()), opener).await?;
    let view = opener.view(&mut conn, row).await?;
    drop(conn);
    opener.tell(app, actor).await?;
    Ok(view)
}

fn listed(permit: &Permit, category: Category) -> bool {
    match permit.ground() {
        PermitGround::Owner => true,
        PermitGround::Mandate { categories, .. } => categories.contains(&category),
        PermitGround::Role(_) => false,
    }
}

/// What some papers are, for the journal of their owner. Those that are gone or fail their proof
/// are left out.
pub(super) async fn metas(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
    ids: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, Meta>, OpError> {
    let mut opener = Opener::new(app, conn, actor, permit).await?;
    let mut metas = HashMap::with_capacity(ids.len());
    for id in ids {
        let Some(row) = documents::find(conn, DocumentId(id)).await? else {
            continue;
        };
        match opener.authentic(conn, &row).await {
            Ok(meta) => drop(metas.insert(id, meta)),
            Err(OpError::Altered(_) | OpError::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(metas)
}
