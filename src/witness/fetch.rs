//! HTTP towards witnesses and logs: one client, bounded in time and in bytes.

use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};

use crate::journal::note::MAX_NOTE;
use crate::limits;

/// Why there was no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No HTTPS on this machine.
    #[error("HTTPS cannot start: {0}")]
    Client(String),
    /// Nobody answered in time.
    #[error("it is not reached; is the address right, and does it run?")]
    NotReached,
    /// An answer that says no.
    #[error("it answers {0}")]
    Status(u16),
    /// An answer longer than any that is meant, or no text.
    #[error("its answer is not what the specification says")]
    Form,
}

/// A client that follows no redirect and uses no proxy of the environment: who answers is who was
/// asked.
pub(super) fn client() -> Result<Client, FetchError> {
    crate::tls::provide();
    let built = Client::builder()
        .timeout(limits::WITNESS_TIMEOUT)
        .redirect(Policy::none())
        .no_proxy()
        .build();
    built.map_err(|error| FetchError::Client(error.without_url().to_string()))
}

/// Asks, and reads what comes back.
pub(super) async fn get(http: &Client, url: &str) -> Result<Vec<u8>, FetchError> {
    let answer = http.get(url).send().await;
    let answer = answer.map_err(|_| FetchError::NotReached)?;
    match answer.status() {
        StatusCode::OK => read(answer).await,
        other => Err(FetchError::Status(other.as_u16())),
    }
}

/// Sends, and gives the status and what came back.
pub(super) async fn post(
    http: &Client,
    url: &str,
    body: String,
) -> Result<(u16, String), FetchError> {
    let answer = http.post(url).body(body).send().await;
    let answer = answer.map_err(|_| FetchError::NotReached)?;
    let status = answer.status().as_u16();
    let text = String::from_utf8(read(answer).await?);
    Ok((status, text.map_err(|_| FetchError::Form)?))
}

async fn read(mut answer: Response) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|_| FetchError::NotReached)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_NOTE {
            return Err(FetchError::Form);
        }
    }
    Ok(bytes)
}
