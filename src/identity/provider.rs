//! One provider: its description, found when it is first needed, and the two steps with it
//! (OpenID Connect Core, section 3.1; RFC 7636 with S256).

use std::borrow::Cow;
use std::sync::RwLock;

use openidconnect::core::{CoreAuthPrompt, CoreClient, CoreResponseType};
use openidconnect::{
    AuthenticationContextClass, AuthenticationFlow, AuthorizationCode, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, Scope, TokenResponse,
};
use zeroize::Zeroizing;

use super::describe::Known;
use super::http::{Http, private};
use super::settings::ProviderSettings;
use super::{IdentityError, userinfo, verify};
use crate::clock::Timestamp;
use crate::limits;

/// We, as the provider's description says how to talk to it.
pub(super) type Party = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a way to the provider begins with.
pub struct Asked<'a> {
    /// Comes back in the address, unchanged.
    pub state: &'a str,
    /// Comes back in the token.
    pub nonce: &'a str,
    /// Is shown when the code is brought; only its digest goes out now.
    pub verifier: &'a str,
    /// Where the provider sends the browser back to.
    pub back: &'a str,
}

/// What came back.
pub struct Brought<'a> {
    /// Good once, at the provider.
    pub code: &'a str,
    /// As in [`Asked`].
    pub nonce: &'a str,
    /// As in [`Asked`].
    pub verifier: &'a str,
    /// As in [`Asked`].
    pub back: &'a str,
}

/// Who somebody is to a provider. Never kept, never shown.
pub struct Subject {
    /// The issuer.
    pub issuer: String,
    /// What the issuer calls them (`sub`).
    pub name: Zeroizing<String>,
}

/// One provider.
pub struct Provider {
    /// What the operator says of it.
    pub settings: ProviderSettings,
    pub(super) http: Http,
    pub(super) known: RwLock<Option<Known>>,
}

impl Provider {
    pub(super) fn new(settings: ProviderSettings, http: Http) -> Self {
        Self {
            settings,
            http,
            known: RwLock::default(),
        }
    }

    /// The address at the provider to which the browser is sent.
    ///
    /// # Errors
    /// [`IdentityError::Down`].
    pub async fn address(
        &self,
        asked: &Asked<'_>,
        now: Timestamp,
    ) -> Result<String, IdentityError> {
        let metadata = in_time(self.metadata(now, limits::PROVIDER_HEARD)).await?;
        let party = self.party(&metadata)?;
        let (state, nonce) = (asked.state.to_owned(), asked.nonce.to_owned());
        let verifier = PkceCodeVerifier::new(asked.verifier.to_owned());
        let mut request = party
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .set_redirect_uri(Cow::Owned(back(asked.back)?));
        // Computers are shared: whoever sat here before must not be taken for whoever sits here now.
        if self.settings.meant.people() {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        for scope in &self.settings.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for level in &self.settings.acr_values {
            let level = AuthenticationContextClass::new(level.clone());
            request = request.add_auth_context_value(level);
        }
        let (address, ..) = request.url();
        Some(address.to_string())
            .filter(|address| private(address))
            .ok_or(IdentityError::NotAuthentic("address"))
    }

    /// Who somebody is, from the code that their browser brought.
    ///
    /// # Errors
    /// The provider is down, or something fails its proof.
    pub async fn subject(
        &self,
        brought: &Brought<'_>,
        now: Timestamp,
    ) -> Result<Subject, IdentityError> {
        in_time(self.exchange(brought, now)).await
    }

    async fn exchange(
        &self,
        brought: &Brought<'_>,
        now: Timestamp,
    ) -> Result<Subject, IdentityError> {
        let mut metadata = self.metadata(now, limits::PROVIDER_KNOWN).await?;
        let mut party = self.party(&metadata)?;
        let code = AuthorizationCode::new(brought.code.to_owned());
        let request = party
            .exchange_code(code)
            .map_err(|_| IdentityError::NotAuthentic("description"))?
            .set_pkce_verifier(PkceCodeVerifier::new(brought.verifier.to_owned()))
            .set_redirect_uri(Cow::Owned(back(brought.back)?));
        let answer = request.request_async(&self.http).await;
        let answer = answer.map_err(|error| match error {
            RequestTokenError::Request(_) => IdentityError::Down,
            RequestTokenError::ServerResponse(_) => IdentityError::NotAuthentic("code"),
            _ => IdentityError::NotAuthentic("answer"),
        })?;
        let token = answer
            .id_token()
            .ok_or(IdentityError::NotAuthentic("no_token"))?;
        let nonce = Nonce::new(brought.nonce.to_owned());
        if verify::key_is_new(&party, token) {
            // The provider has moved on to another key since it was described.
            metadata = self.fetch(now).await?;
            party = self.party(&metadata)?;
        }
        let access = answer.access_token();
        let subject = verify::claims(&party, &self.settings, (token, &nonce, access), now)?;
        if self.settings.signed_userinfo {
            let about = (access, &subject);
            userinfo::check(&self.settings, &metadata, about, (&self.http, now)).await?;
        }
        Ok(Subject {
            issuer: self.settings.issuer.clone(),
            name: Zeroizing::new(subject.to_string()),
        })
    }
}

fn back(address: &str) -> Result<RedirectUrl, IdentityError> {
    RedirectUrl::new(address.to_owned()).map_err(|_| IdentityError::NotAuthentic("address"))
}

/// Nobody waits longer for a provider, however many calls it takes.
async fn in_time<T>(
    work: impl Future<Output = Result<T, IdentityError>>,
) -> Result<T, IdentityError> {
    let done = tokio::time::timeout(limits::PROVIDER_TIMEOUT, work).await;
    done.unwrap_or(Err(IdentityError::Down))
}
