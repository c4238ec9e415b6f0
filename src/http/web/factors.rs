//! One's own passkeys and second factors, and the codes and the sheet that stand in for them.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;

use super::frame::{Signed, SignedPost};
use super::fresh::fresh;
use super::passkeys::staff;
use super::views::Errors;
use super::views::factors::{FactorCodesPage, FactorsPage, PasskeyLine};
use crate::app::App;
use crate::ops::OpError;
use crate::ops::list_factors::{Passkey, list_factors};
use crate::ops::recovery_codes::make_factor_codes;
use crate::ops::remove_factor::{Factor, remove_factor};
use crate::ops::staff_sheet::make_staff_sheet;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/factors/totp/remove", post(remove_totp))
        .route("/factors/codes", post(codes))
        .route("/factors/sheet", post(sheet))
}

/// The page, with what is wrong in it.
///
/// # Errors
/// The page of a refusal.
pub async fn page(signed: &Signed, errors: Errors) -> Result<FactorsPage, Response> {
    let factors = signed.ok(list_factors(&signed.visitor.app, &signed.actor).await)?;
    let line = |passkey: Passkey| PasskeyLine {
        id: passkey.id.to_string(),
        since: signed.visitor.locale.day(passkey.created_at.millis()),
        unlocks: passkey.unlocks,
    };
    Ok(FactorsPage {
        shell: signed.shell(),
        errors,
        passkeys: factors.passkeys.into_iter().map(line).collect(),
        staff: staff(&signed.actor),
        totp: factors.totp,
        codes: usize::try_from(factors.codes).unwrap_or(usize::MAX),
        back: if staff(&signed.actor) {
            signed.role.home()
        } else {
            "/security"
        },
    })
}

/// The page of one's own passkeys and second factors.
///
/// # Errors
/// The page of a refusal, or the way to a fresh proof.
pub async fn show(signed: Signed) -> Result<Response, Response> {
    fresh(&signed, "/passkeys")?;
    let page = page(&signed, Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

/// Where one goes after a factor was taken away, or was not.
///
/// # Errors
/// The page of a refusal.
#[expect(clippy::result_large_err, reason = "an answer, sent as it is")]
pub fn removed(signed: Signed, removed: Result<(), OpError>) -> Result<Response, Response> {
    let said = match removed {
        Ok(()) => "factor-removed",
        Err(OpError::Conflict(_)) => "factor-last",
        Err(other) => return Err(signed.error(&other)),
    };
    Ok(Redirect::to(&format!("/passkeys?notice={said}")).into_response())
}

async fn remove_totp(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let outcome = remove_factor(&signed.visitor.app, &signed.actor, Factor::Totp).await;
    removed(signed, outcome)
}

/// The new codes are on this one page and nowhere else.
async fn codes(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let made = signed.ok(make_factor_codes(&signed.visitor.app, &signed.actor).await)?;
    Ok(signed.visitor.page(&FactorCodesPage {
        shell: signed.shell(),
        title: "factor-codes-title",
        codes: made.iter().map(|code| code.to_string()).collect(),
        words: Vec::new(),
    }))
}

/// The words are on this one page and nowhere else.
async fn sheet(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let words = signed.ok(make_staff_sheet(&signed.visitor.app, &signed.actor).await)?;
    Ok(signed.visitor.page(&FactorCodesPage {
        shell: signed.shell(),
        title: "sheet-paper-title",
        codes: Vec::new(),
        words,
    }))
}
