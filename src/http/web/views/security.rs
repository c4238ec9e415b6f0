//! "Ma carte, mes codes".

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::shell::{Role, Shell};

/// `/security`: what opens the locker, and where each of it is changed.
#[derive(Debug, Clone, Template)]
#[template(path = "security.html")]
pub struct SecurityPage {
    /// The frame.
    pub shell: Shell,
    /// What the card is: a code of `labels::CARDS`.
    pub card: String,
    /// The number that blocks it, as long as it is not blocked.
    pub number: Option<String>,
    /// Whether there are a login and a passphrase.
    pub passphrase: bool,
    /// How many ways back are left without the card.
    pub back: usize,
    /// Whether there is a provider of identities that a person could tie.
    pub identities: bool,
}

/// Other pages about entering: address, picture, key of its text. One line a page; the list stands
/// at the end of `/security`.
pub const LINKS: &[(&str, &str, &str)] = &[
    ("/guardians", "person", "guardians-title"),
    ("/codes", "card", "codes-title"),
    ("/contact", "phone", "contact-title"),
    ("/identities", "identity", "identities-title"),
    ("/sessions", "clock", "sessions-title"),
    ("/passkeys", "phone", "passkey-title"),
];

/// `/security/card`: a code for a new card.
#[derive(Debug, Clone, Template)]
#[template(path = "new_card.html")]
pub struct NewCardPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `pin` and `again`.
    pub errors: Errors,
}

/// `/security/code`: the card, its code, another code.
#[derive(Debug, Clone, Template)]
#[template(path = "change_code.html")]
pub struct ChangeCodePage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `card`, `pin`, `new_pin` and `again`.
    pub errors: Errors,
    /// The card's text as it was typed; never a code.
    pub card: String,
}

/// After `/security/sheet`: twelve new words, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "new_sheet.html")]
pub struct NewSheetPage {
    /// The frame.
    pub shell: Shell,
    /// The words.
    pub words: Vec<String>,
}

/// `/security/passphrase`: a login and a passphrase, typed twice; `/passphrase`: that of staff.
#[derive(Debug, Clone, Template)]
#[template(path = "passphrase.html")]
pub struct PassphrasePage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `login`, `old_passphrase`, `passphrase` and `again`.
    pub errors: Errors,
    /// The login as it was typed, where one is chosen.
    pub login: Option<String>,
    /// Whether the old one is asked.
    pub asks_old: bool,
}

fn shell(locale: Locale, path: &str) -> Shell {
    Shell::new(locale, "csrf", path).signed("Amina", Role::Beneficiary)
}

impl SecurityPage {
    /// The other pages about entering.
    pub fn links(&self) -> Vec<&'static (&'static str, &'static str, &'static str)> {
        let leads = |link: &&(&str, &str, &str)| self.identities || link.0 != "/identities";
        LINKS.iter().filter(leads).collect()
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |card: &str, number: Option<&str>, passphrase, back| Self {
            shell: shell(locale, "/security"),
            card: card.to_owned(),
            number: number.map(str::to_owned),
            passphrase,
            back,
            identities: passphrase,
        };
        vec![
            page("ready", Some("7QX4-M2KD"), false, 1),
            page("locked", Some("7QX4-M2KD"), true, 2),
            page("blocked", None, true, 3),
            page("none", None, false, 0),
        ]
    }
}

impl NewCardPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors| Self {
            shell: shell(locale, "/security/card"),
            errors,
        };
        let wrong = Errors::one(locale, "pin_1", "code-pictures");
        vec![page(Errors::new()), page(wrong)]
    }
}

impl ChangeCodePage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors, card: &str| Self {
            shell: shell(locale, "/security/code"),
            errors,
            card: card.to_owned(),
        };
        let mut errors = Errors::one(locale, "card", "card-short");
        errors.add(locale, "pin", "entry-refused");
        errors.add(locale, "new_pin", "code-easy");
        vec![page(Errors::new(), ""), page(errors, "7QX4-M2KD <1>")]
    }
}

impl NewSheetPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let words = "abaisser abandon abdiquer abeille abolir aborder aboutir aboyer abrasif \
                     abreuver abriter abroger";
        let words = words.split_whitespace().map(str::to_owned);
        vec![Self {
            shell: shell(locale, "/security/sheet"),
            words: words.collect(),
        }]
    }
}

impl PassphrasePage {
    /// The key of the title.
    fn title(&self) -> &'static str {
        match self.login {
            Some(_) => "phrase-title",
            None => "passphrase-title",
        }
    }

    /// Where one came from.
    fn back(&self) -> &'static str {
        match self.login {
            Some(_) => "/security",
            None => "/passkeys",
        }
    }

    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |errors, login: &str| Self {
            shell: shell(locale, "/security/passphrase"),
            errors,
            login: Some(login.to_owned()),
            asks_old: false,
        };
        let errors = Errors::one(locale, "login", "login-taken");
        let staff = |errors, asks_old| Self {
            shell: Shell::new(locale, "csrf", "/passphrase").signed("Marie", Role::Aidant),
            errors,
            login: None,
            asks_old,
        };
        let wrong = Errors::one(locale, "old_passphrase", "passphrase-wrong");
        vec![
            page(Errors::new(), ""),
            page(errors, "amina"),
            staff(Errors::new(), false),
            staff(wrong, true),
        ]
    }
}
