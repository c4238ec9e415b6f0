//! A passphrase is chosen: a person's, with a login, and another one of staff.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use zeroize::Zeroizing;

use super::frame::{Fields, Signed, SignedPost};
use super::fresh::fresh;
use super::views::Errors;
use super::views::security::PassphrasePage;
use crate::app::App;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::change_passphrase::{Asked, Login, NewPassphrase, asks_old, change_passphrase};
use crate::ops::remove_passphrase::remove_passphrase;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/security/passphrase", get(own_form).post(own))
        .route("/security/passphrase/remove", post(remove))
        .route("/passphrase", get(staff_form).post(of_staff))
}

fn typed(fields: &Fields, name: &str) -> Zeroizing<String> {
    Zeroizing::new(fields.get(name).to_owned())
}

/// The form again, where the two phrases are not the same.
fn differs<P: askama::Template>(
    signed: &Signed,
    fields: &Fields,
    page: impl FnOnce(Errors) -> P,
) -> Option<Response> {
    if fields.get("passphrase") == fields.get("again") {
        return None;
    }
    let errors = Errors::one(signed.visitor.locale, "again", "passphrase-differs");
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Some(signed.visitor.page_with(status, &page(errors)))
}

fn own_page(signed: &Signed, login: &str, errors: Errors) -> PassphrasePage {
    PassphrasePage {
        shell: signed.shell(),
        errors,
        login: Some(login.to_owned()),
        asks_old: false,
    }
}

async fn own_form(signed: Signed) -> Result<Response, Response> {
    signed.own_locker()?;
    let page = own_page(&signed, "", Errors::new());
    Ok(signed.visitor.page(&page))
}

async fn own(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, login) = (signed.own_locker()?, fields.get("login"));
    let page = |errors| own_page(&signed, login, errors);
    if let Some(again) = differs(&signed, &fields, page) {
        return Ok(again);
    }
    let asked = Login {
        login: login.to_owned(),
        passphrase: typed(&fields, "passphrase"),
    };
    let asked = Asked::Person(locker, asked);
    match change_passphrase(&signed.visitor.app, &signed.actor, asked).await {
        Ok(()) => Ok(Redirect::to("/security?notice=passphrase-kept").into_response()),
        Err(error) => Ok(signed.refused(&error, page)),
    }
}

async fn remove(SignedPost { signed, .. }: SignedPost) -> Result<Redirect, Response> {
    let locker = signed.own_locker()?;
    signed.ok(remove_passphrase(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(Redirect::to("/security?notice=passphrase-removed"))
}

fn staff_page(signed: &Signed, errors: Errors) -> PassphrasePage {
    PassphrasePage {
        shell: signed.shell(),
        errors,
        login: None,
        asks_old: asks_old(&signed.actor),
    }
}

async fn staff_form(signed: Signed) -> Result<Response, Response> {
    if signed.actor.facts.owns.is_some() {
        return Err(Redirect::to("/security/passphrase").into_response());
    }
    fresh(&signed, "/passphrase")?;
    let page = staff_page(&signed, Errors::new());
    Ok(signed.visitor.page(&page))
}

async fn of_staff(SignedPost { signed, fields }: SignedPost) -> Response {
    let page = |errors| staff_page(&signed, errors);
    if let Some(again) = differs(&signed, &fields, page) {
        return again;
    }
    let asked = Asked::Staff(NewPassphrase {
        old: fields.filled("old_passphrase").map(Zeroizing::new),
        passphrase: typed(&fields, "passphrase"),
    });
    let error = match change_passphrase(&signed.visitor.app, &signed.actor, asked).await {
        Ok(()) => return Redirect::to("/passkeys?notice=passphrase-changed").into_response(),
        Err(error) => error,
    };
    let code = match &error {
        OpError::RateLimited => "too-many-tries",
        OpError::BadCredentials => "passphrase-wrong",
        OpError::Invalid { field, .. } if *field == "old_passphrase" => "passphrase-wrong",
        _ => return signed.refused(&error, page),
    };
    let errors = Errors::one(signed.visitor.locale, "old_passphrase", code);
    signed.visitor.page_with(tell(&error).status, &page(errors))
}
