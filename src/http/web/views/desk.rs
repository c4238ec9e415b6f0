//! The aidant's first page.

use askama::Template;

use crate::http::web::locale::Locale;

use super::samples;
use super::shell::{Notice, Role, Shell};

/// `/desk`: the people who gave this aidant a mandate.
#[derive(Debug, Clone, Template)]
#[template(path = "desk.html")]
pub struct DeskPage {
    /// The frame.
    pub shell: Shell,
    /// The people, those whose mandate ends first on top.
    pub people: Vec<PersonRow>,
}

/// A person under mandate.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// The locker's id.
    pub locker_id: String,
    /// The person's name.
    pub name: String,
    /// The codes of the categories that the mandate covers.
    pub categories: Vec<String>,
    /// When the mandate ends, in words.
    pub until: String,
    /// Whether it ends within a week.
    pub ending: bool,
    /// Whether a visit is open now.
    pub visiting: bool,
}

impl DeskPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/desk").signed("Marie Diallo", Role::Aidant);
        let notice = Notice::done(locale, "visit-closed");
        let amina = PersonRow {
            locker_id: "7".into(),
            name: "Amina Ould-Mohamed de la Villardière".into(),
            categories: vec!["residence".into(), "work".into()],
            until: locale.day(samples::AT),
            ending: true,
            visiting: true,
        };
        let karim = PersonRow {
            name: "كريم".into(),
            ending: false,
            visiting: false,
            ..amina.clone()
        };
        vec![
            Self {
                shell: Shell {
                    notice,
                    ..shell.clone()
                },
                people: vec![amina, karim],
            },
            Self {
                shell,
                people: vec![],
            },
        ]
    }
}
