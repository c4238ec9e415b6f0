//! "This is not normal": said by a person of an entry, answered by coordinator and auditor.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::contest_bodies::{Closing, Contest, NewAnswer, NewContest, Opened};
use super::list::List;
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id, Two};
use crate::http::idempotency::once;
use crate::id::{ContestId, LockerId};
use crate::ops;
use crate::ops::list_contests::ContestView;

/// The calls.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_contests, open_contest))
        .routes(routes!(close_contest))
        .routes(routes!(review_contests))
        .routes(routes!(answer_contest))
}

fn list(views: Vec<ContestView>) -> Json<List<Contest>> {
    Json(List {
        items: views.into_iter().map(Contest::from).collect(),
        next_cursor: None,
    })
}

/// What the person said is not normal in their locker, newest first: the last 200.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/contests", tag = "contests", params(("id" = Uuid, Path)),
    responses((status = 200, body = List<Contest>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn list_contests(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
) -> Result<Json<List<Contest>>, ApiError> {
    let views = ops::list_contests::list_contests(&app, &actor, locker).await?;
    Ok(list(views))
}

/// Say that an entry of one's own locker is not normal: its mandate stops for now, and an answer is
/// awaited within seven days.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/contests", tag = "contests", params(("id" = Uuid, Path)), request_body = NewContest,
    responses((status = 201, body = Opened), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn open_contest(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    headers: HeaderMap,
    Body(new): Body<NewContest>,
) -> Result<(StatusCode, Json<Opened>), ApiError> {
    let call = [
        b"contest".as_slice(),
        locker.bytes(),
        &new.entry.to_be_bytes(),
    ]
    .concat();
    let open = async {
        let id = ops::open_contest::open_contest(&app, &actor, locker, new.entry).await?;
        Ok(Opened { id: id.0 })
    };
    let opened = once(&app, &actor, &headers, &call, open).await?;
    Ok((StatusCode::CREATED, Json(opened)))
}

/// Close what one said is not normal, content or not. The mandate stays suspended until the person
/// takes it up again.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/contests/{contest}/close", tag = "contests",
    params(("id" = Uuid, Path), ("contest" = Uuid, Path)), request_body = Closing,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn close_contest(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Two(locker, id): Two<LockerId, ContestId>,
    Body(how): Body<Closing>,
) -> Result<StatusCode, ApiError> {
    ops::close_contest::close_contest(&app, &actor, locker, id, &how.closing).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What people said is not normal and the actor answers: of their structure for a coordinator, all of
/// it for an auditor. Open ones first, at most 200.
#[utoipa::path(
    get, path = "/api/v1/contests", tag = "contests",
    responses((status = 200, body = List<Contest>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn review_contests(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<Json<List<Contest>>, ApiError> {
    Ok(list(
        ops::list_contests::review_contests(&app, &actor).await?,
    ))
}

/// Answer a person who said that something is not normal, once, with a code that has a sentence in
/// their language.
#[utoipa::path(
    post, path = "/api/v1/contests/{id}/answer", tag = "contests", params(("id" = Uuid, Path)), request_body = NewAnswer,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn answer_contest(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<ContestId>,
    Body(new): Body<NewAnswer>,
) -> Result<StatusCode, ApiError> {
    ops::answer_contest::answer_contest(&app, &actor, id, &new.answer).await?;
    Ok(StatusCode::NO_CONTENT)
}
