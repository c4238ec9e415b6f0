//! `[oidc.NAME]`: a provider of identities, by a preset or in full.

use serde::Deserialize;

use super::ConfigError;
use crate::identity::{Meant, Preset, ProviderSettings, private};
use crate::notify::Secret;

/// Characters of a provider's name.
const NAME_CHARS: usize = 32;

/// One provider of identities.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OidcConfig {
    /// Whose rules are known: `franceconnect` or `proconnect`.
    pub preset: Option<Preset>,
    /// The provider's address, exactly as its description says it.
    pub issuer: Option<String>,
    /// What it knows us by.
    pub client_id: Option<String>,
    /// What we prove with that we are it.
    pub client_secret: Option<Secret>,
    /// What people read on the button.
    pub label: Option<String>,
    /// Whom it knows: `person`, `staff` or `both`.
    #[serde(rename = "for")]
    pub meant: Option<Meant>,
    /// What is asked for beside `openid`.
    pub scopes: Option<Vec<String>>,
    /// Levels of assurance that are asked for.
    pub acr_values: Option<Vec<String>>,
    /// Whether its userinfo must be a signed token.
    pub signed_userinfo: Option<bool>,
}

/// FranceConnect's levels, lowest first; a higher one than was asked for is taken as well.
const EIDAS: [&str; 3] = ["eidas1", "eidas2", "eidas3"];

impl OidcConfig {
    pub(super) fn check(&self, name: &str, public: bool) -> Result<(), ConfigError> {
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let empty = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
        let secret = self.client_secret.as_ref();
        let problem = match () {
            () if name.is_empty() || name.len() > NAME_CHARS || !name.chars().all(known) => {
                "has a name with other than small letters, digits and dashes"
            }
            () if !public => "needs public_url: providers send people back there",
            () if empty(&self.issuer) => "needs issuer, the provider's address",
            () if !self.issuer.as_deref().is_some_and(private) => {
                "issuer must begin with https:// (http:// only on this machine)"
            }
            () if empty(&self.client_id) => "needs client_id",
            () if secret.is_none_or(|secret| secret.reveal().is_empty()) => "needs client_secret",
            () if self.preset.is_none() && self.meant.is_none() => {
                "needs for: person, staff or both"
            }
            () if self.preset.is_none() && empty(&self.label) => "needs a label for its button",
            () => return Ok(()),
        };
        Err(ConfigError::Value("oidc", problem))
    }

    /// The provider, with what its preset says where nothing else was said.
    pub(super) fn settings(&self, name: &str) -> Option<ProviderSettings> {
        let text = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let france = self.preset == Some(Preset::FranceConnect);
        let pro = self.preset == Some(Preset::ProConnect);
        let (label, meant, scopes, levels) = match self.preset {
            Some(Preset::FranceConnect) => {
                ("FranceConnect", Meant::Person, text(&[]), text(&EIDAS[..1]))
            }
            Some(Preset::ProConnect) => ("ProConnect", Meant::Staff, text(&["uid"]), text(&[])),
            None => ("", Meant::Both, text(&[]), text(&[])),
        };
        let acr_values = self.acr_values.clone().unwrap_or(levels);
        let first = EIDAS
            .iter()
            .position(|level| acr_values.first().is_some_and(|one| one == level));
        let acr_taken = match first {
            Some(first) if france => text(&EIDAS[first..]),
            _ => acr_values.clone(),
        };
        Some(ProviderSettings {
            name: name.to_owned(),
            label: self.label.clone().unwrap_or_else(|| label.to_owned()),
            issuer: self.issuer.clone()?,
            client_id: self.client_id.clone()?,
            client_secret: self.client_secret.clone()?,
            meant: self.meant.unwrap_or(meant),
            scopes: self.scopes.clone().unwrap_or(scopes),
            acr_values,
            acr_taken,
            signed_userinfo: self.signed_userinfo.unwrap_or(pro),
            secret_in_body: france || pro,
        })
    }

    /// What `abri check-config` says of it, without the secret.
    pub fn meaning(&self, name: &str, public: &str) -> String {
        let Some(settings) = self.settings(name) else {
            return "is not complete".to_owned();
        };
        let whom = match settings.meant {
            Meant::Person => "people",
            Meant::Staff => "staff",
            Meant::Both => "people and staff",
        };
        let userinfo = if settings.signed_userinfo {
            "; its userinfo must be signed"
        } else {
            ""
        };
        let public = public.trim_end_matches('/');
        format!(
            "{} for {whom}, by {}{userinfo}; register {public}/oidc/{name}/callback there",
            settings.label, settings.issuer
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, ConfigError};
    use crate::identity::Meant;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Config::load(None, None, pairs.iter().map(own))
    }

    const PUBLIC: (&str, &str) = ("ABRI_PUBLIC_URL", "https://papers.example.org/");
    const PRESET: (&str, &str) = ("ABRI_OIDC__FC__PRESET", "franceconnect");
    const ISSUER: (&str, &str) = ("ABRI_OIDC__FC__ISSUER", "https://fc.example.org/api/v2");
    const ID: (&str, &str) = ("ABRI_OIDC__FC__CLIENT_ID", "1234");
    const SECRET: (&str, &str) = ("ABRI_OIDC__FC__CLIENT_SECRET", "canari-geheim");

    #[test]
    fn a_preset_says_what_is_not_said() {
        let config = load(&[PUBLIC, PRESET, ISSUER, ID, SECRET]).expect("a configuration");
        let settings = config.settings();
        let provider = settings.identities.first().expect("a provider");
        assert_eq!(
            (provider.name.as_str(), provider.client_id.as_str()),
            ("fc", "1234")
        );
        assert_eq!(provider.label, "FranceConnect");
        assert_eq!(provider.meant, Meant::Person);
        assert_eq!(
            (&provider.scopes[..], &provider.acr_values[..]),
            (&[][..], &["eidas1".to_owned()][..])
        );
        assert_eq!(provider.acr_taken.len(), 3);
        let meaning = config.oidc["fc"].meaning("fc", "https://papers.example.org/");
        assert!(meaning.ends_with("register https://papers.example.org/oidc/fc/callback there"));
        assert!(!format!("{config:?} {provider:?} {meaning}").contains("geheim"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for pairs in [
            &[PRESET, ISSUER, ID, SECRET][..],
            &[PUBLIC, ISSUER, ID, SECRET],
            &[PUBLIC, PRESET, ID, SECRET],
            &[PUBLIC, PRESET, ISSUER, SECRET],
            &[PUBLIC, PRESET, ISSUER, ID],
            &[
                PUBLIC,
                PRESET,
                ("ABRI_OIDC__FC__ISSUER", "http://fc.example.org"),
                ID,
                SECRET,
            ],
            &[
                PUBLIC,
                PRESET,
                ISSUER,
                ID,
                SECRET,
                ("ABRI_OIDC__FC__SUBJECT", "x"),
            ],
            &[
                PUBLIC,
                ("ABRI_OIDC__FC__PRESET", "facebook"),
                ISSUER,
                ID,
                SECRET,
            ],
            &[PUBLIC, ("ABRI_OIDC__PRESET", "franceconnect")],
        ] {
            assert!(load(pairs).is_err(), "{pairs:?}");
        }
        assert!(load(&[]).expect("nothing").settings().identities.is_empty());
    }
}
