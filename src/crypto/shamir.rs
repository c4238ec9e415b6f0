//! A recovery key in parts (Shamir, "How to share a secret", 1979): any `threshold` of them make it
//! again, fewer say nothing of it. Bytewise over GF(256) with the polynomial of AES (FIPS 197).
//!
//! No table is looked up by a secret and no branch depends on one. Numbers of parts are public.

use zeroize::Zeroizing;

use super::key::{PartKey, Raw, RecoveryKey};
use super::random::Random;

/// One part of a recovery key.
pub struct Part {
    /// Where the polynomials were evaluated: 1 to 255.
    pub number: u8,
    /// What they gave there.
    pub key: PartKey,
}

/// Parts cannot be made, or do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// A threshold under two, or more parts needed than made.
    #[error("a key is parted for two or more, of at most 255")]
    Threshold,
    /// Too few, a number that is zero, or the same number twice.
    #[error("these parts do not make a key")]
    Numbers,
}

/// Parts a key: `count` parts, any `threshold` of which make it again.
///
/// # Errors
/// [`PartError::Threshold`].
pub fn split(
    key: &RecoveryKey,
    threshold: u8,
    count: u8,
    random: &Random,
) -> Result<Vec<Part>, PartError> {
    if threshold < 2 || count == 0 {
        return Err(PartError::Threshold);
    }
    let draw = |_| Zeroizing::new(random.bytes::<32>());
    let higher: Vec<Zeroizing<[u8; 32]>> = (1..threshold).map(draw).collect();
    Ok((1..=count)
        .map(|number| evaluate(key.raw(), &higher, number))
        .collect())
}

/// The value of the 32 polynomials at `number`: the secret is their constant term.
pub(super) fn evaluate(secret: &[u8; 32], higher: &[Zeroizing<[u8; 32]>], number: u8) -> Part {
    let mut value = Zeroizing::new([0; 32]);
    for (at, byte) in value.iter_mut().enumerate() {
        let high = higher.iter().rev();
        let sum = high.fold(0, |sum, term| multiply(sum ^ term[at], number));
        *byte = sum ^ secret[at];
    }
    Part {
        number,
        key: PartKey::from_raw(value),
    }
}

/// Makes the key again. Parts of another key make another key: only what it opens tells.
///
/// # Errors
/// [`PartError::Numbers`].
pub fn combine(parts: &[Part], threshold: u8) -> Result<RecoveryKey, PartError> {
    let numbers: Vec<u8> = parts.iter().map(|part| part.number).collect();
    let distinct = |at: usize| numbers[at] != 0 && !numbers[..at].contains(&numbers[at]);
    if parts.len() < usize::from(threshold.max(2)) || !(0..numbers.len()).all(distinct) {
        return Err(PartError::Numbers);
    }
    let mut secret = Zeroizing::new([0; 32]);
    for part in parts {
        let weight = weight(&numbers, part.number);
        for (byte, value) in secret.iter_mut().zip(part.key.raw()) {
            *byte ^= multiply(*value, weight);
        }
    }
    Ok(RecoveryKey::from_raw(secret))
}

/// Lagrange's weight of one part at zero: the product of x / (x - own) over the others.
fn weight(numbers: &[u8], own: u8) -> u8 {
    let others = numbers.iter().filter(|number| **number != own);
    others.fold(1, |product, number| {
        multiply(product, multiply(*number, invert(*number ^ own)))
    })
}

/// Multiplies in GF(256), the same eight steps whatever the values.
fn multiply(left: u8, right: u8) -> u8 {
    let (mut left, mut product) = (left, 0);
    for bit in 0..8 {
        product ^= left & (right >> bit & 1).wrapping_neg();
        left = left << 1 ^ (0x1b & (left >> 7).wrapping_neg());
    }
    product
}

/// The inverse: x^254.
fn invert(value: u8) -> u8 {
    let mut power = 1;
    for _ in 0..7 {
        power = multiply(multiply(power, power), value);
    }
    multiply(power, power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_fips_197() {
        assert_eq!(multiply(0x57, 0x83), 0xc1);
        assert_eq!(multiply(0x57, 0x13), 0xfe);
        for value in 1..=255 {
            assert_eq!(multiply(value, invert(value)), 1);
        }
    }
}
