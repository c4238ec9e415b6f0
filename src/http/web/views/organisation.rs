//! The coordinator's page.

use askama::Template;

use crate::http::web::locale::Locale;

use super::labels::CATEGORIES;
use super::samples;
use super::shell::{Role, Shell};

/// `/organisation`: the structure, its members, its limits.
#[derive(Debug, Clone, Template)]
#[template(path = "organisation.html")]
pub struct OrganisationPage {
    /// The frame.
    pub shell: Shell,
    /// The structure's name.
    pub name: String,
    /// Who works in it.
    pub members: Vec<Member>,
    /// The codes of the categories that mandates may cover here.
    pub categories: Vec<String>,
}

/// A member of a structure.
#[derive(Debug, Clone)]
pub struct Member {
    /// First and last name.
    pub name: String,
    /// True for a coordinator, false for an aidant.
    pub coordinator: bool,
    /// Since when, in words.
    pub since: String,
}

impl OrganisationPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/organisation").signed("Louise", Role::Coordinator);
        let since = locale.day(samples::AT);
        let members =
            [("Louise Petit", true), ("Marie Diallo", false)].map(|(name, coordinator)| Member {
                name: name.into(),
                coordinator,
                since: since.clone(),
            });
        let categories = CATEGORIES
            .iter()
            .take(10)
            .map(|code| (*code).to_owned())
            .collect();
        let page = Self {
            shell,
            name: "CCAS de Lille".into(),
            members: members.into(),
            categories,
        };
        vec![
            Self {
                members: vec![],
                categories: vec![],
                ..page.clone()
            },
            page,
        ]
    }
}
