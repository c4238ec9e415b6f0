//! The ways in: card and code, recovery sheet, login.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::identities::ProviderName;
use super::shell::Shell;

/// `/enter`: card and code.
#[derive(Debug, Clone, Template)]
#[template(path = "enter.html")]
pub struct EnterPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `card` and `pin`. A refusal never says which of the two.
    pub errors: Errors,
    /// The card's text as it was typed, because it is long; never the code.
    pub card: String,
    /// Providers that may say who it is.
    pub providers: Vec<ProviderName>,
}

/// `/enter/sheet`: the twelve words.
#[derive(Debug, Clone, Template)]
#[template(path = "sheet.html")]
pub struct SheetPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `words`.
    pub errors: Errors,
    /// The words as they were typed.
    pub words: String,
}

/// `/login`: the door of aidants, coordinators and auditors.
#[derive(Debug, Clone, Template)]
#[template(path = "login.html")]
pub struct LoginPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `login`, `passphrase` and `otp`.
    pub errors: Errors,
    /// The login as it was typed.
    pub login: String,
    /// Providers that may say who it is.
    pub providers: Vec<ProviderName>,
}

impl EnterPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/enter");
        let mut errors = Errors::one(locale, "card", "card-form");
        errors.add(locale, "pin", "code-empty");
        let card = "ABRI1-7QX4-M2KD-90TZ".to_owned();
        vec![
            Self {
                shell: shell.clone(),
                errors: Errors::new(),
                card: String::new(),
                providers: Vec::new(),
            },
            Self {
                shell,
                errors,
                card,
                providers: ProviderName::samples(),
            },
        ]
    }
}

impl SheetPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/enter/sheet");
        let errors = Errors::one(locale, "words", "words-form");
        vec![
            Self {
                shell: shell.clone(),
                errors: Errors::new(),
                words: String::new(),
            },
            Self {
                shell,
                errors,
                words: "abandon".into(),
            },
        ]
    }
}

impl LoginPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/login");
        let errors = Errors::one(locale, "login", "entry-refused");
        vec![
            Self {
                shell: shell.clone(),
                errors: Errors::new(),
                login: String::new(),
                providers: Vec::new(),
            },
            Self {
                shell,
                errors,
                login: "marie.diallo".into(),
                providers: ProviderName::samples(),
            },
        ]
    }
}
