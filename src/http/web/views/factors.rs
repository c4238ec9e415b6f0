//! Passkeys and second factors of whoever is in, and what stands in for them.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::samples;
use super::shell::{Role, Shell};

/// `/enter/passkey`: a passkey alone.
#[derive(Debug, Clone, Template)]
#[template(path = "enter_passkey.html")]
pub struct EnterPasskeyPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `passkey`.
    pub errors: Errors,
}

/// `/factors`: passkeys and, for staff, the application's codes, printed codes, sheet, passphrase.
#[derive(Debug, Clone, Template)]
#[template(path = "factors.html")]
pub struct FactorsPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `passkey`.
    pub errors: Errors,
    /// Passkeys, oldest first.
    pub passkeys: Vec<PasskeyLine>,
    /// Whether it is about staff.
    pub staff: bool,
    /// Whether an application makes codes.
    pub totp: bool,
    /// How many printed codes are left.
    pub codes: usize,
    /// Where one came from.
    pub back: &'static str,
}

/// One passkey.
#[derive(Debug, Clone)]
pub struct PasskeyLine {
    /// Its id.
    pub id: String,
    /// The day it was added, in words.
    pub since: String,
    /// Whether it opens by itself.
    pub unlocks: bool,
}

/// Printed codes or the words of a sheet, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "factor_codes.html")]
pub struct FactorCodesPage {
    /// The frame.
    pub shell: Shell,
    /// The key of the title.
    pub title: &'static str,
    /// The codes.
    pub codes: Vec<String>,
    /// The words of a sheet.
    pub words: Vec<String>,
}

impl EnterPasskeyPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/enter/passkey");
        let page = |errors| Self {
            shell: shell.clone(),
            errors,
        };
        let refused = Errors::one(locale, "passkey", "passkey-refused");
        vec![page(Errors::new()), page(refused)]
    }
}

impl FactorsPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |name: &str, role, unlocks| Self {
            shell: Shell::new(locale, "csrf", "/passkeys").signed(name, role),
            errors: Errors::new(),
            passkeys: vec![PasskeyLine {
                id: "7".into(),
                since: locale.day(samples::AT),
                unlocks,
            }],
            staff: role != Role::Beneficiary,
            totp: true,
            codes: 7,
            back: "/security",
        };
        let mut bare = page("Marie", Role::Aidant, false);
        (bare.passkeys, bare.totp) = (Vec::new(), false);
        let guarding = page("Amina", Role::Beneficiary, false);
        vec![
            page("Amina", Role::Beneficiary, true),
            guarding,
            page("Marie", Role::Aidant, false),
            bare,
        ]
    }
}

impl FactorCodesPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let page = |title, codes: &[&str], words: &[&str]| Self {
            shell: Shell::new(locale, "csrf", "/passkeys").signed("Marie", Role::Aidant),
            title,
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        vec![
            page("factor-codes-title", &["ABCD-EFGH-JKMN-PQRS"; 10], &[]),
            page("sheet-paper-title", &[], &["abandon"; 12]),
        ]
    }
}
