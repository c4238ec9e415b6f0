//! How far a return is, on the screen of whoever lost code or card, its end, and stopping one: nobody
//! is in, and nothing here names anybody.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::consent::short_page;
use super::forms::field_error;
use super::frame::{Fields, PageId, Posted, Visitor};
use super::pin;
use super::qr::second_screen;
use super::views::Errors;
use super::views::consent::ShortFor;
use super::views::recovery::{RecoveryPage, VetoPage};
use crate::app::App;
use crate::http::content::percent;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::confirm_by_phone::{confirm_by_phone, send_phone_code};
use crate::ops::finish_recovery::finish_recovery;
use crate::ops::read_recovery::{RecoveryView, read_recovery};
use crate::ops::veto_recovery::veto_by_code;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/r", get(type_short))
        .route("/r/{short}", get(show).post(finish))
        .route("/r/{short}/phone", post(send))
        .route("/r/{short}/phone/confirm", post(confirm))
        .route("/veto", get(veto_form).post(veto))
}

fn page(
    visitor: &Visitor,
    headers: &HeaderMap,
    view: &RecoveryView,
    card: &str,
    errors: Errors,
) -> RecoveryPage {
    let locale = visitor.locale;
    RecoveryPage {
        shell: visitor.shell(),
        errors,
        second: second_screen(&visitor.app, headers, "desk/recover", &view.short),
        state: view.state.code().to_owned(),
        counted: format!("{} / {}", view.confirmations, view.needed),
        ready: view.ready_at.map(|at| locale.moment(at.millis())),
        until: locale.moment(view.lapses_at.millis()),
        phone: view.phone,
        card: card.to_owned(),
    }
}

async fn find(visitor: &Visitor, short: &str) -> Result<RecoveryView, Response> {
    let found = read_recovery(&visitor.app, short, &visitor.origin()).await;
    found.map_err(|error| match error {
        OpError::NotFound => {
            let errors = Errors::one(visitor.locale, "short", "short-unknown");
            let page = short_page(visitor, ShortFor::Recovery, short, errors);
            visitor.page_with(StatusCode::NOT_FOUND, &page)
        }
        other => visitor.error(&other),
    })
}

async fn type_short(visitor: Visitor, asked: Fields) -> Response {
    match asked.filled("short") {
        Some(short) => Redirect::to(&format!("/r/{}", percent(short.trim()))).into_response(),
        None => visitor.page(&short_page(&visitor, ShortFor::Recovery, "", Errors::new())),
    }
}

async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    PageId(short): PageId<String>,
) -> Result<Response, Response> {
    let view = find(&visitor, &short).await?;
    Ok(visitor.page(&page(&visitor, &headers, &view, "", Errors::new())))
}

/// The page again, with what is wrong beside a field.
async fn again(
    visitor: &Visitor,
    headers: &HeaderMap,
    short: &str,
    (field, card): (&str, &str),
    error: &OpError,
) -> Result<Response, Response> {
    let (field, code) = match error {
        OpError::BadCredentials if field == "code" => (field, "otp-refused"),
        OpError::BadCredentials => (field, "entry-refused"),
        OpError::RateLimited => (field, "too-many-tries"),
        OpError::Conflict(_) => (field, "return-not-now"),
        other => match field_error(other) {
            Some(found) => found,
            None => return Err(visitor.error(other)),
        },
    };
    let view = find(visitor, short).await?;
    let errors = Errors::one(visitor.locale, field, code);
    let page = page(visitor, headers, &view, card, errors);
    Ok(visitor.page_with(tell(error).status, &page))
}

async fn finish(
    PageId(short): PageId<String>,
    headers: HeaderMap,
    Posted { visitor, fields }: Posted,
) -> Result<Response, Response> {
    let (card, pin) = (fields.get("card").trim(), pin::code(&fields, "pin"));
    let mut errors = fields.missing(&visitor, &[("card", "card-empty")]);
    pin::check(&visitor, &fields, "pin", &mut errors);
    if !errors.is_empty() {
        let view = find(&visitor, &short).await?;
        let page = page(&visitor, &headers, &view, card, errors);
        return Ok(visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    match finish_recovery(&visitor.app, visitor.origin(), &short, card, &pin).await {
        Ok(opened) => Ok(visitor.enter(&opened.token, "/home?notice=recovered")),
        Err(error) => again(&visitor, &headers, &short, ("pin", card), &error).await,
    }
}

async fn send(
    PageId(short): PageId<String>,
    headers: HeaderMap,
    Posted { visitor, .. }: Posted,
) -> Result<Response, Response> {
    match send_phone_code(&visitor.app, &visitor.origin(), &short).await {
        Ok(()) => {
            let to = format!("/r/{}?notice=recovery-code-sent", percent(&short));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => again(&visitor, &headers, &short, ("code", ""), &error).await,
    }
}

async fn confirm(
    PageId(short): PageId<String>,
    headers: HeaderMap,
    Posted { visitor, fields }: Posted,
) -> Result<Response, Response> {
    let code = fields.get("code");
    match confirm_by_phone(&visitor.app, &visitor.origin(), &short, code).await {
        Ok(_) => Ok(Redirect::to(&format!("/r/{}", percent(&short))).into_response()),
        Err(error) => again(&visitor, &headers, &short, ("code", ""), &error).await,
    }
}

fn veto_page(visitor: &Visitor, errors: Errors) -> VetoPage {
    VetoPage {
        shell: visitor.shell(),
        errors,
    }
}

async fn veto_form(visitor: Visitor) -> Response {
    visitor.page(&veto_page(&visitor, Errors::new()))
}

async fn veto(Posted { visitor, fields }: Posted) -> Response {
    match veto_by_code(&visitor.app, &visitor.origin(), fields.get("code")).await {
        Ok(()) => Redirect::to("/veto?notice=recovery-vetoed").into_response(),
        Err(OpError::RateLimited) => {
            let errors = Errors::one(visitor.locale, "code", "too-many-tries");
            visitor.page_with(StatusCode::TOO_MANY_REQUESTS, &veto_page(&visitor, errors))
        }
        Err(error @ (OpError::BadCredentials | OpError::Invalid { .. } | OpError::Conflict(_))) => {
            let errors = Errors::one(visitor.locale, "code", "veto-refused");
            visitor.page_with(tell(&error).status, &veto_page(&visitor, errors))
        }
        Err(error) => visitor.error(&error),
    }
}
