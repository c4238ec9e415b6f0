//! Visits of an aidant in a locker.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::domain::policy::VisitFacts;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id};
use crate::id::LockerId;
use crate::ops;

/// How and for what an aidant is in a locker.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenVisit {
    /// `together`, `in_place` or `remote`.
    #[serde(default = "together")]
    mode: String,
    /// A pack's code, or `sort_papers`, `add_paper`, `print_paper`, `other_procedure`.
    motive: String,
}

fn together() -> String {
    "together".to_owned()
}

/// An open visit.
#[derive(Serialize, ToSchema)]
pub struct Visit {
    id: Uuid,
    mode: String,
    motive: String,
    /// First instant at which it is over.
    ends_at: String,
}

impl From<VisitFacts> for Visit {
    fn from(visit: VisitFacts) -> Self {
        Self {
            id: visit.id.0,
            mode: visit.mode.code().to_owned(),
            motive: visit.motive,
            ends_at: visit.ends_at.rfc3339(),
        }
    }
}

/// Open a visit; one that is open in this locker ends.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/visits", tag = "visits", params(("id" = Uuid, Path)), request_body = OpenVisit,
    responses((status = 201, body = Visit), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn open_visit(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Body(asked): Body<OpenVisit>,
) -> Result<(StatusCode, Json<Visit>), ApiError> {
    let opened =
        ops::open_visit::open_visit(&app, &actor, locker, &asked.mode, &asked.motive).await?;
    let visit = VisitFacts {
        id: opened.id,
        mode: opened.mode,
        motive: opened.motive,
        seen_at: actor.at,
        ends_at: opened.ends_at,
    };
    Ok((StatusCode::CREATED, Json(visit.into())))
}

/// End the visit.
#[utoipa::path(
    delete, path = "/api/v1/lockers/{id}/visits/current", tag = "visits", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub async fn close_visit(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<StatusCode, ApiError> {
    ops::open_visit::close_visit(&app, &actor, locker).await?;
    Ok(StatusCode::NO_CONTENT)
}
