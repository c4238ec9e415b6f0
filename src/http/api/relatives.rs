//! Relatives whom a person lets help.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::members::Invited;
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Id};
use crate::id::{AccountId, LockerId};
use crate::ops::{self, OpError};

/// Invite a relative to help. They enrol alone; a mandate says what they may open.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/relatives", tag = "relatives", params(("id" = Uuid, Path)),
    responses((status = 201, body = Invited), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn invite_relative(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<(StatusCode, Json<Invited>), ApiError> {
    let made = ops::invite_relative::invite_relative(&app, &actor, locker).await?;
    Ok((StatusCode::CREATED, Json(Invited::new(&app, &made))))
}

/// No longer let a relative help: what was given to them ends at once. They are told nothing.
#[utoipa::path(
    delete, path = "/api/v1/lockers/{id}/relatives/{account}", tag = "relatives",
    params(("id" = Uuid, Path), ("account" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn remove_relative(
    State(app): State<App>,
    Bearer(actor): Bearer,
    path: axum::extract::Path<(String, String)>,
) -> Result<StatusCode, Response> {
    let missing = || ApiError(OpError::NotFound).into_response();
    let locker = path.0.0.parse::<LockerId>().map_err(|_| missing())?;
    let account = path.0.1.parse::<AccountId>().map_err(|_| missing())?;
    let removed = ops::remove_relative::remove_relative(&app, &actor, locker, account).await;
    removed.map_err(|error| ApiError(error).into_response())?;
    Ok(StatusCode::NO_CONTENT)
}
