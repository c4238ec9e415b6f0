//! The same mandate once more.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::labels::WAITS;
use super::shell::{Role, Shell};
use super::terms::TermsView;

/// `/mandates/{id}/renew`: the same once more.
#[derive(Debug, Clone, Template)]
#[template(path = "renew.html")]
pub struct RenewPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `sensitive`, `wait` and `under_protection`.
    pub errors: Errors,
    /// What it would be.
    pub terms: TermsView,
    /// Where the person answers, for an aidant; empty for the person.
    pub waits: Vec<Choice>,
    /// Where "Retour" goes.
    pub back: String,
}

impl RenewPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/mandates/3/renew");
        let person = Self {
            shell: shell.clone().signed("Amina", Role::Beneficiary),
            errors: Errors::one(locale, "sensitive", "sensitive-empty"),
            terms: TermsView::sample(locale),
            waits: vec![],
            back: "/mandates/3".into(),
        };
        let aidant = Self {
            shell: shell.signed("Marie Diallo", Role::Aidant),
            errors: Errors::one(locale, "under_protection", "protection-empty"),
            waits: Choice::list(locale, "wait", &WAITS, "desk"),
            back: "/desk".into(),
            ..person.clone()
        };
        vec![person, aidant]
    }
}
