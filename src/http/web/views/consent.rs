//! The second screen: the person says yes or no with what only they have, on their own phone or on
//! the aidant's screen turned to them.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::shell::{Role, Shell};
use super::terms::TermsView;

/// What waits under a short address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortFor {
    /// A mandate.
    Mandate,
    /// A locker that was prepared.
    Opening,
    /// A return that somebody began.
    Recovery,
}

/// `/c`, `/o` and `/r`: the short address is typed.
#[derive(Debug, Clone, Template)]
#[template(path = "short.html")]
pub struct ShortPage {
    /// The frame.
    pub shell: Shell,
    /// What waits there.
    pub to: ShortFor,
    /// Errors of `short`.
    pub errors: Errors,
    /// The short address as it was typed.
    pub short: String,
}

/// `/c/{short}` and `/mandates/{id}/here`: what is proposed, card and code, yes or no. It never says
/// whose locker it is.
#[derive(Debug, Clone, Template)]
#[template(path = "consent.html")]
pub struct ConsentPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `card`, `pin`, `code`, `sensitive` and `terms`.
    pub errors: Errors,
    /// What is proposed.
    pub terms: TermsView,
    /// Where the form goes.
    pub action: String,
    /// Where the aidant goes back to, on the aidant's own screen.
    pub back: Option<String>,
    /// The card's text as it was typed on the person's own screen; never a code.
    pub card: String,
}

/// `/c/done`: it is said, and how to stop it.
#[derive(Debug, Clone, Template)]
#[template(path = "consent_done.html")]
pub struct ConsentDonePage {
    /// The frame.
    pub shell: Shell,
    /// Whether the person said yes.
    pub accepted: bool,
}

impl ShortPage {
    /// Where the form goes.
    pub fn action(&self) -> &'static str {
        match self.to {
            ShortFor::Mandate => "/c",
            ShortFor::Opening => "/o",
            ShortFor::Recovery => "/r",
        }
    }

    /// The key of the title.
    pub fn title(&self) -> &'static str {
        match self.to {
            ShortFor::Mandate => "short-title",
            ShortFor::Opening => "short-opening",
            ShortFor::Recovery => "recovery-title",
        }
    }

    /// The key of the sentence that says where the short address is.
    pub fn lead(&self) -> &'static str {
        match self.to {
            ShortFor::Mandate | ShortFor::Opening => "short-lead",
            ShortFor::Recovery => "short-return",
        }
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/c");
        let page = |errors, short: &str| Self {
            shell: shell.clone(),
            to: ShortFor::Mandate,
            errors,
            short: short.into(),
        };
        let errors = Errors::one(locale, "short", "short-unknown");
        let opening = Self {
            to: ShortFor::Opening,
            ..page(Errors::new(), "")
        };
        let back = Self {
            to: ShortFor::Recovery,
            ..opening.clone()
        };
        vec![
            page(Errors::new(), ""),
            page(errors, "ABCD-<1>"),
            opening,
            back,
        ]
    }
}

impl ConsentPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let own = Self {
            shell: Shell::new(locale, "csrf", "/c/ABCD-EFGH"),
            errors: Errors::new(),
            terms: TermsView::sample(locale),
            action: "/c/ABCD-EFGH".into(),
            back: None,
            card: String::new(),
        };
        let mut errors = Errors::one(locale, "card", "card-form");
        errors.add(locale, "pin", "code-empty");
        errors.add(locale, "code", "once-form");
        errors.add(locale, "sensitive", "sensitive-empty");
        let here = Self {
            shell: Shell::new(locale, "csrf", "/mandates/3/here")
                .signed("Marie Diallo", Role::Aidant),
            errors,
            terms: TermsView::rare_sample(locale),
            action: "/mandates/3/here".into(),
            back: Some("/mandates/3/waiting".into()),
            card: String::new(),
        };
        vec![own, here]
    }
}

impl ConsentDonePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/c/done");
        let page = |accepted| Self {
            shell: shell.clone(),
            accepted,
        };
        vec![page(true), page(false)]
    }
}
