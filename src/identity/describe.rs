//! A provider's description of itself (OpenID Connect Discovery, section 4), found when it is first
//! needed and asked for anew when it is old.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use openidconnect::core::{CoreClient, CoreProviderMetadata};
use openidconnect::{AuthType, ClientId, ClientSecret, DiscoveryError, IssuerUrl};

use super::IdentityError;
use super::provider::{Party, Provider};
use crate::clock::Timestamp;

/// A description and when it was heard.
#[derive(Clone)]
pub(super) struct Known {
    at: Timestamp,
    metadata: Arc<CoreProviderMetadata>,
}

impl Provider {
    /// The provider's description, no older than this.
    pub(super) async fn metadata(
        &self,
        now: Timestamp,
        age: Duration,
    ) -> Result<Arc<CoreProviderMetadata>, IdentityError> {
        let known = self.known.read();
        let known = known.unwrap_or_else(PoisonError::into_inner).clone();
        match known.filter(|known| now < known.at.plus(age)) {
            Some(known) => Ok(known.metadata),
            None => self.fetch(now).await,
        }
    }

    pub(super) async fn fetch(
        &self,
        now: Timestamp,
    ) -> Result<Arc<CoreProviderMetadata>, IdentityError> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone());
        let issuer = issuer.map_err(|_| IdentityError::NotAuthentic("issuer"))?;
        let found = CoreProviderMetadata::discover_async(issuer, &self.http).await;
        let metadata = Arc::new(found.map_err(|error| match error {
            DiscoveryError::Validation(_) => IdentityError::NotAuthentic("issuer"),
            DiscoveryError::Parse(_) => IdentityError::NotAuthentic("description"),
            _ => IdentityError::Down,
        })?);
        let known = Known {
            at: now,
            metadata: metadata.clone(),
        };
        let mut kept = self.known.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(known);
        Ok(metadata)
    }

    pub(super) fn party(&self, metadata: &CoreProviderMetadata) -> Result<Party, IdentityError> {
        if metadata.token_endpoint().is_none() {
            return Err(IdentityError::NotAuthentic("description"));
        }
        let secret = ClientSecret::new(self.settings.client_secret.reveal().to_owned());
        let id = ClientId::new(self.settings.client_id.clone());
        let party = CoreClient::from_provider_metadata(metadata.clone(), id, Some(secret));
        Ok(party.set_auth_type(self.auth_type(metadata)))
    }

    /// How the secret is shown: as the provider says, by the header where it says nothing
    /// (OpenID Connect Discovery, section 3).
    fn auth_type(&self, metadata: &CoreProviderMetadata) -> AuthType {
        use openidconnect::core::CoreClientAuthMethod::ClientSecretBasic;
        let taken = metadata.token_endpoint_auth_methods_supported();
        let header = taken.is_none_or(|taken| taken.contains(&ClientSecretBasic));
        if header && !self.settings.secret_in_body {
            AuthType::BasicAuth
        } else {
            AuthType::RequestBody
        }
    }
}
