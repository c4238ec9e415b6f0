//! Crockford's base 32 with two check characters: what people copy from paper.
//!
//! The check is a Reed-Solomon code: any one or two wrong characters, swapped neighbours included,
//! are always seen in a text of at most 31 characters.

use zeroize::Zeroizing;

/// Crockford's alphabet: no I, L, O or U (<https://www.crockford.com/base32.html>).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Check characters at the end of each text.
pub(super) const CHECK: usize = 2;

/// Why a text was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Too few or too many characters.
    #[error("must have {0} letters and digits")]
    Length(usize),
    /// A character that none has.
    #[error("has a character that none has")]
    Character,
    /// The check characters do not fit the rest.
    #[error("has a wrong letter or digit: compare it with the paper")]
    Check,
}

/// Values of the alphabet and their check, in groups of four.
pub(super) fn write(body: &[u8]) -> Zeroizing<String> {
    let mut values = Zeroizing::new(body.to_vec());
    values.extend(check(body));
    let mut text = Zeroizing::new(String::with_capacity(values.len() + values.len() / 4));
    for (at, value) in values.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[usize::from(value & 31)]));
    }
    text
}

/// Reads what people type: any case, spaces, dashes, O for 0, I or L for 1. `length` is that of the
/// body, without its check.
pub(super) fn read(text: &str, length: usize) -> Result<Zeroizing<Vec<u8>>, TextError> {
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .take(length + CHECK + 1);
    let mut values = Zeroizing::new(kept.map(value).collect::<Result<Vec<u8>, _>>()?);
    let wrong = TextError::Length(length + CHECK);
    let (body, given) = values.split_at_checked(length).ok_or(wrong)?;
    if given.len() != CHECK {
        return Err(wrong);
    }
    if check(body) != given {
        return Err(TextError::Check);
    }
    values.truncate(length);
    Ok(values)
}

fn value(character: char) -> Result<u8, TextError> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|symbol| char::from(*symbol) == upper);
    at.and_then(|at| u8::try_from(at).ok())
        .ok_or(TextError::Character)
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
