//! The second factor, asked again where an act needs a fresh one.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Fields, Signed, SignedPost, local};
use super::views::Errors;
use super::views::enrol::ProvePage;
use crate::app::App;
use crate::http::content::percent;
use crate::http::error::tell;
use crate::ops::prove_factor::prove_factor;
use crate::ops::{Actor, OpError};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/factor", get(form).post(prove))
}

/// Sends somebody to prove their second factor, and then back; to set one up where they have none.
pub fn ask(actor: &Actor, next: Option<&str>) -> Response {
    if !actor.facts.has_factor {
        return Redirect::to("/enrol/factor").into_response();
    }
    let next = next.filter(|path| local(path)).unwrap_or("/start");
    Redirect::to(&format!("/factor?next={}", percent(next))).into_response()
}

fn page(signed: &Signed, next: &str, errors: Errors) -> ProvePage {
    ProvePage {
        shell: signed.shell(),
        errors,
        next: if local(next) { next } else { "/start" }.to_owned(),
    }
}

async fn form(signed: Signed, asked: Fields) -> Response {
    if !signed.actor.facts.has_factor {
        return ask(&signed.actor, None);
    }
    let page = page(&signed, asked.get("next"), Errors::new());
    signed.visitor.page(&page)
}

async fn prove(SignedPost { signed, fields }: SignedPost) -> Response {
    let code = Zeroizing::new(fields.get("otp").to_owned());
    let error = match prove_factor(&signed.visitor.app, &signed.actor, &code).await {
        Ok(()) => {
            let page = page(&signed, fields.get("next"), Errors::new());
            return Redirect::to(&page.next).into_response();
        }
        Err(error) => error,
    };
    let code = match error {
        OpError::BadCredentials => "otp-refused",
        OpError::RateLimited => "too-many-tries",
        other => return signed.error(&other),
    };
    refused(&signed, fields.get("next"), ("otp", code), &error)
}

/// The page again, with what is wrong in it.
pub fn refused(
    signed: &Signed,
    next: &str,
    (field, code): (&str, &str),
    error: &OpError,
) -> Response {
    let errors = Errors::one(signed.visitor.locale, field, code);
    let page = page(signed, next, errors);
    signed.visitor.page_with(tell(error).status, &page)
}
