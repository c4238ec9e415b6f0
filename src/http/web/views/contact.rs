//! "Mon téléphone": for reminders and questions, never a way in.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::shell::{Notice, Role, Shell};

/// `/contact`: the person's number, or a form to give one.
#[derive(Debug, Clone, Template)]
#[template(path = "contact.html")]
pub struct ContactPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `contact` and `code`.
    pub errors: Errors,
    /// The number, where one was given.
    pub phone: Option<String>,
    /// Whether it was proven.
    pub validated: bool,
    /// A number that was refused, as it was typed.
    pub typed: String,
}

impl ContactPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/contact").signed("Amina", Role::Beneficiary);
        let empty = Self {
            shell: shell.clone(),
            errors: Errors::new(),
            phone: None,
            validated: false,
            typed: String::new(),
        };
        let waiting = Self {
            shell: Shell {
                notice: Notice::done(locale, "contact-kept"),
                ..shell
            },
            phone: Some("+33612345678".into()),
            ..empty.clone()
        };
        let refused = Self {
            errors: Errors::one(locale, "contact", "contact-own"),
            typed: "06 12 34 56 78".into(),
            ..empty.clone()
        };
        let wrong = Self {
            errors: Errors::one(locale, "code", "contact-code"),
            ..waiting.clone()
        };
        let proven = Self {
            validated: true,
            ..waiting.clone()
        };
        vec![empty, waiting, refused, wrong, proven]
    }
}
