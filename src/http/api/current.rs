//! What is said of the session that one is in: for which structure, and with a fresh second factor.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body};
use crate::id::OrganisationId;
use crate::ops;

/// In which structure the caller works now.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseOrganisation {
    /// One of the caller's structures.
    organisation: Uuid,
}

/// Work for another structure in this session.
#[utoipa::path(
    put, path = "/api/v1/sessions/current/organisation", tag = "sessions", request_body = ChooseOrganisation,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn choose_organisation(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(chosen): Body<ChooseOrganisation>,
) -> Result<StatusCode, ApiError> {
    let id = OrganisationId(chosen.organisation);
    ops::choose_organisation::choose_organisation(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The second factor of this moment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProveFactor {
    /// Six digits; each is good once.
    otp: String,
}

/// Prove the second factor again, for what asks for a fresh one.
#[utoipa::path(
    post, path = "/api/v1/sessions/current/factor", tag = "sessions", request_body = ProveFactor,
    responses((status = 204), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn prove_factor(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(proof): Body<ProveFactor>,
) -> Result<StatusCode, ApiError> {
    let otp = Zeroizing::new(proof.otp);
    ops::prove_factor::prove_factor(&app, &actor, &otp).await?;
    Ok(StatusCode::NO_CONTENT)
}
