//! Calls to a provider: HTTPS only (plain on this machine), no redirects, no large answers.

use std::future::Future;
use std::pin::Pin;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::Client;
use reqwest::redirect::Policy;

use super::StartError;
use crate::limits;

/// Why a provider was not heard. Neither says what was sent.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// Not reached, or not in time.
    #[error("the provider is not reached")]
    NotReached,
    /// The address is neither HTTPS nor on this machine.
    #[error("the provider names an address without HTTPS")]
    Open,
    /// More bytes than any answer of a provider has.
    #[error("the provider's answer is too long")]
    TooLong,
}

/// The one way to providers.
#[derive(Clone)]
pub struct Http(Client);

impl Http {
    pub(super) fn open() -> Result<Self, StartError> {
        crate::tls::provide();
        // A redirect or a proxy of the environment would hand codes and secrets to somebody else.
        let http = Client::builder()
            .timeout(limits::PROVIDER_TIMEOUT)
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| StartError(error.without_url().to_string()))?;
        Ok(Self(http))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, CallError> {
        if !private(&request.uri().to_string()) {
            return Err(CallError::Open);
        }
        let request = reqwest::Request::try_from(request).map_err(|_| CallError::NotReached)?;
        let sent = self.0.execute(request).await;
        let mut answer = sent.map_err(|_| CallError::NotReached)?;
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(|_| CallError::NotReached)? {
            if body.len() + part.len() > limits::PROVIDER_BYTES {
                return Err(CallError::TooLong);
            }
            body.extend_from_slice(&part);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = CallError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CallError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// Whether what goes to an address stays unread on the way.
pub fn private(url: &str) -> bool {
    let local = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        matches!(name, "localhost" | "127.0.0.1" | "[::1]")
    };
    url.starts_with("https://") || url.strip_prefix("http://").is_some_and(local)
}
