//! In which structure somebody works now, and joining another.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::shell::{Role, Shell};

/// `/structures`: the structures of whoever is in.
#[derive(Debug, Clone, Template)]
#[template(path = "structures.html")]
pub struct StructuresPage {
    /// The frame.
    pub shell: Shell,
    /// The structures, the current one first.
    pub structures: Vec<StructureRow>,
}

/// One structure.
#[derive(Debug, Clone)]
pub struct StructureRow {
    /// Its id, for the button.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is the current one.
    pub current: bool,
    /// Whether one can work there now.
    pub active: bool,
}

/// `/join`: a code leads into another structure.
#[derive(Debug, Clone, Template)]
#[template(path = "join.html")]
pub struct JoinPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `code`.
    pub errors: Errors,
}

impl StructuresPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let names = ["CCAS de Lille".to_owned(), "Association <1>".to_owned()];
        let shell = Shell::new(locale, "csrf", "/structures").signed("Marie", Role::Aidant);
        let row = |(at, name): (usize, &String)| StructureRow {
            id: at.to_string(),
            name: name.clone(),
            current: at == 0,
            active: at < 2,
        };
        vec![Self {
            shell: shell.working(&names),
            structures: names.iter().chain(&names).enumerate().map(row).collect(),
        }]
    }
}

impl JoinPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/join").signed("Marie", Role::Aidant);
        let errors = Errors::one(locale, "code", "invitation-refused");
        vec![Self { shell, errors }]
    }
}
