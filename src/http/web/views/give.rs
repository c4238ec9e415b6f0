//! Giving a mandate: choose, check, done.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::labels::{self, CATEGORIES, RIGHTS, TERMS};
use super::parts::AidantName;
use super::samples;
use super::shell::{Role, Shell};

/// `/aidants/give`: to whom, for what, to do what, for how long.
#[derive(Debug, Clone, Template)]
#[template(path = "give.html")]
pub struct GivePage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `aidant`, `category`, `right` and `term`.
    pub errors: Errors,
    /// The aidants who may be chosen.
    pub aidants: Vec<AidantChoice>,
    /// The categories, without the private one; a sensitive one is never
    /// chosen unless the person did so themselves.
    pub categories: Vec<Choice>,
    /// The rights.
    pub rights: Vec<Choice>,
    /// The terms.
    pub terms: Vec<Choice>,
    /// Whether it sleeps until an SMS.
    pub dormant: bool,
}

/// An aidant to choose.
#[derive(Debug, Clone)]
pub struct AidantChoice {
    /// The account's id.
    pub id: String,
    /// Who they are.
    pub aidant: AidantName,
    /// Whether they are chosen already.
    pub chosen: bool,
}

/// `/aidants/give/check`: read again before it counts.
#[derive(Debug, Clone, Template)]
#[template(path = "give_check.html")]
pub struct GiveCheckPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `sensitive`.
    pub errors: Errors,
    /// To whom.
    pub aidants: Vec<AidantName>,
    /// The codes of the categories.
    pub categories: Vec<String>,
    /// The codes of the rights.
    pub rights: Vec<String>,
    /// The code of the term.
    pub term: String,
    /// When it would end, in words; none for one that sleeps.
    pub ends: Option<String>,
    /// Whether it sleeps until an SMS.
    pub dormant: bool,
    /// The answers, posted again with "Oui": names and values.
    pub hidden: Vec<(String, String)>,
}

/// `/aidants/give/done`: it counts from now on, and how to stop it.
#[derive(Debug, Clone, Template)]
#[template(path = "give_done.html")]
pub struct GiveDonePage {
    /// The frame.
    pub shell: Shell,
    /// To whom.
    pub aidants: Vec<AidantName>,
    /// When it ends, in words.
    pub ends: String,
    /// Whether it sleeps until an SMS.
    pub asleep: bool,
}

impl GivePage {
    /// Whether a category has its own sentence of caution.
    pub fn sensitive(&self, code: &str) -> bool {
        labels::is_sensitive(code)
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let offered = &CATEGORIES[..10];
        let page = Self {
            shell: Shell::new(locale, "csrf", "/aidants/give").signed("Amina", Role::Beneficiary),
            errors: Errors::new(),
            aidants: samples::aidant_choices(),
            categories: Choice::list(locale, "category", offered, ""),
            rights: Choice::list(locale, "right", &RIGHTS, "list"),
            terms: Choice::list(locale, "term", &TERMS, "month"),
            dormant: false,
        };
        let mut errors = Errors::one(locale, "aidant", "aidant-empty");
        errors.add(locale, "category", "category-empty");
        let wrong = Self {
            errors,
            dormant: true,
            ..page.clone()
        };
        let nobody = Self {
            aidants: vec![],
            ..page.clone()
        };
        vec![page, wrong, nobody]
    }
}

impl GiveCheckPage {
    /// The categories that need a sentence of their own.
    pub fn sensitive(&self) -> Vec<&String> {
        let sensitive = |code: &&String| labels::is_sensitive(code);
        self.categories.iter().filter(sensitive).collect()
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/aidants/give").signed("Amina", Role::Beneficiary),
            errors: Errors::one(locale, "sensitive", "sensitive-empty"),
            aidants: vec![samples::marie(), samples::marie()],
            categories: vec!["identity".into(), "health".into()],
            rights: vec!["list".into(), "read".into()],
            term: "month".into(),
            ends: Some(locale.moment(samples::AT)),
            dormant: false,
            hidden: vec![
                ("aidant".into(), "1".into()),
                ("category".into(), "identity".into()),
            ],
        };
        let plain = Self {
            errors: Errors::new(),
            categories: vec!["work".into()],
            ends: None,
            dormant: true,
            ..page.clone()
        };
        vec![page, plain]
    }
}

impl GiveDonePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell =
            Shell::new(locale, "csrf", "/aidants/give/done").signed("Amina", Role::Beneficiary);
        let page = |asleep| Self {
            shell: shell.clone(),
            aidants: vec![samples::marie()],
            ends: locale.moment(samples::AT),
            asleep,
        };
        vec![page(false), page(true)]
    }
}
