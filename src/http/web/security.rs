//! "Ma carte, mes codes": what opens a person's locker, in one calm place.

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};

use super::frame::{Signed, SignedPost};
use super::own_card;
use super::views::security::{NewSheetPage, SecurityPage};
use crate::app::App;
use crate::ops::identities::providers_of;
use crate::ops::read_ways::{Way, read_ways};
use crate::ops::replace_sheet::replace_sheet;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/security", get(show))
        .route("/security/sheet", post(new_sheet))
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
