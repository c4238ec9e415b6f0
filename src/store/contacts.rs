//! How people, and aidants, can be reached: sealed, found by a keyed index.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::way::{Proven, Standing, Way};
use crate::id::{AccountId, ContactId};

statements! {
    INSERT = "INSERT INTO contacts (id, account, channel, sealed, contact_index, created_at, code, code_tries, code_ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)";
    OF = "SELECT id, account, channel, sealed, contact_index, validated_at, doubted_at, dropped_at, code FROM contacts WHERE account = $1 ORDER BY channel DESC, created_at DESC";
    REMOVE = "DELETE FROM contacts WHERE account = $1 AND channel = $2";
    RENEW = "UPDATE contacts SET code = $2, code_tries = 0, code_ends_at = $3 WHERE id = $1 AND dropped_at IS NULL";
    SPEND_TRY = "UPDATE contacts SET code_tries = code_tries + 1 WHERE account = $1 AND channel = $2 AND dropped_at IS NULL \
        AND code IS NOT NULL AND code_tries < $3 AND code_ends_at > $4";
    VALIDATE = "UPDATE contacts SET validated_at = $2, doubted_at = NULL, asked_at = NULL, code = NULL WHERE id = $1 AND dropped_at IS NULL \
        AND (validated_at IS NULL OR code IS NOT NULL)";
    LOSE = "UPDATE contacts SET dropped_at = $2, sealed = $3, contact_index = $3, code = NULL WHERE id = $1 AND dropped_at IS NULL";
}

/// How one account can be reached by one way.
#[derive(sqlx::FromRow, Clone)]
pub struct ContactRow {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// Code of the way.
    pub channel: String,
    /// The number or address, sealed; empty once something came back from it.
    pub sealed: Vec<u8>,
    /// Where the number or address is found.
    pub contact_index: Vec<u8>,
    /// When its owner last proved that they read what is sent there.
    pub validated_at: Option<i64>,
    /// When somebody else proved the same one.
    pub doubted_at: Option<i64>,
    /// When something came back from it.
    pub dropped_at: Option<i64>,
    /// Digest of the code that proves it, while it waits.
    pub code: Option<Vec<u8>>,
}

impl ContactRow {
    /// The way that leads there; none for one that a newer version wrote.
    pub fn way(&self) -> Option<Way> {
        Way::parse(&self.channel)
    }

    /// How far it is trusted now.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let proven = Proven {
            validated_at: self.validated_at,
            doubted_at: self.doubted_at,
            dropped_at: self.dropped_at,
        };
        Standing::of(proven, now)
    }
}

/// What a new contact is made of.
pub struct NewContact {
    /// Which.
    pub id: ContactId,
    /// Whose.
    pub account: AccountId,
    /// By which way.
    pub way: Way,
    /// The number or address, sealed.
    pub sealed: Vec<u8>,
    /// Where it is found.
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
        new.way.code(),
        &new.sealed,
        new.index.to_vec(),
        now.millis(),
        code,
        new.code.map(|(_, ends)| ends.millis())
    )?;
    Ok(())
}

/// Every way by which an account can be reached, the lost ones included: the telephone first.
pub async fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<ContactRow>, StoreError> {
    fetch!(fetch_all, conn, ContactRow, OF, account.0)
}

/// How an account can be reached by one way, where that was not lost.
pub async fn by(
    conn: &mut Conn,
    account: AccountId,
    way: Way,
) -> Result<Option<ContactRow>, StoreError> {
    let rows = of(conn, account).await?.into_iter();
    let mut live = rows.filter(|row| row.dropped_at.is_none());
    Ok(live.find(|row| row.way() == Some(way)))
}

/// The telephone of an account.
pub async fn find(conn: &mut Conn, account: AccountId) -> Result<Option<ContactRow>, StoreError> {
    by(conn, account, Way::Sms).await
}

/// Erases how an account can be reached by a way; false when there was nothing.
pub async fn remove(conn: &mut Conn, account: AccountId, way: Way) -> Result<bool, StoreError> {
    Ok(execute!(conn, REMOVE, account.0, way.code())? > 0)
}

/// Keeps a new code for a contact that stays as it is; false when it was lost.
pub async fn renew(
    conn: &mut Conn,
    id: Uuid,
    code: &[u8; 32],
    ends: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, RENEW, id, code.to_vec(), ends.millis())? == 1)
}

/// Spends a try before the code is looked at; false when none is left, or nothing waits for one.
pub async fn spend_try(
    conn: &mut Conn,
    account: AccountId,
    way: Way,
    most: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_TRY, account.0, way.code(), most, now.millis())? == 1)
}

/// Notes that its owner proved a contact, once for each code.
pub async fn validate(conn: &mut Conn, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, VALIDATE, id, now.millis())? == 1)
}

/// Empties a contact from which something came back, once; its row stays to tell its owner.
pub async fn lose(conn: &mut Conn, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, LOSE, id, now.millis(), Vec::<u8>::new())? == 1)
}
