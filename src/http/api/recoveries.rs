//! A person comes back with the help of guardians. It begins on their screen and names nobody.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::begun::{Session, begun};
use super::recovery_acts as acts;
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::Body;
use crate::http::server::Connection;
use crate::ops;
use crate::ops::open_session::Origin;
use crate::ops::read_recovery::RecoveryView;

/// What somebody who comes back chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartRecovery {
    /// The new code, 4 to 12 digits.
    pin: String,
    /// Text of the card, for whoever has forgotten the code; absent for whoever has lost the card.
    #[serde(default)]
    card: Option<String>,
}

/// What somebody who comes back shows their guardians.
#[derive(Serialize, ToSchema)]
pub struct StartedRecovery {
    /// `XXXX-XXXX`.
    short: String,
    /// `code` or `card`.
    kind: &'static str,
    /// Text of the new card, shown once, where the old one was lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<String>,
    /// When it lapses without its guardians, RFC 3339.
    lapses_at: String,
}

/// How far a recovery is. It says no name and no locker.
#[derive(Serialize, ToSchema)]
pub struct Recovery {
    /// `XXXX-XXXX`.
    short: String,
    /// `code` or `card`.
    kind: &'static str,
    /// `waiting`, `delayed`, `ready`, `finished`, `vetoed`, `lapsed`.
    state: &'static str,
    confirmations: usize,
    needed: usize,
    /// When it may be finished, once enough guardians have confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    ready_at: Option<String>,
    lapses_at: String,
    /// Whether a code to the person's own phone would shorten the delay.
    phone: bool,
}

impl From<RecoveryView> for Recovery {
    fn from(view: RecoveryView) -> Self {
        Self {
            short: view.short,
            kind: view.kind.code(),
            state: view.state.code(),
            confirmations: view.confirmations,
            needed: view.needed,
            ready_at: view.ready_at.map(|at| at.rfc3339()),
            lapses_at: view.lapses_at.rfc3339(),
            phone: view.phone,
        }
    }
}

/// What the person alone holds.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishRecovery {
    /// Text of the card: the new one, where the old one was lost.
    card: String,
    /// The new code.
    pin: String,
}

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(start_recovery))
        .routes(routes!(acts::veto_by_code))
        .routes(routes!(read_recovery))
        .routes(routes!(acts::send_phone_code))
        .routes(routes!(acts::confirm_by_phone))
        .routes(routes!(acts::confirm_recovery))
        .routes(routes!(acts::refuse_recovery))
        .routes(routes!(finish_recovery))
        .routes(routes!(acts::veto_recovery))
}

pub(super) fn origin(connection: Connection) -> Origin {
    Origin {
        channel: Channel::Api,
        address: connection.address,
    }
}

/// Ask to come back: with the card for a new code, without it for a new card.
#[utoipa::path(
    post, path = "/api/v1/recoveries", tag = "recovery", request_body = StartRecovery, security(()),
    responses((status = 201, body = StartedRecovery), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn start_recovery(
    State(app): State<App>,
    connection: Connection,
    Body(asked): Body<StartRecovery>,
) -> Result<(StatusCode, Json<StartedRecovery>), ApiError> {
    let (pin, card) = (Zeroizing::new(asked.pin), asked.card.map(Zeroizing::new));
    let card = card.as_ref().map(|card| card.as_str());
    let started =
        ops::start_recovery::start_recovery(&app, &origin(connection), card, &pin).await?;
    let started = StartedRecovery {
        short: started.short,
        kind: started.kind.code(),
        card: started.card.map(|card| card.to_string()),
        lapses_at: started.lapses_at.rfc3339(),
    };
    Ok((StatusCode::CREATED, Json(started)))
}

/// How far it is, for whoever was shown the address.
#[utoipa::path(
    get, path = "/api/v1/recoveries/{short}", tag = "recovery", security(()), params(("short" = String, Path)),
    responses((status = 200, body = Recovery), (status = 404, body = Problem), (status = 429, body = Problem))
)]
pub async fn read_recovery(
    State(app): State<App>,
    connection: Connection,
    Path(short): Path<String>,
) -> Result<Json<Recovery>, ApiError> {
    let view = ops::read_recovery::read_recovery(&app, &short, &origin(connection)).await?;
    Ok(Json(view.into()))
}

/// Finish it with what the person alone holds, and enter.
#[utoipa::path(
    post, path = "/api/v1/recoveries/{short}/finish", tag = "recovery", request_body = FinishRecovery, security(()),
    params(("short" = String, Path)),
    responses((status = 201, body = Session), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn finish_recovery(
    State(app): State<App>,
    connection: Connection,
    Path(short): Path<String>,
    Body(asked): Body<FinishRecovery>,
) -> Result<(StatusCode, Json<Session>), ApiError> {
    let (card, pin) = (Zeroizing::new(asked.card), Zeroizing::new(asked.pin));
    let finish = ops::finish_recovery::finish_recovery;
    let opened = finish(&app, origin(connection), &short, &card, &pin).await?;
    Ok((StatusCode::CREATED, Json(begun(&app, &opened).await?)))
}

/// Which locker a guardian confirms for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRecovery {
    /// The locker of the person who stands there, among those that the caller guards.
    pub(super) locker_id: Uuid,
    /// `known_in_person`, `paper_in_person` or `known_by_video`.
    pub(super) how: String,
}

/// A code that came to a phone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryCode {
    /// As it came.
    pub(super) code: String,
}
