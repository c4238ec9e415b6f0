//! How a person can be reached.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::id::LockerId;
use crate::ops::change_contact::{self, ContactView};

/// How a person can be reached, as they alone see it.
#[derive(Serialize, ToSchema)]
pub struct Contact {
    /// The number in E.164, or null.
    phone: Option<String>,
    /// Whether the person proved it. Nothing but the code is sent to one that they did not.
    validated: bool,
}

/// A number.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetContact {
    /// `06 12 34 56 78`, `+33 6 12 34 56 78` or `0033 6 12 34 56 78`.
    phone: String,
}

/// The code that came there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidateContact {
    /// Six digits.
    code: String,
}

impl From<ContactView> for Contact {
    fn from(view: ContactView) -> Self {
        Self {
            phone: view.phone,
            validated: view.validated,
        }
    }
}

/// The person's number. Needs a fresh proof, like what follows.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/contact", tag = "contact", params(("id" = Uuid, Path)),
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn read_contact(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<Json<Contact>, ApiError> {
    let view = change_contact::read_contact(&app, &actor, locker).await?;
    Ok(Json(view.into()))
}

/// Give a number in the place of the one before; a code is sent there.
#[utoipa::path(
    put, path = "/api/v1/lockers/{id}/contact", tag = "contact", request_body = SetContact, params(("id" = Uuid, Path)),
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn set_contact(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Body(asked): Body<SetContact>,
) -> Result<Json<Contact>, ApiError> {
    let view = change_contact::set_contact(&app, &actor, locker, &asked.phone).await?;
    Ok(Json(view.into()))
}

/// Take the number back: nothing is sent any more.
#[utoipa::path(
    delete, path = "/api/v1/lockers/{id}/contact", tag = "contact", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn drop_contact(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<StatusCode, ApiError> {
    change_contact::drop_contact(&app, &actor, locker).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Prove the number with the code that came there: five tries, thirty minutes.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/contact/validate", tag = "contact", request_body = ValidateContact, params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn validate_contact(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Body(asked): Body<ValidateContact>,
) -> Result<StatusCode, ApiError> {
    change_contact::validate_contact(&app, &actor, locker, &asked.code).await?;
    Ok(StatusCode::NO_CONTENT)
}
