//! The card: 128 random bits, printed as text and QR. With the code it opens the locker; alone it
//! opens nothing.
//!
//! Text: Crockford base 32 of the 16 bytes (26 characters) and two check characters, in seven
//! groups of four, so that a slip of the finger is told at once and costs no try. The check is a
//! Reed-Solomon code: any one or two wrong characters, swapped neighbours included, are always seen.

use zeroize::Zeroizing;

use super::derive::derive;
use super::random::Random;

/// Crockford's alphabet: no I, L, O or U (<https://www.crockford.com/base32.html>).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BODY: usize = 26;
const CHECK: usize = 2;

/// The secret a card carries.
pub struct Card(Zeroizing<[u8; 16]>);

/// Why a card's text was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Too few or too many characters.
    #[error("must have 28 letters and digits")]
    Length,
    /// A character that no card has.
    #[error("has a character that no card has")]
    Character,
    /// The check characters do not fit the rest.
    #[error("has a wrong letter or digit: compare it with the card")]
    Check,
}

impl Card {
    /// Draws a new card.
    pub fn make(random: &Random) -> Self {
        Self(Zeroizing::new(random.bytes()))
    }

    /// What the card shows and its QR carries after `#`.
    pub fn text(&self) -> Zeroizing<String> {
        let mut values = Zeroizing::new(encode(&self.0));
        let check = check(&values);
        values.extend(check);
        let mut text = Zeroizing::new(String::with_capacity(34));
        for (at, value) in values.iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(*value)]));
        }
        text
    }

    /// Reads a card as people type it: any case, spaces, dashes, O for 0, I or L for 1.
    pub fn parse(text: &str) -> Result<Self, CardError> {
        let kept = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .take(BODY + CHECK + 1);
        let values = Zeroizing::new(kept.map(value).collect::<Result<Vec<u8>, _>>()?);
        let (body, given) = values.split_at_checked(BODY).ok_or(CardError::Length)?;
        if given.len() != CHECK {
            return Err(CardError::Length);
        }
        if check(body) != given {
            return Err(CardError::Check);
        }
        let secret = decode(body).ok_or(CardError::Check)?;
        Ok(Self(Zeroizing::new(secret)))
    }

    /// Where the database finds this card; says nothing about the secret.
    pub fn locator(&self) -> [u8; 32] {
        *derive("abri/v1/card-locator", &[self.0.as_ref()])
    }

    pub(super) fn secret(&self) -> &[u8; 16] {
        &self.0
    }
}

fn value(character: char) -> Result<u8, CardError> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|symbol| char::from(*symbol) == upper);
    at.and_then(|at| u8::try_from(at).ok())
        .ok_or(CardError::Character)
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

/// The remainder of the body, read as a polynomial over GF(32), by (x - 1)(x - a). A word of at most
/// 31 symbols that is a multiple of it differs from every other one in three places at least.
fn check(body: &[u8]) -> [u8; CHECK] {
    body.iter().fold([0, 0], |[high, low], value| {
        let back = value ^ high;
        [low ^ back ^ times_a(back), times_a(back)]
    })
}

/// Multiplies by `a`, the root of x^5 + x^2 + 1.
fn times_a(value: u8) -> u8 {
    let carry = if value & 16 == 0 { 0 } else { 0b10_0101 };
    value << 1 ^ carry
}
