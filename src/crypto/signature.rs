//! Ed25519 (RFC 8032): what a person or the journal says, provable later.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

use super::random::Random;

/// The private half; wiped when dropped.
pub struct Signer(SigningKey);

/// The signature does not fit the message and key, or the key is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("signature is not authentic")]
pub struct NotAuthentic;

impl Signer {
    /// Draws a new key pair.
    pub fn make(random: &Random) -> Self {
        Self::from_seed(Zeroizing::new(random.bytes()))
    }

    /// A key pair that was kept sealed.
    pub fn from_seed(seed: Zeroizing<[u8; 32]>) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The seed, to be sealed.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs a message.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// Checks a signature strictly (no small-order keys).
pub fn verify(public: &[u8], message: &[u8], signature: &[u8]) -> Result<(), NotAuthentic> {
    let public: [u8; 32] = public.try_into().map_err(|_| NotAuthentic)?;
    let key = VerifyingKey::from_bytes(&public).map_err(|_| NotAuthentic)?;
    let signature = Signature::from_slice(signature).map_err(|_| NotAuthentic)?;
    key.verify_strict(message, &signature)
        .map_err(|_| NotAuthentic)
}
