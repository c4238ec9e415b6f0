//! What the journal says of ways in that ended: a card that was blocked or replaced, a code, sheet or
//! passphrase that was changed. A row that an old backup brought back opens nothing.

use serde_json::Value;

use crate::app::App;
use crate::crypto::place::Place;
use crate::id::{AccountId, UnlockId};
use crate::store::cards;
use crate::store::db::Conn;

use super::door::Door;
use super::error::OpError;

/// Whether the journal says that what stands behind a door has ended. What does not exist is asked
/// for as well, so that time tells nothing.
///
/// # Errors
/// The database, or an entry that was edited.
pub(super) async fn behind(app: &App, door: &Door) -> Result<bool, OpError> {
    let nobody = uuid::Uuid::nil();
    let found = door.found.as_ref().map(|(unlock, _)| unlock);
    let (account, id) = found.map_or((nobody, nobody), |unlock| (unlock.account, unlock.id));
    let mut conn = app.store.reader().await?;
    ended(app, &mut conn, AccountId(account), UnlockId(id)).await
}

/// Whether the journal says that an unlock has ended.
///
/// # Errors
/// As [`behind`].
pub(super) async fn ended(
    app: &App,
    conn: &mut Conn,
    account: AccountId,
    id: UnlockId,
) -> Result<bool, OpError> {
    let id = id.0.to_string();
    for body in cards::ended(conn, account).await? {
        let Some(sealed) = body.payload.as_deref() else {
            continue;
        };
        let payload = app
            .ring
            .open(&Place::payload(body.idx.cast_unsigned()), sealed)?;
        let said: Value = serde_json::from_slice(&payload).unwrap_or_default();
        let ids = said.get("ended").and_then(Value::as_array);
        if ids.is_some_and(|ids| ids.iter().any(|one| one.as_str() == Some(&id))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The ids of unlocks that end, for the entry that ends them.
pub(super) fn said(ids: &[UnlockId]) -> Vec<String> {
    ids.iter().map(|id| id.0.to_string()).collect()
}
