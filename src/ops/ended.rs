//! What the journal says of ways in that ended: a card that was blocked or replaced, with its one-time
//! codes; a code, sheet or passphrase that was changed. A row that an old backup brought back opens
//! nothing.

use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::crypto::place::Place;
use crate::id::{AccountId, CodeId, UnlockId};
use crate::store::cards;
use crate::store::db::Conn;

use super::door::Door;
use super::error::OpError;

/// Under which word an entry names the unlocks that it ended.
pub(super) const ENDED: &str = "ended";
/// Under which word an entry names the one-time codes that it ended.
pub(super) const ENDED_CODES: &str = "ended_codes";

/// Whether the journal says that what stands behind a door has ended. What does not exist is asked
/// for as well, so that time tells nothing.
///
/// # Errors
/// The database, or an entry that was edited.
pub(super) async fn behind(app: &App, door: &Door) -> Result<bool, OpError> {
    let nobody = Uuid::nil();
    let found = door.found.as_ref().map(|(unlock, _)| unlock);
    let (account, id) = found.map_or((nobody, nobody), |unlock| (unlock.account, unlock.id));
    let mut conn = app.store.reader().await?;
    ended(app, &mut conn, AccountId(account), id).await
}

/// Whether the journal says that an unlock, or a one-time code, has ended.
///
/// # Errors
/// As [`behind`].
pub(super) async fn ended(
    app: &App,
    conn: &mut Conn,
    account: AccountId,
    id: Uuid,
) -> Result<bool, OpError> {
    let id = id.to_string();
    for body in cards::ended(conn, account).await? {
        let Some(sealed) = body.payload.as_deref() else {
            continue;
        };
        let payload = app
            .ring
            .open(&Place::payload(body.idx.cast_unsigned()), sealed)?;
        let said: Value = serde_json::from_slice(&payload).unwrap_or_default();
        if ids(&said).any(|one| one == id) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The ids of what an entry ended: unlocks and one-time codes.
pub(super) fn ids(said: &Value) -> impl Iterator<Item = &str> {
    let lists = [ENDED, ENDED_CODES].into_iter();
    let lists = lists.filter_map(|key| said.get(key).and_then(Value::as_array));
    lists.flatten().filter_map(Value::as_str)
}

/// The ids of unlocks that end, for the entry that ends them.
pub(super) fn said(ids: &[UnlockId]) -> Vec<String> {
    ids.iter().map(|id| id.0.to_string()).collect()
}

/// The ids of one-time codes that end, as [`said`].
pub(super) fn said_codes(ids: &[CodeId]) -> Vec<String> {
    ids.iter().map(|id| id.0.to_string()).collect()
}
