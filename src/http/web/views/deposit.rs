//! Putting a paper in.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, DateFields, Errors, KindGroup};
use super::labels::CATEGORIES;
use super::samples;
use super::shell::{Role, Shell};

/// `/papers/add`, and `/lockers/{id}/add` for an aidant: a file and what it is.
#[derive(Debug, Clone, Template)]
#[template(path = "add.html")]
pub struct AddPaperPage {
    /// The frame, with the visit of an aidant.
    pub shell: Shell,
    /// Errors of `file`, `kind`, `category`, `title` and `ends`.
    pub errors: Errors,
    /// Where the form goes, as multipart.
    pub action: String,
    /// Where "Retour" goes.
    pub back: String,
    /// The kinds, by category.
    pub kinds: Vec<KindGroup>,
    /// The categories to choose from when the kind fits any of them.
    pub categories: Vec<Choice>,
    /// The title as it was typed.
    pub title: String,
    /// The paper's own end date: `ends_day`, `ends_month`, `ends_year`.
    pub ends: DateFields,
    /// The largest file, for the script that checks before sending.
    pub max_bytes: u64,
    /// True for an aidant with a drop box, who will not see the paper again.
    pub blind: bool,
}

/// `/papers/{id}/added`: it is done, and here is the receipt.
#[derive(Debug, Clone, Template)]
#[template(path = "added.html")]
pub struct AddedPage {
    /// The frame.
    pub shell: Shell,
    /// The paper's title.
    pub title: String,
    /// The code of its category.
    pub category: String,
    /// When it was recorded, in words.
    pub recorded: String,
    /// The entry's number in the journal.
    pub receipt: u64,
    /// The paper's page; none for a drop box.
    pub href: Option<String>,
    /// Where another paper is put in.
    pub add: String,
    /// Where "Retour" goes.
    pub back: String,
}

impl AddPaperPage {
    /// The largest file in words, for the hint.
    pub fn max_words(&self) -> String {
        self.shell.locale.size(self.max_bytes)
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let own = Self {
            shell: Shell::new(locale, "csrf", "/papers/add").signed("Amina", Role::Beneficiary),
            errors: Errors::new(),
            action: "/papers/add".into(),
            back: "/home".into(),
            kinds: KindGroup::all(locale, ""),
            categories: Choice::list(locale, "category", &CATEGORIES, ""),
            title: String::new(),
            ends: DateFields::default(),
            max_bytes: 20_000_000,
            blind: false,
        };
        vec![Self::sample_with_errors(locale, own.clone()), own]
    }

    fn sample_with_errors(locale: Locale, own: Self) -> Self {
        let mut errors = Errors::one(locale, "file", "file-empty");
        errors.add(locale, "kind", "kind-empty");
        errors.add(locale, "ends", "date-form");
        let ends = DateFields {
            day: "31".into(),
            month: "2".into(),
            year: "2026".into(),
        };
        let shell = samples::visit_shell(locale, "/lockers/7/add");
        Self {
            shell,
            errors,
            ends,
            blind: true,
            action: "/lockers/7/add".into(),
            ..own
        }
    }
}

impl AddedPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let own = Self {
            shell: Shell::new(locale, "csrf", "/papers/1/added").signed("Amina", Role::Beneficiary),
            title: "Passeport <1>".into(),
            category: "identity".into(),
            recorded: locale.moment(samples::AT),
            receipt: 1042,
            href: Some("/papers/1".into()),
            add: "/papers/add".into(),
            back: "/home".into(),
        };
        let shell = samples::visit_shell(locale, "/papers/1/added");
        let blind = Self {
            shell,
            href: None,
            back: "/lockers/7".into(),
            ..own.clone()
        };
        vec![own, blind]
    }
}
