//! The first steps of staff: an account from a one-time code, then their second factor.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Fields, Posted, Signed, SignedPost, Visitor};
use super::public;
use super::qr::square;
use super::views::Errors;
use super::views::enrol::{EnrolPage, FactorPage};
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::content::percent;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::enrol_account::{Enrolment, enrol_account};
use crate::ops::enrol_factor::{enrol_factor, proposed_seed};
use crate::ops::open_session::Credentials;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/enrol", get(form).post(enrol))
        .route("/enrol/factor", get(factor_form).post(factor))
}

fn page(visitor: &Visitor, fields: &Fields, errors: Errors) -> EnrolPage {
    let typed = |name| fields.get(name).to_owned();
    EnrolPage {
        shell: visitor.shell(),
        errors,
        code: typed("code"),
        login: typed("login"),
        name: typed("name"),
        phone: typed("phone"),
    }
}

async fn form(visitor: Visitor) -> Response {
    visitor.page(&page(&visitor, &Fields::default(), Errors::new()))
}

async fn enrol(Posted { visitor, fields }: Posted) -> Response {
    let passphrase = Zeroizing::new(fields.get("passphrase").to_owned());
    if *passphrase != fields.get("again") {
        let errors = Errors::one(visitor.locale, "again", "passphrase-differs");
        let page = page(&visitor, &fields, errors);
        return visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let login = fields.get("login").to_owned();
    let enrolment = Enrolment {
        code: Zeroizing::new(fields.get("code").trim().to_owned()),
        login: login.clone(),
        name: fields.get("name").to_owned(),
        passphrase: passphrase.clone(),
        phone: fields.filled("phone"),
    };
    let address = &visitor.connection.address;
    if let Err(error) = enrol_account(&visitor.app, Channel::Web, address, enrolment).await {
        return refused(&visitor, &fields, &error);
    }
    // Who just chose a passphrase need not type it again.
    let credentials = Credentials::Passphrase {
        login,
        passphrase,
        otp: None,
    };
    match public::open(&visitor, credentials).await {
        Ok(opened) => visitor.enter(&opened.token, "/enrol/factor"),
        Err(error) => visitor.error(&error),
    }
}

fn refused(visitor: &Visitor, fields: &Fields, error: &OpError) -> Response {
    let code = match error {
        OpError::BadCredentials => "invitation-refused",
        OpError::RateLimited => "too-many-tries",
        _ => return visitor.refused(error, |errors| page(visitor, fields, errors)),
    };
    let errors = Errors::one(visitor.locale, "code", code);
    visitor.page_with(tell(error).status, &page(visitor, fields, errors))
}

async fn factor_page(signed: &Signed, errors: Errors) -> Result<FactorPage, Response> {
    let seed = signed.ok(proposed_seed(&signed.visitor.app, &signed.actor).await)?;
    let secret = seed.base32();
    let groups: Vec<_> = secret
        .as_bytes()
        .chunks(4)
        .map(String::from_utf8_lossy)
        .collect();
    Ok(FactorPage {
        shell: signed.shell(),
        errors,
        secret: groups.join(" "),
        qr: square(&application_address(signed.name(), &secret)),
    })
}

/// What a code application reads from the square.
fn application_address(name: &str, secret: &str) -> Zeroizing<String> {
    let label = percent(name);
    Zeroizing::new(format!(
        "otpauth://totp/Abri:{label}?secret={secret}&issuer=Abri"
    ))
}

async fn factor_form(signed: Signed) -> Result<Response, Response> {
    let page = factor_page(&signed, Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

async fn factor(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let code = Zeroizing::new(fields.get("otp").replace(' ', ""));
    let enrolled = enrol_factor(&signed.visitor.app, &signed.actor, &code).await;
    match enrolled {
        Ok(()) => {
            // The next thing is what stands in for it on the day it is lost.
            Ok(Redirect::to("/passkeys?notice=factor-enrolled").into_response())
        }
        Err(error @ OpError::Invalid { .. }) => {
            let page = factor_page(&signed, Errors::new()).await?;
            Ok(signed.refused(&error, |errors| FactorPage { errors, ..page }))
        }
        Err(error) => Err(signed.error(&error)),
    }
}
