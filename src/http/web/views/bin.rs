//! The bin: what can come back, and what goes for ever.

use askama::Template;

use crate::http::web::locale::Locale;

use super::samples;
use super::shell::{Role, Shell};

/// `/bin`: papers that can be restored or destroyed.
#[derive(Debug, Clone, Template)]
#[template(path = "bin.html")]
pub struct BinPage {
    /// The frame.
    pub shell: Shell,
    /// The papers in the bin.
    pub papers: Vec<BinnedRow>,
}

/// A paper in the bin.
#[derive(Debug, Clone)]
pub struct BinnedRow {
    /// The paper's id.
    pub id: String,
    /// Its title, or the name of its kind.
    pub title: String,
    /// The code of its category.
    pub category: String,
    /// When it was put in the bin, in words.
    pub binned: String,
    /// When the bin lets it go, in words.
    pub until: String,
}

/// `/papers/{id}/destroy`: the only page that asks "are you sure?".
#[derive(Debug, Clone, Template)]
#[template(path = "destroy.html")]
pub struct DestroyPage {
    /// The frame.
    pub shell: Shell,
    /// The paper's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The code of its category.
    pub category: String,
}

impl BinPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/bin").signed("Amina", Role::Beneficiary);
        let row = BinnedRow {
            id: "1".into(),
            title: "Bail de la rue des Lilas".into(),
            category: "address".into(),
            binned: locale.day(samples::AT),
            until: locale.day(samples::AT + 30 * 86_400_000),
        };
        vec![
            Self {
                shell: shell.clone(),
                papers: vec![row],
            },
            Self {
                shell,
                papers: vec![],
            },
        ]
    }
}

impl DestroyPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell =
            Shell::new(locale, "csrf", "/papers/1/destroy").signed("Amina", Role::Beneficiary);
        vec![Self {
            shell,
            id: "1".into(),
            title: "Bail".into(),
            category: "address".into(),
        }]
    }
}
