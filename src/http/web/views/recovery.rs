//! Coming back: what was lost, the person's waiting page, and stopping what is not theirs.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::form::Errors;
use super::samples;
use super::shell::Shell;
use super::waiting::SecondScreen;

/// `/lost`: what was lost leads to its way back.
#[derive(Debug, Clone, Template)]
#[template(path = "return.html")]
pub struct ReturnPage {
    /// The frame.
    pub shell: Shell,
}

/// `/lost/code` and `/lost/all`: a new code twice, with the card where it is there.
#[derive(Debug, Clone, Template)]
#[template(path = "return_form.html")]
pub struct ReturnFormPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `card`, `pin` and `again`.
    pub errors: Errors,
    /// The card's text as it was typed; none where the card was lost.
    pub card: Option<String>,
}

/// The new card of somebody who lost theirs, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "return_card.html")]
pub struct ReturnCardPage {
    /// The frame.
    pub shell: Shell,
    /// Text of the card.
    pub card: String,
    /// The same as a square.
    pub qr: Html,
    /// The short address of what waits.
    pub short: String,
}

/// `/r/{short}`: how far it is, in plain words. It names nobody.
#[derive(Debug, Clone, Template)]
#[template(path = "recovery.html")]
pub struct RecoveryPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `code`, `card` and `pin`.
    pub errors: Errors,
    /// How the guardian reaches it.
    pub second: SecondScreen,
    /// The code of its state.
    pub state: String,
    /// Guardians who confirmed, of those who must.
    pub counted: String,
    /// When the person may finish it, in words.
    pub ready: Option<String>,
    /// When it is over, in words.
    pub until: String,
    /// Whether the person's phone shortens the delay.
    pub phone: bool,
    /// The card's text as it was typed.
    pub card: String,
}

/// `/veto`: the code of a message stops it.
#[derive(Debug, Clone, Template)]
#[template(path = "veto.html")]
pub struct VetoPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `code`.
    pub errors: Errors,
}

impl ReturnPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        vec![Self {
            shell: Shell::new(locale, "csrf", "/lost"),
        }]
    }
}

impl ReturnFormPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let all = Self {
            shell: Shell::new(locale, "csrf", "/lost/all"),
            errors: Errors::new(),
            card: None,
        };
        let mut errors = Errors::one(locale, "card", "return-refused");
        errors.add(locale, "pin", "code-easy");
        let code = Self {
            shell: Shell::new(locale, "csrf", "/lost/code"),
            errors,
            card: Some("7QX4-<b>".into()),
        };
        vec![all, code]
    }
}

impl ReturnCardPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        vec![Self {
            shell: Shell::new(locale, "csrf", "/lost/all"),
            card: "7QX4-M2KD-90TZ-W8RB-5HVC-3NPG-6JYF".into(),
            qr: samples::square(),
            short: "ABCD-EFGH".into(),
        }]
    }
}

impl RecoveryPage {
    /// The picture of the state.
    pub fn picture(&self) -> &'static str {
        match self.state.as_str() {
            "ready" | "finished" => "done",
            "waiting" | "delayed" => "clock",
            _ => "refused",
        }
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |state: &str| Self {
            shell: Shell::new(locale, "csrf", "/r/ABCD-EFGH"),
            errors: Errors::new(),
            second: SecondScreen {
                qr: samples::square(),
                short: "ABCD-EFGH".into(),
                address: "abri.example/desk/recover".into(),
            },
            state: state.into(),
            counted: "1 / 2".into(),
            ready: (state == "delayed").then(|| locale.moment(samples::AT)),
            until: locale.moment(samples::AT),
            phone: state == "delayed",
            card: String::new(),
        };
        let wrong = Self {
            errors: Errors::one(locale, "pin", "entry-refused"),
            ..page("ready")
        };
        let states = [
            "waiting", "delayed", "ready", "finished", "vetoed", "lapsed",
        ];
        states.into_iter().map(page).chain([wrong]).collect()
    }
}

impl VetoPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors| Self {
            shell: Shell::new(locale, "csrf", "/veto"),
            errors,
        };
        let wrong = Errors::one(locale, "code", "veto-refused");
        vec![page(Errors::new()), page(wrong)]
    }
}
