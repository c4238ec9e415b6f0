//! What the journal says that has changed in a mandate since it was accepted. Rows that an old backup
//! brought back are refused by it: keys come back with a backup, entries are not taken back.

use crate::app::App;
use crate::crypto::place::Place;
use crate::domain::journal::EventKind;
use crate::id::{AccountId, MandateId};
use crate::store::db::Conn;
use crate::store::journal::Body;
use crate::store::journal_said;

use super::error::OpError;

/// What has changed for one aidant.
#[derive(Default)]
pub(super) struct Changes {
    /// They were taken out, and not named again.
    pub removed: bool,
    /// Categories that have ended.
    pub narrowed: Vec<String>,
}

/// Reads what changed.
///
/// # Errors
/// The database, or an entry that was edited.
pub(super) async fn changes(
    app: &App,
    conn: &mut Conn,
    mandate: MandateId,
    aidant: AccountId,
) -> Result<Changes, OpError> {
    let mut changes = Changes::default();
    for body in journal_said::changed(conn, mandate).await? {
        let theirs = body.account == Some(aidant.0);
        match EventKind::parse(&body.action) {
            Some(EventKind::MandateAidantRemoved) if theirs => changes.removed = true,
            Some(EventKind::MandateAidantAdded) if theirs => changes.removed = false,
            Some(EventKind::MandateNarrowed) => changes.narrowed.extend(category(app, &body)?),
            _ => {}
        }
    }
    Ok(changes)
}

/// The categories of a mandate that have ended before it.
///
/// # Errors
/// As [`changes`].
pub(super) async fn narrowed(
    app: &App,
    conn: &mut Conn,
    mandate: MandateId,
) -> Result<Vec<String>, OpError> {
    let nobody = AccountId(uuid::Uuid::nil());
    Ok(changes(app, conn, mandate, nobody).await?.narrowed)
}

fn category(app: &App, body: &Body) -> Result<Option<String>, OpError> {
    let index = body.idx.cast_unsigned();
    let Some(sealed) = body.payload.as_deref() else {
        return Ok(None);
    };
    let payload = app.ring.open(&Place::payload(index), sealed)?;
    let said: serde_json::Value = serde_json::from_slice(&payload).unwrap_or_default();
    let category = said.get("category").and_then(serde_json::Value::as_str);
    Ok(category.map(str::to_owned))
}
