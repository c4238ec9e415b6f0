//! A one-time code: 70 random bits, printed beside a card or sent to a person. It opens the root
//! key once, for one act.
//!
//! Text: fourteen characters of Crockford's base 32 and two check characters, in four groups.

use zeroize::Zeroizing;

use super::crockford::{self, TextError};
use super::derive::derive;
use super::key::UnlockKey;
use super::random::Random;
use super::ring::Pepper;

const BODY: usize = 14;

/// The secret of a one-time code.
pub struct OneTimeCode(Zeroizing<Vec<u8>>);

impl OneTimeCode {
    /// Draws a new code.
    pub fn make(random: &Random) -> Self {
        let drawn = Zeroizing::new(random.bytes::<BODY>());
        Self(Zeroizing::new(drawn.iter().map(|byte| byte & 31).collect()))
    }

    /// What is printed or sent.
    pub fn text(&self) -> Zeroizing<String> {
        crockford::write(&self.0)
    }

    /// Reads a code as people type it. A slip is told at once and spends nothing.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        crockford::read(text, BODY).map(Self)
    }

    /// Where the database finds this code; says nothing about the secret.
    pub fn locator(&self, pepper: &Pepper) -> [u8; 32] {
        *derive("abri/v1/code-locator", &[&self.0, pepper.raw()])
    }

    /// The unlock key. Seventy bits are too many to guess through the door, and without the pepper
    /// there is nothing to try them against.
    pub fn unlock_key(&self, pepper: &Pepper) -> UnlockKey {
        UnlockKey::derive("code", &[], &self.0, pepper.raw())
    }
}
