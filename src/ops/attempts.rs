//! Tries at what leads to something without an unlock: a short address, a card that is shown, a code.
//! They are counted like those at the doors, so that whoever entered lately is not slowed by others.

use std::future::Future;

use crate::app::App;

use super::error::OpError;

/// Makes a try at `secret`, a value of the kind `what`, from an address. It counts as a failure until
/// it ends, and after it where it led to nothing.
///
/// # Errors
/// [`OpError::RateLimited`] before anything is looked at; or the try's own.
pub(super) async fn attempt<T, F>(
    app: &App,
    address: &str,
    (what, secret): (&str, &[u8]),
    attempt: F,
) -> Result<T, OpError>
where
    F: Future<Output = Result<T, OpError>>,
{
    let now = app.store.now().await?;
    let key = [what.as_bytes(), b":", secret].concat();
    if !app.throttle.may_try(address, &key, now) {
        return Err(OpError::RateLimited);
    }
    let outcome = attempt.await;
    app.throttle.tried(address, &key, now);
    match &outcome {
        Ok(_) => app.throttle.entered(address, &key, now),
        Err(OpError::BadCredentials | OpError::NotFound) => {
            app.throttle.failed(address, &key, now);
        }
        Err(_) => {}
    }
    outcome
}
