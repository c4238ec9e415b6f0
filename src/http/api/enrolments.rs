//! Staff enrol themselves: an account from a one-time code, then their second factor.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body};
use crate::http::server::Connection;
use crate::ops;
use crate::ops::enrol_account::Enrolment;

/// What an invited person types.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    /// The one-time code.
    code: String,
    /// What they will type to enter.
    login: String,
    /// As colleagues and people will see them.
    name: String,
    /// Twelve characters or more.
    passphrase: String,
    /// Their phone, so that it is never taken for a person's.
    phone: Option<String>,
}

/// An account that was made.
#[derive(Serialize, ToSchema)]
pub struct Enrolled {
    account_id: Uuid,
}

/// Enrol with a one-time code.
#[utoipa::path(
    post, path = "/api/v1/enrolments", tag = "enrolment", security(()), request_body = Enrol,
    responses((status = 201, body = Enrolled), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn enrol_account(
    State(app): State<App>,
    connection: Connection,
    Body(enrol): Body<Enrol>,
) -> Result<(StatusCode, Json<Enrolled>), ApiError> {
    let enrolment = Enrolment {
        code: Zeroizing::new(enrol.code),
        login: enrol.login,
        name: enrol.name,
        passphrase: Zeroizing::new(enrol.passphrase),
        phone: enrol.phone,
    };
    let id = ops::enrol_account::enrol_account(&app, Channel::Api, &connection.address, enrolment)
        .await?;
    Ok((StatusCode::CREATED, Json(Enrolled { account_id: id.0 })))
}

/// The seed of a second factor, shown to its owner only.
#[derive(Serialize, ToSchema)]
pub struct Factor {
    /// Base 32, for an authenticator application (RFC 6238: SHA-1, six digits, thirty seconds).
    totp_secret: String,
}

/// What to put into an authenticator application. Where there is a second factor already, it must have
/// been proved a moment ago.
#[utoipa::path(
    get, path = "/api/v1/factors/totp", tag = "enrolment",
    responses((status = 200, body = Factor), (status = 401, body = Problem), (status = 403, body = Problem))
)]
pub async fn show_factor(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<Json<Factor>, ApiError> {
    let seed = ops::enrol_factor::proposed_seed(&app, &actor).await?;
    Ok(Json(Factor {
        totp_secret: seed.base32().to_string(),
    }))
}

/// The proof that the seed arrived.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Six digits.
    otp: String,
}

/// Set up the codes of an application as second factor, in the place of those before.
#[utoipa::path(
    post, path = "/api/v1/factors/totp", tag = "enrolment", request_body = Proof,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
pub async fn enrol_factor(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(proof): Body<Proof>,
) -> Result<StatusCode, ApiError> {
    ops::enrol_factor::enrol_factor(&app, &actor, &proof.otp).await?;
    Ok(StatusCode::NO_CONTENT)
}
