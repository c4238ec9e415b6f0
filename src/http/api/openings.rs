//! A locker that an aidant prepares, and whose code its person chooses on a screen of their own.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::guardians::{Guardian, accounts};
use super::lockers::OpenedLocker;
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::http::idempotency::once;
use crate::http::server::Connection;
use crate::ops::list_guardians::GuardianView;
use crate::ops::open_session::Origin;
use crate::ops::prepare_opening::Prepared;
use crate::ops::{self, OpError};

/// What an aidant types with the person. Never a code.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepareOpening {
    /// How the person is called.
    display_name: String,
    /// `fr`, `en`, `ar` …
    #[serde(default = "french")]
    language: String,
    /// A telephone number of the person, where they have one and want it.
    #[serde(default)]
    contact: Option<String>,
    /// Whether the person said that they are under legal protection.
    #[serde(default)]
    under_protection: bool,
}

fn french() -> String {
    "fr".to_owned()
}

/// A locker that waits for its person.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct PreparedOpening {
    id: Uuid,
    /// Short address, `XXXX-XXXX`, for the person's own screen.
    short: String,
    /// First instant at which it no longer waits.
    lapses_at: String,
}

/// Prepare a locker with a person; it opens when they choose a code on their own screen.
#[utoipa::path(
    post, path = "/api/v1/openings", tag = "lockers", request_body = PrepareOpening,
    params(("Idempotency-Key" = Option<String>, Header, description = "a retry with the same key creates nothing")),
    responses((status = 201, body = PreparedOpening), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn prepare_opening(
    State(app): State<App>,
    Bearer(actor): Bearer,
    headers: HeaderMap,
    Body(asked): Body<PrepareOpening>,
) -> Result<(StatusCode, Json<PreparedOpening>), ApiError> {
    let call = serde_json::to_vec(&asked).unwrap_or_default();
    let call = [b"prepare_opening".as_slice(), &call].concat();
    let new = Prepared {
        display_name: asked.display_name,
        language: asked.language,
        under_protection: asked.under_protection,
        contact: asked.contact,
    };
    let create = async {
        let prepared = ops::prepare_opening::prepare_opening(&app, &actor, new).await?;
        Ok::<_, OpError>(PreparedOpening {
            id: prepared.id.0,
            short: prepared.short,
            lapses_at: prepared.lapses_at.rfc3339(),
        })
    };
    let prepared = once(&app, &actor, &headers, &call, create).await?;
    Ok((StatusCode::CREATED, Json(prepared)))
}

/// What the person reads before they choose a code.
#[derive(Serialize, ToSchema)]
pub struct Opening {
    display_name: String,
    language: String,
    /// Name of the aidant who prepared it.
    aidant: Option<String>,
    /// Name of their structure.
    organisation: Option<String>,
    /// Who guards the locker unless the person names others.
    guardians: Vec<Guardian>,
    /// First instant at which it no longer waits.
    lapses_at: String,
}

/// What waits under a short address. Unknown, used and ended answer alike.
#[utoipa::path(
    get, path = "/api/v1/openings/{short}", tag = "lockers", params(("short" = String, Path)), security(()),
    responses((status = 200, body = Opening), (status = 404, body = Problem), (status = 429, body = Problem))
)]
pub async fn find_opening(
    State(app): State<App>,
    connection: Connection,
    Id(short): Id<String>,
) -> Result<Json<Opening>, ApiError> {
    let view = ops::find_opening::find_opening(&app, &short, &connection.address).await?;
    let proposed = view.guardians.proposed;
    let guards = |one: &GuardianView| proposed.contains(&one.account);
    let guardians = view.guardians.all.into_iter().filter(guards);
    Ok(Json(Opening {
        guardians: guardians.map(Into::into).collect(),
        display_name: view.name,
        language: view.language,
        aidant: view.aidant.name,
        organisation: view.aidant.organisation,
        lapses_at: view.lapses_at.rfc3339(),
    }))
}

/// The code that the person chooses, alone, and perhaps other guardians than those proposed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseCode {
    /// 4 to 12 digits.
    pin: String,
    /// Accounts that guard the locker; without it, those who were proposed.
    #[serde(default)]
    guardians: Option<Vec<Uuid>>,
}

/// Open the locker that waits: card, sheet and one-time codes, shown once, on the person's screen.
#[utoipa::path(
    post, path = "/api/v1/openings/{short}", tag = "lockers", params(("short" = String, Path)), request_body = ChooseCode, security(()),
    responses((status = 201, body = OpenedLocker), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn use_opening(
    State(app): State<App>,
    connection: Connection,
    Id(short): Id<String>,
    Body(asked): Body<ChooseCode>,
) -> Result<(StatusCode, Json<OpenedLocker>), ApiError> {
    let origin = Origin {
        channel: Channel::Api,
        address: connection.address,
    };
    let guardians = asked.guardians.map(accounts);
    let chosen = (Zeroizing::new(asked.pin), guardians);
    let (_, opened) = ops::use_opening::use_opening(&app, &origin, &short, chosen).await?;
    Ok((StatusCode::CREATED, Json(opened.into())))
}
