//! The code by which anybody verifies a paper: 80 bits as sixteen symbols of Crockford's base 32,
//! in groups of four.

/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 16;

/// A code that is in form; whether there is a paper of that code is another question.
#[derive(Clone, PartialEq, Eq)]
pub struct VerificationCode([u8; SYMBOLS]);

/// The text has too few, too many or foreign characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must have 16 letters and digits, as on the paper")]
pub struct BadCode;

impl VerificationCode {
    /// The code of ten bytes.
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        let number = bytes
            .iter()
            .fold(0u128, |number, byte| number << 8 | u128::from(*byte));
        let mut symbols = [0; SYMBOLS];
        for (at, symbol) in symbols.iter_mut().enumerate() {
            let value = number >> (5 * (SYMBOLS - 1 - at)) & 31;
            *symbol = ALPHABET[usize::try_from(value).unwrap_or(0)];
        }
        Self(symbols)
    }

    /// Reads a code as people type it: any case, spaces, dashes, O for 0, I or L for 1.
    ///
    /// # Errors
    /// It is not in form.
    pub fn parse(text: &str) -> Result<Self, BadCode> {
        let kept = text
            .chars()
            .take(4 * SYMBOLS)
            .filter(|c| !c.is_whitespace() && *c != '-');
        let symbols = kept.map(symbol).collect::<Option<Vec<u8>>>();
        let symbols = symbols.and_then(|symbols| symbols.try_into().ok());
        symbols.map(Self).ok_or(BadCode)
    }

    /// The sixteen symbols, for the index by which it is found.
    pub fn symbols(&self) -> &[u8] {
        &self.0
    }

    /// As printed: `XXXX-XXXX-XXXX-XXXX`.
    pub fn text(&self) -> String {
        let groups = self.0.chunks(4).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join("-")
    }
}

fn symbol(character: char) -> Option<u8> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let mut known = ALPHABET.iter();
    known.find(|symbol| char::from(**symbol) == upper).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code =
            VerificationCode::from_bytes([0, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf]);
        assert_eq!(code.text(), "0123-4567-89AB-CDEF");
        for typed in [
            "0123456789abcdef",
            " o123-4567 89AB—CDEF".replace('—', "-").as_str(),
            "OI23-4567-89ab-cdef",
        ] {
            assert_eq!(
                VerificationCode::parse(typed).map(|code| code.text()),
                Ok(code.text()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let long = "0".repeat(10_000);
        for typed in [
            "",
            "0123",
            "0123-4567-89AB-CDEU",
            "0123-4567-89AB-CDEF-0",
            "é123456789ABCDEF",
            &long,
        ] {
            assert!(VerificationCode::parse(typed).is_err(), "{typed}");
        }
    }
}
