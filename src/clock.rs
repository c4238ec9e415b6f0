//! Time is a parameter. Rules take a [`Timestamp`]; only the store asks a clock for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

/// Milliseconds since 1970-01-01T00:00:00Z, as the database keeps times.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Wraps milliseconds since the Unix epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch, zero before it.
    pub fn unix_seconds(self) -> u64 {
        u64::try_from(self.0.div_euclid(1000)).unwrap_or(0)
    }

    /// This instant moved later; saturates at the ends of time.
    pub fn plus(self, duration: std::time::Duration) -> Self {
        let millis = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(millis))
    }

    /// RFC 3339 in UTC, as the API shows times.
    pub fn rfc3339(self) -> String {
        let at = OffsetDateTime::UNIX_EPOCH.checked_add(Duration::milliseconds(self.0));
        // A time of no calendar (an edited row) is shown as the number that it is.
        at.and_then(|at| at.format(&Rfc3339).ok())
            .unwrap_or_else(|| self.0.to_string())
    }

    /// Reads RFC 3339, any offset; `None` when it is not a time.
    pub fn parse(text: &str) -> Option<Self> {
        let at = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        i64::try_from(at.unix_timestamp_nanos() / 1_000_000)
            .ok()
            .map(Self)
    }
}

/// Where "now" comes from: the database in production, a hand in tests.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The database's own clock, one for all nodes.
    Database,
    /// A clock that stands still until it is moved.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock for tests, standing at `at`.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.millis())))
    }

    /// Moves a fixed clock later; the database's clock is left alone.
    pub fn advance(&self, by: std::time::Duration) {
        if let Self::Fixed(now) = self {
            let millis = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
            now.fetch_add(millis, Ordering::SeqCst);
        }
    }

    /// The fixed time, if this clock is one.
    pub fn fixed_now(&self) -> Option<Timestamp> {
        match self {
            Self::Database => None,
            Self::Fixed(now) => Some(Timestamp(now.load(Ordering::SeqCst))),
        }
    }
}
