//! The card: as it is printed, typed to be printed, and lost.

use askama::Template;

use crate::http::web::html::Html;
use crate::http::web::locale::Locale;

use super::form::Errors;
use super::samples;
use super::shell::{Notice, Role, Shell};

/// A card to print, after `/card/print` and `/security/card`.
#[derive(Debug, Clone, Template)]
#[template(path = "card.html")]
pub struct CardPage {
    /// The frame.
    pub shell: Shell,
    /// The text of the card.
    pub card: String,
    /// The same as a square to scan: an SVG drawing.
    pub qr: Html,
    /// The number that blocks the card.
    pub block_number: String,
    /// One-time codes, where the card is new.
    pub codes: Vec<String>,
}

/// `/card/print`: the text of a card, or its photo.
#[derive(Debug, Clone, Template)]
#[template(path = "print_card.html")]
pub struct PrintCardPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `card` and `photo`.
    pub errors: Errors,
    /// The card's text as it was typed.
    pub card: String,
}

/// `/lost/card`: the number that blocks a card.
#[derive(Debug, Clone, Template)]
#[template(path = "lost_card.html")]
pub struct LostCardPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `number`.
    pub errors: Errors,
    /// The number as it was typed.
    pub number: String,
}

impl CardPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/card/print");
        let page = Self {
            shell: shell.clone(),
            card: "7QX4-M2KD-90TZ-W8RB-5HVC-3NPG-6JYF".into(),
            qr: samples::square(),
            block_number: "7QX4-M2KD".into(),
            codes: Vec::new(),
        };
        let new = Self {
            shell: shell.signed("Amina", Role::Beneficiary),
            codes: vec!["ABCD-EFGH-JKMN-PQRS".to_owned(); 8],
            ..page.clone()
        };
        vec![page, new]
    }
}

impl PrintCardPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors, card: &str| Self {
            shell: Shell::new(locale, "csrf", "/card/print"),
            errors,
            card: card.to_owned(),
        };
        let mut errors = Errors::one(locale, "card", "card-group");
        errors.add(locale, "photo", "photo-foreign");
        vec![page(Errors::new(), ""), page(errors, "7QX4-M2KD <1>")]
    }
}

impl LostCardPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |shell: Shell, errors| Self {
            shell,
            errors,
            number: String::new(),
        };
        let shell = Shell::new(locale, "csrf", "/lost/card");
        let done = Shell {
            notice: Notice::done(locale, "card-lost"),
            ..shell.clone()
        };
        let errors = Errors::one(locale, "number", "number-form");
        vec![page(shell, errors), page(done, Errors::new())]
    }
}
