//! The person's phone and e-mail: give them, prove them, take them back.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::fields::Fields;
use super::frame::{Signed, SignedPost};
use super::views::Errors;
use super::views::contact::{ContactPage, Reached};
use crate::app::App;
use crate::domain::journal::Reason;
use crate::domain::policy::Denial;
use crate::domain::way::Way;
use crate::ops::OpError;
use crate::ops::change_contact::{drop_contact, read_contacts, set_contact};
use crate::ops::validate_contact::validate_contact;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/contact", get(show).post(set))
        .route("/contact/again", post(again))
        .route("/contact/validate", post(validate))
        .route("/contact/drop", post(drop))
}

/// The way that a form is about, and how its fields and its texts are called.
fn way(fields: &Fields) -> (Way, &'static str) {
    match Way::parse(fields.get("way")) {
        Some(Way::Email) => (Way::Email, "email"),
        Some(Way::Sms) | None => (Way::Sms, "contact"),
    }
}

fn to(name: &str, done: &str) -> Response {
    Redirect::to(&format!("/contact?notice={name}-{done}")).into_response()
}

async fn page(
    signed: &Signed,
    (typed_way, typed): (Way, &str),
    errors: Errors,
) -> Result<ContactPage, Response> {
    let (locker, app) = (signed.own_locker()?, &signed.visitor.app);
    let views = signed.ok(read_contacts(app, &signed.actor, locker).await)?;
    // Where no mail goes out, nobody is asked for an address; one that is there can be erased.
    let mail = app.mail.on();
    let shown = views
        .into_iter()
        .filter(|view| mail || view.way == Way::Sms || view.standing.is_some());
    let ways = shown.map(|view| Reached {
        way: view.way.code(),
        address: view.address,
        standing: view.standing.map(|standing| standing.code()),
        typed: match view.way == typed_way {
            true => typed.to_owned(),
            false => String::new(),
        },
    });
    Ok(ContactPage {
        shell: signed.shell(),
        errors,
        ways: ways.collect(),
    })
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let page = page(&signed, (Way::Sms, ""), Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

async fn set(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (way, name) = way(&fields);
    let (locker, typed) = (signed.own_locker()?, fields.get(name));
    let from = signed.visitor.origin().address;
    let whose = (&signed.actor, from.as_str());
    match set_contact(&signed.visitor.app, whose, locker, way, typed).await {
        Ok(_) => Ok(to(name, "kept")),
        Err(error @ OpError::Invalid { .. }) => {
            let page = page(&signed, (way, typed), Errors::new()).await?;
            Ok(signed.refused(&error, |errors| ContactPage { errors, ..page }))
        }
        Err(error) => Err(signed.error(&error)),
    }
}

/// Another code for what was given before, which stays as it is.
async fn again(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (way, name) = way(&fields);
    let (locker, app) = (signed.own_locker()?, &signed.visitor.app);
    let views = signed.ok(read_contacts(app, &signed.actor, locker).await)?;
    let mut views = views.into_iter().filter(|view| view.way == way);
    let Some(address) = views.find_map(|view| view.address) else {
        return Ok(Redirect::to("/contact").into_response());
    };
    let from = signed.visitor.origin().address;
    let whose = (&signed.actor, from.as_str());
    signed.ok(set_contact(app, whose, locker, way, &address).await)?;
    Ok(to(name, "kept"))
}

async fn validate(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (way, name) = way(&fields);
    let field = match way {
        Way::Sms => "code",
        Way::Email => "email_code",
    };
    let (locker, code) = (signed.own_locker()?, fields.get(field));
    match validate_contact(&signed.visitor.app, &signed.actor, locker, way, code).await {
        Ok(()) => Ok(to(name, "validated")),
        Err(OpError::Denied(Denial {
            reason: Reason::BadCredentials,
            ..
        })) => {
            let errors = Errors::one(signed.visitor.locale, field, "contact-code");
            let page = page(&signed, (way, ""), errors).await?;
            Ok(signed.visitor.page_with(StatusCode::FORBIDDEN, &page))
        }
        Err(error) => Err(signed.error(&error)),
    }
}

async fn drop(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let ((way, name), locker) = (way(&fields), signed.own_locker()?);
    signed.ok(drop_contact(&signed.visitor.app, &signed.actor, locker, way).await)?;
    Ok(to(name, "dropped"))
}
