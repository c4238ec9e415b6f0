//! The only home of ciphers. Raw primitives are private; what leaves this module are nouns: keys
//! that cannot be printed or copied, places, sealed bytes, signatures. `FORMAT.md` is normative.
//!
//! `make_*` draws something new, `derive_*` computes it from what is given.

pub mod card;
mod cobblestone;
pub mod code;
mod crockford;
pub mod derive;
#[doc(hidden)]
pub mod hazmat;
pub mod hpke;
pub mod key;
pub mod passkey;
pub mod password;
pub mod place;
mod place_factor;
mod place_guardian;
mod place_identity;
mod place_message;
pub mod random;
pub mod ring;
pub mod sealed;
pub mod shamir;
pub mod sheet;
pub mod signature;
pub mod stream;
pub mod token;
pub mod totp;

pub use cobblestone::{CHUNK, HEADER, OpenError, SEALED_CHUNK, sealed_len};
pub use crockford::TextError;

/// For sizes fixed at compile time, which a primitive cannot refuse. Going on without a key would
/// be worse than stopping, so the impossible stops the process.
fn sure<T, E>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|_| std::process::abort())
}

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}

/// A running SHA-256, for bytes that stream.
#[derive(Default, Clone)]
pub struct Digest(sha2::Sha256);

impl Digest {
    /// Takes in more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        sha2::Digest::update(&mut self.0, bytes);
    }

    /// The digest of all that was taken in.
    pub fn finish(self) -> [u8; 32] {
        sha2::Digest::finalize(self.0).into()
    }
}

/// Whether two secrets are equal, in a time that does not tell where they differ.
pub fn equal(left: &[u8], right: &[u8]) -> bool {
    bool::from(subtle::ConstantTimeEq::ct_eq(left, right))
}

/// HMAC-SHA-256 (RFC 2104) of parts one after the other: what a gateway signs its messages with.
pub fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac: Hmac<sha2::Sha256> = sure(Hmac::new_from_slice(key));
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Reads hexadecimal of exactly `N` bytes.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    // Digits only: the standard parser would also take a sign.
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hmac_is_that_of_rfc_4231() {
        let wanted = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let parts: [&[u8]; 2] = [b"what do ya want ", b"for nothing?"];
        assert_eq!(hex(&hmac_sha256(b"Jefe", &parts)), wanted);
    }
}
