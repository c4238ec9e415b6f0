//! One question before something that cannot be taken back, and a code that is shown once.

use askama::Template;

use crate::http::web::locale::Locale;

use super::samples;
use super::shell::{Role, Shell};

/// Somebody is taken out: what that means, and a button that says so.
#[derive(Debug, Clone, Template)]
#[template(path = "confirm.html")]
pub struct ConfirmPage {
    /// The frame.
    pub shell: Shell,
    /// Who it is about.
    pub name: String,
    /// The key of the question.
    pub title: &'static str,
    /// The key of what it means.
    pub text: &'static str,
    /// Where the form goes.
    pub action: String,
    /// Where one goes without doing it.
    pub back: &'static str,
}

/// The code of an invitation, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "invited.html")]
pub struct InvitedPage {
    /// The frame.
    pub shell: Shell,
    /// The code.
    pub code: String,
    /// Until when it is good, in words.
    pub until: String,
    /// Where one goes on.
    pub back: &'static str,
}

impl ConfirmPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/organisation").signed("Louise", Role::Coordinator);
        let member = Self {
            shell,
            name: "Marie <1>".into(),
            title: "remove-member-title",
            text: "remove-member-text",
            action: "/organisation/members/3/remove".into(),
            back: "/organisation",
        };
        let relative = Self {
            title: "remove-relative-title",
            text: "remove-relative-text",
            ..member.clone()
        };
        vec![member, relative]
    }
}

impl InvitedPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/organisation").signed("Louise", Role::Coordinator);
        vec![Self {
            shell,
            code: "ABCD-EFGH-JKLM".into(),
            until: locale.day(samples::AT),
            back: "/organisation",
        }]
    }
}
