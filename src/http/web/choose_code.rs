//! The person's screen when a locker is opened for them: what happens, their code twice, and what
//! they take home. On their own phone, or on a screen that the aidant lent; never with the aidant's
//! session.

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::consent::short_page;
use super::forms::field_error;
use super::frame::{Fields, LANGUAGE, PageId, Posted, Visitor, cookie};
use super::guardians::{choices, chosen};
use super::locale::Locale;
use super::pin;
use super::taken_home::show_once;
use super::views::consent::ShortFor;
use super::views::open::LockerOpenedPage;
use super::views::opening::ChooseCodePage;
use super::views::{AidantName, Errors};
use crate::app::App;
use crate::domain::policy::Denial;
use crate::http::content::percent;
use crate::http::error::tell;
use crate::id::{AccountId, OpeningId};
use crate::ops::OpError;
use crate::ops::find_opening::{OpeningView, find_opening};
use crate::ops::use_opening::use_opening;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/o", get(type_short))
        .route("/o/{short}", get(show).post(choose))
        .route("/desk/openings/{id}/back", post(give_back))
}

async fn type_short(visitor: Visitor, asked: Fields) -> Response {
    match asked.filled("short") {
        Some(short) => Redirect::to(&format!("/o/{}", percent(short.trim()))).into_response(),
        None => visitor.page(&short_page(&visitor, ShortFor::Opening, "", Errors::new())),
    }
}

/// What waits there, and the visitor in the person's language unless they chose another themselves;
/// an address that leads nowhere can be typed again.
async fn find(
    mut visitor: Visitor,
    headers: &HeaderMap,
    short: &str,
) -> Result<(Visitor, OpeningView), Response> {
    match find_opening(&visitor.app, short, &visitor.connection.address).await {
        Ok(view) => {
            if cookie(headers, LANGUAGE).is_none() {
                visitor.locale = Locale::from_code(&view.language).unwrap_or(visitor.locale);
            }
            Ok((visitor, view))
        }
        Err(OpError::NotFound) => {
            let errors = Errors::one(visitor.locale, "short", "short-unknown");
            let page = short_page(&visitor, ShortFor::Opening, short, errors);
            Err(visitor.page_with(StatusCode::NOT_FOUND, &page))
        }
        Err(other) => Err(visitor.error(&other)),
    }
}

/// The page; `ticked` are the guardians that the person named, none yet: those who are proposed.
fn page(
    visitor: &Visitor,
    short: &str,
    view: OpeningView,
    (ticked, errors): (Option<&[AccountId]>, Errors),
) -> ChooseCodePage {
    let guardians = view.guardians;
    ChooseCodePage {
        guardians: choices(&guardians.all, ticked.unwrap_or(&guardians.proposed)),
        shell: visitor.shell(),
        errors,
        action: format!("/o/{}", percent(short)),
        name: view.name,
        aidant: AidantName {
            name: view.aidant.name.unwrap_or_default(),
            structure: view.aidant.organisation,
        },
        until: visitor.locale.moment(view.lapses_at.millis()),
    }
}

async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    PageId(short): PageId<String>,
) -> Result<Response, Response> {
    let (visitor, view) = find(visitor, &headers, &short).await?;
    let page = page(&visitor, &short, view, (None, Errors::new()));
    Ok(visitor.page(&page))
}

/// What was left out, and whether the two codes differ: the page's own questions.
fn wrong(visitor: &Visitor, fields: &Fields, named: Option<&[AccountId]>) -> Errors {
    let mut errors = Errors::new();
    pin::check_twice(visitor, fields, "pin", &mut errors);
    if named.is_some_and(<[AccountId]>::is_empty) {
        errors.add(visitor.locale, "guardian", "guardians-needed");
    }
    errors
}

async fn choose(
    PageId(short): PageId<String>,
    headers: HeaderMap,
    Posted { visitor, fields }: Posted,
) -> Result<Response, Response> {
    let (visitor, view) = find(visitor, &headers, &short).await?;
    let named = fields.filled("named").map(|_| chosen(&fields));
    let errors = wrong(&visitor, &fields, named.as_deref());
    if !errors.is_empty() {
        let page = page(&visitor, &short, view, (named.as_deref(), errors));
        return Ok(visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let pin = pin::code(&fields, "pin");
    let asked = (pin.clone(), named.clone());
    let used = use_opening(&visitor.app, &visitor.origin(), &short, asked).await;
    match used {
        Ok((id, opened)) => {
            let lent = visitor.in_session().then(|| id.to_string());
            let filled = |page| LockerOpenedPage { lent, ..page };
            Ok(show_once(&visitor, &headers, opened, pin, filled).await)
        }
        Err(error) => {
            let errors = refused(&visitor, &error)?;
            let page = page(&visitor, &short, view, (named.as_deref(), errors));
            Ok(visitor.page_with(tell(&error).status, &page))
        }
    }
}

/// The code or the guardians are asked for again; where the locker can no longer be opened, the
/// aidant is.
#[expect(clippy::result_large_err, reason = "an answer, sent as it is")]
fn refused(visitor: &Visitor, error: &OpError) -> Result<Errors, Response> {
    let (field, code) = match error {
        OpError::Denied(Denial { .. }) | OpError::Conflict(_) | OpError::NotFound => {
            ("pin", "opening-over")
        }
        other => match field_error(other) {
            Some((field @ ("pin" | "guardian"), code)) => (field, code),
            Some(_) => ("pin", "opening-over"),
            None => return Err(visitor.error(other)),
        },
    };
    Ok(Errors::one(visitor.locale, field, code))
}

/// The screen goes back to the aidant, and the browser forgets what it showed. Whoever goes on proves
/// their second factor again.
async fn give_back(PageId(id): PageId<OpeningId>, _: Posted) -> Response {
    let mut response = Redirect::to(&format!("/desk/openings/{id}")).into_response();
    let cache = HeaderValue::from_static("\"cache\"");
    response
        .headers_mut()
        .insert(HeaderName::from_static("clear-site-data"), cache);
    response
}
