//! "Me joindre": for notices and questions, never a way in.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::shell::{Notice, Role, Shell};

/// `/contact`: the person's number and address, or forms to give them.
#[derive(Debug, Clone, Template)]
#[template(path = "contact.html")]
pub struct ContactPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `contact`, `code`, `email` and `email_code`.
    pub errors: Errors,
    /// Each way that is there.
    pub ways: Vec<Reached>,
}

/// One way to reach the person.
#[derive(Debug, Clone)]
pub struct Reached {
    /// `sms` or `email`.
    pub way: &'static str,
    /// The number or address, where one was given and not lost.
    pub address: Option<String>,
    /// How far it is trusted (`domain::way::Standing`).
    pub standing: Option<&'static str>,
    /// What was refused, as it was typed.
    pub typed: String,
}

impl Reached {
    fn is_email(&self) -> bool {
        self.way == "email"
    }

    /// Whether a code may prove it now.
    fn unproven(&self) -> bool {
        matches!(self.standing, Some("waiting" | "to_confirm" | "silent"))
    }

    /// The class and the picture of its standing.
    fn look(&self) -> (&'static str, &'static str) {
        match self.standing {
            Some("validated") => ("done", "done"),
            Some("lost" | "silent") => ("failed", "failed"),
            _ => ("late", "clock"),
        }
    }
}

impl ContactPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/contact").signed("Amina", Role::Beneficiary);
        let way = |way, address: Option<&str>, standing| Reached {
            way,
            address: address.map(str::to_owned),
            standing,
            typed: String::new(),
        };
        let phone = |standing| way("sms", Some("+33612345678"), Some(standing));
        let email = |standing| way("email", Some("amina@example.org"), Some(standing));
        let none = vec![way("sms", None, None), way("email", None, None)];
        let empty = Self {
            shell: shell.clone(),
            errors: Errors::new(),
            ways: none.clone(),
        };
        let with = |ways| Self {
            ways,
            ..empty.clone()
        };
        let mut refused = with(none);
        refused.errors = Errors::one(locale, "email", "email-own");
        refused.ways[1].typed = "zoe@example.org".into();
        let mut waiting = with(vec![phone("waiting"), email("waiting")]);
        waiting.shell.notice = Notice::done(locale, "contact-kept");
        let mut wrong = waiting.clone();
        wrong.errors = Errors::one(locale, "email_code", "contact-code");
        let lost = |name| way(name, None, Some("lost"));
        vec![
            empty.clone(),
            refused,
            waiting,
            wrong,
            with(vec![phone("validated"), email("validated")]),
            with(vec![phone("to_confirm"), email("silent")]),
            with(vec![lost("sms"), lost("email")]),
        ]
    }
}
