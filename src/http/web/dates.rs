//! Dates and sizes in words, in the time of the people who read them.

use time::{Date, Month};

use super::locale::Locale;

pub use crate::clock::{in_paris, start_in_paris};

impl Locale {
    /// "3 mai 2026", "3 May 2026", "3 مايو 2026".
    pub fn day(self, epoch_ms: i64) -> String {
        self.date(in_paris(epoch_ms).date())
    }

    /// "3 mai 2026 à 10 h 04", "3 May 2026 at 10:04".
    pub fn moment(self, epoch_ms: i64) -> String {
        let (day, clock) = (self.day(epoch_ms), self.clock(epoch_ms));
        self.t_args("date-moment", &[("day", &day), ("clock", &clock)])
    }

    /// "3 mai", "3 May": for a line of a list that says the year above.
    pub fn short_day(self, epoch_ms: i64) -> String {
        let date = in_paris(epoch_ms).date();
        self.t_args(
            "date-short",
            &[("d", &self.day_number(date)), ("m", &self.month(date))],
        )
    }

    /// "10 heures", "10 h 04"; "10:04" in English.
    pub fn clock(self, epoch_ms: i64) -> String {
        let at = in_paris(epoch_ms);
        let hour = at.hour().to_string();
        let minute = format!("{:02}", at.minute());
        match (self, at.minute()) {
            (Self::Fr, 0) => self.t_count("date-hour", usize::from(at.hour())),
            _ => self.t_args("date-clock", &[("h", &hour), ("min", &minute)]),
        }
    }

    /// A calendar date in words.
    pub fn date(self, date: Date) -> String {
        let (day, month) = (self.day_number(date), self.month(date));
        let year = date.year().to_string();
        self.t_args("date-day", &[("d", &day), ("m", &month), ("y", &year)])
    }

    /// A date written `2026-05-03`, in words; nothing when it is no date.
    pub fn date_iso(self, iso: &str) -> Option<String> {
        parse_iso(iso).map(|date| self.date(date))
    }

    /// A number of bytes as people say it: "340 Ko", "1,2 Mo".
    pub fn size(self, bytes: u64) -> String {
        let (key, tenths) = match bytes {
            0..1_000_000 => ("size-kilo", bytes.div_ceil(1000).max(1) * 10),
            _ => ("size-mega", bytes / 100_000),
        };
        let point = self.t("size-point");
        let number = match (tenths / 10, tenths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenth) => format!("{whole}{point}{tenth}"),
        };
        self.t_args(key, &[("size", &number)])
    }

    fn day_number(self, date: Date) -> String {
        match (self, date.day()) {
            (Self::Fr, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        }
    }

    fn month(self, date: Date) -> String {
        self.t(&format!("month-{}", u8::from(date.month())))
    }
}

/// Reads `2026-05-03`.
pub fn parse_iso(iso: &str) -> Option<Date> {
    let mut parts = iso.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(())?;
    calendar(year, month, day)
}

/// Reads the three parts of a date as a person types them.
pub fn calendar(year: &str, month: &str, day: &str) -> Option<Date> {
    let month = Month::try_from(month.trim().parse::<u8>().ok()?).ok()?;
    let year = year
        .trim()
        .parse()
        .ok()
        .filter(|year| (1900..=2200).contains(year))?;
    Date::from_calendar_date(year, month, day.trim().parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(seconds: i64) -> i64 {
        seconds * 1000
    }

    #[test]
    fn dates_are_in_letters() {
        let at = ms(1_777_795_440);
        assert_eq!(Locale::Fr.moment(at), "3 mai 2026 à 10\u{a0}h\u{a0}04");
        assert_eq!(Locale::En.moment(at), "3 May 2026 at 10:04");
        assert_eq!(Locale::Fr.clock(ms(1_777_795_200)), "10\u{a0}heures");
        assert_eq!(
            Locale::Fr.date_iso("2026-03-01").as_deref(),
            Some("1er mars 2026")
        );
        assert_eq!(Locale::Fr.date_iso("2026-02-30"), None);
    }

    #[test]
    fn arabic_dates_have_the_digits_of_the_papers() {
        let at = ms(1_777_795_440);
        assert_eq!(Locale::Ar.moment(at), "3 مايو 2026، الساعة 10:04");
        assert_eq!(Locale::Ar.clock(ms(1_777_795_200)), "10:00");
        assert_eq!(Locale::Ar.short_day(at), "3 مايو");
        assert_eq!(
            Locale::Ar.date_iso("2027-02-01").as_deref(),
            Some("1 فبراير 2027")
        );
        assert_eq!(Locale::Ar.size(1_250_000), "1,2\u{a0}ميغابايت");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(Locale::Fr.size(10), "1\u{a0}Ko");
        assert_eq!(Locale::Fr.size(340_200), "341\u{a0}Ko");
        assert_eq!(Locale::Fr.size(1_250_000), "1,2\u{a0}Mo");
        assert_eq!(Locale::En.size(3_000_000), "3\u{a0}MB");
    }

    #[test]
    fn odd_moments_do_not_break() {
        assert!(!Locale::Fr.moment(i64::MAX).is_empty());
        assert!(!Locale::Fr.moment(-1).is_empty());
    }
}
