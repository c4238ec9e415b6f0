//! The way to a provider of identities and back.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Fields, Visitor, cookie, set_cookie};
use super::views::Shell;
use super::views::identities::HopPage;
use super::views::public::ErrorPage;
use crate::app::App;
use crate::limits;
use crate::ops::finish_identity::{Callback, Unidentified, finish_identity};
use crate::ops::identities::Purpose;
use crate::ops::start_identity::{Started, start_identity};

/// What binds a way to the browser that began it. `Lax`: it comes back from another site.
const FLOW: &str = "__Host-abri-oidc";
/// What a provider said, until its person has brought what opens.
const TICKET: &str = "__Host-abri-identified";

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/oidc/{name}/start", get(start))
        .route("/oidc/{name}/callback", get(callback))
}

async fn start(visitor: Visitor, Path(name): Path<String>) -> Response {
    match start_identity(&visitor.app, &name, None, &visitor.origin()).await {
        Ok(started) => away(&started),
        Err(error) => problem(&visitor, visitor.shell(), &error),
    }
}

/// Sends the browser to a provider, with what binds the way to it.
pub fn away(started: &Started) -> Response {
    let mut response = Redirect::to(&started.address).into_response();
    keep(&mut response, FLOW, &started.browser, "Lax");
    response
}

fn keep(response: &mut Response, name: &str, value: &str, same_site: &str) {
    let age = match value {
        "" => 0,
        _ => limits::IDENTITY_FLOW.as_secs(),
    };
    let cookie = Zeroizing::new(format!(
        "{name}={value}; Path=/; Secure; HttpOnly; SameSite={same_site}; Max-Age={age}"
    ));
    set_cookie(response.headers_mut(), &cookie);
}

async fn callback(
    visitor: Visitor,
    Path(name): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let brought = |name: &str| fields.get(name).to_owned();
    let callback = Callback {
        state: brought("state"),
        code: brought("code"),
        error: brought("error"),
        iss: brought("iss"),
        browser: cookie(&headers, FLOW).unwrap_or_default(),
    };
    let finished = finish_identity(&visitor.app, &name, &callback, &visitor.origin()).await;
    let mut response = match &finished {
        Ok(finished) => visitor.page(&HopPage {
            shell: elsewhere(&visitor),
            href: match finished.purpose {
                Purpose::Enter => "/identified",
                Purpose::Link => "/identities/confirm",
            },
        }),
        Err(error) => problem(&visitor, elsewhere(&visitor), error),
    };
    // Another site led here, so the browser did not show the cookies of our own pages: theirs must
    // not be replaced.
    response.headers_mut().remove(header::SET_COOKIE);
    if let Ok(finished) = &finished {
        keep(&mut response, TICKET, &finished.ticket, "Strict");
        keep(&mut response, FLOW, "", "Lax");
    }
    response
}

/// The frame of a page whose address must not be shown again.
fn elsewhere(visitor: &Visitor) -> Shell {
    Shell {
        path: "/".to_owned(),
        ..visitor.shell()
    }
}

/// What went wrong on the way, and what to do next.
pub fn problem(visitor: &Visitor, shell: Shell, error: &Unidentified) -> Response {
    let (status, code) = match error {
        Unidentified::Down => (StatusCode::SERVICE_UNAVAILABLE, "down"),
        Unidentified::Declined => (StatusCode::OK, "declined"),
        Unidentified::Stale => (StatusCode::BAD_REQUEST, "stale"),
        Unidentified::NotAuthentic => (StatusCode::FORBIDDEN, "forged"),
        Unidentified::Op(error) => return visitor.error(error),
    };
    visitor.page_with(status, &ErrorPage::identity(shell, status.as_u16(), code))
}

/// The ticket that the browser keeps, to enter with or to tie with.
pub fn kept(headers: &HeaderMap) -> String {
    cookie(headers, TICKET).unwrap_or_default()
}

/// The answer to a ticket that was used.
pub fn used(mut response: Response) -> Response {
    keep(&mut response, TICKET, "", "Strict");
    response
}
