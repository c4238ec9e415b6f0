//! The only home of OpenID Connect: another server says who somebody is. What it says stands for the
//! login that would be typed, and opens nothing; nothing it says is kept but a keyed index.

mod describe;
mod http;
mod provider;
mod settings;
mod userinfo;
mod verify;

pub use http::private;
pub use provider::{Asked, Brought, Provider, Subject};
pub use settings::{Meant, Preset, ProviderSettings};

/// The machine cannot make HTTPS calls, for example for want of certificates.
#[derive(Debug, thiserror::Error)]
#[error("providers of identities cannot be reached from here: {0}")]
pub struct StartError(String);

/// Why a provider did not say who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// It is not reached, is too slow, or has trouble of its own.
    #[error("the provider does not answer")]
    Down,
    /// What came fails its proof, by its name.
    #[error("what the provider says fails its proof: {0}")]
    NotAuthentic(&'static str),
}

/// Every provider that is configured.
pub struct Providers(Vec<Provider>);

impl Providers {
    /// Makes them ready. None is called: one that is down must not stop the server.
    ///
    /// # Errors
    /// The machine cannot make HTTPS calls.
    pub fn open(settings: &[ProviderSettings]) -> Result<Self, StartError> {
        if settings.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let http = http::Http::open()?;
        let open = |one: &ProviderSettings| Provider::new(one.clone(), http.clone());
        Ok(Self(settings.iter().map(open).collect()))
    }

    /// The provider of a name.
    pub fn find(&self, name: &str) -> Option<&Provider> {
        self.iter().find(|provider| provider.settings.name == name)
    }

    /// All of them, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }
}
