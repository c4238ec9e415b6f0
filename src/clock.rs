//! Time is a parameter. Rules take a [`Timestamp`]; only the store asks a clock for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use time::format_description::well_known::Rfc3339;
use time::{Date, Duration, Month, OffsetDateTime, Time, UtcOffset, Weekday};

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

/// The machine's own time, for what has no database to ask: a witness.
#[expect(
    clippy::disallowed_methods,
    reason = "a witness has neither a database nor a rule that depends on the time"
)]
pub fn of_this_machine() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let millis = since.map_or(0, |since| since.as_millis());
    Timestamp(i64::try_from(millis).unwrap_or(i64::MAX))
}

/// The moment in Paris at a number of milliseconds after 1970 in UTC.
///
/// The rule of the European Union is written out, because it is two lines and
/// a table of time zones is a megabyte: summer time runs from the last Sunday
/// of March to the last Sunday of October, both at one o'clock UTC.
pub fn in_paris(epoch_ms: i64) -> OffsetDateTime {
    let seconds = epoch_ms.div_euclid(1000);
    let utc = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let hours = if is_summer(utc) { 2 } else { 1 };
    UtcOffset::from_hms(hours, 0, 0)
        .ok()
        .and_then(|offset| utc.checked_to_offset(offset))
        .unwrap_or(utc)
}

/// The first moment of a date in Paris, in milliseconds after 1970 in UTC.
pub fn start_in_paris(date: Date) -> i64 {
    let midnight = date.with_time(Time::MIDNIGHT).assume_utc();
    // The clocks change an hour after UTC's midnight, so the evening before tells the offset.
    let hours = if is_summer(midnight - Duration::hours(2)) {
        2
    } else {
        1
    };
    (midnight - Duration::hours(hours)).unix_timestamp() * 1000
}

fn is_summer(utc: OffsetDateTime) -> bool {
    let starts = last_sunday(utc.year(), Month::March);
    let ends = last_sunday(utc.year(), Month::October);
    starts.is_some_and(|start| utc >= start) && ends.is_some_and(|end| utc < end)
}

/// One o'clock UTC on the last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: Month) -> Option<OffsetDateTime> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    let back = match last.weekday() {
        Weekday::Sunday => 0,
        other => i64::from(other.number_days_from_sunday()),
    };
    let sunday = last.checked_sub(Duration::days(back))?;
    Some(sunday.with_time(Time::MIDNIGHT).assume_utc() + Duration::HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<Date> {
        Date::parse(
            text,
            time::macros::format_description!("[year]-[month]-[day]"),
        )
        .ok()
    }

    fn ms(seconds: i64) -> i64 {
        seconds * 1000
    }

    #[test]
    fn summer_time_changes_at_one_utc() {
        let hour = |seconds| in_paris(ms(seconds)).hour();
        assert_eq!((hour(1_774_745_999), hour(1_774_746_000)), (1, 3));
        assert_eq!((hour(1_792_889_999), hour(1_792_890_000)), (2, 2));
    }

    #[test]
    fn a_day_starts_at_midnight_in_paris() {
        for (date, hour) in [("2026-03-29", 23), ("2026-03-30", 22), ("2026-10-25", 22)] {
            let start = iso(date).map(start_in_paris).unwrap_or_default();
            let utc = OffsetDateTime::from_unix_timestamp(start / 1000).map(OffsetDateTime::hour);
            assert_eq!(utc.ok(), Some(hour), "{date}");
            assert_eq!(iso(date), Some(in_paris(start).date()));
        }
    }

    #[test]
    fn the_last_sunday_may_be_the_last_day() {
        let at = last_sunday(2024, Month::March).map(|moment| moment.day());
        assert_eq!(at, Some(31));
    }
}
