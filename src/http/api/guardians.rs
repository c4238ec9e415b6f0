//! Who guards a locker, and whom somebody guards.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::list::{List, Paging, slice};
use super::recoveries::Recovery;
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body, Id};
use crate::id::{AccountId, LockerId};
use crate::ops;
use crate::ops::list_guardians::GuardianView;
use crate::ops::list_guardianships::Guardianship;

/// One guardian.
#[derive(Serialize, ToSchema)]
pub struct Guardian {
    account_id: Uuid,
    name: Option<String>,
    /// The structure they work in.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    /// Whether they have left; then another should be chosen.
    removed: bool,
    /// Since when; absent for somebody who is suggested.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

impl From<GuardianView> for Guardian {
    fn from(view: GuardianView) -> Self {
        Self {
            account_id: view.account.0,
            name: view.person.name,
            organisation: view.person.organisation,
            removed: view.removed,
            since: view.since.map(|at| at.rfc3339()),
        }
    }
}

/// Who guards a locker, and the ways back that its owner has.
#[derive(Serialize, ToSchema)]
pub struct Guardians {
    items: Vec<Guardian>,
    /// `sheet`, `card_with_guardian`, `two_guardians`.
    ways: Vec<&'static str>,
    /// The recovery that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery: Option<Recovery>,
}

impl From<ops::list_guardians::Guardians> for Guardians {
    fn from(found: ops::list_guardians::Guardians) -> Self {
        Self {
            items: found.guardians.into_iter().map(Into::into).collect(),
            ways: found.ways.iter().map(|way| way.code()).collect(),
            recovery: found.recovery.map(Into::into),
        }
    }
}

/// Whom the owner could choose.
#[derive(Serialize, ToSchema)]
pub struct Suggested {
    items: Vec<Guardian>,
}

/// Whom the owner chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseGuardians {
    /// Two to five accounts: aidants, coordinators, one relative at most.
    guardians: Vec<Uuid>,
}

/// Somebody whom the caller guards.
#[derive(Serialize, ToSchema)]
pub struct Guarded {
    locker_id: Uuid,
    /// How the person is called.
    display_name: String,
    since: String,
    /// What runs for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery: Option<Recovery>,
    /// Whether the caller has confirmed it.
    confirmed: bool,
}

impl From<Guardianship> for Guarded {
    fn from(view: Guardianship) -> Self {
        Self {
            locker_id: view.locker.0,
            display_name: view.name,
            since: view.since.rfc3339(),
            recovery: view.recovery.map(Into::into),
            confirmed: view.confirmed,
        }
    }
}

pub(super) fn accounts(ids: Vec<Uuid>) -> Vec<AccountId> {
    ids.into_iter().map(AccountId).collect()
}

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_guardians, choose_guardians))
        .routes(routes!(suggest_guardians))
        .routes(routes!(list_guardianships))
}

/// The guardians of one's locker.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/guardians", tag = "guardians", params(("id" = Uuid, Path)),
    responses((status = 200, body = Guardians), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn list_guardians(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<Json<Guardians>, ApiError> {
    let found = ops::list_guardians::list_guardians(&app, &actor, locker).await?;
    Ok(Json(found.into()))
}

/// Choose one's guardians. What those before held opens nothing any more. Needs a fresh proof.
#[utoipa::path(
    put, path = "/api/v1/lockers/{id}/guardians", tag = "guardians", request_body = ChooseGuardians, params(("id" = Uuid, Path)),
    responses((status = 200, body = Guardians), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn choose_guardians(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Body(asked): Body<ChooseGuardians>,
) -> Result<Json<Guardians>, ApiError> {
    let chosen = accounts(asked.guardians);
    let found = ops::choose_guardians::choose_guardians(&app, &actor, locker, &chosen).await?;
    Ok(Json(found.into()))
}

/// Whom one could choose as guardians.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/guardians/suggested", tag = "guardians", params(("id" = Uuid, Path)),
    responses((status = 200, body = Suggested), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn suggest_guardians(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<Json<Suggested>, ApiError> {
    let found = ops::suggest_guardians::suggest_guardians(&app, &actor, locker).await?;
    let items = found.into_iter().map(Into::into).collect();
    Ok(Json(Suggested { items }))
}

/// Whom the caller guards, and what waits for them.
#[utoipa::path(
    get, path = "/api/v1/guardianships", tag = "guardians", params(Paging),
    responses((status = 200, body = List<Guarded>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_guardianships(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Guarded>>, ApiError> {
    let found = ops::list_guardianships::list_guardianships(&app, &actor).await?;
    let found: Vec<Guarded> = found.into_iter().map(Into::into).collect();
    Ok(Json(slice(found, &paging, |one| one.locker_id)?))
}
