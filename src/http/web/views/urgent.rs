//! A locker opened by telephone, and the person who takes it over.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::labels::CATEGORIES;
use super::open::OpenLockerPage;
use super::shell::{Role, Shell};

/// `/desk/urgent`: somebody on the telephone, one category, one day.
#[derive(Debug, Clone, Template)]
#[template(path = "urgent.html")]
pub struct UrgentPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `name`, `contact`, `language`, `category`, `under_protection` and `otp`.
    pub errors: Errors,
    /// Whether no messages go out from here, so that nothing can be opened this way.
    pub off: bool,
    /// The name as it was typed.
    pub name: String,
    /// The person's phone as it was typed.
    pub contact: String,
    /// The languages, each under its own name.
    pub languages: Vec<Choice>,
    /// The categories that the structure may be given.
    pub categories: Vec<Choice>,
    /// The answer to "sous tutelle ou curatelle ?"; none yet.
    pub under_protection: Option<bool>,
}

/// `/activate`: the code that came by SMS, and the code that the person chooses for their card.
#[derive(Debug, Clone, Template)]
#[template(path = "activate.html")]
pub struct ActivatePage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `code`, `pin` and `again`.
    pub errors: Errors,
    /// The code of the SMS, as it was typed: sixteen letters are long on a small phone.
    pub code: String,
}

impl UrgentPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/desk/urgent").signed("Marie Diallo", Role::Aidant),
            errors: Errors::new(),
            off: false,
            name: String::new(),
            contact: String::new(),
            languages: OpenLockerPage::languages(locale),
            categories: Choice::list(locale, "category", &CATEGORIES, ""),
            under_protection: None,
        };
        let off = Self {
            off: true,
            ..page.clone()
        };
        let mut errors = Errors::one(locale, "name", "name-empty");
        errors.add(locale, "contact", "contact-theirs");
        errors.add(locale, "category", "category-empty");
        errors.add(locale, "under_protection", "protection-empty");
        errors.add(locale, "otp", "otp-refused");
        let wrong = Self {
            errors,
            name: "Nora <1>".into(),
            contact: "06 12 34 56 78".into(),
            ..page.clone()
        };
        let unreached = Self {
            errors: Errors::one(locale, "contact", "contact-unreachable"),
            under_protection: Some(true),
            ..page.clone()
        };
        vec![page, off, wrong, unreached]
    }
}

impl ActivatePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/activate"),
            errors: Errors::new(),
            code: String::new(),
        };
        let mut errors = Errors::one(locale, "code", "activation-form");
        errors.add(locale, "pin", "code-easy");
        errors.add(locale, "again", "code-differs");
        let wrong = Self {
            errors,
            code: "ABCD-<1>".into(),
            ..page.clone()
        };
        let refused = Self {
            errors: Errors::one(locale, "code", "activation-refused"),
            ..page.clone()
        };
        vec![page, wrong, refused]
    }
}
