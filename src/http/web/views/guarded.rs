//! A guardian's pages: whom they guard, and confirming that somebody is who they say.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::shell::{Role, Shell};

/// One person whom somebody guards.
#[derive(Debug, Clone)]
pub struct GuardedRow {
    /// The locker's id.
    pub locker_id: String,
    /// How they are called.
    pub name: String,
    /// The state of what runs for them.
    pub state: Option<String>,
    /// Whether this guardian has confirmed it.
    pub confirmed: bool,
}

/// `/desk/guarded`.
#[derive(Debug, Clone, Template)]
#[template(path = "guarded.html")]
pub struct GuardedPage {
    /// The frame.
    pub shell: Shell,
    /// The people.
    pub people: Vec<GuardedRow>,
}

/// `/desk/recover`: the number, the person, how it was checked.
#[derive(Debug, Clone, Template)]
#[template(path = "recover.html")]
pub struct RecoverPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `short`, `person` and `how`.
    pub errors: Errors,
    /// The short address as it was typed.
    pub short: String,
    /// Whom this guardian guards.
    pub people: Vec<Choice>,
    /// How they checked.
    pub hows: Vec<Choice>,
}

/// After `/desk/recover`: who, how, and what it means, read again before it counts.
#[derive(Debug, Clone, Template)]
#[template(path = "recover_check.html")]
pub struct RecoverCheckPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `otp`.
    pub errors: Errors,
    /// The short address as it was typed.
    pub short: String,
    /// The locker's id.
    pub person: String,
    /// How the person is called.
    pub name: String,
    /// The code of how they were checked.
    pub how: String,
    /// Whether the form asks for the six digits.
    pub digits: bool,
}

impl GuardedPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/desk/guarded").signed("Marie", Role::Aidant);
        let row = |state: Option<&str>| GuardedRow {
            locker_id: "7".into(),
            name: "Amina <O>".into(),
            state: state.map(str::to_owned),
            confirmed: state.is_some(),
        };
        let page = |people| Self {
            shell: shell.clone(),
            people,
        };
        vec![
            page(vec![row(None), row(Some("delayed"))]),
            page(Vec::new()),
        ]
    }
}

impl RecoverPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/desk/recover").signed("Marie", Role::Aidant),
            errors: Errors::new(),
            short: String::new(),
            people: vec![Choice {
                value: "7".into(),
                label: "Amina <O>".into(),
                chosen: false,
            }],
            hows: Choice::list(locale, "check", &super::labels::CHECKS, ""),
        };
        let mut errors = Errors::one(locale, "short", "recover-over");
        errors.add(locale, "person", "recover-person");
        errors.add(locale, "how", "recover-how");
        let wrong = Self {
            errors,
            short: "ABCD-<1>".into(),
            ..page.clone()
        };
        vec![page, wrong]
    }
}

impl RecoverCheckPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors, digits| Self {
            shell: Shell::new(locale, "csrf", "/desk/recover").signed("Marie", Role::Aidant),
            errors,
            short: "ABCD-EFGH".into(),
            person: "7".into(),
            name: "Amina <O>".into(),
            how: "known_in_person".into(),
            digits,
        };
        let wrong = Errors::one(locale, "otp", "otp-refused");
        vec![page(Errors::new(), false), page(wrong, true)]
    }
}
