//! Providers of identities: their buttons at the doors, the step that is left, one's own ties.

use askama::Template;

use crate::http::web::locale::Locale;

use super::form::Errors;
use super::shell::{Role, Shell};

/// A provider on a button.
#[derive(Debug, Clone)]
pub struct ProviderName {
    /// Its name in addresses.
    pub name: String,
    /// What people call it.
    pub label: String,
}

impl ProviderName {
    /// Providers as ops name them.
    pub fn all(names: Vec<(String, String)>) -> Vec<Self> {
        let names = names.into_iter();
        names.map(|(name, label)| Self { name, label }).collect()
    }

    /// A provider for samples.
    #[doc(hidden)]
    pub fn samples() -> Vec<Self> {
        Self::all(vec![("fc".into(), "FranceConnect".into())])
    }
}

/// The answer to a browser that comes from another site: it goes on by itself, and only then shows
/// the cookies that no other site may make it show.
#[derive(Debug, Clone, Template)]
#[template(path = "hop.html")]
pub struct HopPage {
    /// The frame.
    pub shell: Shell,
    /// Where it goes on.
    pub href: &'static str,
}

/// `/identified`: the provider said who it is; what opens is still to come.
#[derive(Debug, Clone, Template)]
#[template(path = "identified.html")]
pub struct IdentifiedPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `card`, `pin`, `passphrase` and `otp`.
    pub errors: Errors,
    /// What people call the provider.
    pub label: String,
    /// Whether people with a locker come by it.
    pub people: bool,
    /// Whether staff comes by it.
    pub staff: bool,
    /// The card's text as it was typed; never a secret.
    pub card: String,
}

/// A tie of whoever looks.
#[derive(Debug, Clone)]
pub struct IdentityRow {
    /// The provider.
    pub provider: ProviderName,
    /// When it was made, in words.
    pub since: String,
    /// When somebody last entered by it, in words.
    pub used: Option<String>,
}

/// `/identities`: one's own ties.
#[derive(Debug, Clone, Template)]
#[template(path = "identities.html")]
pub struct IdentitiesPage {
    /// The frame.
    pub shell: Shell,
    /// Errors of `provider`.
    pub errors: Errors,
    /// The ties.
    pub linked: Vec<IdentityRow>,
    /// Providers to which there is none.
    pub free: Vec<ProviderName>,
}

/// `/identities/confirm`: the last question before a tie.
#[derive(Debug, Clone, Template)]
#[template(path = "identity_confirm.html")]
pub struct ConfirmIdentityPage {
    /// The frame.
    pub shell: Shell,
    /// What people call the provider.
    pub label: String,
}

impl HopPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        vec![Self {
            shell: Shell::new(locale, "csrf", "/"),
            href: "/identified",
        }]
    }
}

impl IdentifiedPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let person = Self {
            shell: Shell::new(locale, "csrf", "/identified"),
            errors: Errors::new(),
            label: "FranceConnect".into(),
            people: true,
            staff: false,
            card: String::new(),
        };
        let staff = Self {
            errors: Errors::one(locale, "passphrase", "entry-refused"),
            label: "ProConnect".into(),
            people: false,
            staff: true,
            ..person.clone()
        };
        let phrase = Self {
            errors: staff.errors.clone(),
            ..person.clone()
        };
        vec![person, phrase, staff]
    }
}

impl IdentitiesPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/identities").signed("Amina", Role::Beneficiary);
        let none = Self {
            shell: Shell {
                identities: true,
                ..shell
            },
            errors: Errors::one(locale, "provider", "identity-elsewhere"),
            linked: Vec::new(),
            free: ProviderName::samples(),
        };
        let row = |provider| IdentityRow {
            provider,
            since: locale.day(super::samples::AT),
            used: Some(locale.day(super::samples::AT)),
        };
        let linked = Self {
            errors: Errors::new(),
            linked: ProviderName::samples().into_iter().map(row).collect(),
            free: Vec::new(),
            ..none.clone()
        };
        vec![none, linked]
    }
}

impl ConfirmIdentityPage {
    /// Pages that a test renders in every language.
    #[doc(hidden)]
    pub fn samples(locale: Locale) -> Vec<Self> {
        let shell = Shell::new(locale, "csrf", "/identities/confirm");
        vec![Self {
            shell: shell.signed("Amina", Role::Beneficiary),
            label: "FranceConnect".into(),
        }]
    }
}
