//! What is done with a paper: its bytes on screen or as a copy, the bin and back, and the end.

use axum::Router;
use axum::http::HeaderMap;
use axum::response::{Redirect, Response};
use axum::routing::{get, post};

use super::frame::{PageId, Signed, SignedPost};
use super::rows;
use super::views::bin::DestroyPage;
use crate::app::App;
use crate::domain::policy::Action;
use crate::http::content;
use crate::id::DocumentId;
use crate::ops::discard_document::{destroy_document, discard_document, restore_document};
use crate::ops::list_documents::show_document;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/papers/{id}/image", get(image))
        .route("/papers/{id}/download", get(download))
        .route("/papers/{id}/discard", post(discard))
        .route("/papers/{id}/restore", post(restore))
        .route("/papers/{id}/destroy", get(ask_destroy).post(destroy))
}

async fn image(signed: Signed, id: PageId<DocumentId>, asked: HeaderMap) -> Response {
    send(signed, id, Action::ReadDocument, &asked).await
}

async fn download(signed: Signed, id: PageId<DocumentId>, asked: HeaderMap) -> Response {
    send(signed, id, Action::DownloadDocument, &asked).await
}

async fn send(
    signed: Signed,
    PageId(id): PageId<DocumentId>,
    action: Action,
    asked: &HeaderMap,
) -> Response {
    let connection = signed.visitor.connection.clone();
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let answer = content::answer(app, actor, id, action, asked, connection).await;
    answer.unwrap_or_else(|error| signed.error(&error))
}

async fn discard(
    PageId(id): PageId<DocumentId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(discard_document(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/bin?notice=paper-binned"))
}

async fn restore(
    PageId(id): PageId<DocumentId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(restore_document(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to(&format!("/papers/{id}?notice=paper-restored")))
}

async fn ask_destroy(signed: Signed, PageId(id): PageId<DocumentId>) -> Result<Response, Response> {
    signed.own_locker()?;
    let view = signed.ok(show_document(&signed.visitor.app, &signed.actor, id).await)?;
    let page = DestroyPage {
        shell: signed.shell(),
        id: id.to_string(),
        title: rows::shown_title(signed.visitor.locale, view.meta.as_ref()),
        category: view.category.code().to_owned(),
    };
    Ok(signed.visitor.page(&page))
}

async fn destroy(
    PageId(id): PageId<DocumentId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(destroy_document(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/bin?notice=paper-destroyed"))
}
