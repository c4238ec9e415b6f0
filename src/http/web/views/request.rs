//! A mandate that waits, as the person reads it in a session of their own.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::shell::{Role, Shell};
use super::terms::TermsView;

/// `/mandates/{id}/request`: all that is asked, and two buttons.
#[derive(Debug, Clone, Template)]
#[template(path = "request.html")]
pub struct RequestPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `sensitive` and `terms`.
    pub errors: Errors,
    /// What is asked.
    pub terms: TermsView,
    /// Whether a page signed by hand was added.
    pub scanned: bool,
}

impl RequestPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/mandates/3/request")
                .signed("Amina", Role::Beneficiary),
            errors: Errors::new(),
            terms: TermsView::sample(locale),
            scanned: true,
        };
        let mut errors = Errors::one(locale, "sensitive", "sensitive-empty");
        errors.add(locale, "terms", "terms-differ");
        let wrong = Self {
            errors,
            terms: TermsView::rare_sample(locale),
            scanned: false,
            ..page.clone()
        };
        vec![page, wrong]
    }
}
