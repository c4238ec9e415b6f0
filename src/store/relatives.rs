//! Relatives: who may help one person without a structure.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, fetch, statements};
use crate::id::{AccountId, LockerId};

statements! {
    LOCKER_OF = "SELECT locker FROM relatives WHERE account = $1 AND until IS NULL";
}

/// The locker of the person whom a relative helps now.
pub async fn locker_of(
    conn: &mut Conn,
    account: AccountId,
) -> Result<Option<LockerId>, StoreError> {
    let found = fetch!(fetch_optional, conn, (Uuid,), LOCKER_OF, account.0)?;
    Ok(found.map(|(id,)| LockerId(id)))
}
