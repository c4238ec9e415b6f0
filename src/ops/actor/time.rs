//! When a session ends: unused, or whatever happens.

use std::time::Duration;

use super::Actor;
use crate::clock::Timestamp;
use crate::domain::session::SessionKind;
use crate::store::sessions::SessionRow;

impl Actor {
    /// How long the session lives if nobody uses it.
    pub fn left(&self) -> Duration {
        let ends = self.idle_ends_at.min(self.ends_at).millis();
        let left = ends.saturating_sub(self.at.millis());
        Duration::from_millis(left.max(0).unsigned_abs())
    }
}

/// Whether a session lives at this moment.
pub(super) fn live(row: &SessionRow, now: Timestamp) -> bool {
    let (_, idle_end) = unused(row);
    row.ended_at.is_none() && now < Timestamp::from_millis(row.ends_at) && now < idle_end
}

/// On what a session was opened, and when it ends unused. A kind that nobody writes opens nothing.
pub(super) fn unused(row: &SessionRow) -> (SessionKind, Timestamp) {
    let kind = SessionKind::parse(&row.kind).unwrap_or(SessionKind::Shared);
    (kind, Timestamp::from_millis(row.seen_at).plus(kind.idle()))
}
