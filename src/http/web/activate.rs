//! The person takes over a locker that was opened for them by telephone.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use zeroize::Zeroizing;

use super::forms::field_error;
use super::frame::{Fields, Posted, Visitor};
use super::pin::{self, check_twice};
use super::rows;
use super::taken_home::show_once;
use super::views::Errors;
use super::views::open::LockerOpenedPage;
use super::views::urgent::ActivatePage;
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::confirm_locker::{Confirmed, confirm_locker};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/activate", get(form).post(activate))
}

fn page(visitor: &Visitor, code: &str, errors: Errors) -> ActivatePage {
    ActivatePage {
        shell: visitor.shell(),
        errors,
        code: code.to_owned(),
    }
}

async fn form(visitor: Visitor) -> Response {
    visitor.page(&page(&visitor, "", Errors::new()))
}

/// What was left out, and whether the two codes differ: the page's own questions.
fn wrong(visitor: &Visitor, fields: &Fields) -> Errors {
    let mut errors = fields.missing(visitor, &[("code", "activation-form")]);
    check_twice(visitor, fields, "pin", &mut errors);
    errors
}

async fn activate(headers: HeaderMap, Posted { visitor, fields }: Posted) -> Response {
    let (code, errors) = (fields.get("code").trim(), wrong(&visitor, &fields));
    if !errors.is_empty() {
        let page = page(&visitor, code, errors);
        return visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let pin = pin::code(&fields, "pin");
    match confirm_locker(&visitor.app, &visitor.origin(), code, &pin, None).await {
        Ok(confirmed) => taken_over(visitor, &headers, confirmed, pin).await,
        Err(error) => refused(&visitor, code, &error),
    }
}

/// The card is shown, with who has access, so that the person stops an access in two taps.
async fn taken_over(
    visitor: Visitor,
    headers: &HeaderMap,
    confirmed: Confirmed,
    pin: Zeroizing<String>,
) -> Response {
    let (locale, opened) = (visitor.locale, confirmed.opened);
    let active = confirmed.mandates.iter();
    let active = active.filter(|view| view.status == MandateStatus::Active);
    let access = active.map(|view| rows::mandate(locale, view)).collect();
    show_once(&visitor, headers, opened, pin, |page| LockerOpenedPage {
        access,
        ..page
    })
    .await
}

fn refused(visitor: &Visitor, code: &str, error: &OpError) -> Response {
    let (field, sentence) = match error {
        OpError::BadCredentials => ("code", "activation-refused"),
        OpError::RateLimited => ("code", "too-many-tries"),
        OpError::Invalid { field: "code", .. } => ("code", "activation-form"),
        other => match field_error(other) {
            Some(found) => found,
            None => return visitor.error(other),
        },
    };
    let errors = Errors::one(visitor.locale, field, sentence);
    visitor.page_with(tell(error).status, &page(visitor, code, errors))
}
