//! The coordinator's page.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
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
    /// Errors of `allowed`, `phone` and `email`.
    pub errors: Errors,
    /// Who was invited and did not come yet.
    pub waiting: Vec<Waiting>,
    /// The categories, ticked where mandates may cover them here.
    pub categories: Vec<Choice>,
    /// Public telephone number.
    pub phone: String,
    /// Public e-mail address.
    pub email: String,
    /// How many of those whom this coordinator guards wait for their word.
    pub guarded: usize,
}

/// A member of a structure.
#[derive(Debug, Clone)]
pub struct Member {
    /// The account's id, for the buttons.
    pub id: String,
    /// First and last name.
    pub name: String,
    /// True for a coordinator, false for an aidant.
    pub coordinator: bool,
    /// Since when, in words.
    pub since: String,
    /// Whether nothing opens for them now.
    pub suspended: bool,
}

/// An invitation that waits, without its code.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id, for the button.
    pub id: String,
    /// True for a coordinator, false for an aidant.
    pub coordinator: bool,
    /// Until when it is good, in words.
    pub until: String,
}

impl OrganisationPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/organisation").signed("Louise", Role::Coordinator);
        let since = locale.day(samples::AT);
        let members =
            [("Louise Petit", true), ("Marie Diallo", false)].map(|(name, coordinator)| Member {
                id: "3".into(),
                suspended: !coordinator,
                name: name.into(),
                coordinator,
                since: since.clone(),
            });
        let waiting = [true, false].map(|coordinator| Waiting {
            id: "5".into(),
            coordinator,
            until: since.clone(),
        });
        let page = Self {
            shell,
            errors: Errors::new(),
            name: "CCAS de Lille".into(),
            members: members.into(),
            waiting: waiting.into(),
            categories: Choice::list(locale, "category", &CATEGORIES[..10], "income"),
            phone: "03 20 00 00 00".into(),
            email: String::new(),
            guarded: 0,
        };
        vec![
            Self {
                members: vec![],
                waiting: vec![],
                guarded: 2,
                errors: Errors::one(locale, "phone", "phone-form"),
                ..page.clone()
            },
            page,
        ]
    }
}
