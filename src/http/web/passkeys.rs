//! Pages that ask an authenticator: entering, proving, adding. A small script carries question and
//! answer; the answer comes back in a form like any other.

use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::frame::{Fields, PageId, Posted, Signed, SignedPost, Visitor, local};
use super::views::Errors;
use super::views::factors::EnterPasskeyPage;
use super::{factor, factors};
use crate::app::App;
use crate::http::error::tell;
use crate::id::PasskeyId;
use crate::ops::enrol_passkey::{ask_for_passkey, enrol_passkey};
use crate::ops::enter_passkey::{ask_to_enter, enter_passkey};
use crate::ops::passkeys::{Answer, Asked};
use crate::ops::prove_passkey::{ask_for_proof, prove_passkey};
use crate::ops::remove_factor::{Factor, remove_factor};
use crate::ops::{Actor, OpError};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/enter/passkey", get(enter_form).post(enter))
        .route("/enter/passkey/ask", post(ask_enter))
        .route("/factor/passkey", post(prove))
        .route("/factor/passkey/ask", post(ask_prove))
        .route("/passkeys", get(factors::show).post(enrol))
        .route("/passkeys/ask", post(ask_enrol))
        .route("/passkeys/{id}/remove", post(remove))
}

fn question(asked: Asked) -> Response {
    Json(json!({"flow": asked.flow, "options": asked.options})).into_response()
}

/// The answer that a form brought.
fn answer(fields: &Fields) -> Result<Answer, OpError> {
    let credential: Option<Value> = serde_json::from_str(fields.get("credential")).ok();
    let flow = fields.get("flow").parse().ok();
    let (Some(credential), Some(flow)) = (credential, flow) else {
        return Err(OpError::invalid("credential", "credential", "is missing"));
    };
    let prf = fields.filled("prf").map(Zeroizing::new);
    Ok(Answer {
        flow,
        credential,
        prf,
    })
}

/// The sentence of what an authenticator's answer did not do; none for another error.
fn code(error: &OpError) -> Option<&'static str> {
    match error {
        OpError::BadCredentials | OpError::Invalid { .. } => Some("passkey-refused"),
        OpError::RateLimited => Some("too-many-tries"),
        _ => None,
    }
}

async fn enter_form(visitor: Visitor) -> Response {
    visitor.page(&EnterPasskeyPage {
        shell: visitor.shell(),
        errors: Errors::new(),
    })
}

/// The proof of the form ties question and answer to one browser.
async fn ask_enter(Posted { visitor, .. }: Posted) -> Result<Response, Response> {
    let asked = ask_to_enter(&visitor.app, &visitor.origin(), &visitor.proof()).await;
    asked.map(question).map_err(|error| visitor.error(&error))
}

async fn enter(Posted { visitor, fields }: Posted) -> Response {
    let (origin, proof) = (visitor.origin(), visitor.proof());
    let asked = (proof.as_str(), fields.get("device") == "own");
    let opened = match answer(&fields) {
        Ok(answer) => enter_passkey(&visitor.app, &answer, &origin, asked).await,
        Err(error) => Err(error),
    };
    let error = match opened {
        Ok(opened) => return visitor.stay(&opened, "/start"),
        Err(error) => error,
    };
    let Some(code) = code(&error) else {
        return visitor.error(&error);
    };
    let page = EnterPasskeyPage {
        shell: visitor.shell(),
        errors: Errors::one(visitor.locale, "passkey", code),
    };
    visitor.page_with(tell(&error).status, &page)
}

async fn ask_prove(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let asked = ask_for_proof(&signed.visitor.app, &signed.actor).await;
    Ok(question(signed.ok(asked)?))
}

async fn prove(SignedPost { signed, fields }: SignedPost) -> Response {
    let next = fields.get("next");
    let next = if local(next) { next } else { "/start" };
    let proved = match answer(&fields) {
        Ok(answer) => prove_passkey(&signed.visitor.app, &signed.actor, &answer).await,
        Err(error) => Err(error),
    };
    match proved {
        Ok(()) => Redirect::to(next).into_response(),
        Err(error) => match code(&error) {
            Some(code) => factor::refused(&signed, next, ("passkey", code), &error),
            None => signed.error(&error),
        },
    }
}

async fn ask_enrol(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let asked = ask_for_passkey(&signed.visitor.app, &signed.actor).await;
    Ok(question(signed.ok(asked)?))
}

async fn enrol(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let enrolled = match answer(&fields) {
        Ok(answer) => enrol_passkey(&signed.visitor.app, &signed.actor, &answer).await,
        Err(error) => Err(error),
    };
    match enrolled {
        Ok(enrolled) => {
            let said = match (enrolled.unlocks, staff(&signed.actor)) {
                (true, _) => "passkey-opens",
                (false, true) => "passkey-second",
                (false, false) => "passkey-guards",
            };
            Ok(Redirect::to(&format!("/passkeys?notice={said}")).into_response())
        }
        Err(error) => refused(signed, error).await,
    }
}

async fn refused(signed: Signed, error: OpError) -> Result<Response, Response> {
    let code = match &error {
        OpError::Conflict(_) => Some("passkey-known"),
        other => code(other),
    };
    let Some(code) = code else {
        return Err(signed.error(&error));
    };
    let errors = Errors::one(signed.visitor.locale, "passkey", code);
    let page = factors::page(&signed, errors).await?;
    Ok(signed.visitor.page_with(tell(&error).status, &page))
}

/// Whether somebody uses the pages as staff.
pub fn staff(actor: &Actor) -> bool {
    actor.facts.staff()
}

async fn remove(
    PageId(id): PageId<PasskeyId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Response, Response> {
    let app = &signed.visitor.app;
    let removed = remove_factor(app, &signed.actor, Factor::Passkey(id)).await;
    factors::removed(signed, removed)
}
