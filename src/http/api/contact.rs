//! How a person can be reached.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::domain::way::Way;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body, Id};
use crate::http::server::Connection;
use crate::id::LockerId;
use crate::ops::OpError;
use crate::ops::change_contact::{self, ContactView};
use crate::ops::validate_contact;

/// How a person can be reached by one way, as they alone see it.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum Contact {
    /// The telephone, where no channel was asked for.
    Phone {
        /// The number in E.164, or null.
        phone: Option<String>,
        /// Whether the person proved it. Nothing but the code is sent to one that they did not.
        validated: bool,
    },
    /// The channel that was asked for.
    Channel {
        /// `sms` or `email`.
        channel: String,
        /// The number in E.164 or the e-mail address, or null.
        address: Option<String>,
        /// Whether the person proved it, and notices go there.
        validated: bool,
        /// `waiting`, `validated`, `to_confirm` (a year has passed: ask for a code again), `silent`
        /// (nothing but codes goes there until it is confirmed), `lost` (what was sent there came
        /// back), or null where none was given.
        standing: Option<String>,
    },
}

/// A number or an address: `phone` alone, or `channel` and `address`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetContact {
    /// `06 12 34 56 78`, `+33 6 12 34 56 78` or `0033 6 12 34 56 78`.
    phone: Option<String>,
    /// `sms` or `email`.
    channel: Option<String>,
    /// What the channel leads to.
    address: Option<String>,
}

/// The code that came there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidateContact {
    /// Six digits.
    code: String,
    /// `sms`, which is the default, or `email`.
    channel: Option<String>,
}

/// Which channel is meant.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ByChannel {
    /// `sms` or `email`; the telephone where it is left out.
    channel: Option<String>,
}

/// The channel that was named, or the telephone.
fn way(named: Option<&str>) -> Result<Way, OpError> {
    let way = named.map_or(Some(Way::Sms), Way::parse);
    way.ok_or_else(|| OpError::invalid("channel", "unknown", "is sms or email"))
}

/// Whoever names no channel gets the shape that was there before channels had names.
fn shown(view: ContactView, named: bool) -> Contact {
    let validated = view.validated();
    if !named {
        return Contact::Phone {
            phone: view.address,
            validated,
        };
    }
    Contact::Channel {
        channel: view.way.code().to_owned(),
        standing: view.standing.map(|standing| standing.code().to_owned()),
        address: view.address,
        validated,
    }
}

/// The person's number or address. Needs a fresh proof, like what follows.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/contact", tag = "contact", params(("id" = Uuid, Path), ByChannel),
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn read_contact(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Asked(by): Asked<ByChannel>,
) -> Result<Json<Contact>, ApiError> {
    let way = way(by.channel.as_deref())?;
    let views = change_contact::read_contacts(&app, &actor, locker).await?;
    let view = views.into_iter().find(|view| view.way == way);
    let view = view.ok_or(OpError::NotFound)?;
    Ok(Json(shown(view, by.channel.is_some())))
}

/// Give a number or an address in the place of the one before; a code is sent there. Given again, one
/// that is to be confirmed gets a code and stays as it is.
#[utoipa::path(
    put, path = "/api/v1/lockers/{id}/contact", tag = "contact", request_body = SetContact, params(("id" = Uuid, Path)),
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn set_contact(
    State(app): State<App>,
    Bearer(actor): Bearer,
    connection: Connection,
    Id(locker): Id<LockerId>,
    Body(asked): Body<SetContact>,
) -> Result<Json<Contact>, ApiError> {
    let named = asked.channel.is_some();
    let way = way(asked.channel.as_deref())?;
    let typed = if named { asked.address } else { asked.phone };
    let typed = typed.unwrap_or_default();
    let whose = (&actor, connection.address.as_str());
    let view = change_contact::set_contact(&app, whose, locker, way, &typed).await?;
    Ok(Json(shown(view, named)))
}

/// Take the number or the address back: nothing is sent there any more.
#[utoipa::path(
    delete, path = "/api/v1/lockers/{id}/contact", tag = "contact", params(("id" = Uuid, Path), ByChannel),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn drop_contact(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Asked(by): Asked<ByChannel>,
) -> Result<StatusCode, ApiError> {
    let way = way(by.channel.as_deref())?;
    change_contact::drop_contact(&app, &actor, locker, way).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Prove the number or the address with the code that came there: five tries, thirty minutes.
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
    let way = way(asked.channel.as_deref())?;
    validate_contact::validate_contact(&app, &actor, locker, way, &asked.code).await?;
    Ok(StatusCode::NO_CONTENT)
}
