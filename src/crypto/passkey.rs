//! The secret that an authenticator gives for a passkey (the `prf` extension of WebAuthn level 3).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::key::UnlockKey;
use super::ring::{InstanceSecret, Pepper};

/// What the authenticator computes from a passkey and the instance's salt: 32 bytes, the same each
/// time, known to nobody without the authenticator.
pub struct PrfOutput(Zeroizing<[u8; 32]>);

impl PrfOutput {
    /// Reads base 64 for URLs, without padding (RFC 4648, section 5); `None` when it is not 32 bytes.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()?);
        let raw: [u8; 32] = bytes.as_slice().try_into().ok()?;
        Some(Self(Zeroizing::new(raw)))
    }

    /// The unlock key: 256 bits that nobody chose need no stretching.
    pub fn unlock_key(&self, pepper: &Pepper) -> UnlockKey {
        UnlockKey::derive("passkey", &[], self.0.as_ref(), pepper.raw())
    }
}

impl InstanceSecret {
    /// What every passkey of this instance is asked about: one salt for all, because whoever enters
    /// with a passkey has not said yet who they are. It is no secret.
    pub fn prf_salt(&self) -> [u8; 32] {
        self.index("passkey-prf", b"first")
    }
}
