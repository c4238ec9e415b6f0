//! What an entry says, once entry and leaf of the journal agree: an entry that was written or edited
//! in its table says nothing.

use serde_json::Value;

use crate::app::App;
use crate::crypto::place::Place;
use crate::journal::Rows;
use crate::store::db::Conn;
use crate::store::journal::{self, Body};

use super::error::{Altered, OpError};

/// The payload of an entry.
///
/// # Errors
/// [`Altered::RecoveryAltered`] where it is not what was recorded; the entry failed its own proof.
pub(super) async fn said(app: &App, conn: &mut Conn, body: &Body) -> Result<Value, OpError> {
    let index = body.idx.cast_unsigned();
    let payload = match body.payload.as_deref() {
        Some(sealed) => app.ring.open(&Place::payload(index), sealed)?,
        None => zeroize::Zeroizing::default(),
    };
    let rows = journal::rows(conn, &[(0, index, index + 1)]).await?;
    if rows.range(0, index, index + 1) != Some(vec![body.leaf(&payload)?]) {
        return Err(Altered::RecoveryAltered.into());
    }
    Ok(serde_json::from_slice(&payload).unwrap_or_default())
}

/// A text of a payload.
pub(super) fn text<'a>(said: &'a Value, key: &str) -> Option<&'a str> {
    said.get(key).and_then(Value::as_str)
}
