//! The person's card: blocked, made anew, or with another code.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use zeroize::Zeroizing;

use super::cards::card;
use super::frame::{Fields, PageId, Signed, SignedPost};
use super::pin::{check, check_twice, code};
use super::views::Errors;
use super::views::card::CardPage;
use super::views::security::{ChangeCodePage, NewCardPage};
use crate::app::App;
use crate::id::LockerId;
use crate::ops::OpError;
use crate::ops::block_card::block_card;
use crate::ops::cards::Printed;
use crate::ops::change_code::{NewCode, change_code};
use crate::ops::replace_card::replace_card;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/security/block", post(block))
        .route("/security/card", get(card_form).post(new_card))
        .route("/security/code", get(code_form).post(new_code))
        .route("/lockers/{id}/card/block", post(block_for))
}

/// Where a page says what came of blocking; a card that was blocked before is no error of anybody's.
fn blocked(outcome: Result<(), OpError>, page: &str) -> Result<Redirect, OpError> {
    let notice = match outcome {
        Ok(()) => "card-blocked",
        Err(OpError::Conflict(_)) => "card-none",
        Err(error) => return Err(error),
    };
    Ok(Redirect::to(&format!("{page}?notice={notice}")))
}

async fn block(SignedPost { signed, .. }: SignedPost) -> Result<Redirect, Response> {
    let locker = signed.own_locker()?;
    let outcome = block_card(&signed.visitor.app, &signed.actor, locker).await;
    signed.ok(blocked(outcome, "/security"))
}

/// An aidant blocks the card of a person whose mandate names them.
async fn block_for(
    PageId(locker): PageId<LockerId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    let outcome = block_card(&signed.visitor.app, &signed.actor, locker).await;
    signed.ok(blocked(outcome, &format!("/lockers/{locker}")))
}

async fn card_form(signed: Signed) -> Result<Response, Response> {
    signed.own_locker()?;
    Ok(signed.visitor.page(&NewCardPage {
        shell: signed.shell(),
        errors: Errors::new(),
    }))
}

/// The new card is on this one page and nowhere else.
async fn new_card(
    headers: HeaderMap,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let (locker, mut errors) = (signed.own_locker()?, Errors::new());
    let page = |errors| NewCardPage {
        shell: signed.shell(),
        errors,
    };
    check_twice(&signed.visitor, &fields, "pin", &mut errors);
    if !errors.is_empty() {
        let page = page(errors);
        return Ok(signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let app = &signed.visitor.app;
    let new = match replace_card(app, &signed.actor, locker, &code(&fields, "pin")).await {
        Ok(new) => new,
        Err(error) => return Ok(signed.refused(&error, page)),
    };
    let printed = Printed {
        card: new.card,
        block_number: new.block_number,
    };
    Ok(signed.visitor.page(&CardPage {
        codes: new.codes.iter().map(|code| code.to_string()).collect(),
        ..card(app, &headers, signed.shell(), printed)
    }))
}

fn code_page(signed: &Signed, typed: &str, errors: Errors) -> ChangeCodePage {
    ChangeCodePage {
        shell: signed.shell(),
        errors,
        card: typed.to_owned(),
    }
}

async fn code_form(signed: Signed) -> Result<Response, Response> {
    signed.own_locker()?;
    Ok(signed.visitor.page(&code_page(&signed, "", Errors::new())))
}

fn code_errors(signed: &Signed, fields: &Fields) -> Errors {
    let mut errors = fields.missing(&signed.visitor, &[("card", "card-empty")]);
    check(&signed.visitor, fields, "pin", &mut errors);
    check_twice(&signed.visitor, fields, "new_pin", &mut errors);
    errors
}

async fn new_code(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, typed) = (signed.own_locker()?, fields.get("card"));
    let errors = code_errors(&signed, &fields);
    if !errors.is_empty() {
        let page = code_page(&signed, typed, errors);
        return Ok(signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let asked = NewCode {
        card: Zeroizing::new(typed.to_owned()),
        pin: code(&fields, "pin"),
        new_pin: code(&fields, "new_pin"),
    };
    let (app, origin) = (&signed.visitor.app, signed.origin());
    let outcome = change_code(app, &signed.actor, locker, &origin, asked).await;
    let (status, sentence) = match outcome {
        Ok(()) => return Ok(Redirect::to("/security?notice=code-changed").into_response()),
        Err(OpError::BadCredentials) => (StatusCode::UNAUTHORIZED, "entry-refused"),
        Err(OpError::RateLimited) => (StatusCode::TOO_MANY_REQUESTS, "too-many-tries"),
        Err(error) => {
            return Ok(signed.refused(&error, |errors| code_page(&signed, typed, errors)));
        }
    };
    let errors = Errors::one(signed.visitor.locale, "pin", sentence);
    let page = code_page(&signed, typed, errors);
    Ok(signed.visitor.page_with(status, &page))
}
