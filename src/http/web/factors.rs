//! One's own passkeys and second factors, the codes and the sheet that stand in for them, and the
//! passphrase.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use zeroize::Zeroizing;

use super::frame::{Signed, SignedPost};
use super::fresh::fresh;
use super::passkeys::staff;
use super::views::Errors;
use super::views::factors::{FactorCodesPage, FactorsPage, PasskeyLine, PassphrasePage};
use crate::app::App;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::change_passphrase::change_passphrase;
use crate::ops::list_factors::{Passkey, list_factors};
use crate::ops::recovery_codes::make_factor_codes;
use crate::ops::remove_factor::{Factor, remove_factor};
use crate::ops::staff_sheet::make_staff_sheet;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/factors", get(show))
        .route("/factors/totp/remove", post(remove_totp))
        .route("/factors/codes", post(codes))
        .route("/factors/sheet", post(sheet))
        .route("/passphrase", get(passphrase_form).post(passphrase))
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
        home: signed.role.home(),
    })
}

async fn show(signed: Signed) -> Result<Response, Response> {
    fresh(&signed, "/factors")?;
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
    Ok(Redirect::to(&format!("/factors?notice={said}")).into_response())
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

fn passphrase_page(signed: &Signed, errors: Errors) -> PassphrasePage {
    PassphrasePage {
        shell: signed.shell(),
        errors,
        asks_old: !matches!(signed.actor.method.as_str(), "sheet" | "passkey"),
    }
}

async fn passphrase_form(signed: Signed) -> Result<Response, Response> {
    fresh(&signed, "/passphrase")?;
    Ok(signed
        .visitor
        .page(&passphrase_page(&signed, Errors::new())))
}

async fn passphrase(SignedPost { signed, fields }: SignedPost) -> Response {
    let new = Zeroizing::new(fields.get("passphrase").to_owned());
    let wrong = |field, code, status| {
        let errors = Errors::one(signed.visitor.locale, field, code);
        signed
            .visitor
            .page_with(status, &passphrase_page(&signed, errors))
    };
    if *new != fields.get("again") {
        return wrong(
            "again",
            "passphrase-differs",
            StatusCode::UNPROCESSABLE_ENTITY,
        );
    }
    let old = fields.filled("old_passphrase").map(Zeroizing::new);
    let old = old.as_ref().map(|old| old.as_str());
    let changed = change_passphrase(&signed.visitor.app, &signed.actor, old, &new).await;
    let error = match changed {
        Ok(()) => return Redirect::to("/factors?notice=passphrase-changed").into_response(),
        Err(error) => error,
    };
    let status = tell(&error).status;
    match &error {
        OpError::BadCredentials => wrong("old_passphrase", "passphrase-wrong", status),
        OpError::RateLimited => wrong("old_passphrase", "too-many-tries", status),
        OpError::Invalid {
            field: "old_passphrase",
            ..
        } => wrong("old_passphrase", "passphrase-wrong", status),
        _ => signed.refused(&error, |errors| passphrase_page(&signed, errors)),
    }
}
