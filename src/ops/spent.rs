//! What the journal says of one-time codes: used, or dead with the card beside which they were printed.
//! A row that an old backup brought back is good for nothing.

use crate::app::App;
use crate::crypto::place::Place;
use crate::id::AccountId;
use crate::store::codes::CodeRow;
use crate::store::db::Conn;
use crate::store::{journal_said, lockers};

use super::ended::ended;
use super::error::OpError;

/// Whether the journal says that a code is good no more.
///
/// # Errors
/// The database, or an entry that was edited.
pub(super) async fn over(app: &App, conn: &mut Conn, row: &CodeRow) -> Result<bool, OpError> {
    let account = AccountId(row.account);
    Ok(used(app, conn, row).await? || ended(app, conn, account, row.id).await?)
}

async fn used(app: &App, conn: &mut Conn, row: &CodeRow) -> Result<bool, OpError> {
    let Some(locker) = lockers::of_owner(conn, AccountId(row.account)).await? else {
        return Ok(false);
    };
    let id = row.id.to_string();
    for body in journal_said::answers(conn, locker).await? {
        let Some(sealed) = body.payload.as_deref() else {
            continue;
        };
        let place = Place::payload(body.idx.cast_unsigned());
        let said: serde_json::Value =
            serde_json::from_slice(&app.ring.open(&place, sealed)?).unwrap_or_default();
        if said.get("code").and_then(serde_json::Value::as_str) == Some(id.as_str()) {
            return Ok(true);
        }
    }
    Ok(false)
}
