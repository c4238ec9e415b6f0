//! Opening a locker on two screens: the aidant's, that waits, and the person's, where the code is
//! chosen.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::give::AidantChoice;
use super::guardians::choices as samples_of_guardians;
use super::parts::AidantName;
use super::samples;
use super::shell::{Role, Shell};
use super::waiting::SecondScreen;

/// `/desk/openings/{id}`: the square for the person's phone, or what became of it.
#[derive(Debug, Clone, Template)]
#[template(path = "opening.html")]
pub struct OpeningPage {
    /// The frame.
    pub shell: Shell,
    /// Which.
    pub id: String,
    /// How the person is called, while it waits.
    pub name: Option<String>,
    /// How the person reaches it, while it waits.
    pub second: Option<SecondScreen>,
    /// Until when it waits, in words.
    pub until: String,
    /// The locker, once it is open.
    pub locker_id: Option<String>,
}

/// `/o/{short}`: what happens, and the person's code twice. Nothing of the aidant's session is here.
#[derive(Debug, Clone, Template)]
#[template(path = "choose_code.html")]
pub struct ChooseCodePage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `pin`, `again` and `guardian`.
    pub errors: Errors,
    /// Where the form goes.
    pub action: String,
    /// How the person is called, as the aidant typed it.
    pub name: String,
    /// Who opens it with them.
    pub aidant: AidantName,
    /// Who can be a guardian; those who are proposed are ticked.
    pub guardians: Vec<AidantChoice>,
    /// Until when it waits, in words.
    pub until: String,
}

impl OpeningPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let waiting = Self {
            shell: Shell::new(locale, "csrf", "/desk/openings/3")
                .signed("Marie Diallo", Role::Aidant),
            id: "3".into(),
            name: Some("Amina <O>".into()),
            second: Some(SecondScreen {
                qr: samples::square(),
                short: "ABCD-EFGH".into(),
                address: "abri.example/o".into(),
            }),
            until: locale.moment(samples::AT),
            locker_id: None,
        };
        let over = Self {
            name: None,
            second: None,
            ..waiting.clone()
        };
        let opened = Self {
            locker_id: Some("7".into()),
            ..over.clone()
        };
        vec![waiting, over, opened]
    }
}

impl ChooseCodePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = Self {
            shell: Shell::new(locale, "csrf", "/o/ABCD-EFGH"),
            errors: Errors::new(),
            action: "/o/ABCD-EFGH".into(),
            name: "Amina <O>".into(),
            aidant: samples::marie(),
            guardians: samples_of_guardians(),
            until: locale.moment(samples::AT),
        };
        let mut errors = Errors::one(locale, "pin", "opening-over");
        errors.add(locale, "again", "code-differs");
        errors.add(locale, "guardian", "guardians-needed");
        let wrong = Self {
            errors,
            ..page.clone()
        };
        vec![page, wrong]
    }
}
