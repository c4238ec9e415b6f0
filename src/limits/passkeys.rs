//! Limits of second factors: of showing them again, of passkeys, of what stands in for them.

use std::time::Duration;

/// How long a second factor is fresh for writing a mandate (domain.md).
pub const FRESH_FACTOR: Duration = Duration::from_secs(5 * 60);
/// Tries to prove a second factor again in a minute.
pub const FACTOR_TRIES: u32 = 5;
/// How long an authenticator may take to answer: people look for their phone, and read.
pub const PASSKEY_FLOW: Duration = Duration::from_secs(5 * 60);
/// Questions to authenticators that one address may ask for in a minute before anybody entered: each
/// is a row, and a counter's address is many people's.
pub const PASSKEY_ASKS: u32 = 300;
/// Passkeys of one account: a phone, a computer, a key or two, and some to spare.
pub const PASSKEYS: usize = 10;
/// Codes that stand in for a second factor, made at once.
pub const FACTOR_CODES: usize = 10;
