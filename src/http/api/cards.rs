//! The person's card: a new one, another code, and the end of one that is lost.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::http::server::Connection;
use crate::id::LockerId;
use crate::ops;
use crate::ops::change_code::NewCode;
use crate::ops::open_session::Origin;

/// The code of a new card.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplaceCard {
    /// The code that the person chose, 4 to 12 digits.
    pin: String,
}

/// A new card; shown once.
#[derive(Serialize, ToSchema)]
pub struct NewCard {
    /// Text of the card; its QR carries it after `#`.
    card: String,
    /// The number that blocks it, `XXXX-XXXX`. It opens nothing.
    block_number: String,
    /// One-time codes, printed beside the card; the old ones are good no more.
    codes: Vec<String>,
}

/// A card and its code, and another code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCode {
    /// Text of the card.
    card: String,
    /// Its code until now.
    pin: String,
    /// Its code from now on, 4 to 12 digits.
    new_pin: String,
}

/// The number of a lost card.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockCard {
    /// Eight letters and digits, as printed on the sheet beside the card.
    number: String,
}

fn origin(connection: Connection) -> Origin {
    Origin {
        channel: Channel::Api,
        address: connection.address,
    }
}

/// A new card with another code; the old one is dead at once. Needs a fresh proof.
#[utoipa::path(
    put, path = "/api/v1/lockers/{id}/card", tag = "cards", request_body = ReplaceCard, params(("id" = Uuid, Path)),
    responses((status = 201, body = NewCard), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn replace_card(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Body(asked): Body<ReplaceCard>,
) -> Result<(StatusCode, Json<NewCard>), ApiError> {
    let pin = Zeroizing::new(asked.pin);
    let new = ops::replace_card::replace_card(&app, &actor, locker, &pin).await?;
    let new = NewCard {
        card: new.card.to_string(),
        block_number: new.block_number,
        codes: new.codes.iter().map(|code| code.to_string()).collect(),
    };
    Ok((StatusCode::CREATED, Json(new)))
}

/// Another code for the card at hand, proven by the old one. Other sessions end.
#[utoipa::path(
    put, path = "/api/v1/lockers/{id}/card/pin", tag = "cards", request_body = ChangeCode, params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn change_code(
    State(app): State<App>,
    connection: Connection,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Body(asked): Body<ChangeCode>,
) -> Result<StatusCode, ApiError> {
    let new = NewCode {
        card: Zeroizing::new(asked.card),
        pin: Zeroizing::new(asked.pin),
        new_pin: Zeroizing::new(asked.new_pin),
    };
    let origin = origin(connection);
    ops::change_code::change_code(&app, &actor, locker, &origin, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Block the card of a locker for good: its person, or an aidant whom a mandate in force names.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/card/block", tag = "cards", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn block_card(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<StatusCode, ApiError> {
    ops::block_card::block_card(&app, &actor, locker).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Block the card that has this number, for whoever was told it. Unknown and blocked numbers answer
/// alike.
#[utoipa::path(
    post, path = "/api/v1/cards/block", tag = "cards", request_body = BlockCard, security(()),
    responses((status = 204), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn block_by_number(
    State(app): State<App>,
    connection: Connection,
    Body(asked): Body<BlockCard>,
) -> Result<StatusCode, ApiError> {
    let origin = origin(connection);
    ops::block_card::block_by_number(&app, &origin, &asked.number).await?;
    Ok(StatusCode::NO_CONTENT)
}
