//! Cards for everybody, before entry: a card in a photo, a card printed anew, a card that is lost.

use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use zeroize::Zeroizing;

use super::frame::{Posted, Visitor};
use super::photo::{FORM_BYTES, sent};
use super::public::for_people;
use super::qr::{origin, square};
use super::views::card::{CardPage, LostCardPage, PrintCardPage};
use super::views::enter::EnterPage;
use super::views::{Errors, Notice, Shell};
use crate::app::App;
use crate::ops::block_card::block_by_number;
use crate::ops::cards::{Printed, print};

/// The routes. A photo is larger than other forms.
pub fn router() -> Router<App> {
    Router::new()
        .route("/enter/photo", post(enter_photo))
        .route("/card/print/photo", post(print_photo))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .route("/card/print", get(print_form).post(print_card))
        .route("/lost/card", get(lost_form).post(lost))
}

type Form = Result<Multipart, MultipartRejection>;

/// The form of entry with the card filled in. Only the code is missing; no try was spent.
async fn enter_photo(visitor: Visitor, form: Form) -> Response {
    let page = |errors, card: String| EnterPage {
        shell: visitor.shell(),
        errors,
        card,
        providers: for_people(&visitor),
    };
    let card = match sent(&visitor, form).await {
        Ok(sent) => sent.card(&visitor).await,
        Err(error) => Err(error),
    };
    match card {
        Ok(printed) => {
            let mut page = page(Errors::new(), printed.card.to_string());
            page.shell.notice = Notice::done(visitor.locale, "card-read");
            visitor.page(&page)
        }
        Err(error) => visitor.refused(&error, |errors| page(errors, String::new())),
    }
}

fn form(visitor: &Visitor, card: &str, errors: Errors) -> PrintCardPage {
    PrintCardPage {
        shell: visitor.shell(),
        errors,
        card: card.to_owned(),
    }
}

async fn print_form(visitor: Visitor) -> Response {
    visitor.page(&form(&visitor, "", Errors::new()))
}

async fn print_card(headers: HeaderMap, Posted { visitor, fields }: Posted) -> Response {
    let typed = fields.get("card");
    if typed.trim().is_empty() {
        let errors = Errors::one(visitor.locale, "card", "card-empty");
        let page = form(&visitor, "", errors);
        return visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match print(&visitor.app, typed) {
        Ok(printed) => visitor.page(&card(&visitor.app, &headers, visitor.shell(), printed)),
        Err(error) => visitor.refused(&error, |errors| form(&visitor, typed, errors)),
    }
}

async fn print_photo(visitor: Visitor, headers: HeaderMap, sent_: Form) -> Response {
    let printed = match sent(&visitor, sent_).await {
        Ok(sent) => sent.card(&visitor).await,
        Err(error) => Err(error),
    };
    match printed {
        Ok(printed) => visitor.page(&card(&visitor.app, &headers, visitor.shell(), printed)),
        Err(error) => visitor.refused(&error, |errors| form(&visitor, "", errors)),
    }
}

/// A card as it is printed, wherever it is.
pub fn card(app: &App, headers: &HeaderMap, shell: Shell, printed: Printed) -> CardPage {
    let address = Zeroizing::new(format!("{}/enter#{}", origin(app, headers), *printed.card));
    CardPage {
        shell,
        card: printed.card.to_string(),
        qr: square(&address),
        block_number: printed.block_number,
        codes: Vec::new(),
    }
}

fn lost_page(visitor: &Visitor, number: &str, errors: Errors) -> LostCardPage {
    LostCardPage {
        shell: visitor.shell(),
        errors,
        number: number.to_owned(),
    }
}

async fn lost_form(visitor: Visitor) -> Response {
    visitor.page(&lost_page(&visitor, "", Errors::new()))
}

async fn lost(Posted { visitor, fields }: Posted) -> Response {
    let number = fields.get("number");
    match block_by_number(&visitor.app, &visitor.origin(), number).await {
        Ok(()) => Redirect::to("/lost/card?notice=card-lost").into_response(),
        Err(crate::ops::OpError::RateLimited) => {
            let errors = Errors::one(visitor.locale, "number", "too-many-tries");
            let page = lost_page(&visitor, number, errors);
            visitor.page_with(StatusCode::TOO_MANY_REQUESTS, &page)
        }
        Err(error) => visitor.refused(&error, |errors| lost_page(&visitor, number, errors)),
    }
}
