//! One-time codes beside the card: each says yes to one mandate, by telephone.

use axum::Router;
use axum::response::Response;
use axum::routing::get;

use super::frame::{Signed, SignedPost};
use super::views::codes::CodesPage;
use crate::app::App;
use crate::ops::card_codes::{count_codes, make_codes};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/codes", get(show).post(make))
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let left = signed.ok(count_codes(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(signed.visitor.page(&CodesPage {
        shell: signed.shell(),
        left: usize::try_from(left).unwrap_or(usize::MAX),
        codes: Vec::new(),
    }))
}

/// The new codes are on this one page and nowhere else.
async fn make(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let made = signed.ok(make_codes(&signed.visitor.app, &signed.actor, locker).await)?;
    Ok(signed.visitor.page(&CodesPage {
        shell: signed.shell(),
        left: made.len(),
        codes: made.iter().map(|code| code.to_string()).collect(),
    }))
}
