//! The first steps of an aidant, a coordinator or an auditor.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::form::Errors;
use super::samples;
use super::shell::{Role, Shell};

/// `/enrol`: a one-time code becomes an account.
#[derive(Debug, Clone, Template)]
#[template(path = "enrol.html")]
pub struct EnrolPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `code`, `login`, `name`, `passphrase` and `again`.
    pub errors: Errors,
    /// The one-time code as it was typed.
    pub code: String,
    /// The login as it was typed.
    pub login: String,
    /// The name as it was typed.
    pub name: String,
    /// The phone as it was typed.
    pub phone: String,
}

/// `/enrol/factor`: the second factor is shown once and tried at once.
#[derive(Debug, Clone, Template)]
#[template(path = "factor.html")]
pub struct FactorPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `otp`.
    pub errors: Errors,
    /// The secret in Base32, in groups of four.
    pub secret: String,
    /// The same as a square to scan: an SVG drawing.
    pub qr: Html,
}

/// `/factor`: the second factor is proved again, then the page that asked for it is shown.
#[derive(Debug, Clone, Template)]
#[template(path = "prove.html")]
pub struct ProvePage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `otp`.
    pub errors: Errors,
    /// The page of ours that comes next.
    pub next: String,
}

impl ProvePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/factor").signed("Marie Diallo", Role::Aidant);
        let (errors, next) = (Errors::new(), "/desk".to_owned());
        let page = Self {
            shell,
            errors,
            next,
        };
        let errors = Errors::one(locale, "otp", "otp-refused");
        vec![
            Self {
                errors,
                ..page.clone()
            },
            page,
        ]
    }
}

impl EnrolPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/enrol");
        let empty = Self {
            shell: shell.clone(),
            errors: Errors::new(),
            code: String::new(),
            login: String::new(),
            name: String::new(),
            phone: String::new(),
        };
        let mut errors = Errors::one(locale, "login", "login-taken");
        errors.add(locale, "again", "passphrase-differs");
        let typed = Self {
            errors,
            login: "marie".into(),
            name: "Marie Diallo".into(),
            ..empty.clone()
        };
        vec![empty, typed]
    }
}

impl FactorPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell =
            Shell::new(locale, "csrf", "/enrol/factor").signed("Marie Diallo", Role::Aidant);
        let secret = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP".to_owned();
        let errors = Errors::one(locale, "otp", "otp-refused");
        vec![Self {
            shell,
            errors,
            secret,
            qr: samples::square(),
        }]
    }
}
