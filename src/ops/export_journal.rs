//! Taking the journal of one's locker away, page by page, so that memory stays flat however long it
//! is. The export is an entry, and stands in what is taken.

use std::collections::BTreeSet;

use crate::app::App;
use crate::domain::policy::{Action, Permit};
use crate::id::LockerId;
use crate::journal::Receipt;
use crate::limits;
use crate::store::checkpoints::StoredCheckpoint;
use crate::store::facts::Target;
use crate::store::journal::Page;
use crate::store::{Recorded, journal_own};

use super::actor::Actor;
use super::error::OpError;
use super::list_documents::metas;
use super::own_journal::OwnFilter;
use super::read_receipt::receipt;
use super::shown::{EntryView, views};
use super::write_checkpoint::write_checkpoint;
use super::{allow, still_allowed};

/// An export that was recorded; pages come as they are asked for.
pub struct Export {
    app: App,
    actor: Actor,
    locker: LockerId,
    permit: Recorded<Permit>,
    before: Option<u64>,
    /// The state of the log against which every proof holds.
    pub checkpoint: StoredCheckpoint,
    /// The log's verifier key.
    pub key: String,
}

/// One entry that is taken away.
pub struct Exported {
    /// As its person reads it.
    pub entry: EntryView,
    /// What opens it, and its proof.
    pub receipt: Receipt,
}

/// Begins to export the journal of one's own locker, as `format` says for the entry.
///
/// # Errors
/// A refusal, or the database.
pub async fn export_journal(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    format: &'static str,
) -> Result<Export, OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ExportJournal, target).await?;
    let event = allowed.event.with("format", format);
    let permit = app.store.record(allowed.permit, event).await?;
    let checkpoint = write_checkpoint(app).await?.ok_or(OpError::NotFound)?;
    Ok(Export {
        app: app.clone(),
        actor: actor.clone(),
        locker,
        permit,
        before: Some(checkpoint.size.cast_unsigned()),
        checkpoint,
        key: app.journal_key.to_string(),
    })
}

impl Export {
    /// The next entries, newest first; none after the first of all. The decision is taken again:
    /// whoever ends the session ends the export.
    ///
    /// # Errors
    /// A refusal now, what fails its proof, or the database.
    pub async fn next(&mut self) -> Result<Vec<Exported>, OpError> {
        let Some(before) = self.before else {
            return Ok(Vec::new());
        };
        let target = Target::Locker(self.locker);
        let again = still_allowed(&self.app, &self.actor, Action::ReadJournal, target).await;
        again.map_err(OpError::Denied)?;
        let page = Page {
            before,
            limit: limits::PAGE_ITEMS_MOST,
        };
        let mut conn = self.app.store.reader().await?;
        let filter = OwnFilter::default();
        let bodies = journal_own::found(&mut conn, self.locker, filter, page).await?;
        let full = bodies.len() == page.limit as usize;
        let last = bodies.last().map(|body| body.idx.cast_unsigned());
        self.before = last.filter(|_| full);
        let mut receipts = Vec::with_capacity(bodies.len());
        for body in &bodies {
            receipts.push(receipt(&self.app, &mut conn, body, &self.checkpoint).await?);
        }
        let ids: BTreeSet<_> = bodies.iter().filter_map(|body| body.document).collect();
        let permit = self.permit.value();
        let papers = metas(&self.app, &mut conn, &self.actor, permit, ids).await?;
        let views = views(&self.app, &mut conn, bodies, papers).await?;
        let pairs = views.into_iter().zip(receipts);
        Ok(pairs
            .map(|(entry, receipt)| Exported { entry, receipt })
            .collect())
    }
}
