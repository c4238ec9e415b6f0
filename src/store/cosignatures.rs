//! What witnesses said of checkpoints, and which of them refuse. A row is believed when its line
//! verifies, and for nothing else.

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;

statements! {
    INSERT = "INSERT INTO journal_cosignatures (size, witness, line, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    ALL = "SELECT size, witness, line FROM journal_cosignatures \
        WHERE size > $1 OR (size = $1 AND witness > $2) ORDER BY size, witness LIMIT $3";
    RECENT = "SELECT size, witness, line FROM journal_cosignatures ORDER BY size DESC LIMIT $1";
    NEWEST = "SELECT MAX(size) FROM journal_cosignatures WHERE witness = $1";
    REFUSED = "INSERT INTO witness_refusals (witness, why, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    ACCEPTED = "DELETE FROM witness_refusals WHERE witness = $1";
    REFUSALS = "SELECT witness, why, since FROM witness_refusals ORDER BY witness";
}

/// A cosignature as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Cosignature {
    /// Entries that the checkpoint covers.
    pub size: i64,
    /// The witness' verifier key, as text.
    pub witness: String,
    /// Its signature line, with the newline.
    pub line: String,
}

/// A witness that refuses.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct WitnessRefusal {
    /// The witness' verifier key, as text.
    pub witness: String,
    /// Why, in a code.
    pub why: String,
    /// Milliseconds.
    pub since: i64,
}

/// Keeps a cosignature; another node may have kept it already.
pub async fn insert(conn: &mut Conn, new: &Cosignature, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.size,
        &new.witness,
        &new.line,
        now.millis()
    )?;
    Ok(())
}

/// The cosignatures after that of a size and a witness, in their order.
pub async fn after(
    conn: &mut Conn,
    (size, witness): (i64, &str),
    limit: i64,
) -> Result<Vec<Cosignature>, StoreError> {
    fetch!(fetch_all, conn, Cosignature, ALL, size, witness, limit)
}

/// The cosignatures of the largest checkpoints, largest first.
pub async fn recent(conn: &mut Conn, limit: i64) -> Result<Vec<Cosignature>, StoreError> {
    fetch!(fetch_all, conn, Cosignature, RECENT, limit)
}

/// The largest checkpoint that a witness cosigned; 0 for none.
pub async fn newest(conn: &mut Conn, witness: &str) -> Result<u64, StoreError> {
    let (size,) = fetch!(fetch_one, conn, (Option<i64>,), NEWEST, witness)?;
    Ok(size.unwrap_or(0).cast_unsigned())
}

/// Notes that a witness refuses; false when that is known.
pub async fn refused(
    conn: &mut Conn,
    witness: &str,
    why: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, REFUSED, witness, why, now.millis())? == 1)
}

/// A witness refuses no more.
pub async fn accepted(conn: &mut Conn, witness: &str) -> Result<(), StoreError> {
    execute!(conn, ACCEPTED, witness)?;
    Ok(())
}

/// Witnesses that refuse.
pub async fn refusals(conn: &mut Conn) -> Result<Vec<WitnessRefusal>, StoreError> {
    fetch!(fetch_all, conn, WitnessRefusal, REFUSALS)
}
