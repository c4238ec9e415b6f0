//! What an operator says of a provider.

use serde::Deserialize;

use crate::notify::Secret;

/// A provider whose rules are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// FranceConnect, version 2: people. Its lowest level is enough, since it opens nothing.
    FranceConnect,
    /// ProConnect: agents and staff, whose userinfo is a signed token.
    ProConnect,
}

/// Whom a provider knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meant {
    /// People who have a locker.
    Person,
    /// Aidants, coordinators, auditors.
    Staff,
    /// Both.
    Both,
}

impl Meant {
    /// Whether people who have a locker come by this provider.
    pub const fn people(self) -> bool {
        matches!(self, Self::Person | Self::Both)
    }

    /// Whether staff comes by this provider.
    pub const fn staff(self) -> bool {
        matches!(self, Self::Staff | Self::Both)
    }
}

/// One provider.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    /// Its name in addresses: small letters, digits and dashes.
    pub name: String,
    /// What people read on the button.
    pub label: String,
    /// Its address, exactly as its tokens say it (OpenID Connect Core, section 2, `iss`).
    pub issuer: String,
    /// What it knows us by.
    pub client_id: String,
    /// What we prove with that we are it.
    pub client_secret: Secret,
    /// Whom it knows.
    pub meant: Meant,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// Levels of assurance that are asked for.
    pub acr_values: Vec<String>,
    /// Levels of assurance that are taken; with none, any is.
    pub acr_taken: Vec<String>,
    /// Whether its userinfo must be a signed token about the same subject.
    pub signed_userinfo: bool,
    /// Whether the secret goes in the body of the call (`client_secret_post`); else the provider's
    /// description decides.
    pub secret_in_body: bool,
}
