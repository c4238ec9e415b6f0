//! The receipt of one entry: what a person keeps, on paper or as a file, and checks without this
//! server. Only the owner of the locker takes it, because it opens the entry to whoever holds it.

use std::collections::BTreeSet;

use crate::app::App;
use crate::crypto::place::Place;
use crate::crypto::signature;
use crate::domain::journal::{Event, Reason};
use crate::domain::policy::{Action, Denial, Facts, Permit};
use crate::id::LockerId;
use crate::journal::{Receipt, proof};
use crate::store::checkpoints::StoredCheckpoint;
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::journal::{self, Body};
use crate::store::{Recorded, StoreError};

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::list_documents::metas;
use super::permit::refuse;
use super::published_checkpoint::covering;
use super::shown::{EntryView, views};
use super::{about, allow, proved};

/// A receipt, with the entry that it is of.
pub struct ReceiptView {
    /// The entry as its person reads it.
    pub entry: EntryView,
    /// The receipt's text, c2sp.org/tlog-proof.
    pub text: String,
    /// The log's verifier key, by which anybody checks it.
    pub key: String,
}

/// The receipt of an entry of one's own locker. Reading it is an entry, like reading the journal.
///
/// # Errors
/// A refusal: an entry of another locker is as if it did not exist. What fails its proof.
pub async fn read_receipt(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    index: u64,
) -> Result<ReceiptView, OpError> {
    let allowed = allow(app, actor, Action::ReadReceipt, Target::Locker(locker)).await?;
    let event = allowed.event.with("receipt", index);
    let found = own_entry(app, locker, index).await?;
    let body = match found {
        Some(body) => body,
        None => return Err(missing(app, actor, event, &allowed.facts).await),
    };
    let recorded = app.store.record(allowed.permit, event).await?;
    let entry = about(actor, recorded.value());
    let view = view(app, actor, &recorded, body).await;
    proved(app, entry, view).await
}

/// One entry of one's own locker, before its person says that it is not normal.
///
/// # Errors
/// As [`read_receipt`].
pub async fn read_entry(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    index: u64,
) -> Result<EntryView, OpError> {
    let allowed = allow(app, actor, Action::ReadReceipt, Target::Locker(locker)).await?;
    let event = allowed.event.with("entry", index);
    let Some(body) = own_entry(app, locker, index).await? else {
        return Err(missing(app, actor, event, &allowed.facts).await);
    };
    let recorded = app.store.record(allowed.permit, event).await?;
    let entry = about(actor, recorded.value());
    let view = told(app, actor, recorded.value(), body).await;
    proved(app, entry, view).await
}

/// An entry as its person reads it.
async fn told(app: &App, actor: &Actor, permit: &Permit, body: Body) -> Result<EntryView, OpError> {
    let mut conn = app.store.reader().await?;
    let ids: BTreeSet<_> = body.document.into_iter().collect();
    let papers = metas(app, &mut conn, actor, permit, ids).await?;
    let views = views(app, &mut conn, vec![body], papers).await?;
    views.into_iter().next().ok_or(OpError::NotFound)
}

/// An entry of this locker.
pub(super) async fn own_entry(
    app: &App,
    locker: LockerId,
    index: u64,
) -> Result<Option<Body>, OpError> {
    if i64::try_from(index).is_err() {
        return Ok(None);
    }
    let body = journal::body(&mut app.store.reader().await?, index).await?;
    Ok(body.filter(|body| body.locker == Some(locker.0)))
}

/// An entry of another locker, or of none: refused like one that does not exist.
pub(super) async fn missing(app: &App, actor: &Actor, event: Event, facts: &Facts) -> OpError {
    let denial = Denial {
        reason: Reason::NotYourRole,
        visible: false,
    };
    refuse(app, actor, event, denial, facts).await
}

async fn view(
    app: &App,
    actor: &Actor,
    recorded: &Recorded<Permit>,
    body: Body,
) -> Result<ReceiptView, OpError> {
    let checkpoint = covering(app, body.idx.cast_unsigned()).await?;
    let checkpoint = checkpoint.ok_or(OpError::NotFound)?;
    let mut conn = app.store.reader().await?;
    let text = receipt(app, &mut conn, &body, &checkpoint)
        .await?
        .to_string();
    drop(conn);
    Ok(ReceiptView {
        entry: told(app, actor, recorded.value(), body).await?,
        text,
        key: app.journal_key.to_string(),
    })
}

/// The receipt of an entry against a checkpoint, checked before anybody takes it home.
pub(super) async fn receipt(
    app: &App,
    conn: &mut Conn,
    body: &Body,
    checkpoint: &StoredCheckpoint,
) -> Result<Receipt, OpError> {
    let (index, size) = (body.idx.cast_unsigned(), checkpoint.size.cast_unsigned());
    let payload = match &body.payload {
        Some(sealed) => app.ring.open(&Place::payload(index), sealed)?.to_vec(),
        None => Vec::new(),
    };
    let rows = journal::rows(conn, &proof::inclusion_rows(index, size)).await?;
    let path = proof::inclusion(index, size, &rows);
    let receipt = Receipt {
        opening: body
            .opening(&payload)
            .map_err(|_| StoreError::Value("journal_entries"))?,
        path: path.map_err(|_| OpError::Conflict("no checkpoint covers this entry yet"))?,
        note: checkpoint.note.clone(),
    };
    let key = &app.journal_key;
    let signed =
        |message: &[u8], by: &[u8; 64]| signature::verify(key.public(), message, by).is_ok();
    let holds = receipt.verify(key, signed);
    holds.map_err(|_| Altered::EntryAltered)?;
    Ok(receipt)
}
