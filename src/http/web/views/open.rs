//! Opening a locker with a person at the desk.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::form::{Choice, Errors};
use super::samples;
use super::shell::{Role, Shell};

/// `/desk/new`: a name, a language, and a code that the person types alone.
#[derive(Debug, Clone, Template)]
#[template(path = "open.html")]
pub struct OpenLockerPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `name`, `language`, `under_protection`, `pin` and `again`.
    pub errors: Errors,
    /// The name as it was typed.
    pub name: String,
    /// The languages, each under its own name.
    pub languages: Vec<Choice>,
    /// The answer to "sous tutelle ou curatelle ?", `yes` or `no`; none yet.
    pub under_protection: Option<bool>,
}

/// `/desk/new/done`: the card and the recovery sheet, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "opened.html")]
pub struct LockerOpenedPage {
    /// The frame.
    pub shell: Shell,
    /// Whose locker it is.
    pub person: String,
    /// The locker's id.
    pub locker_id: String,
    /// The one-time codes beside the card.
    pub codes: Vec<String>,
    /// The text of the card.
    pub card: String,
    /// The same as a square to scan: an SVG drawing.
    pub qr: Html,
    /// The twelve words.
    pub words: Vec<String>,
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
            languages: Self::languages(locale),
            under_protection: None,
        };
        let mut errors = Errors::one(locale, "name", "name-empty");
        errors.add(locale, "under_protection", "protection-empty");
        errors.add(locale, "pin", "code-form");
        errors.add(locale, "again", "code-differs");
        let wrong = Self {
            errors,
            under_protection: Some(false),
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
        vec![Self {
            shell: Shell::new(locale, "csrf", "/desk/new/done")
                .signed("Marie Diallo", Role::Aidant),
            person: "Amina <O>".into(),
            locker_id: "7".into(),
            codes: vec!["ABCD-EFGH-JKMN".into(); 8],
            card: "ABRI1-7QX4-M2KD-90TZ-W8RB-5HVC-3NPG-6JYF-XT2A".into(),
            qr: samples::square(),
            words: words.split_whitespace().map(str::to_owned).collect(),
        }]
    }
}
