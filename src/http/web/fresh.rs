//! What asks for a fresh second factor asks for it before anything is typed.

use std::time::Duration;

use axum::response::{IntoResponse, Redirect, Response};
use zeroize::Zeroizing;

use super::frame::{Fields, Signed};
use crate::http::content::percent;
use crate::limits;
use crate::ops::OpError;
use crate::ops::prove_factor::prove_factor;

/// How much of the time is kept for filling in the form.
const LEFT: Duration = Duration::from_secs(2 * 60);

/// Sends somebody whose second factor is old, or nearly so, to prove it first. The op asks again.
///
/// # Errors
/// The way there.
#[expect(clippy::result_large_err, reason = "an answer, sent as it is")]
pub fn fresh(signed: &Signed, next: &str) -> Result<(), Response> {
    if !stale(signed, LEFT) {
        return Ok(());
    }
    Err(Redirect::to(&format!("/factor?next={}", percent(next))).into_response())
}

/// Whether the second factor is too old, or will be in so long.
fn stale(signed: &Signed, left: Duration) -> bool {
    let proved = signed.actor.facts.second_factor_at;
    let until = proved.map(|at| at.plus(limits::FRESH_FACTOR.saturating_sub(left)));
    // A person proves who they are by entering again.
    signed.actor.facts.staff() && until.is_some_and(|until| signed.actor.at >= until)
}

/// Whether a person entered too long ago, or nearly so, for what asks for their fresh proof.
pub fn old_proof(signed: &Signed) -> bool {
    let fresh = limits::FRESH_PROOF.saturating_sub(LEFT);
    signed.actor.at >= signed.actor.facts.proved_at.plus(fresh)
}

/// Whether a page that is read before it is sent asks for the six digits: people take their time.
pub fn asks_digits(signed: &Signed) -> bool {
    stale(signed, LEFT)
}

/// Proves the second factor with the digits of a form, where it is too old by now.
///
/// # Errors
/// The code of what is wrong with the digits, or the page of another error.
pub async fn proved(
    signed: Signed,
    fields: &Fields,
) -> Result<Result<Signed, (Signed, &'static str)>, Response> {
    if !stale(&signed, Duration::ZERO) {
        return Ok(Ok(signed));
    }
    let digits = Zeroizing::new(fields.get("otp").replace(' ', ""));
    if digits.is_empty() {
        return Ok(Err((signed, "otp-form")));
    }
    match prove_factor(&signed.visitor.app, &signed.actor, &digits).await {
        Ok(()) => Ok(Ok(signed.again().await?)),
        Err(OpError::BadCredentials) => Ok(Err((signed, "otp-refused"))),
        Err(OpError::RateLimited) => Ok(Err((signed, "too-many-tries"))),
        Err(other) => Err(signed.error(&other)),
    }
}
