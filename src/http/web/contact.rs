//! The person's phone: give it, prove it, take it back.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{Signed, SignedPost};
use super::views::Errors;
use super::views::contact::ContactPage;
use crate::app::App;
use crate::domain::journal::Reason;
use crate::domain::policy::Denial;
use crate::ops::OpError;
use crate::ops::change_contact::{drop_contact, read_contact, set_contact, validate_contact};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/contact", get(show).post(set))
        .route("/contact/validate", post(validate))
        .route("/contact/drop", post(drop))
}

async fn page(signed: &Signed, typed: &str, errors: Errors) -> Result<ContactPage, Response> {
    let locker = signed.own_locker()?;
    let view = signed.ok(read_contact(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(ContactPage {
        shell: signed.shell(),
        errors,
        phone: view.phone,
        validated: view.validated,
        typed: typed.to_owned(),
    })
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let page = page(&signed, "", Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

async fn set(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, typed) = (signed.own_locker()?, fields.get("contact"));
    match set_contact(&signed.visitor.app, &signed.actor, locker, typed).await {
        Ok(_) => Ok(Redirect::to("/contact?notice=contact-kept").into_response()),
        Err(error @ OpError::Invalid { .. }) => {
            let page = page(&signed, typed, Errors::new()).await?;
            Ok(signed.refused(&error, |errors| ContactPage { errors, ..page }))
        }
        Err(error) => Err(signed.error(&error)),
    }
}

async fn validate(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let code = fields.get("code");
    match validate_contact(&signed.visitor.app, &signed.actor, locker, code).await {
        Ok(()) => Ok(Redirect::to("/contact?notice=contact-validated").into_response()),
        Err(OpError::Denied(Denial {
            reason: Reason::BadCredentials,
            ..
        })) => {
            let errors = Errors::one(signed.visitor.locale, "code", "contact-code");
            let page = page(&signed, "", errors).await?;
            Ok(signed.visitor.page_with(StatusCode::FORBIDDEN, &page))
        }
        Err(error) => Err(signed.error(&error)),
    }
}

async fn drop(SignedPost { signed, .. }: SignedPost) -> Result<Redirect, Response> {
    let locker = signed.own_locker()?;
    signed.ok(drop_contact(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(Redirect::to("/contact?notice=contact-dropped"))
}
