//! A mandate that an aidant proposed, while it waits: the square for a second screen, the answer as
//! soon as it is there, taking it back.

use std::time::Duration;

use axum::Router;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::forms::field_error;
use super::frame::{PageId, Signed, SignedPost};
use super::qr::second_screen;
use super::rows;
use super::views::labels::WAITS;
use super::views::waiting::{SecondScreen, WaitingPage};
use super::views::{Choice, Errors};
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::http::error::tell;
use crate::id::MandateId;
use crate::limits;
use crate::ops::OpError;
use crate::ops::draft_mandate::{discard_mandate, send_mandate};
use crate::ops::list_mandates::MandateView;
use crate::ops::watch_mandate::watch_mandate;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/mandates/{id}/waiting", get(show))
        .route("/mandates/{id}/send", post(send))
        .route("/mandates/{id}/discard", post(discard))
}

async fn show(
    signed: Signed,
    PageId(id): PageId<MandateId>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let view = signed.ok(watch_mandate(&signed.visitor.app, &signed.actor, id).await)?;
    let mut page = page(&signed, &view, Errors::new());
    page.second = second(&signed, &headers, &view);
    Ok(signed.visitor.page(&page))
}

fn second(signed: &Signed, headers: &HeaderMap, view: &MandateView) -> Option<SecondScreen> {
    let app = &signed.visitor.app;
    let short = view.short.as_deref();
    short.map(|short| second_screen(app, headers, "c", short))
}

fn page(signed: &Signed, view: &MandateView, errors: Errors) -> WaitingPage {
    let locale = signed.visitor.locale;
    WaitingPage {
        shell: signed.shell(),
        errors,
        terms: rows::terms(locale, view),
        status: view.status.code().to_owned(),
        second: None,
        refresh: asks_again(signed, view),
        scanned: view.scanned,
        max_bytes: limits::SCAN_BYTES,
        waits: Choice::list(locale, "wait", &WAITS, "desk"),
        locker_id: view.terms.locker.to_string(),
    }
}

/// A page that asks again by itself keeps its session alive: only while somebody stands there.
fn asks_again(signed: &Signed, view: &MandateView) -> bool {
    let soon = signed
        .actor
        .at
        .plus(limits::REQUEST_DESK.saturating_add(Duration::from_secs(1)));
    let near = view.lapses_at.is_some_and(|at| at <= soon);
    view.status == MandateStatus::Pending && near
}

/// The page again, with what is wrong in a form of it.
pub async fn refused(
    signed: &Signed,
    id: MandateId,
    headers: &HeaderMap,
    error: &OpError,
) -> Result<Response, Response> {
    let Some((field, code)) = field_error(error) else {
        return Err(signed.error(error));
    };
    let view = signed.ok(watch_mandate(&signed.visitor.app, &signed.actor, id).await)?;
    let errors = Errors::one(signed.visitor.locale, field, code);
    let mut page = page(signed, &view, errors);
    page.second = second(signed, headers, &view);
    Ok(signed.visitor.page_with(tell(error).status, &page))
}

async fn send(
    PageId(id): PageId<MandateId>,
    headers: HeaderMap,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    match send_mandate(&signed.visitor.app, &signed.actor, id, fields.get("wait")).await {
        Ok(_) => Ok(Redirect::to(&format!("/mandates/{id}/waiting")).into_response()),
        Err(error) => refused(&signed, id, &headers, &error).await,
    }
}

async fn discard(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(discard_mandate(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/desk?notice=mandate-discarded"))
}
