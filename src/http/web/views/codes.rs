//! One-time codes beside the card.

use askama::Template;

use crate::http::web::locale::Locale;

use super::shell::{Role, Shell};

/// `/codes`: how many are left, and eight new ones, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "codes.html")]
pub struct CodesPage {
    /// The frame.
    pub shell: Shell,
    /// How many are left.
    pub left: usize,
    /// The new codes, right after they were made.
    pub codes: Vec<String>,
}

impl CodesPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |codes: &[&str]| Self {
            shell: Shell::new(locale, "csrf", "/codes").signed("Amina", Role::Beneficiary),
            left: 3,
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        };
        vec![page(&[]), page(&["ABCD-EFGH-JKMN"; 8])]
    }
}
