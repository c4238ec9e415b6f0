//! What is left behind is removed: objects without a row (an upload that died), papers whose days
//! in the bin are over, dead sessions. Who proved a contact a year ago is asked whether it is still
//! theirs. Idempotent.

use futures_util::TryStreamExt;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, EventKind};
use crate::id::VersionId;
use crate::limits;
use crate::store::{
    documents, idempotency, identity_flows, openings, outbox, passkeys, session_ends, wakes,
};

use super::block_card::number_old_cards;
use super::confirm_contact::ask_owners;
use super::discard_document::destroy_stale;
use super::error::OpError;

/// What a sweep removed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Swept {
    /// Objects without a row.
    pub orphans: u64,
    /// Papers whose days in the bin were over.
    pub stale: u64,
}

/// Sweeps.
///
/// # Errors
/// The database or the object store; what was done before stays.
pub async fn sweep(app: &App) -> Result<Swept, OpError> {
    let now = app.store.now().await?;
    let mut swept = Swept {
        orphans: orphans(app, now).await?,
        stale: 0,
    };
    let bin = std::time::Duration::from_secs(limits::BIN_DAYS * 24 * 3600);
    let stale = documents::stale(&mut app.store.reader().await?, earlier(now, bin)).await?;
    for (document, locker) in stale {
        destroy_stale(app, document, locker).await?;
        swept.stale += 1;
    }
    forget(app, now).await?;
    number_old_cards(app).await?;
    ask_owners(app, now).await?;
    if swept.orphans > 0 {
        let event = Event::job(EventKind::MaintenanceSwept).with("orphans", swept.orphans);
        app.store.record((), event).await?;
    }
    Ok(swept)
}

/// An instant so long before `now`.
pub(super) fn earlier(now: Timestamp, by: std::time::Duration) -> Timestamp {
    let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millis(now.millis().saturating_sub(by))
}

/// An object is older than any upload that still runs, and no version has its name.
async fn orphans(app: &App, now: Timestamp) -> Result<u64, OpError> {
    let before = earlier(now, limits::ORPHAN_AGE);
    let mut removed = app.blobs.remove_staged(before)?;
    let mut listed = app.blobs.list();
    while let Some((version, changed)) = listed.try_next().await? {
        if changed < before && !known(app, version).await? {
            app.blobs.delete(version).await?;
            removed += 1;
        }
    }
    Ok(removed)
}

async fn known(app: &App, version: VersionId) -> Result<bool, OpError> {
    Ok(documents::version_exists(&mut app.store.reader().await?, version).await?)
}

async fn forget(app: &App, now: Timestamp) -> Result<(), OpError> {
    let forget = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            session_ends::purge(&mut unit.conn, earlier(now, limits::STAFF_SESSION)).await?;
            idempotency::purge(&mut unit.conn, earlier(now, limits::IDEMPOTENCY)).await?;
            identity_flows::purge(&mut unit.conn, now).await?;
            openings::purge(&mut unit.conn, earlier(now, limits::OPENING)).await?;
            outbox::purge(&mut unit.conn, earlier(now, limits::MESSAGE_KEPT)).await?;
            passkeys::purge(&mut unit.conn, now).await?;
            wakes::purge(&mut unit.conn, earlier(now, limits::RECEIVED_KEPT)).await?;
            Ok(())
        })
    });
    Ok(forget.await?)
}
