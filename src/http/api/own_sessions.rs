//! Where the caller is in, and ending it there.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::list::{List, Paging, slice};
use super::sessions;
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Id};
use crate::id::SessionId;
use crate::ops;
use crate::ops::list_sessions::SessionView;

/// Everything about sessions: entering, leaving, and where one is in.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sessions::open_session, list_sessions, end_sessions))
        .routes(routes!(close_session))
        .routes(routes!(end_session))
}

/// A live session of the caller. No address and nothing of the device is kept.
#[derive(Serialize, ToSchema)]
pub struct OwnSession {
    /// What it is ended by; it opens nothing.
    id: Uuid,
    /// Whether it is the one that asks.
    current: bool,
    /// `card`, `sheet`, `passphrase`, …
    method: String,
    /// `shared`, `own` or `staff`.
    kind: &'static str,
    /// RFC 3339.
    began_at: String,
    /// When it was last used, to within half a minute, RFC 3339.
    seen_at: String,
    /// When it ends whatever happens, RFC 3339.
    expires_at: String,
}

impl From<SessionView> for OwnSession {
    fn from(view: SessionView) -> Self {
        Self {
            id: view.id.0,
            current: view.current,
            method: view.method,
            kind: view.kind.code(),
            began_at: view.began_at.rfc3339(),
            seen_at: view.seen_at.rfc3339(),
            expires_at: view.ends_at.rfc3339(),
        }
    }
}

/// The caller's live sessions, newest first.
#[utoipa::path(
    get, path = "/api/v1/sessions", tag = "sessions", params(Paging),
    responses((status = 200, body = List<OwnSession>), (status = 401, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_sessions(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<OwnSession>>, ApiError> {
    let views = ops::list_sessions::list_sessions(&app, &actor).await?;
    let items = views.into_iter().map(OwnSession::from).collect();
    Ok(Json(slice(items, &paging, |session| session.id)?))
}

/// End all sessions of the caller but this one.
#[utoipa::path(
    delete, path = "/api/v1/sessions", tag = "sessions",
    responses((status = 204), (status = 401, body = Problem))
)]
pub async fn end_sessions(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<StatusCode, ApiError> {
    ops::end_sessions::end_own_others(&app, &actor).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End one session of the caller, wherever it is.
#[utoipa::path(
    delete, path = "/api/v1/sessions/{id}", tag = "sessions",
    params(("id" = Uuid, Path, description = "the session, as the list shows it")),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub async fn end_session(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(session): Id<SessionId>,
) -> Result<StatusCode, ApiError> {
    ops::end_sessions::end_session(&app, &actor, session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leave. The token is dead at once.
#[utoipa::path(
    delete, path = "/api/v1/sessions/current", tag = "sessions",
    responses((status = 204), (status = 401, body = Problem))
)]
pub async fn close_session(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<StatusCode, ApiError> {
    ops::close_session::close_session(&app, &actor).await?;
    Ok(StatusCode::NO_CONTENT)
}
