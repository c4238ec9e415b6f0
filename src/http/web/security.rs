//! "Ma carte, mes codes": what opens a person's locker, in one calm place.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use zeroize::Zeroizing;

use super::frame::{Signed, SignedPost};
use super::own_card;
use super::views::Errors;
use super::views::security::{NewSheetPage, PassphrasePage, SecurityPage};
use crate::app::App;
use crate::ops::change_passphrase::{Login, change_passphrase};
use crate::ops::identities::providers_of;
use crate::ops::read_ways::{Way, read_ways};
use crate::ops::remove_passphrase::remove_passphrase;
use crate::ops::replace_sheet::replace_sheet;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/security", get(show))
        .route("/security/sheet", post(new_sheet))
        .route("/security/passphrase", get(phrase_form).post(new_phrase))
        .route("/security/passphrase/remove", post(no_phrase))
        .merge(own_card::router())
}

fn overview(signed: &Signed, ways: &[Way]) -> SecurityPage {
    let card = ways.iter().find(|way| way.kind == "card");
    let state = match card {
        None => "none",
        Some(card) if card.blocked => "blocked",
        Some(card) if card.locked => "locked",
        Some(_) => "ready",
    };
    SecurityPage {
        shell: signed.shell(),
        card: state.to_owned(),
        number: card.and_then(|card| card.block_number.clone()),
        passphrase: ways.iter().any(|way| way.kind == "passphrase"),
        back: ways.iter().filter(|way| way.back).count(),
        identities: !providers_of(&signed.visitor.app, &signed.actor).is_empty(),
    }
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let ways = signed.ok(read_ways(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(signed.visitor.page(&overview(&signed, &ways)))
}

/// The new words are on this one page and nowhere else.
async fn new_sheet(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let words = signed.ok(replace_sheet(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(signed.visitor.page(&NewSheetPage {
        shell: signed.shell(),
        words,
    }))
}

fn phrase_page(signed: &Signed, login: &str, errors: Errors) -> PassphrasePage {
    PassphrasePage {
        shell: signed.shell(),
        errors,
        login: login.to_owned(),
    }
}

async fn phrase_form(signed: Signed) -> Result<Response, Response> {
    signed.own_locker()?;
    Ok(signed
        .visitor
        .page(&phrase_page(&signed, "", Errors::new())))
}

async fn new_phrase(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, login) = (signed.own_locker()?, fields.get("login"));
    if fields.get("passphrase") != fields.get("again") {
        let errors = Errors::one(signed.visitor.locale, "again", "passphrase-differs");
        let page = phrase_page(&signed, login, errors);
        return Ok(signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let asked = Login {
        login: login.to_owned(),
        passphrase: Zeroizing::new(fields.get("passphrase").to_owned()),
    };
    match change_passphrase(&signed.visitor.app, &signed.actor, locker, asked).await {
        Ok(()) => Ok(Redirect::to("/security?notice=passphrase-kept").into_response()),
        Err(error) => Ok(signed.refused(&error, |errors| phrase_page(&signed, login, errors))),
    }
}

async fn no_phrase(SignedPost { signed, .. }: SignedPost) -> Result<Redirect, Response> {
    let locker = signed.own_locker()?;
    signed.ok(remove_passphrase(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(Redirect::to("/security?notice=passphrase-removed"))
}
