//! What a mandate says, in words, before anybody agrees to it.

use crate::http::web::locale::Locale;

use super::labels;
use super::parts::{AidantName, Scope};
use super::samples;

/// The terms of a mandate that is proposed.
#[derive(Debug, Clone)]
pub struct TermsView {
    /// The mandate's id.
    pub id: String,
    /// Who would be named.
    pub aidants: Vec<AidantName>,
    /// What they could do, category by category.
    pub scopes: Vec<Scope>,
    /// The code of the term.
    pub term: String,
    /// Whether it sleeps until an SMS.
    pub dormant: bool,
    /// First and last day of the decision of protection it rests on, in words.
    pub decision: Option<(String, String)>,
    /// Until when the person can answer, in words.
    pub answer_by: String,
    /// Digest of the terms, posted back with a yes.
    pub sha256: String,
}

impl TermsView {
    /// The categories that need a sentence of their own.
    pub fn sensitive(&self) -> Vec<String> {
        let codes = self.scopes.iter().map(|scope| scope.category.clone());
        codes.filter(|code| labels::is_sensitive(code)).collect()
    }

    /// Made-up terms.
    #[doc(hidden)]
    pub fn sample(locale: Locale) -> Self {
        let row = samples::mandate(locale, "pending");
        Self {
            id: row.id,
            aidants: row.aidants,
            scopes: row.scopes,
            term: "month".into(),
            dormant: false,
            decision: None,
            answer_by: locale.moment(samples::AT),
            sha256: "00ff".into(),
        }
    }

    /// Made-up terms with everything that is rare.
    #[doc(hidden)]
    pub fn rare_sample(locale: Locale) -> Self {
        let day = locale.day(samples::AT);
        Self {
            term: "day".into(),
            dormant: true,
            decision: Some((day.clone(), day)),
            ..Self::sample(locale)
        }
    }
}
