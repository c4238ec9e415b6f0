//! Passkeys: asking an authenticator, adding, listing, removing, entering and proving with one.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::begun::{Session, begun};
use super::passkey_bodies::{
    AddedPasskey, EnterPasskey, Passkey, PasskeyAnswer, PasskeyQuestion, Passkeys,
};
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::http::server::Connection;
use crate::id::PasskeyId;
use crate::ops;
use crate::ops::open_session::Origin;
use crate::ops::remove_factor::Factor;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ask_for_passkey))
        .routes(routes!(list_passkeys, enrol_passkey))
        .routes(routes!(remove_passkey))
        .routes(routes!(ask_to_enter))
        .routes(routes!(enter_passkey))
        .routes(routes!(ask_for_proof))
        .routes(routes!(prove_passkey))
}

/// Ask for a new passkey. Wants a proof of a moment ago: a second factor of staff, a person's entry.
#[utoipa::path(
    post, path = "/api/v1/passkeys/challenge", tag = "passkeys",
    responses((status = 201, body = PasskeyQuestion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem))
)]
pub async fn ask_for_passkey(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<(StatusCode, Json<PasskeyQuestion>), ApiError> {
    let asked = ops::enrol_passkey::ask_for_passkey(&app, &actor).await?;
    Ok((StatusCode::CREATED, Json(asked.into())))
}

/// Add a passkey.
#[utoipa::path(
    post, path = "/api/v1/passkeys", tag = "passkeys", request_body = PasskeyAnswer,
    responses((status = 201, body = AddedPasskey), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn enrol_passkey(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(answer): Body<PasskeyAnswer>,
) -> Result<(StatusCode, Json<AddedPasskey>), ApiError> {
    let added = ops::enrol_passkey::enrol_passkey(&app, &actor, &answer.into()).await?;
    let (id, unlocks) = (added.id.0, added.unlocks);
    Ok((StatusCode::CREATED, Json(AddedPasskey { id, unlocks })))
}

/// List one's own passkeys.
#[utoipa::path(
    get, path = "/api/v1/passkeys", tag = "passkeys",
    responses((status = 200, body = Passkeys), (status = 401, body = Problem), (status = 403, body = Problem))
)]
pub async fn list_passkeys(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<Json<Passkeys>, ApiError> {
    let factors = ops::list_factors::list_factors(&app, &actor).await?;
    let one = |passkey: ops::list_factors::Passkey| Passkey {
        id: passkey.id.0,
        created_at: passkey.created_at.rfc3339(),
        used_at: passkey.used_at.map(|at| at.rfc3339()),
        unlocks: passkey.unlocks,
    };
    Ok(Json(Passkeys {
        items: factors.passkeys.into_iter().map(one).collect(),
        next_cursor: None,
    }))
}

/// Remove a passkey; never the last second factor of staff. One's other sessions end.
#[utoipa::path(
    delete, path = "/api/v1/passkeys/{id}", tag = "passkeys", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn remove_passkey(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<PasskeyId>,
) -> Result<StatusCode, ApiError> {
    ops::remove_factor::remove_factor(&app, &actor, Factor::Passkey(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ask for any passkey, to enter.
#[utoipa::path(
    post, path = "/api/v1/sessions/passkey/challenge", tag = "sessions", security(()),
    responses((status = 201, body = PasskeyQuestion), (status = 409, body = Problem), (status = 429, body = Problem))
)]
pub async fn ask_to_enter(
    State(app): State<App>,
    connection: Connection,
) -> Result<(StatusCode, Json<PasskeyQuestion>), ApiError> {
    let asked = ops::enter_passkey::ask_to_enter(&app, &origin(connection), "").await?;
    Ok((StatusCode::CREATED, Json(asked.into())))
}

/// Enter with a passkey that gives a secret. Wrong, unknown and spent answer alike.
#[utoipa::path(
    post, path = "/api/v1/sessions/passkey", tag = "sessions", security(()), request_body = EnterPasskey,
    responses((status = 201, body = Session), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn enter_passkey(
    State(app): State<App>,
    connection: Connection,
    Body(answer): Body<EnterPasskey>,
) -> Result<(StatusCode, Json<Session>), ApiError> {
    let (origin, own_phone) = (origin(connection), answer.own_phone());
    let answer = answer.into();
    let opened = ops::enter_passkey::enter_passkey(&app, &answer, &origin, ("", own_phone)).await?;
    Ok((StatusCode::CREATED, Json(begun(&app, &opened).await?)))
}

fn origin(connection: Connection) -> Origin {
    Origin {
        channel: Channel::Api,
        address: connection.address,
    }
}

/// Ask for one of one's passkeys, to prove the second factor.
#[utoipa::path(
    post, path = "/api/v1/factors/passkey/challenge", tag = "passkeys",
    responses((status = 201, body = PasskeyQuestion), (status = 401, body = Problem), (status = 409, body = Problem))
)]
pub async fn ask_for_proof(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<(StatusCode, Json<PasskeyQuestion>), ApiError> {
    let asked = ops::prove_passkey::ask_for_proof(&app, &actor).await?;
    Ok((StatusCode::CREATED, Json(asked.into())))
}

/// Prove the second factor with a passkey, for this session.
#[utoipa::path(
    post, path = "/api/v1/factors/passkey", tag = "passkeys", request_body = PasskeyAnswer,
    responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn prove_passkey(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(answer): Body<PasskeyAnswer>,
) -> Result<StatusCode, ApiError> {
    ops::prove_passkey::prove_passkey(&app, &actor, &answer.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
