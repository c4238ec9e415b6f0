//! How people, and aidants, can be reached: sealed, found by a keyed index.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, ContactId};

statements! {
    INSERT = "INSERT INTO contacts (id, account, channel, sealed, contact_index, created_at, code, code_tries, code_ends_at) VALUES ($1, $2, 'sms', $3, $4, $5, $6, 0, $7)";
    FIND = "SELECT id, sealed, contact_index, validated_at, code FROM contacts WHERE account = $1 AND channel = 'sms' AND dropped_at IS NULL";
    REMOVE = "DELETE FROM contacts WHERE account = $1 AND channel = 'sms'";
    SPEND_TRY = "UPDATE contacts SET code_tries = code_tries + 1 WHERE account = $1 AND channel = 'sms' AND dropped_at IS NULL \
        AND validated_at IS NULL AND code IS NOT NULL AND code_tries < $2 AND code_ends_at > $3";
    VALIDATE = "UPDATE contacts SET validated_at = $2, code = NULL WHERE id = $1 AND validated_at IS NULL";
    OF_STAFF = "SELECT COUNT(*) FROM contacts c JOIN accounts a ON a.id = c.account WHERE c.contact_index = $1 AND a.staff IS NOT NULL AND c.dropped_at IS NULL";
    REACHABLE = "SELECT c.account FROM contacts c WHERE c.contact_index = $1 AND c.channel = 'sms' AND c.validated_at IS NOT NULL AND c.dropped_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM contacts s JOIN accounts a ON a.id = s.account WHERE s.contact_index = c.contact_index AND a.staff IS NOT NULL) ORDER BY c.account";
    ORGANISATIONS = "SELECT phone FROM organisations WHERE phone IS NOT NULL";
}

/// How one account can be reached.
#[derive(sqlx::FromRow, Clone)]
pub struct ContactRow {
    /// Which.
    pub id: Uuid,
    /// The number, sealed.
    pub sealed: Vec<u8>,
    /// Where the number is found.
    pub contact_index: Vec<u8>,
    /// When its owner proved that they read what is sent there.
    pub validated_at: Option<i64>,
    /// Digest of the code that proves it, while it waits.
    pub code: Option<Vec<u8>>,
}

/// What a new contact is made of.
pub struct NewContact {
    /// Which.
    pub id: ContactId,
    /// Whose.
    pub account: AccountId,
    /// The number, sealed.
    pub sealed: Vec<u8>,
    /// Where the number is found.
    pub index: [u8; 32],
    /// Digest of the code that proves it and the first instant at which that is too old.
    pub code: Option<([u8; 32], Timestamp)>,
}

/// Keeps a contact; the one before must be gone.
pub async fn insert(conn: &mut Conn, new: &NewContact, now: Timestamp) -> Result<(), StoreError> {
    let code = new.code.map(|(digest, _)| digest.to_vec());
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.account.0,
        &new.sealed,
        new.index.to_vec(),
        now.millis(),
        code,
        new.code.map(|(_, ends)| ends.millis())
    )?;
    Ok(())
}

/// How an account can be reached.
pub async fn find(conn: &mut Conn, account: AccountId) -> Result<Option<ContactRow>, StoreError> {
    fetch!(fetch_optional, conn, ContactRow, FIND, account.0)
}

/// Erases how an account can be reached; false when there was nothing.
pub async fn remove(conn: &mut Conn, account: AccountId) -> Result<bool, StoreError> {
    Ok(execute!(conn, REMOVE, account.0)? > 0)
}

/// Spends a try before the code is looked at; false when none is left, or nothing waits for one.
pub async fn spend_try(
    conn: &mut Conn,
    account: AccountId,
    most: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_TRY, account.0, most, now.millis())? == 1)
}

/// Notes that its owner proved a contact, once.
pub async fn validate(conn: &mut Conn, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, VALIDATE, id, now.millis())? == 1)
}

/// Whether a number is that of an aidant, a coordinator or an auditor.
pub async fn of_staff(conn: &mut Conn, index: &[u8]) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), OF_STAFF, index)?;
    Ok(count > 0)
}

/// The people who proved that a number is theirs; nobody's once an aidant has it.
pub async fn reachable(conn: &mut Conn, index: &[u8]) -> Result<Vec<AccountId>, StoreError> {
    let found = fetch!(fetch_all, conn, (Uuid,), REACHABLE, index)?;
    Ok(found.into_iter().map(|(id,)| AccountId(id)).collect())
}

/// The numbers of all structures, as they were typed.
pub async fn of_organisations(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let found = fetch!(fetch_all, conn, (String,), ORGANISATIONS)?;
    Ok(found.into_iter().map(|(phone,)| phone).collect())
}
