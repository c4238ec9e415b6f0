//! How messages fare, in numbers for the operator.

use super::StoreError;
use super::db::{Conn, fetch, statements};

statements! {
    TALLY = "SELECT channel, state, why, COUNT(*) AS count, MIN(created_at) AS oldest FROM outbox WHERE state <> 'sent' GROUP BY channel, state, why ORDER BY channel, state, why";
}

/// How many messages are in one state, for the operator.
#[derive(sqlx::FromRow, Clone)]
pub struct TallyRow {
    /// Code of the way.
    pub channel: String,
    /// `queued`, `sending` or `failed`.
    pub state: String,
    /// Why they were given up.
    pub why: Option<String>,
    /// How many.
    pub count: i64,
    /// When the oldest was queued.
    pub oldest: i64,
}

/// How many messages wait or were given up, by way and reason.
pub async fn tally(conn: &mut Conn) -> Result<Vec<TallyRow>, StoreError> {
    fetch!(fetch_all, conn, TallyRow, TALLY)
}
