//! What a gateway hands in counts only where it signed it a moment ago. What it did not sign is
//! refused, and recorded as far as a flood lets each refusal have its entry.

use serde::de::DeserializeOwned;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::domain::journal::{Event, Reason};
use crate::limits;
use crate::notify::Secret;

use super::error::OpError;

/// Whether a message was one of the gateway's. What became of it is told to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It was, and it was taken, perhaps before.
    Taken,
    /// It was not signed, or not now, or not in form.
    Refused,
}

/// Reads a body that the gateway signed a moment ago: `signature` is
/// `t=<unix seconds>,v1=<HMAC-SHA-256 of t.body, hexadecimal>`.
pub(super) fn signed<T: DeserializeOwned>(
    secret: Option<&Secret>,
    signature: &str,
    body: &[u8],
    now: Timestamp,
) -> Option<T> {
    let part = |name: &str| {
        let mut parts = signature
            .split(',')
            .filter_map(|part| part.trim().split_once('='));
        parts.find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let (secret, at) = (secret?, part("t")?);
    let mac = crypto::unhex::<32>(part("v1")?)?;
    let wanted = crypto::hmac_sha256(secret.reveal().as_bytes(), &[at.as_bytes(), b".", body]);
    let age = now.unix_seconds().abs_diff(at.parse().ok()?);
    let fresh = age <= limits::SIGNATURE_AGE.as_secs();
    let counts = crypto::equal(&wanted, &mac) && fresh;
    counts.then(|| serde_json::from_slice(body).ok()).flatten()
}

/// A refusal is recorded; whoever floods the door gets entries that count instead of one each.
pub(super) async fn refuse(
    app: &App,
    door: &[u8],
    event: Event,
    now: Timestamp,
) -> Result<Heard, OpError> {
    let mut event = event.refused(Reason::NotAuthentic);
    let count = app.throttle.count(door, now);
    if count > limits::REFUSALS_PER_MINUTE {
        if !count.is_power_of_two() {
            return Ok(Heard::Refused);
        }
        event = event.refused(Reason::RateLimited).with("count", count);
    }
    app.store.record((), event).await?;
    Ok(Heard::Refused)
}
