//! Lockers that an aidant prepared and that wait for their person's code.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, LockerId, OpeningId, OrganisationId};

statements! {
    INSERT = "INSERT INTO openings (id, prepared_by, organisation, sealed, short_index, state, created_at, lapses_at) VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7)";
    FIND = "SELECT id, prepared_by, organisation, sealed, state, locker, created_at, lapses_at FROM openings WHERE id = $1";
    BY_SHORT = "SELECT id, prepared_by, organisation, sealed, state, locker, created_at, lapses_at FROM openings WHERE short_index = $1";
    WAITING = "SELECT COUNT(*) FROM openings WHERE prepared_by = $1 AND state = 'waiting' AND lapses_at > $2";
    OPEN = "UPDATE openings SET state = 'opened', locker = $2, sealed = $3 WHERE id = $1 AND state = 'waiting' AND lapses_at > $4";
    DISCARD = "UPDATE openings SET state = 'discarded', sealed = $2 WHERE id = $1 AND state = 'waiting' AND lapses_at > $3";
    PURGE = "DELETE FROM openings WHERE lapses_at <= $1";
}

/// A prepared locker.
#[derive(sqlx::FromRow)]
pub struct OpeningRow {
    /// Which.
    pub id: Uuid,
    /// By which aidant.
    pub prepared_by: Uuid,
    /// For which structure.
    pub organisation: Uuid,
    /// What was typed, sealed; empty once it no longer waits.
    pub sealed: Vec<u8>,
    /// `waiting`, `opened` or `discarded`.
    pub state: String,
    /// The locker that came of it.
    pub locker: Option<Uuid>,
    /// When it was prepared.
    pub created_at: i64,
    /// First instant at which it can no longer be opened.
    pub lapses_at: i64,
}

impl OpeningRow {
    /// Whether it waits for its person at `now`.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.state == "waiting" && now.millis() < self.lapses_at
    }
}

/// What a new one is made of.
pub struct NewOpening {
    /// Which.
    pub id: OpeningId,
    /// By which aidant.
    pub prepared_by: AccountId,
    /// For which structure.
    pub organisation: OrganisationId,
    /// What was typed, sealed.
    pub sealed: Vec<u8>,
    /// Where its short address is found.
    pub short_index: [u8; 32],
    /// First instant at which it can no longer be opened.
    pub lapses_at: Timestamp,
}

/// Keeps a prepared locker.
pub async fn insert(conn: &mut Conn, new: &NewOpening, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.prepared_by.0,
        new.organisation.0,
        &new.sealed,
        new.short_index.to_vec(),
        now.millis(),
        new.lapses_at.millis()
    )?;
    Ok(())
}

/// Finds one.
pub async fn find(conn: &mut Conn, id: OpeningId) -> Result<Option<OpeningRow>, StoreError> {
    fetch!(fetch_optional, conn, OpeningRow, FIND, id.0)
}

/// Finds one by the index of its short address.
pub async fn by_short(conn: &mut Conn, index: &[u8; 32]) -> Result<Option<OpeningRow>, StoreError> {
    fetch!(fetch_optional, conn, OpeningRow, BY_SHORT, index.to_vec())
}

/// How many of an aidant wait.
pub async fn waiting(
    conn: &mut Conn,
    aidant: AccountId,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let row: (i64,) = fetch!(fetch_one, conn, (i64,), WAITING, aidant.0, now.millis())?;
    Ok(row.0)
}

/// Spends one for the locker that comes of it, and erases what was typed; false when it waits no more.
pub async fn open(
    conn: &mut Conn,
    id: OpeningId,
    locker: LockerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let nothing: Vec<u8> = Vec::new();
    Ok(execute!(conn, OPEN, id.0, locker.0, nothing, now.millis())? == 1)
}

/// Takes one back, and erases what was typed; false when it waits no more.
pub async fn discard(conn: &mut Conn, id: OpeningId, now: Timestamp) -> Result<bool, StoreError> {
    let nothing: Vec<u8> = Vec::new();
    Ok(execute!(conn, DISCARD, id.0, nothing, now.millis())? == 1)
}

/// Forgets those whose time was over by then.
pub async fn purge(conn: &mut Conn, before: Timestamp) -> Result<u64, StoreError> {
    execute!(conn, PURGE, before.millis())
}
