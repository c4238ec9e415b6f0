//! What a person is told.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::List;
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body};
use crate::id::NoticeId;
use crate::ops::read_notices::{self, NoticeView};

/// Something that the person was told and has not put away.
#[derive(Serialize, ToSchema)]
pub struct Notice {
    id: Uuid,
    /// `mandate_requested`, `mandate_accepted`, `mandate_woken`, `aidant_removed` and the like.
    kind: String,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    mandate_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aidant: Option<Named>,
}

/// Whom or what it is about.
#[derive(Serialize, ToSchema)]
pub struct Named {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// Up to where.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutAway {
    /// The newest that was seen.
    last: Uuid,
}

impl From<NoticeView> for Notice {
    fn from(view: NoticeView) -> Self {
        Self {
            id: view.id.0,
            kind: view.kind.code().to_owned(),
            at: view.at.rfc3339(),
            mandate_id: view.mandate,
            organisation: view.organisation.map(|(id, name)| Named { id, name }),
            aidant: view.aidant.map(|(id, person)| Named {
                id,
                name: person.name,
            }),
        }
    }
}

/// What the caller was told and has not put away, newest first, fifty at most.
#[utoipa::path(
    get, path = "/api/v1/notices", tag = "notices",
    responses((status = 200, body = List<Notice>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn read_notices(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<Json<List<Notice>>, ApiError> {
    let views = read_notices::read_notices(&app, &actor).await?;
    Ok(Json(List {
        items: views.into_iter().map(Notice::from).collect(),
        next_cursor: None,
    }))
}

/// Put away what was told, up to a notice; what came since stays.
#[utoipa::path(
    post, path = "/api/v1/notices/read", tag = "notices", request_body = PutAway,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn put_away(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(asked): Body<PutAway>,
) -> Result<StatusCode, ApiError> {
    read_notices::put_away(&app, &actor, NoticeId(asked.last)).await?;
    Ok(StatusCode::NO_CONTENT)
}
