//! What a person chooses and types: names, codes, languages, each with its rule.

use crate::limits;

/// Why a typed value was refused; the pages have a sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// Nothing was typed.
    #[error("must not be empty")]
    Empty,
    /// More than the limit.
    #[error("is longer than {0} characters")]
    TooLong(usize),
    /// Fewer than the limit.
    #[error("is shorter than {0} characters")]
    TooShort(usize),
    /// Control characters or line breaks.
    #[error("has characters that cannot be shown")]
    Characters,
    /// A code has digits only.
    #[error("has 4 to 12 digits and nothing else")]
    NotDigits,
    /// A code that everybody tries first.
    #[error("is too easy to guess: not the same digit, not digits in a row")]
    TooEasy,
    /// Not one of the codes that exist.
    #[error("is not one of the values that exist")]
    Unknown,
    /// Not a date.
    #[error("is not a date such as 2027-03-31")]
    NotADate,
}

/// A short line of text that people read: a name or a title, trimmed.
pub fn line(text: &str, longest: usize) -> Result<String, BadValue> {
    let text = text.trim();
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match () {
        () if text.is_empty() => Err(BadValue::Empty),
        () if text.chars().count() > longest => Err(BadValue::TooLong(longest)),
        () if text.chars().any(hidden) => Err(BadValue::Characters),
        () => Ok(text.to_owned()),
    }
}

/// A card's code: digits, and not one that a thief tries first.
pub fn pin(text: &str) -> Result<&str, BadValue> {
    let digits = text.as_bytes();
    if !limits::PIN_DIGITS.contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return Err(BadValue::NotDigits);
    }
    let run = |step: i16| {
        digits
            .windows(2)
            .all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step)
    };
    if run(0) || run(1) || run(-1) {
        Err(BadValue::TooEasy)
    } else {
        Ok(text)
    }
}

/// A passphrase, by its length alone.
pub fn passphrase(text: &str) -> Result<&str, BadValue> {
    let length = text.chars().count();
    match () {
        () if length < *limits::PASSPHRASE_CHARS.start() => {
            Err(BadValue::TooShort(*limits::PASSPHRASE_CHARS.start()))
        }
        () if length > *limits::PASSPHRASE_CHARS.end() => {
            Err(BadValue::TooLong(*limits::PASSPHRASE_CHARS.end()))
        }
        () => Ok(text),
    }
}

/// The form under which a login is looked up.
pub fn login(text: &str) -> Result<String, BadValue> {
    line(text, limits::LOGIN_CHARS).map(|login| login.to_lowercase())
}

/// Languages a person may have; pages exist in the first three, the others wait for theirs.
pub const LANGUAGES: &[&str] = &[
    "fr",
    "en",
    "ar",
    "fr-x-falc",
    "uk",
    "ru",
    "fa",
    "ps",
    "es",
    "pt",
    "ro",
    "ka",
];

/// A language code that the product knows.
pub fn language(text: &str) -> Result<&'static str, BadValue> {
    LANGUAGES
        .iter()
        .find(|known| **known == text)
        .copied()
        .ok_or(BadValue::Unknown)
}

/// A calendar date, `YYYY-MM-DD`, real and within reason.
pub fn date(text: &str) -> Result<String, BadValue> {
    let format = time::macros::format_description!("[year]-[month]-[day]");
    let date = time::Date::parse(text.trim(), &format).map_err(|_| BadValue::NotADate)?;
    let sane = (1900..=2200).contains(&date.year());
    if sane {
        Ok(text.trim().to_owned())
    } else {
        Err(BadValue::NotADate)
    }
}
