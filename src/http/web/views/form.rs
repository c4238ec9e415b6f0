//! What forms are made of: what was typed, what is wrong, what can be chosen.

use time::Date;

use crate::http::web::dates;
use crate::http::web::locale::Locale;

use super::labels;

/// What is wrong in a form, field by field, in the order of the page.
#[derive(Debug, Clone, Default)]
pub struct Errors(Vec<FieldError>);

/// One field's error: names the field, blames nobody, says what to do.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// The `name` of the field, which is also its `id`.
    pub field: String,
    /// The sentence.
    pub message: String,
}

impl Errors {
    /// The codes of errors; each has a text `error-…`.
    #[rustfmt::skip]
    pub const CODES: [&str; 93] = [
        "card-empty", "card-form", "code-empty", "code-form", "code-differs", "entry-refused",
        "too-many-tries", "words-form", "login-empty", "login-taken", "invitation-refused",
        "passphrase-short", "passphrase-wrong", "passkey-refused", "passkey-known",
        "passphrase-differs", "otp-form", "otp-refused", "name-empty",
        "protection-empty", "file-empty", "file-large", "file-media", "kind-empty", "date-form",
        "aidant-empty", "category-empty", "right-empty", "term-empty", "mode-empty",
        "motive-empty", "sensitive-empty", "title-long", "code-easy", "text-characters",
        "passphrase-long", "choice-unknown", "page-unknown", "category-elsewhere", "category-outside",
        "category-not-allowed", "locker-full", "id-form",
        "aidant-together", "right-relative", "term-relative", "term-dormant", "terms-differ",
        "short-unknown", "once-form", "proof-empty", "proof-refused", "decision-empty",
        "aidant-named", "card-unknown",
        "contact-form", "contact-own", "contact-code",
        "identity-elsewhere", "identity-already", "identity-stale",
        "phone-form", "email-form", "email-own",
        "contact-unreachable", "contact-theirs", "activation-form", "activation-refused",
        "card-group", "card-short", "card-long", "card-letter", "code-pictures", "number-form",
        "photo-empty", "photo-media", "photo-none", "photo-unclear", "photo-foreign", "photo-cut",
        "opening-over", "return-refused", "return-not-now", "veto-refused", "recover-over", "recover-person", "recover-how",
        "guardians-needed", "guardians-count", "guardians-twice", "guardians-who",
        "guardians-relatives", "guardians-ways",
    ];

    /// No error yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One error with the text `error-{code}`.
    pub fn one(locale: Locale, field: &str, code: &str) -> Self {
        let mut errors = Self::new();
        errors.add(locale, field, code);
        errors
    }

    /// Adds an error with the text `error-{code}`.
    pub fn add(&mut self, locale: Locale, field: &str, code: &str) {
        self.push(field, locale.t(&format!("error-{code}")));
    }

    /// Adds an error with a sentence of its own.
    pub fn push(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push(FieldError {
            field: field.into(),
            message: message.into(),
        });
    }

    /// The error of a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.message.as_str())
    }

    /// The error of the pictures of a code, which stand beside its digits.
    pub fn of_signs(&self, field: &str) -> Option<&str> {
        self.of(&format!("{field}_1"))
    }

    /// Whether the form can go on.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, for the summary on top.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }
}

/// Something to choose: a radio, a box or an option.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// Whether it is chosen already.
    pub chosen: bool,
}

impl Choice {
    /// A choice whose label comes from the catalogue.
    pub fn of(locale: Locale, family: &str, code: &str, chosen: bool) -> Self {
        Self {
            value: code.to_owned(),
            label: labels::label(locale, family, code),
            chosen,
        }
    }

    /// One choice for each code, of which at most one is chosen.
    pub fn list(locale: Locale, family: &str, codes: &[&str], chosen: &str) -> Vec<Self> {
        codes
            .iter()
            .map(|code| Self::of(locale, family, code, *code == chosen))
            .collect()
    }
}

/// The kinds of one category, for a list of options in groups.
#[derive(Debug, Clone)]
pub struct KindGroup {
    /// The category's name, or the words for "any category".
    pub label: String,
    /// The kinds.
    pub kinds: Vec<Choice>,
}

impl KindGroup {
    /// All kinds of the catalogue, of which at most one is chosen.
    pub fn all(locale: Locale, chosen: &str) -> Vec<Self> {
        Self::within(locale, &labels::CATEGORIES, chosen)
    }

    /// The kinds of some categories, and those that fit any.
    pub fn within(locale: Locale, categories: &[&str], chosen: &str) -> Vec<Self> {
        let group = |(category, kinds): &(&str, &[&str])| Self {
            label: labels::label(locale, "category", category),
            kinds: Choice::list(locale, "kind", kinds, chosen),
        };
        let fits = |category: &str| category == "any" || categories.contains(&category);
        let groups = labels::KINDS.iter().filter(|group| fits(group.0));
        groups.map(group).collect()
    }
}

/// A date in three fields, kept as it was typed.
#[derive(Debug, Clone, Default)]
pub struct DateFields {
    /// The day of the month.
    pub day: String,
    /// The month as a number.
    pub month: String,
    /// The year with four digits.
    pub year: String,
}

impl DateFields {
    /// The fields of a date.
    pub fn from_date(date: Date) -> Self {
        let (year, month, day) = date.to_calendar_date();
        let month = u8::from(month).to_string();
        Self {
            day: day.to_string(),
            month,
            year: year.to_string(),
        }
    }

    /// Whether the person left all three empty, which means "no date".
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year]
            .iter()
            .all(|part| part.trim().is_empty())
    }

    /// The date, or nothing when there is none such.
    pub fn date(&self) -> Option<Date> {
        dates::calendar(&self.year, &self.month, &self.day)
    }
}
