//! A gateway over HTTPS: `{"to", "text", "id"}` in JSON with a bearer token. Any 2xx means taken.

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

use super::{Message, NotifyError, Secret, SendError};
use crate::limits;

/// A gateway that can be called.
pub struct Gateway {
    http: Client,
    url: String,
}

impl Gateway {
    pub(super) fn open(url: &str, token: &Secret) -> Result<Self, NotifyError> {
        crate::tls::provide();
        let bearer = zeroize::Zeroizing::new(format!("Bearer {}", token.reveal()));
        let mut bearer = HeaderValue::from_str(&bearer)
            .map_err(|_| NotifyError::Https("the token is not one of a header".to_owned()))?;
        bearer.set_sensitive(true);
        let json = HeaderValue::from_static("application/json");
        let headers = HeaderMap::from_iter([(AUTHORIZATION, bearer), (CONTENT_TYPE, json)]);
        // A redirect or a proxy of the environment would hand number and token to somebody else.
        let http = Client::builder()
            .default_headers(headers)
            .timeout(limits::GATEWAY_TIMEOUT)
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| NotifyError::Https(error.without_url().to_string()))?;
        Ok(Self {
            http,
            url: url.to_owned(),
        })
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let body = serde_json::json!({
            "to": message.to, "text": message.text, "id": message.id.to_string(),
        });
        let call = self.http.post(&self.url).body(body.to_string());
        match call.send().await {
            Ok(answer) => taken(answer.status()),
            // Nobody was reached, so nothing was taken.
            Err(error) if error.is_connect() || error.is_builder() => {
                Err(SendError::NotTaken("the gateway is not reached".to_owned()))
            }
            Err(_) => Err(SendError::Unknown),
        }
    }
}

/// What a status says. A proxy that waited in vain for the gateway behind it knows nothing.
fn taken(status: StatusCode) -> Result<(), SendError> {
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::GATEWAY_TIMEOUT => Err(SendError::Unknown),
        status => Err(SendError::NotTaken(format!(
            "the gateway answers {}",
            status.as_u16()
        ))),
    }
}
