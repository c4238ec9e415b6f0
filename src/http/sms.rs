//! Where a gateway hands in what people answered (`POST /sms/received`) and what never arrived
//! (`POST /sms/failed`, `POST /mail/bounced`), signed. Whatever is signed is answered alike,
//! whatever became of it.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use super::error::{ApiError, malformed};
use crate::app::App;
use crate::domain::way::Way;
use crate::limits;
use crate::ops::receive_failure::receive_failure;
use crate::ops::receive_sms::{Heard, receive_sms};

/// The gateway's routes; they are not part of the API that people's programs use.
pub fn router() -> Router<App> {
    let small = DefaultBodyLimit::max(limits::RECEIVED_BYTES);
    Router::new()
        .route("/sms/received", post(received))
        .route("/sms/failed", post(sms_failed))
        .route("/mail/bounced", post(mail_bounced))
        .layer(small)
}

async fn received(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ApiError> {
    Ok(answer(receive_sms(&app, signature(&headers), &body).await?))
}

async fn sms_failed(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ApiError> {
    let heard = receive_failure(&app, Way::Sms, signature(&headers), &body).await?;
    Ok(answer(heard))
}

async fn mail_bounced(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ApiError> {
    let heard = receive_failure(&app, Way::Email, signature(&headers), &body).await?;
    Ok(answer(heard))
}

fn signature(headers: &HeaderMap) -> &str {
    let signature = headers.get("x-abri-signature");
    let signature = signature.and_then(|value| value.to_str().ok());
    signature.unwrap_or_default()
}

fn answer(heard: Heard) -> Response {
    match heard {
        Heard::Taken => StatusCode::OK.into_response(),
        Heard::Refused => malformed(
            StatusCode::UNAUTHORIZED,
            "not_authentic",
            "This message is not signed, or its signature is wrong or old.".to_owned(),
        ),
    }
}
