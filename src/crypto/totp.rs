//! Time-based one-time passwords (RFC 6238: SHA-1, six digits, thirty seconds).

use totp_rs::{Algorithm, Builder, Totp};
use zeroize::Zeroizing;

use super::derive::derive;
use super::key::{Raw, RootKey};
use super::random::Random;

/// The shared seed of an account's second factor, 160 bits as RFC 4226 recommends.
pub struct TotpSeed(Zeroizing<Vec<u8>>);

impl TotpSeed {
    /// Draws a new seed.
    pub fn make(random: &Random) -> Self {
        Self(Zeroizing::new(random.bytes::<20>().to_vec()))
    }

    /// The seed that an account may enrol, the same each time its page is shown; nobody without the
    /// account's root key can compute it. `before` is how many factors the account set up so far: who
    /// lost a telephone gets another seed, which that telephone does not know.
    pub fn derive(root: &RootKey, before: u32) -> Self {
        let (root, before) = (root.raw().as_slice(), before.to_be_bytes());
        let parts = [root, before.as_slice()];
        let parts = if before == [0; 4] {
            &parts[..1]
        } else {
            &parts
        };
        Self(Zeroizing::new(
            derive("abri/v1/totp-seed", parts)[..20].to_vec(),
        ))
    }

    /// A seed that was kept sealed.
    pub fn from_bytes(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }

    /// The bytes, to be sealed under the master key.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text that an authenticator application takes.
    pub fn base32(&self) -> Zeroizing<String> {
        const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let mut text = Zeroizing::new(String::with_capacity(32));
        for five in self.0.chunks_exact(5) {
            let number = five
                .iter()
                .fold(0u64, |number, byte| number << 8 | u64::from(*byte));
            for at in (0..8).rev() {
                text.push(char::from(ALPHABET[(number >> (5 * at) & 31) as usize]));
            }
        }
        text
    }

    /// Reads the text form; `None` when it is not base 32 of whole bytes.
    pub fn parse(base32: &str) -> Option<Self> {
        let symbol = |c: u8| match c {
            b'A'..=b'Z' => Some(u64::from(c - b'A')),
            b'2'..=b'7' => Some(u64::from(c - b'2') + 26),
            _ => None,
        };
        let mut seed = Zeroizing::new(Vec::with_capacity(20));
        for eight in base32.as_bytes().chunks(8) {
            let fold = |number: Option<u64>, c: &u8| Some(number? << 5 | symbol(*c)?);
            let number = eight
                .iter()
                .fold(Some(0), fold)
                .filter(|_| eight.len() == 8)?;
            seed.extend_from_slice(&number.to_be_bytes()[3..]);
        }
        Some(Self(seed))
    }

    /// The step a code belongs to, one step of clock skew either way; `None` when it fits none.
    /// The caller spends the step once, by a conditional update.
    pub fn step(&self, code: &str, unix_seconds: u64) -> Option<u64> {
        let now = unix_seconds / 30;
        let near = [now, now.saturating_sub(1), now + 1];
        near.into_iter()
            .find(|step| super::equal(self.code(*step).as_bytes(), code.as_bytes()))
    }

    /// The code of a step.
    pub fn code(&self, step: u64) -> String {
        self.totp().generate(step * 30).to_string()
    }

    fn totp(&self) -> Totp {
        let builder = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(0);
        builder
            .with_step_duration(30)
            .with_secret(self.0.to_vec())
            .build_noncompliant()
    }
}
