//! The person's ways in and back: the sheet, login and passphrase, and what there is in all.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::id::LockerId;
use crate::ops;
use crate::ops::change_passphrase::{Asked, Login};

/// One way.
#[derive(Serialize, ToSchema)]
pub struct Way {
    /// `card`, `passphrase`, `sheet`, `passkey`, `card_guardian` or `guardians`.
    kind: String,
    /// Whether it opens by itself.
    opens: bool,
    /// Whether it leads back to somebody who lost the card or forgot its code.
    back: bool,
    /// Whether too many wrong codes locked it.
    locked: bool,
    /// Whether it was blocked for good.
    blocked: bool,
    /// The number that blocks it; of a card alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    block_number: Option<String>,
    /// When it was made.
    since: String,
}

/// Every way, and how many lead back.
#[derive(Serialize, ToSchema)]
pub struct Ways {
    ways: Vec<Way>,
    /// With fewer than two, losing one thing more loses the papers.
    back: usize,
}

/// A new recovery sheet; shown once.
#[derive(Serialize, ToSchema)]
pub struct NewSheet {
    /// Twelve words.
    recovery_sheet: Vec<String>,
}

/// What a person types to enter without a card.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    login: String,
    /// At least twelve characters.
    passphrase: String,
}

/// Which ways in and back there are, for their person alone.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/ways", tag = "cards", params(("id" = Uuid, Path)),
    responses((status = 200, body = Ways), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn read_ways(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<Json<Ways>, ApiError> {
    let ways = ops::read_ways::read_ways(&app, &actor, locker).await?;
    let back = ways.iter().filter(|way| way.back).count();
    let ways = ways.into_iter().map(|way| Way {
        kind: way.kind,
        opens: way.opens,
        back: way.back,
        locked: way.locked,
        blocked: way.blocked,
        block_number: way.block_number,
        since: way.since.rfc3339(),
    });
    let ways = ways.collect();
    Ok(Json(Ways { ways, back }))
}

/// A new recovery sheet; the old words are dead at once. Needs a fresh proof.
#[utoipa::path(
    put, path = "/api/v1/lockers/{id}/sheet", tag = "cards", params(("id" = Uuid, Path)),
    responses((status = 201, body = NewSheet), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn replace_sheet(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<(StatusCode, Json<NewSheet>), ApiError> {
    let recovery_sheet = ops::replace_sheet::replace_sheet(&app, &actor, locker).await?;
    Ok((StatusCode::CREATED, Json(NewSheet { recovery_sheet })))
}

/// Set or change login and passphrase. Needs a fresh proof; other sessions end.
#[utoipa::path(
    put, path = "/api/v1/lockers/{id}/passphrase", tag = "cards", request_body = ChangePassphrase, params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn change_passphrase(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Body(asked): Body<ChangePassphrase>,
) -> Result<StatusCode, ApiError> {
    let login = Login {
        login: asked.login,
        passphrase: Zeroizing::new(asked.passphrase),
    };
    let asked = Asked::Person(locker, login);
    ops::change_passphrase::change_passphrase(&app, &actor, asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Give login and passphrase up, where two other ways are left. Needs a fresh proof.
#[utoipa::path(
    delete, path = "/api/v1/lockers/{id}/passphrase", tag = "cards", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn remove_passphrase(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<StatusCode, ApiError> {
    ops::remove_passphrase::remove_passphrase(&app, &actor, locker).await?;
    Ok(StatusCode::NO_CONTENT)
}
