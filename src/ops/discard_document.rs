//! The bin: putting a paper in, taking it out, destroying it for good. Destroying erases the key
//! and the name with the row; the object goes after, and the sweep sees to what is left.

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::domain::policy::Action;
use crate::id::{DocumentId, LockerId, VersionId};
use crate::store::documents;
use crate::store::facts::Target;

use super::actor::Actor;
use super::allow;
use super::error::OpError;

/// Puts a paper in the bin.
///
/// # Errors
/// A refusal, or a paper that is there already.
pub async fn discard_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
) -> Result<(), OpError> {
    let event = allow(
        app,
        actor,
        Action::DiscardDocument,
        Target::Document(document),
    )
    .await?
    .event;
    let discard = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let done = documents::discard(&mut unit.conn, document, now).await?;
            finish(unit, done, event, "this paper is in the bin already")
        })
    });
    Ok(discard.await?)
}

/// Takes a paper out of the bin.
///
/// # Errors
/// A refusal, or a paper that is not there.
pub async fn restore_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
) -> Result<(), OpError> {
    let event = allow(
        app,
        actor,
        Action::RestoreDocument,
        Target::Document(document),
    )
    .await?
    .event;
    let restore = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let done = documents::restore(&mut unit.conn, document).await?;
            finish(unit, done, event, "this paper is not in the bin")
        })
    });
    Ok(restore.await?)
}

/// Destroys a paper that lies in the bin. Nobody brings it back.
///
/// # Errors
/// A refusal, or a paper that is not in the bin.
pub async fn destroy_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
) -> Result<(), OpError> {
    let event = allow(
        app,
        actor,
        Action::DestroyDocument,
        Target::Document(document),
    )
    .await?
    .event;
    destroy(app, document, event).await
}

/// Destroys what lay in the bin for its days.
///
/// # Errors
/// The database.
pub async fn destroy_stale(
    app: &App,
    document: DocumentId,
    locker: LockerId,
) -> Result<(), OpError> {
    let mut event = Event::job(EventKind::DocumentDestroyed).with("stale", true);
    (event.locker, event.document) = (Some(locker), Some(document));
    destroy(app, document, event).await
}

async fn destroy(app: &App, document: DocumentId, event: Event) -> Result<(), OpError> {
    let row = documents::find(&mut app.store.reader().await?, document).await?;
    let version = VersionId(row.ok_or(OpError::NotFound)?.version);
    let destroy = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let done = documents::destroy(&mut unit.conn, document).await?;
            finish(unit, done, event, "put this paper in the bin first")
        })
    });
    destroy.await?;
    if let Err(error) = app.blobs.delete(version).await {
        // Its key is gone, so nobody can read it; the sweep removes it later.
        tracing::warn!(%error, "an object outlived its row");
    }
    Ok(())
}

fn finish(
    unit: &mut crate::store::Unit,
    done: bool,
    event: Event,
    otherwise: &'static str,
) -> Result<(), OpError> {
    if !done {
        return Err(OpError::Conflict(otherwise));
    }
    unit.record(event);
    Ok(())
}
