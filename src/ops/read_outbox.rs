//! How messages fare, in numbers: what an operator needs to see that a way is down, and nothing of
//! whom or what.

use serde::Serialize;

use crate::app::App;
use crate::store::outbox_tally::{self, TallyRow};

use super::error::OpError;

/// Messages in one state.
#[derive(Serialize)]
pub struct Tally {
    /// `sms` or `email`.
    pub way: String,
    /// `queued`, `sending` or `failed`.
    pub state: String,
    /// Why they were given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// How many.
    pub count: i64,
    /// Seconds since the oldest was queued.
    pub oldest_seconds: i64,
}

/// What waits and what was given up within the days for which that is kept.
///
/// # Errors
/// The database.
pub async fn read_outbox(app: &App) -> Result<Vec<Tally>, OpError> {
    let now = app.store.now().await?.millis();
    let rows = outbox_tally::tally(&mut app.store.reader().await?).await?;
    let tally = |row: TallyRow| Tally {
        way: row.channel,
        state: row.state,
        why: row.why,
        count: row.count,
        oldest_seconds: now.saturating_sub(row.oldest) / 1000,
    };
    Ok(rows.into_iter().map(tally).collect())
}
