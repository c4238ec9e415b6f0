//! Waking dormant mandates.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Id};
use crate::http::idempotency::once;
use crate::id::MandateId;
use crate::ops::{self, OpError};

/// A question that was sent to the person.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Asked {
    asked_at: String,
    /// First instant at which an answer no longer counts.
    lapses_at: String,
}

/// Ask the person by SMS to wake a dormant mandate that names the caller. One question waits at a
/// time.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/wake", tag = "mandates",
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "a retry with the same key asks nothing again")),
    responses((status = 202, body = Asked), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem))
)]
pub async fn wake_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
    headers: HeaderMap,
) -> Result<(StatusCode, Json<Asked>), ApiError> {
    let call = [b"wake_mandate".as_slice(), id.bytes()].concat();
    let ask = async {
        let asked = ops::wake_mandate::wake_mandate(&app, &actor, id).await?;
        Ok::<_, OpError>(Asked {
            asked_at: asked.asked_at.rfc3339(),
            lapses_at: asked.lapses_at.rfc3339(),
        })
    };
    let asked = once(&app, &actor, &headers, &call, ask).await?;
    Ok((StatusCode::ACCEPTED, Json(asked)))
}
