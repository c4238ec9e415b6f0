//! Whom a number or an address is believed to belong to: shared, doubted, to be confirmed, an
//! aidant's or a structure's own.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::AccountId;

statements! {
    SHARING = "SELECT c.id, c.account FROM contacts c JOIN accounts a ON a.id = c.account WHERE c.contact_index = $1 AND c.account <> $2 \
        AND a.staff IS NULL AND c.validated_at IS NOT NULL AND c.doubted_at IS NULL AND c.dropped_at IS NULL";
    DOUBT = "UPDATE contacts SET doubted_at = $2, asked_at = $2 WHERE id = $1 AND doubted_at IS NULL";
    TO_CONFIRM = "SELECT id, account FROM contacts WHERE validated_at <= $1 AND asked_at IS NULL AND dropped_at IS NULL ORDER BY validated_at LIMIT 500";
    ASKED = "UPDATE contacts SET asked_at = $2 WHERE id = $1 AND asked_at IS NULL";
    OF_STAFF = "SELECT COUNT(*) FROM contacts c JOIN accounts a ON a.id = c.account WHERE c.contact_index = $1 AND a.staff IS NOT NULL AND c.dropped_at IS NULL";
    REACHABLE = "SELECT c.account FROM contacts c WHERE c.contact_index = $1 AND c.channel = 'sms' AND c.validated_at > $2 AND c.doubted_at IS NULL AND c.dropped_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM contacts s JOIN accounts a ON a.id = s.account WHERE s.contact_index = c.contact_index AND a.staff IS NOT NULL) ORDER BY c.account";
    ORGANISATIONS = "SELECT phone, email FROM organisations WHERE phone IS NOT NULL OR email IS NOT NULL";
}

/// The contacts of other people who proved the same one and are still believed.
pub async fn sharing(
    conn: &mut Conn,
    index: &[u8],
    but: AccountId,
) -> Result<Vec<(Uuid, AccountId)>, StoreError> {
    let found = fetch!(fetch_all, conn, (Uuid, Uuid), SHARING, index, but.0)?;
    Ok(found
        .into_iter()
        .map(|(id, account)| (id, AccountId(account)))
        .collect())
}

/// Notes that somebody else proved the same one; false when that was known.
pub async fn doubt(conn: &mut Conn, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, DOUBT, id, now.millis())? == 1)
}

/// Contacts that were last proven at `before` or earlier, whose owners were not asked yet.
pub async fn to_confirm(
    conn: &mut Conn,
    before: Timestamp,
) -> Result<Vec<(Uuid, AccountId)>, StoreError> {
    let found = fetch!(fetch_all, conn, (Uuid, Uuid), TO_CONFIRM, before.millis())?;
    Ok(found
        .into_iter()
        .map(|(id, account)| (id, AccountId(account)))
        .collect())
}

/// Notes that its owner was asked, once.
pub async fn asked(conn: &mut Conn, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, ASKED, id, now.millis())? == 1)
}

/// Whether a number is that of an aidant, a coordinator or an auditor.
pub async fn of_staff(conn: &mut Conn, index: &[u8]) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), OF_STAFF, index)?;
    Ok(count > 0)
}

/// The people who proved after `since` that a number is theirs, and are believed; nobody once an
/// aidant has it.
pub async fn reachable(
    conn: &mut Conn,
    index: &[u8],
    since: Timestamp,
) -> Result<Vec<AccountId>, StoreError> {
    let found = fetch!(fetch_all, conn, (Uuid,), REACHABLE, index, since.millis())?;
    Ok(found.into_iter().map(|(id,)| AccountId(id)).collect())
}

/// The numbers and addresses of all structures, as they were typed.
pub async fn of_organisations(
    conn: &mut Conn,
) -> Result<Vec<(Option<String>, Option<String>)>, StoreError> {
    fetch!(
        fetch_all,
        conn,
        (Option<String>, Option<String>),
        ORGANISATIONS
    )
}
