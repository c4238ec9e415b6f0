//! The step that is left when a provider has said who somebody is: what opens.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Fields, Posted, Visitor};
use super::oidc::{kept, problem, used};
use super::pin;
use super::public::refused;
use super::views::identities::IdentifiedPage;
use super::views::{Errors, Role};
use crate::app::App;
use crate::ops::OpError;
use crate::ops::finish_identity::Unidentified;
use crate::ops::identities::{Purpose, Ticket, find_ticket};
use crate::ops::open_identified::{Opening, open_identified};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/identified", get(form).post(enter))
}

async fn ticket(visitor: &Visitor, headers: &HeaderMap) -> Result<Ticket, Response> {
    let kept = kept(headers);
    let found = find_ticket(&visitor.app, &kept, Purpose::Enter, &visitor.origin()).await;
    let found = found.map_err(|error| visitor.error(&error))?;
    found.ok_or_else(|| problem(visitor, visitor.shell(), &Unidentified::Stale))
}

fn page(visitor: &Visitor, ticket: Ticket, card: String, errors: Errors) -> IdentifiedPage {
    let (people, staff) = ticket.doors;
    IdentifiedPage {
        shell: visitor.shell(),
        errors,
        label: ticket.label,
        people,
        staff,
        card,
    }
}

async fn form(visitor: Visitor, headers: HeaderMap) -> Result<Response, Response> {
    let ticket = ticket(&visitor, &headers).await?;
    let page = page(&visitor, ticket, String::new(), Errors::new());
    Ok(visitor.page(&page))
}

async fn enter(
    headers: HeaderMap,
    Posted { visitor, fields }: Posted,
) -> Result<Response, Response> {
    let kept = kept(&headers);
    let card = fields.get("card").to_owned();
    let (field, opening) = opening(&fields);
    let errors = missing(&visitor, &fields);
    if !errors.is_empty() {
        let page = page(&visitor, ticket(&visitor, &headers).await?, card, errors);
        return Ok(visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let own_phone = fields.get("device") == "own";
    match open_identified(&visitor.app, &kept, opening, visitor.origin(), own_phone).await {
        Ok(opened) if opened.factor_missing => {
            Ok(used(visitor.enter(&opened.token, "/enrol/factor")))
        }
        Ok(opened) if field == "pin" => Ok(used(visitor.stay(&opened, Role::Beneficiary.home()))),
        Ok(opened) => Ok(used(visitor.stay(&opened, "/start"))),
        Err(OpError::NotFound) => Err(problem(&visitor, visitor.shell(), &Unidentified::Stale)),
        Err(error) => {
            let ticket = ticket(&visitor, &headers).await?;
            Ok(refused(&visitor, &error, field, |errors| {
                page(&visitor, ticket, card, errors)
            }))
        }
    }
}

/// What was left out of card and code, which costs no try.
fn missing(visitor: &Visitor, fields: &Fields) -> Errors {
    if fields.get("way") != "card" {
        return Errors::new();
    }
    let mut errors = fields.missing(visitor, &[("card", "card-empty")]);
    pin::check(visitor, fields, "pin", &mut errors);
    errors
}

/// What was brought, and the field that a refusal stands beside.
fn opening(fields: &Fields) -> (&'static str, Opening) {
    let secret = |name| Zeroizing::new(fields.get(name).to_owned());
    if fields.get("way") == "card" {
        let (card, pin) = (secret("card"), pin::code(fields, "pin"));
        return ("pin", Opening::Card { card, pin });
    }
    let otp = Some(fields.get("otp").trim()).filter(|otp| !otp.is_empty());
    let otp = otp.map(|otp| Zeroizing::new(otp.to_owned()));
    let passphrase = secret("passphrase");
    ("passphrase", Opening::Passphrase { passphrase, otp })
}
