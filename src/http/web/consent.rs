//! The second screen: a short address, what is proposed, and the person's card and code. On the
//! person's own phone, or on the aidant's screen turned to them; the aidant never types for them.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::choice::unsaid;
use super::forms::field_error;
use super::frame::{Fields, PageId, Posted, Signed, SignedPost, Visitor};
use super::rows;
use super::views::consent::{ConsentDonePage, ConsentPage, ShortPage};
use super::views::{Errors, Shell};
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::domain::policy::Denial;
use crate::http::content::percent;
use crate::http::error::tell;
use crate::id::MandateId;
use crate::ops::accept_mandate::accept_mandate;
use crate::ops::list_mandates::MandateView;
use crate::ops::person_proof::Proof;
use crate::ops::refuse_mandate::refuse_mandate;
use crate::ops::short_address::find_request;
use crate::ops::watch_mandate::watch_mandate;
use crate::ops::{Actor, OpError};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/c", get(type_short))
        .route("/c/done", get(done))
        .route("/c/{short}", get(show).post(answer))
        .route("/mandates/{id}/here", get(show_here).post(answer_here))
}

fn short_page(visitor: &Visitor, short: &str, errors: Errors) -> ShortPage {
    ShortPage {
        shell: visitor.shell(),
        errors,
        short: short.to_owned(),
    }
}

async fn type_short(visitor: Visitor, asked: Fields) -> Response {
    match asked.filled("short") {
        Some(short) => Redirect::to(&format!("/c/{}", percent(short.trim()))).into_response(),
        None => visitor.page(&short_page(&visitor, "", Errors::new())),
    }
}

/// What waits there; an address that leads nowhere can be typed again.
async fn find(visitor: &Visitor, short: &str) -> Result<MandateView, Response> {
    let found = find_request(&visitor.app, short, &visitor.connection.address).await;
    found.map_err(|error| match error {
        OpError::NotFound => {
            let errors = Errors::one(visitor.locale, "short", "short-unknown");
            visitor.page_with(StatusCode::NOT_FOUND, &short_page(visitor, short, errors))
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

/// Why nothing was said yet.
enum Unsaid {
    Field(StatusCode, Errors),
    Op(OpError),
}

/// Says what the person chose, with their own proof: never with the session around it. True for yes.
async fn say(
    visitor: &Visitor,
    actor: Option<&Actor>,
    view: &MandateView,
    fields: &Fields,
) -> Result<bool, Unsaid> {
    let refused = |field: &str, code: &str| {
        let errors = Errors::one(visitor.locale, field, code);
        Unsaid::Field(StatusCode::UNPROCESSABLE_ENTITY, errors)
    };
    let proof = proof(fields).map_err(|(field, code)| refused(field, code))?;
    let (app, origin) = (&visitor.app, visitor.origin());
    let accepted = fields.get("answer") == "yes";
    let said = if accepted {
        if unsaid(fields, &rows::terms(visitor.locale, view).sensitive()) {
            return Err(refused("sensitive", "sensitive-empty"));
        }
        let shown = fields.get("terms_sha256");
        accept_mandate(app, actor, &origin, view.id, shown, &proof)
            .await
            .map(drop)
    } else {
        refuse_mandate(app, actor, &origin, view.id, &proof).await
    };
    match said {
        Ok(()) => Ok(accepted),
        Err(error) => Err(told(visitor, &proof, error)),
    }
}

/// Card and code, or a one-time code of the card's sheet.
fn proof(fields: &Fields) -> Result<Proof, (&'static str, &'static str)> {
    let secret = |name| Zeroizing::new(fields.get(name).trim().to_owned());
    let (card, pin, code) = (secret("card"), secret("pin"), secret("code"));
    match (card.is_empty(), pin.is_empty(), code.is_empty()) {
        (_, true, false) => Ok(Proof::Code(code)),
        (false, false, _) => Ok(Proof::Card { card, pin }),
        (true, false, _) => Err(("card", "card-empty")),
        (false, true, true) => Err(("pin", "code-empty")),
        (true, true, true) => Err(("card", "proof-empty")),
    }
}

/// What is wrong, beside its field. The card of somebody else is told like a wrong code.
fn told(visitor: &Visitor, proof: &Proof, error: OpError) -> Unsaid {
    let field = if matches!(proof, Proof::Code(_)) {
        "code"
    } else {
        "pin"
    };
    let (field, code) = match &error {
        OpError::BadCredentials
        | OpError::NotFound
        | OpError::Denied(Denial { visible: false, .. }) => (field, "proof-refused"),
        OpError::RateLimited => (field, "too-many-tries"),
        other => match field_error(other) {
            Some(found) => found,
            None => return Unsaid::Op(error),
        },
    };
    let errors = Errors::one(visitor.locale, field, code);
    Unsaid::Field(tell(&error).status, errors)
}
