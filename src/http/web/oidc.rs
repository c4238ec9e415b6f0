//! The way to a provider of identities and back, and the step that is left: what opens.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Fields, Posted, Visitor, cookie, set_cookie};
use super::pin;
use super::public::refused;
use super::views::identities::{HopPage, IdentifiedPage};
use super::views::public::ErrorPage;
use super::views::{Errors, Role, Shell};
use crate::app::App;
use crate::limits;
use crate::ops::OpError;
use crate::ops::finish_identity::{Callback, Unidentified, finish_identity};
use crate::ops::identities::{Purpose, Ticket, find_ticket};
use crate::ops::open_identified::{Opening, open_identified};
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
        .route("/identified", get(form).post(enter))
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

async fn ticket(visitor: &Visitor, headers: &HeaderMap) -> Result<Ticket, Response> {
    let kept = kept(headers);
    let found = find_ticket(&visitor.app, &kept, Purpose::Enter, &visitor.origin()).await;
    let found = found.map_err(|error| visitor.error(&error))?;
    found.ok_or_else(|| problem(visitor, visitor.shell(), &Unidentified::Stale))
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

fn page(visitor: &Visitor, ticket: Ticket, card: String, errors: Errors) -> IdentifiedPage {
    let (people, staff) = ticket.doors;
    IdentifiedPage {
        shell: visitor.shell(),
        errors,
        label: ticket.label,
        people,
        staff,
        card,
    }
}

async fn form(visitor: Visitor, headers: HeaderMap) -> Result<Response, Response> {
    let ticket = ticket(&visitor, &headers).await?;
    let page = page(&visitor, ticket, String::new(), Errors::new());
    Ok(visitor.page(&page))
}

async fn enter(
    headers: HeaderMap,
    Posted { visitor, fields }: Posted,
) -> Result<Response, Response> {
    let kept = kept(&headers);
    let card = fields.get("card").to_owned();
    let (field, opening) = opening(&fields);
    let errors = missing(&visitor, &fields);
    if !errors.is_empty() {
        let page = page(&visitor, ticket(&visitor, &headers).await?, card, errors);
        return Ok(visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let own_phone = fields.get("device") == "own";
    match open_identified(&visitor.app, &kept, opening, visitor.origin(), own_phone).await {
        Ok(opened) if opened.factor_missing => {
            Ok(used(visitor.enter(&opened.token, "/enrol/factor")))
        }
        Ok(opened) if field == "pin" => Ok(used(visitor.stay(&opened, Role::Beneficiary.home()))),
        Ok(opened) => Ok(used(visitor.stay(&opened, "/start"))),
        Err(OpError::NotFound) => Err(problem(&visitor, visitor.shell(), &Unidentified::Stale)),
        Err(error) => {
            let ticket = ticket(&visitor, &headers).await?;
            Ok(refused(&visitor, &error, field, |errors| {
                page(&visitor, ticket, card, errors)
            }))
        }
    }
}

/// What was left out of card and code, which costs no try.
fn missing(visitor: &Visitor, fields: &Fields) -> Errors {
    if fields.get("way") != "card" {
        return Errors::new();
    }
    let mut errors = fields.missing(visitor, &[("card", "card-empty")]);
    pin::check(visitor, fields, "pin", &mut errors);
    errors
}

/// What was brought, and the field that a refusal stands beside.
fn opening(fields: &Fields) -> (&'static str, Opening) {
    let secret = |name| Zeroizing::new(fields.get(name).to_owned());
    if fields.get("way") == "card" {
        let (card, pin) = (secret("card"), pin::code(fields, "pin"));
        return ("pin", Opening::Card { card, pin });
    }
    let otp = Some(fields.get("otp").trim()).filter(|otp| !otp.is_empty());
    let otp = otp.map(|otp| Zeroizing::new(otp.to_owned()));
    let passphrase = secret("passphrase");
    ("passphrase", Opening::Passphrase { passphrase, otp })
}
