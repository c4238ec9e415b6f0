//! Opening a locker with a person at the desk.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::parts::{AidantName, MandateRow};
use super::samples;
use super::shell::{Role, Shell};

/// `/desk/new`: a name, a language, perhaps a phone; the code is chosen on the person's own screen.
#[derive(Debug, Clone, Template)]
#[template(path = "open.html")]
pub struct OpenLockerPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `name`, `contact`, `language` and `under_protection`.
    pub errors: Errors,
    /// The name as it was typed.
    pub name: String,
    /// The person's phone as it was typed.
    pub contact: String,
    /// The languages, each under its own name.
    pub languages: Vec<Choice>,
    /// The answer to "sous tutelle ou curatelle ?", `yes` or `no`; none yet.
    pub under_protection: Option<bool>,
}

/// What is taken home after `/o/{short}` and `/activate`: card, recovery sheet and one-time codes, shown
/// once.
#[derive(Debug, Clone, Template)]
#[template(path = "opened.html")]
pub struct LockerOpenedPage {
    /// The frame.
    pub shell: Shell,
    /// What an aidant prepared, on the screen that they lent; none on the person's own.
    pub lent: Option<String>,
    /// The one-time codes beside the card.
    pub codes: Vec<String>,
    /// The text of the card.
    pub card: String,
    /// The same as a square to scan: an SVG drawing.
    pub qr: Html,
    /// The number that blocks the card.
    pub block_number: String,
    /// The twelve words.
    pub words: Vec<String>,
    /// Who helps the person to come back.
    pub guardians: Vec<AidantName>,
    /// Who has access now, where the person took it over.
    pub access: Vec<MandateRow>,
}

impl OpenLockerPage {
    /// The languages of the pages, one chosen.
    pub fn languages(chosen: Locale) -> Vec<Choice> {
        let choice = |locale: Locale| Choice {
            value: locale.code().to_owned(),
            label: locale.own_name().to_owned(),
            chosen: locale == chosen,
        };
        Locale::ALL.into_iter().map(choice).collect()
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/desk/new").signed("Marie Diallo", Role::Aidant),
            errors: Errors::new(),
            name: String::new(),
            contact: String::new(),
            languages: Self::languages(locale),
            under_protection: None,
        };
        let mut errors = Errors::one(locale, "name", "name-empty");
        errors.add(locale, "contact", "contact-own");
        errors.add(locale, "under_protection", "protection-empty");
        let wrong = Self {
            errors,
            under_protection: Some(false),
            contact: "06 12".into(),
            ..page.clone()
        };
        vec![page, wrong]
    }
}

impl LockerOpenedPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let words = "abaisser abandon abdiquer abeille abolir aborder aboutir aboyer abrasif \
                     abreuver abriter abroger";
        let page = Self {
            shell: Shell::new(locale, "csrf", "/o/ABCD-EFGH"),
            lent: Some("3".into()),
            card: "ABRI1-7QX4-M2KD-90TZ-W8RB-5HVC-3NPG-6JYF-XT2A".into(),
            qr: samples::square(),
            block_number: "7QX4-M2KD".into(),
            words: words.split_whitespace().map(str::to_owned).collect(),
            codes: vec!["ABCD-EFGH-JKMN-PQRS".to_owned(); 8],
            guardians: vec![samples::marie()],
            access: Vec::new(),
        };
        let own = |shell: Shell, access| Self {
            shell,
            lent: None,
            access,
            ..page.clone()
        };
        let shell = Shell::new(locale, "csrf", "/activate");
        let entered = shell.clone().signed("Amina", Role::Beneficiary);
        let mandate = samples::mandate(locale, "active");
        vec![own(entered, vec![mandate]), own(shell, Vec::new()), page]
    }
}
