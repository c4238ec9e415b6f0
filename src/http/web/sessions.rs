//! Where somebody is in: the list of their sessions, each of which they can end.

use axum::Router;
use axum::response::{Redirect, Response};
use axum::routing::{get, post};

use super::frame::{PageId, Signed, SignedPost};
use super::views::sessions::{SessionRow, SessionsPage};
use crate::app::App;
use crate::ops::end_sessions::{end_own_others, end_session};
use crate::ops::list_sessions::{SessionView, list_sessions};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/sessions", get(sessions))
        .route("/sessions/end", post(end_others))
        .route("/sessions/{id}/end", post(end))
}

async fn sessions(signed: Signed) -> Result<Response, Response> {
    let views = list_sessions(&signed.visitor.app, &signed.actor).await;
    let views = signed.ok(views)?;
    Ok(signed.visitor.page(&SessionsPage {
        shell: signed.shell(),
        sessions: views.iter().map(|view| row(&signed, view)).collect(),
    }))
}

fn row(signed: &Signed, view: &SessionView) -> SessionRow {
    let locale = signed.visitor.locale;
    SessionRow {
        id: view.id.to_string(),
        current: view.current,
        method: view.method.clone(),
        kind: view.kind.code().to_owned(),
        began: locale.moment(view.began_at.millis()),
        seen: locale.moment(view.seen_at.millis()),
    }
}

async fn end(
    PageId(id): PageId<crate::id::SessionId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(end_session(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/sessions?notice=session-closed"))
}

async fn end_others(SignedPost { signed, .. }: SignedPost) -> Result<Redirect, Response> {
    signed.ok(end_own_others(&signed.visitor.app, &signed.actor).await)?;
    Ok(Redirect::to("/sessions?notice=session-closed"))
}
