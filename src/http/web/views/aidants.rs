//! "Mes aidants": who, for what, until when, stop now.

use askama::Template;

use crate::http::web::locale::Locale;

use super::parts::MandateRow;
use super::samples;
use super::shell::{Notice, Role, Shell};

/// `/aidants`: the mandates of a locker.
#[derive(Debug, Clone, Template)]
#[template(path = "aidants.html")]
pub struct AidantsPage {
    /// The frame.
    pub shell: Shell,
    /// Those that open something now.
    pub active: Vec<MandateRow>,
    /// Those that are over, newest first.
    pub ended: Vec<MandateRow>,
    /// Relatives whom the person lets help.
    pub relatives: Vec<RelativeRow>,
}

/// A relative.
#[derive(Debug, Clone)]
pub struct RelativeRow {
    /// The account's id, for the button.
    pub id: String,
    /// First and last name.
    pub name: String,
    /// Since when, in words.
    pub since: String,
}

/// `/mandates/{id}/stop`: one button, and no question why.
#[derive(Debug, Clone, Template)]
#[template(path = "stop.html")]
pub struct StopPage {
    /// The frame.
    pub shell: Shell,
    /// The mandate that would end.
    pub mandate: MandateRow,
}

impl AidantsPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/aidants").signed("Amina", Role::Beneficiary);
        let notice = Notice::done(locale, "mandate-stopped");
        let active = vec![
            samples::mandate(locale, "active"),
            samples::mandate(locale, "pending"),
        ];
        let ended = ["revoked", "expired", "superseded", "suspended"];
        let ended = ended.map(|status| samples::mandate(locale, status)).into();
        vec![
            Self {
                shell: Shell {
                    notice,
                    ..shell.clone()
                },
                active,
                ended,
                relatives: vec![RelativeRow {
                    id: "4".into(),
                    name: "Samir <1>".into(),
                    since: locale.day(samples::AT),
                }],
            },
            Self {
                shell,
                active: vec![],
                ended: vec![],
                relatives: vec![],
            },
        ]
    }
}

impl StopPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell =
            Shell::new(locale, "csrf", "/mandates/3/stop").signed("Amina", Role::Beneficiary);
        vec![Self {
            shell,
            mandate: samples::mandate(locale, "active"),
        }]
    }
}
