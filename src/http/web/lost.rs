//! What somebody lost leads to its way back, which begins here: a new code, chosen by whoever says
//! that they are the person. Nobody is in, and nothing here names anybody.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::forms::field_error;
use super::frame::{Fields, Posted, Visitor};
use super::pin;
use super::qr::{origin, square};
use super::views::Errors;
use super::views::recovery::{ReturnCardPage, ReturnFormPage, ReturnPage};
use crate::app::App;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::start_recovery::start_recovery;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/lost", get(doors))
        .route("/lost/code", get(code_form).post(start_code))
        .route("/lost/all", get(all_form).post(start_all))
}

async fn doors(visitor: Visitor) -> Response {
    visitor.page(&ReturnPage {
        shell: visitor.shell(),
    })
}

fn form(visitor: &Visitor, card: Option<&str>, errors: Errors) -> ReturnFormPage {
    ReturnFormPage {
        shell: visitor.shell(),
        errors,
        card: card.map(str::to_owned),
    }
}

async fn code_form(visitor: Visitor) -> Response {
    visitor.page(&form(&visitor, Some(""), Errors::new()))
}

async fn all_form(visitor: Visitor) -> Response {
    visitor.page(&form(&visitor, None, Errors::new()))
}

async fn start_code(headers: HeaderMap, Posted { visitor, fields }: Posted) -> Response {
    let card = fields.get("card").trim().to_owned();
    start(&visitor, &headers, Some(&card), &fields).await
}

async fn start_all(headers: HeaderMap, Posted { visitor, fields }: Posted) -> Response {
    start(&visitor, &headers, None, &fields).await
}

async fn start(
    visitor: &Visitor,
    headers: &HeaderMap,
    card: Option<&str>,
    fields: &Fields,
) -> Response {
    let mut errors = Errors::new();
    pin::check_twice(visitor, fields, "pin", &mut errors);
    if !errors.is_empty() {
        let page = form(visitor, card, errors);
        return visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let (app, pin) = (&visitor.app, pin::code(fields, "pin"));
    let error = match start_recovery(app, &visitor.origin(), card, &pin).await {
        Ok(started) => {
            let Some(new) = started.card else {
                return Redirect::to(&format!("/r/{}", started.short)).into_response();
            };
            let address = Zeroizing::new(format!("{}/enter#{}", origin(app, headers), *new));
            return visitor.page(&ReturnCardPage {
                shell: visitor.shell(),
                card: new.to_string(),
                qr: square(&address),
                short: started.short,
            });
        }
        Err(error) => error,
    };
    let (field, code) = match &error {
        OpError::BadCredentials => ("card", "return-refused"),
        OpError::RateLimited => ("pin", "too-many-tries"),
        other => match field_error(other) {
            Some(found) => found,
            None => return visitor.error(other),
        },
    };
    let errors = Errors::one(visitor.locale, field, code);
    visitor.page_with(tell(&error).status, &form(visitor, card, errors))
}
