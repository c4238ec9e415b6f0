//! "Mes aidants": who, for what, until when, stop now.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::parts::{AidantName, MandateRow};
use super::samples;
use super::shell::{Notice, Role, Shell};
use super::terms::TermsView;

/// `/aidants`: the mandates of a locker.
#[derive(Debug, Clone, Template)]
#[template(path = "aidants.html")]
pub struct AidantsPage {
    /// The frame.
    pub shell: Shell,
    /// What waits for the person's answer.
    pub waiting: Vec<TermsView>,
    /// Those that open something now, or are paused.
    pub active: Vec<MandateRow>,
    /// Those that sleep until an SMS.
    pub asleep: Vec<MandateRow>,
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

/// `/mandates/{id}`: one mandate, and what the person can change in it.
#[derive(Debug, Clone, Template)]
#[template(path = "mandate.html")]
pub struct MandatePage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `aidant`.
    pub errors: Errors,
    /// The mandate.
    pub mandate: MandateRow,
    /// Who is named in it, with their accounts.
    pub named: Vec<NamedAidant>,
    /// Who of the same structure could be named too.
    pub colleagues: Vec<Choice>,
    /// Whether it can be given once more.
    pub renewable: bool,
}

/// Somebody named in a mandate.
#[derive(Debug, Clone)]
pub struct NamedAidant {
    /// Their account.
    pub account: String,
    /// Who they are.
    pub aidant: AidantName,
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
        let active = ["active", "suspended", "not_started"];
        let active = active.map(|status| samples::mandate(locale, status)).into();
        let ended = ["revoked", "expired", "superseded", "refused", "lapsed"];
        let ended = ended.map(|status| samples::mandate(locale, status)).into();
        vec![
            Self {
                shell: Shell {
                    notice,
                    ..shell.clone()
                },
                waiting: vec![TermsView::sample(locale), TermsView::rare_sample(locale)],
                active,
                asleep: vec![samples::mandate(locale, "dormant")],
                ended,
                relatives: vec![RelativeRow {
                    id: "4".into(),
                    name: "Samir <1>".into(),
                    since: locale.day(samples::AT),
                }],
            },
            Self {
                shell,
                waiting: vec![],
                active: vec![],
                asleep: vec![],
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

impl MandatePage {
    /// Whether somebody is left who could go on with it.
    pub fn resumable(&self) -> bool {
        self.mandate.status == "suspended" && !self.named.is_empty()
    }

    /// Whether it stands: in force, paused or not begun.
    pub fn stands(&self) -> bool {
        let status = self.mandate.status.as_str();
        matches!(status, "active" | "suspended" | "not_started" | "dormant")
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let named = |account: &str| NamedAidant {
            account: account.into(),
            aidant: samples::marie(),
        };
        let colleague = Choice {
            value: "3".into(),
            label: "Paul <1>".into(),
            chosen: false,
        };
        let page = |status: &str| Self {
            shell: Shell::new(locale, "csrf", "/mandates/3").signed("Amina", Role::Beneficiary),
            errors: Errors::new(),
            mandate: samples::mandate(locale, status),
            named: vec![named("1"), named("2")],
            colleagues: vec![colleague.clone()],
            renewable: true,
        };
        let alone = Self {
            errors: Errors::one(locale, "aidant", "aidant-empty"),
            named: vec![],
            ..page("suspended")
        };
        let ended = Self {
            colleagues: vec![],
            renewable: false,
            ..page("revoked")
        };
        vec![page("active"), page("suspended"), alone, ended]
    }
}
