//! Where the SMS gateway hands in what people answered: `POST /sms/received`, signed. Every signed
//! message is answered alike, whatever became of it.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use super::error::{ApiError, malformed};
use crate::app::App;
use crate::limits;
use crate::ops::receive_sms::{Heard, receive_sms};

/// The gateway's route; it is not part of the API that people's programs use.
pub fn router() -> Router<App> {
    let small = DefaultBodyLimit::max(limits::RECEIVED_BYTES);
    Router::new().route("/sms/received", post(received).layer(small))
}

async fn received(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ApiError> {
    let signature = headers.get("x-abri-signature");
    let signature = signature.and_then(|value| value.to_str().ok());
    let heard = receive_sms(&app, signature.unwrap_or_default(), &body).await?;
    Ok(match heard {
        Heard::Taken => StatusCode::OK.into_response(),
        Heard::Refused => malformed(
            StatusCode::UNAUTHORIZED,
            "not_authentic",
            "This message is not signed, or its signature is wrong or old.".to_owned(),
        ),
    })
}
