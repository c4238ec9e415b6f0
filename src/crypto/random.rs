//! Randomness is a parameter: the system's generator in production, a seeded one in tests.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng, TryCryptoRng, TryRng};

/// A source of random bytes that can be handed around.
#[derive(Clone)]
pub struct Random(Source);

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<ChaCha20Rng>>),
}

impl Random {
    /// The operating system's generator.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A reproducible stream, for tests and the demonstration's fixed parts only.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(
            ChaCha20Rng::seed_from_u64(seed),
        ))))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        self.fill(&mut out);
        out
    }

    /// Fills a buffer. A system without randomness cannot keep a secret, so the process stops.
    pub fn fill(&self, out: &mut [u8]) {
        match &self.0 {
            Source::System => system_fill(out),
            Source::Seeded(rng) => {
                rng.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .fill_bytes(out);
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the system for randomness"
)]
fn system_fill(out: &mut [u8]) {
    if getrandom::fill(out).is_err() {
        std::process::abort();
    }
}

impl TryRng for Random {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.bytes()))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        self.fill(out);
        Ok(())
    }
}

impl TryCryptoRng for Random {}
