//! One leader for each job among several nodes: a row that ends by itself.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;

statements! {
    HELD = "SELECT COUNT(*) FROM leases WHERE name = $1 AND holder = $2 AND ends_at > $3";
    TAKE = "INSERT INTO leases (name, holder, ends_at) VALUES ($1, $2, $3) \
        ON CONFLICT (name) DO UPDATE SET holder = $2, ends_at = $3 WHERE leases.holder = $2 OR leases.ends_at <= $4";
    RELEASE = "DELETE FROM leases WHERE holder = $1";
}

/// Takes or keeps a lease; false when another node holds it.
pub async fn take(
    conn: &mut Conn,
    name: &str,
    node: Uuid,
    now: Timestamp,
    ends: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, TAKE, name, node, ends.millis(), now.millis())? == 1)
}

/// Whether a node holds a lease until `until` at least.
pub async fn held(
    conn: &mut Conn,
    name: &str,
    node: Uuid,
    until: Timestamp,
) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), HELD, name, node, until.millis())?;
    Ok(count > 0)
}

/// Gives up every lease of a node that stops, so that the next one need not wait for their ends.
pub async fn release(conn: &mut Conn, node: Uuid) -> Result<(), StoreError> {
    execute!(conn, RELEASE, node)?;
    Ok(())
}
