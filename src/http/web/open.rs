//! An aidant opens a locker with somebody: what they type waits until the person has chosen a code,
//! on a screen where the aidant is not.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{Fields, LANGUAGE, PageId, Signed, SignedPost, set_cookie};
use super::locale::Locale;
use super::propose::said;
use super::qr::second_screen;
use super::views::Errors;
use super::views::open::OpenLockerPage;
use super::views::opening::OpeningPage;
use crate::app::App;
use crate::domain::policy::Action;
use crate::id::OpeningId;
use crate::ops::close_factor::close_factor;
use crate::ops::prepare_opening::{Prepared, discard_opening, prepare_opening};
use crate::ops::watch_opening::{OpeningState, WatchedOpening, watch_opening};
use crate::ops::{OpError, Target, allow};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/desk/new", get(new_form).post(new))
        .route("/desk/openings/{id}", get(show))
        .route("/desk/openings/{id}/here", post(here))
        .route("/desk/openings/{id}/discard", post(discard))
}

fn form(signed: &Signed, fields: &Fields, errors: Errors) -> OpenLockerPage {
    let language = Locale::from_code(fields.get("language"));
    OpenLockerPage {
        shell: signed.shell(),
        errors,
        name: fields.get("name").to_owned(),
        contact: fields.get("contact").to_owned(),
        languages: OpenLockerPage::languages(language.unwrap_or(signed.visitor.locale)),
        under_protection: said(fields),
    }
}

async fn new_form(signed: Signed) -> Result<Response, Response> {
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    signed.ok(allow(app, actor, Action::OpenLocker, Target::Nothing).await)?;
    let page = form(&signed, &Fields::default(), Errors::new());
    Ok(signed.visitor.page(&page))
}

async fn new(SignedPost { signed, fields }: SignedPost) -> Response {
    let wanted = [
        ("name", "name-empty"),
        ("under_protection", "protection-empty"),
    ];
    let errors = fields.missing(&signed.visitor, &wanted);
    if !errors.is_empty() {
        let page = form(&signed, &fields, errors);
        return signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let new = Prepared {
        display_name: fields.get("name").to_owned(),
        language: fields.get("language").to_owned(),
        under_protection: fields.get("under_protection") == "yes",
        contact: fields
            .filled("contact")
            .map(|typed| typed.trim().to_owned())
            .filter(|typed| !typed.is_empty()),
    };
    match prepare_opening(&signed.visitor.app, &signed.actor, new).await {
        Ok(prepared) => Redirect::to(&address(prepared.id)).into_response(),
        Err(error) => signed.refused(&error, |errors| form(&signed, &fields, errors)),
    }
}

fn address(id: OpeningId) -> String {
    format!("/desk/openings/{id}")
}

async fn show(
    signed: Signed,
    PageId(id): PageId<OpeningId>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let watched = watch_opening(&signed.visitor.app, &signed.actor, id).await;
    let watched = signed.ok(watched)?;
    Ok(signed.visitor.page(&page(&signed, &headers, watched)))
}

fn page(signed: &Signed, headers: &HeaderMap, watched: WatchedOpening) -> OpeningPage {
    let (locale, app) = (signed.visitor.locale, &signed.visitor.app);
    let waits = watched.state == OpeningState::Waiting;
    OpeningPage {
        shell: signed.shell(),
        id: watched.id.to_string(),
        name: watched.name,
        second: waits.then(|| second_screen(app, headers, "o", &watched.short)),
        until: locale.moment(watched.lapses_at.millis()),
        locker_id: match watched.state {
            OpeningState::Opened(locker) => Some(locker.to_string()),
            _ => None,
        },
    }
}

/// "Sur cet écran": the aidant's second factor is put aside first, so that nothing of theirs opens
/// while the person holds the screen. The pages follow the person's language, not the aidant's.
async fn here(
    PageId(id): PageId<OpeningId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Response, Response> {
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let watched = signed.ok(watch_opening(app, actor, id).await)?;
    if watched.state != OpeningState::Waiting {
        return Ok(Redirect::to(&address(id)).into_response());
    }
    signed.ok(close_factor(app, actor).await)?;
    let mut response = Redirect::to(&format!("/o/{}", watched.short)).into_response();
    let forgotten = format!("{LANGUAGE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    set_cookie(response.headers_mut(), &forgotten);
    Ok(response)
}

async fn discard(
    PageId(id): PageId<OpeningId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    match discard_opening(&signed.visitor.app, &signed.actor, id).await {
        Ok(()) => Ok(Redirect::to("/desk?notice=opening-discarded")),
        // The person was faster, or nobody came: the page says which.
        Err(OpError::Conflict(_)) => Ok(Redirect::to(&address(id))),
        Err(error) => Err(signed.error(&error)),
    }
}
