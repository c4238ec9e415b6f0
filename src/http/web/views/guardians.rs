//! "Mes gardiens": who they are and what they can do, choosing others, stopping a return.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::give::AidantChoice;
use super::parts::AidantName;
use super::samples;
use super::shell::{Role, Shell};

/// `/guardians`: who guards the locker, who is missing, which ways back there are.
#[derive(Debug, Clone, Template)]
#[template(path = "guardians.html")]
pub struct GuardiansPage {
    /// The frame.
    pub shell: Shell,
    /// The guardians, those who have left too.
    pub guardians: Vec<GuardianRow>,
    /// How many of them guard it now.
    pub here: usize,
    /// The codes of the ways back that the person has.
    pub ways: Vec<&'static str>,
}

/// One guardian.
#[derive(Debug, Clone)]
pub struct GuardianRow {
    /// Who.
    pub who: AidantName,
    /// Whether they have left.
    pub removed: bool,
    /// Since when, in words.
    pub since: String,
}

/// `/guardians/choose`: two to five of those who can be one.
#[derive(Debug, Clone, Template)]
#[template(path = "choose_guardians.html")]
pub struct ChooseGuardiansPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `guardian`.
    pub errors: Errors,
    /// Who can be chosen, the proposed ones first.
    pub guardians: Vec<AidantChoice>,
    /// Whether the person entered too long ago to change them now.
    pub old: bool,
}

/// After `/guardians/choose`: the names, read again before they count.
#[derive(Debug, Clone, Template)]
#[template(path = "guardians_check.html")]
pub struct GuardiansCheckPage {
    /// The frame.
    pub shell: Shell,
    /// Who was chosen.
    pub guardians: Vec<AidantChoice>,
}

/// `/guardians/stop`: somebody comes back in the person's name, and one button stops it.
#[derive(Debug, Clone, Template)]
#[template(path = "stop_recovery.html")]
pub struct StopRecoveryPage {
    /// The frame, without the banner that leads here.
    pub shell: Shell,
}

fn shell(locale: Locale, path: &str) -> Shell {
    Shell::new(locale, "csrf", path).signed("Amina", Role::Beneficiary)
}

fn paul() -> AidantName {
    AidantName {
        name: "Paul <O> Martin".into(),
        structure: Some("Emmaüs Roubaix".into()),
    }
}

/// Some who can be chosen, for samples.
#[doc(hidden)]
pub fn choices() -> Vec<AidantChoice> {
    let choice = |(at, aidant): (usize, AidantName)| AidantChoice {
        id: at.to_string(),
        aidant,
        chosen: at < 2,
    };
    let all = [samples::marie(), paul(), samples::marie()];
    all.into_iter().enumerate().map(choice).collect()
}

impl GuardiansPage {
    /// Each way back, by the key of its words, and whether the person has it.
    pub fn all_ways(&self) -> [(&'static str, bool); 3] {
        let has = |code: &str| self.ways.contains(&code);
        [
            ("guardians-way-sheet", has("sheet")),
            ("guardians-way-card", has("card_with_guardian")),
            ("guardians-way-two", has("two_guardians")),
        ]
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let row = |who, removed| GuardianRow {
            who,
            removed,
            since: locale.day(samples::AT),
        };
        let page = |shell, guardians: Vec<GuardianRow>, ways| Self {
            shell,
            here: guardians.iter().filter(|one| !one.removed).count(),
            guardians,
            ways,
        };
        let whole = vec![row(samples::marie(), false), row(paul(), false)];
        let left = vec![row(samples::marie(), false), row(paul(), true)];
        let own = shell(locale, "/guardians");
        let alarm = Shell {
            recovering: true,
            ..own.clone()
        };
        let all = vec!["sheet", "card_with_guardian", "two_guardians"];
        vec![
            page(own.clone(), whole, all),
            page(alarm, left, vec!["sheet", "card_with_guardian"]),
            page(own, Vec::new(), vec!["sheet"]),
        ]
    }
}

impl ChooseGuardiansPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors, old| Self {
            shell: shell(locale, "/guardians/choose"),
            errors,
            guardians: choices(),
            old,
        };
        let wrong = Errors::one(locale, "guardian", "guardians-count");
        let nobody = Self {
            guardians: Vec::new(),
            ..page(Errors::new(), false)
        };
        vec![
            page(Errors::new(), false),
            page(wrong, false),
            page(Errors::new(), true),
            nobody,
        ]
    }
}

impl GuardiansCheckPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        vec![Self {
            shell: shell(locale, "/guardians/choose"),
            guardians: choices(),
        }]
    }
}

impl StopRecoveryPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        vec![Self {
            shell: shell(locale, "/guardians/stop"),
        }]
    }
}
