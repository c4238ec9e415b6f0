//! What stands in for a second factor, and the passphrase that goes with it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zeroize::Zeroizing;

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body};
use crate::ops;
use crate::ops::change_passphrase::{Asked, NewPassphrase};
use crate::ops::remove_factor::Factor;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(remove_totp))
        .routes(routes!(make_factor_codes))
        .routes(routes!(make_staff_sheet))
        .routes(routes!(change_staff_passphrase))
}

/// Take the codes of an application away; never the last second factor of staff.
#[utoipa::path(
    delete, path = "/api/v1/factors/totp", tag = "factors",
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn remove_totp(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<StatusCode, ApiError> {
    ops::remove_factor::remove_factor(&app, &actor, Factor::Totp).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// New codes, shown once.
#[derive(Serialize, ToSchema)]
pub struct FactorCodes {
    /// Each stands in for the second factor once, beside login and passphrase.
    codes: Vec<String>,
}

/// Print new recovery codes of staff; those not used are good no more.
#[utoipa::path(
    post, path = "/api/v1/factors/recovery-codes", tag = "factors",
    responses((status = 201, body = FactorCodes), (status = 401, body = Problem), (status = 403, body = Problem))
)]
pub async fn make_factor_codes(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<(StatusCode, Json<FactorCodes>), ApiError> {
    let codes = ops::recovery_codes::make_factor_codes(&app, &actor).await?;
    let codes = codes.iter().map(|code| code.to_string()).collect();
    Ok((StatusCode::CREATED, Json(FactorCodes { codes })))
}

/// A new sheet, shown once.
#[derive(Serialize, ToSchema)]
pub struct StaffSheet {
    /// Twelve words, in order. With the second factor they let their owner choose a passphrase.
    recovery_sheet: Vec<String>,
}

/// Print a new recovery sheet of staff; the one before is good no more.
#[utoipa::path(
    post, path = "/api/v1/factors/recovery-sheet", tag = "factors",
    responses((status = 201, body = StaffSheet), (status = 401, body = Problem), (status = 403, body = Problem))
)]
pub async fn make_staff_sheet(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<(StatusCode, Json<StaffSheet>), ApiError> {
    let recovery_sheet = ops::staff_sheet::make_staff_sheet(&app, &actor).await?;
    Ok((StatusCode::CREATED, Json(StaffSheet { recovery_sheet })))
}

/// Another passphrase of staff.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeStaffPassphrase {
    /// The one before; not asked in a session opened by recovery sheet or passkey.
    old_passphrase: Option<String>,
    /// The new one, twelve characters or more.
    passphrase: String,
}

/// Change one's passphrase, as staff. One's other sessions end.
#[utoipa::path(
    put, path = "/api/v1/passphrase", tag = "factors", request_body = ChangeStaffPassphrase,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn change_staff_passphrase(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(change): Body<ChangeStaffPassphrase>,
) -> Result<StatusCode, ApiError> {
    let asked = Asked::Staff(NewPassphrase {
        old: change.old_passphrase.map(Zeroizing::new),
        passphrase: Zeroizing::new(change.passphrase),
    });
    ops::change_passphrase::change_passphrase(&app, &actor, asked).await?;
    Ok(StatusCode::NO_CONTENT)
}
