//! The second screen: a short address, what is proposed, and the person's card and code. On the
//! person's own phone, or on the aidant's screen turned to them; the aidant never types for them.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{Fields, PageId, Posted, Signed, SignedPost, Visitor};
use super::rows;
use super::said::{Unsaid, say};
use super::views::consent::{ConsentDonePage, ConsentPage, ShortFor, ShortPage};
use super::views::{Errors, Shell};
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::http::content::percent;
use crate::id::MandateId;
use crate::ops::OpError;
use crate::ops::list_mandates::MandateView;
use crate::ops::short_address::find_request;
use crate::ops::watch_mandate::watch_mandate;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/c", get(type_short))
        .route("/c/done", get(done))
        .route("/c/{short}", get(show).post(answer))
        .route("/mandates/{id}/here", get(show_here).post(answer_here))
}

/// The page on which a short address is typed, for whatever waits under it.
pub fn short_page(visitor: &Visitor, to: ShortFor, short: &str, errors: Errors) -> ShortPage {
    ShortPage {
        shell: visitor.shell(),
        to,
        errors,
        short: short.to_owned(),
    }
}

async fn type_short(visitor: Visitor, asked: Fields) -> Response {
    match asked.filled("short") {
        Some(short) => Redirect::to(&format!("/c/{}", percent(short.trim()))).into_response(),
        None => visitor.page(&short_page(&visitor, ShortFor::Mandate, "", Errors::new())),
    }
}

/// What waits there; an address that leads nowhere can be typed again.
async fn find(visitor: &Visitor, short: &str) -> Result<MandateView, Response> {
    let found = find_request(&visitor.app, short, &visitor.connection.address).await;
    found.map_err(|error| match error {
        OpError::NotFound => {
            let errors = Errors::one(visitor.locale, "short", "short-unknown");
            let page = short_page(visitor, ShortFor::Mandate, short, errors);
            visitor.page_with(StatusCode::NOT_FOUND, &page)
        }
        other => visitor.error(&other),
    })
}

/// Where a form of consent stands.
struct Place {
    shell: Shell,
    action: String,
    back: Option<String>,
}

fn page(view: &MandateView, place: Place, card: &str, errors: Errors) -> ConsentPage {
    ConsentPage {
        terms: rows::terms(place.shell.locale, view),
        // On the aidant's screen nothing of what was typed stays.
        card: if place.back.is_none() { card } else { "" }.to_owned(),
        shell: place.shell,
        errors,
        action: place.action,
        back: place.back,
    }
}

fn own_screen(visitor: &Visitor, short: &str) -> Place {
    Place {
        shell: visitor.shell(),
        action: format!("/c/{}", percent(short)),
        back: None,
    }
}

fn turned_screen(signed: &Signed, id: MandateId) -> Place {
    Place {
        shell: signed.shell(),
        action: format!("/mandates/{id}/here"),
        back: Some(format!("/mandates/{id}/waiting")),
    }
}

async fn show(visitor: Visitor, PageId(short): PageId<String>) -> Result<Response, Response> {
    let view = find(&visitor, &short).await?;
    let place = own_screen(&visitor, &short);
    Ok(visitor.page(&page(&view, place, "", Errors::new())))
}

async fn answer(
    PageId(short): PageId<String>,
    Posted { visitor, fields }: Posted,
) -> Result<Response, Response> {
    let view = find(&visitor, &short).await?;
    let error = match say(&visitor, None, &view, &fields).await {
        Ok(accepted) => {
            let code = if accepted { "yes" } else { "no" };
            return Ok(Redirect::to(&format!("/c/done?answer={code}")).into_response());
        }
        Err(error) => error,
    };
    let place = own_screen(&visitor, &short);
    let again = |errors| page(&view, place, fields.get("card"), errors);
    Ok(match error {
        Unsaid::Field(status, errors) => visitor.page_with(status, &again(errors)),
        Unsaid::Op(error) => visitor.error(&error),
    })
}

async fn done(visitor: Visitor, asked: Fields) -> Response {
    visitor.page(&ConsentDonePage {
        shell: visitor.shell(),
        accepted: asked.get("answer") == "yes",
    })
}

async fn show_here(signed: Signed, PageId(id): PageId<MandateId>) -> Result<Response, Response> {
    let view = signed.ok(watch_mandate(&signed.visitor.app, &signed.actor, id).await)?;
    if view.status != MandateStatus::Pending {
        return Ok(Redirect::to(&format!("/mandates/{id}/waiting")).into_response());
    }
    let page = page(&view, turned_screen(&signed, id), "", Errors::new());
    Ok(signed.visitor.page(&page))
}

async fn answer_here(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let view = signed.ok(watch_mandate(&signed.visitor.app, &signed.actor, id).await)?;
    let actor = Some(&signed.actor);
    match say(&signed.visitor, actor, &view, &fields).await {
        Ok(_) => Ok(Redirect::to(&format!("/mandates/{id}/waiting")).into_response()),
        Err(Unsaid::Field(status, errors)) => {
            let page = page(&view, turned_screen(&signed, id), "", errors);
            Ok(signed.visitor.page_with(status, &page))
        }
        Err(Unsaid::Op(error)) => Err(signed.error(&error)),
    }
}
