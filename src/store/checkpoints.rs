//! Signed checkpoints of the journal. Insert-only, by triggers.

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};

statements! {
    NEWEST = "SELECT size, root, note, at FROM journal_checkpoints ORDER BY size DESC LIMIT 1";
    OF_SIZE = "SELECT size, root, note, at FROM journal_checkpoints WHERE size = $1";
    ALL = "SELECT size, root, note, at FROM journal_checkpoints ORDER BY size";
    INSERT = "INSERT INTO journal_checkpoints (size, root, note, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
}

/// A signed checkpoint as stored.
#[derive(sqlx::FromRow, Clone)]
pub struct StoredCheckpoint {
    /// Entries it covers.
    pub size: i64,
    /// Root over them.
    pub root: Vec<u8>,
    /// The signed note.
    pub note: String,
    /// When.
    pub at: i64,
}

/// The newest checkpoint.
pub async fn newest(conn: &mut Conn) -> Result<Option<StoredCheckpoint>, StoreError> {
    fetch!(fetch_optional, conn, StoredCheckpoint, NEWEST)
}

/// The checkpoint of so many entries.
pub async fn of_size(conn: &mut Conn, size: i64) -> Result<Option<StoredCheckpoint>, StoreError> {
    fetch!(fetch_optional, conn, StoredCheckpoint, OF_SIZE, size)
}

/// Every checkpoint, oldest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<StoredCheckpoint>, StoreError> {
    fetch!(fetch_all, conn, StoredCheckpoint, ALL)
}

/// Keeps a checkpoint; another node may have kept the same one already.
pub async fn insert(conn: &mut Conn, checkpoint: &StoredCheckpoint) -> Result<(), StoreError> {
    let (size, at) = (checkpoint.size, checkpoint.at);
    execute!(conn, INSERT, size, &checkpoint.root, &checkpoint.note, at)?;
    Ok(())
}
