//! What asks for a fresh second factor asks for it before anything is typed.

use std::time::Duration;

use axum::response::{IntoResponse, Redirect, Response};

use super::frame::Signed;
use crate::http::content::percent;
use crate::limits;

/// How much of the time is kept for filling in the form.
const LEFT: Duration = Duration::from_secs(2 * 60);

/// Sends somebody whose second factor is old, or nearly so, to prove it first. The op asks again.
///
/// # Errors
/// The way there.
#[expect(clippy::result_large_err, reason = "an answer, sent as it is")]
pub fn fresh(signed: &Signed, next: &str) -> Result<(), Response> {
    let facts = &signed.actor.facts;
    let Some(proved) = facts.second_factor_at else {
        return Ok(());
    };
    let until = proved.plus(limits::FRESH_FACTOR.saturating_sub(LEFT));
    if signed.actor.at < until {
        return Ok(());
    }
    Err(Redirect::to(&format!("/factor?next={}", percent(next))).into_response())
}
