//! One-time codes printed beside a card, and the card that is shown at a counter.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::id::LockerId;
use crate::ops;

/// New codes, shown once.
#[derive(Serialize, ToSchema)]
pub struct Codes {
    /// Each says yes to one mandate, once.
    codes: Vec<String>,
}

/// How many codes are left.
#[derive(Serialize, ToSchema)]
pub struct CodesLeft {
    left: u64,
}

/// Print new one-time codes; those not used are good no more.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/codes", tag = "lockers", params(("id" = Uuid, Path)),
    responses((status = 201, body = Codes), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn make_codes(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<(StatusCode, Json<Codes>), ApiError> {
    let codes = ops::card_codes::make_codes(&app, &actor, locker).await?;
    let codes = codes.iter().map(|code| code.to_string()).collect();
    Ok((StatusCode::CREATED, Json(Codes { codes })))
}

/// How many one-time codes are left.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/codes", tag = "lockers", params(("id" = Uuid, Path)),
    responses((status = 200, body = CodesLeft), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn count_codes(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<Json<CodesLeft>, ApiError> {
    let left = ops::card_codes::count_codes(&app, &actor, locker).await?;
    Ok(Json(CodesLeft { left }))
}

/// A card that is shown.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShowCard {
    /// Text of the card.
    card: String,
}

/// The locker that a card means.
#[derive(Serialize, ToSchema)]
pub struct FoundLocker {
    locker_id: Uuid,
}

/// Which locker a card means, for an aidant to whom the person shows it. It says no name, and opens
/// nothing.
#[utoipa::path(
    post, path = "/api/v1/lockers/find", tag = "lockers", request_body = ShowCard,
    responses((status = 200, body = FoundLocker), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn find_locker(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(asked): Body<ShowCard>,
) -> Result<Json<FoundLocker>, ApiError> {
    let locker = ops::find_locker::find_locker(&app, &actor, &asked.card).await?;
    Ok(Json(FoundLocker {
        locker_id: locker.0,
    }))
}
