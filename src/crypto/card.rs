//! The card: 128 random bits, printed as text and QR. With the code it opens the locker; alone it
//! opens nothing.
//!
//! Text: Crockford base 32 of the 16 bytes (26 characters) and two check characters, in seven
//! groups of four, so that a slip of the finger is told at once and costs no try.

use zeroize::Zeroizing;

use super::crockford::{self, TextError};
use super::derive::derive;
use super::key::CardHalf;
use super::random::Random;

const BODY: usize = 26;

/// The secret a card carries.
pub struct Card(Zeroizing<[u8; 16]>);

impl Card {
    /// Draws a new card.
    pub fn make(random: &Random) -> Self {
        Self(Zeroizing::new(random.bytes()))
    }

    /// A card that nobody ever had, the same one for the same seed: a door that must do its work for
    /// nothing is one that can be counted.
    pub fn of_nobody(seed: &[u8; 32]) -> Self {
        let digest = super::sha256(seed);
        let mut secret = Zeroizing::new([0; 16]);
        secret.copy_from_slice(&digest[..16]);
        Self(secret)
    }

    /// What the card shows and its QR carries after `#`.
    pub fn text(&self) -> Zeroizing<String> {
        crockford::write(&Zeroizing::new(encode(&self.0)))
    }

    /// Reads a card as people type it.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let body = crockford::read(text, BODY)?;
        let secret = decode(&body).ok_or(TextError::Check)?;
        Ok(Self(Zeroizing::new(secret)))
    }

    /// Where the database finds this card; says nothing about the secret.
    pub fn locator(&self) -> [u8; 32] {
        *derive("abri/v1/card-locator", &[self.0.as_ref()])
    }

    /// What it adds to a guardian's value.
    pub fn half(&self) -> CardHalf {
        CardHalf::derive(&self.0)
    }

    pub(super) fn secret(&self) -> &[u8; 16] {
        &self.0
    }
}

/// The 26 values of the body: 128 bits from the top, two zero bits at the end.
fn encode(secret: &[u8; 16]) -> Vec<u8> {
    let number = u128::from_be_bytes(*secret);
    let symbol = |at: usize| {
        let shifted = if at == BODY - 1 {
            number << 2
        } else {
            number >> (123 - 5 * at)
        };
        (shifted & 31) as u8
    };
    (0..BODY).map(symbol).collect()
}

fn decode(values: &[u8]) -> Option<[u8; 16]> {
    let (last, rest) = values.split_last()?;
    let number = rest
        .iter()
        .fold(0u128, |number, value| number << 5 | u128::from(*value));
    // The last symbol carries three bits; its two low bits are always zero.
    let canonical = last & 3 == 0;
    canonical.then(|| (number << 3 | u128::from(last >> 2)).to_be_bytes())
}
