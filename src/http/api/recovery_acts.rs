//! What others do with a recovery: guardians confirm or refuse, the person's phone says yes, and
//! whoever may stops it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::recoveries::{ConfirmRecovery, Recovery, RecoveryCode, origin};
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::http::server::Connection;
use crate::id::LockerId;
use crate::ops;

/// Confirm, as a guardian who made sure of it, who shows this address. Needs a fresh second factor.
#[utoipa::path(
    post, path = "/api/v1/recoveries/{short}/confirm", tag = "recovery", request_body = ConfirmRecovery,
    params(("short" = String, Path)),
    responses((status = 200, body = Recovery), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn confirm_recovery(
    State(app): State<App>,
    Bearer(actor): Bearer,
    connection: Connection,
    Path(short): Path<String>,
    Body(asked): Body<ConfirmRecovery>,
) -> Result<Json<Recovery>, ApiError> {
    let whose = (short.as_str(), connection.address.as_str());
    let locker = LockerId(asked.locker_id);
    let confirm = ops::confirm_recovery::confirm_recovery;
    let view = confirm(&app, &actor, whose, locker, &asked.how).await?;
    Ok(Json(view.into()))
}

/// Say no, as a guardian, to whoever shows this address.
#[utoipa::path(
    post, path = "/api/v1/recoveries/{short}/refuse", tag = "recovery", params(("short" = String, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn refuse_recovery(
    State(app): State<App>,
    Bearer(actor): Bearer,
    connection: Connection,
    Path(short): Path<String>,
) -> Result<StatusCode, ApiError> {
    let whose = (short.as_str(), connection.address.as_str());
    ops::veto_recovery::refuse_recovery(&app, &actor, whose).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Send a code to the person's own phone, where they proved one a week ago or longer.
#[utoipa::path(
    post, path = "/api/v1/recoveries/{short}/phone", tag = "recovery", security(()), params(("short" = String, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem))
)]
pub async fn send_phone_code(
    State(app): State<App>,
    connection: Connection,
    Path(short): Path<String>,
) -> Result<StatusCode, ApiError> {
    ops::confirm_by_phone::send_phone_code(&app, &origin(connection), &short).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The code that came there: the delay ends once enough guardians have confirmed.
#[utoipa::path(
    post, path = "/api/v1/recoveries/{short}/phone/confirm", tag = "recovery", request_body = RecoveryCode, security(()),
    params(("short" = String, Path)),
    responses((status = 200, body = Recovery), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem))
)]
pub async fn confirm_by_phone(
    State(app): State<App>,
    connection: Connection,
    Path(short): Path<String>,
    Body(asked): Body<RecoveryCode>,
) -> Result<Json<Recovery>, ApiError> {
    let confirm = ops::confirm_by_phone::confirm_by_phone;
    let view = confirm(&app, &origin(connection), &short, &asked.code).await?;
    Ok(Json(view.into()))
}

/// Stop a recovery with the code that went to the person's phone.
#[utoipa::path(
    post, path = "/api/v1/recoveries/veto", tag = "recovery", request_body = RecoveryCode, security(()),
    responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn veto_by_code(
    State(app): State<App>,
    connection: Connection,
    Body(asked): Body<RecoveryCode>,
) -> Result<StatusCode, ApiError> {
    ops::veto_recovery::veto_by_code(&app, &origin(connection), &asked.code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Stop the recovery that runs in one's own locker, at once, or in one that the caller guards.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/recovery/veto", tag = "recovery", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn veto_recovery(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<StatusCode, ApiError> {
    ops::veto_recovery::veto_recovery(&app, &actor, locker).await?;
    Ok(StatusCode::NO_CONTENT)
}
