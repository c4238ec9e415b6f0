//! Verifier keys: the public half of what signs notes (c2sp.org/signed-note).
//!
//! The text form is the one that Go's `note` package and the C2SP tools read:
//! `name+id+base64(type ‖ public key)`, the id in eight hex digits.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::note::{COSIGNATURE, ED25519, NoteError, Signature, check_name};

/// The public half of a signing key, with the name it signs under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    kind: u8,
    public: [u8; 32],
}

impl VerifierKey {
    /// A key that signs notes: the key of a log.
    pub fn ed25519(name: &str, public: [u8; 32]) -> Result<Self, NoteError> {
        Self::new(name, ED25519, public)
    }

    /// A key that cosigns checkpoints: the key of a witness.
    pub fn cosignature(name: &str, public: [u8; 32]) -> Result<Self, NoteError> {
        Self::new(name, COSIGNATURE, public)
    }

    fn new(name: &str, kind: u8, public: [u8; 32]) -> Result<Self, NoteError> {
        check_name(name)?;
        Ok(Self {
            name: name.to_owned(),
            kind,
            public,
        })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The signature type byte: [`ED25519`] or [`COSIGNATURE`].
    pub fn kind(&self) -> u8 {
        self.kind
    }

    pub fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// `SHA-256(name ‖ 0x0A ‖ type ‖ public key)[..4]`. It names a key, it does
    /// not authenticate one: anybody can make another key with the same id.
    pub fn id(&self) -> [u8; 4] {
        let hash = Sha256::new()
            .chain_update(&self.name)
            .chain_update([b'\n', self.kind]);
        let [a, b, c, d, ..]: [u8; 32] = hash.chain_update(self.public).finalize().into();
        [a, b, c, d]
    }

    /// The signature line that this key's signature of a note makes.
    pub fn line(&self, bytes: &[u8]) -> Signature {
        Signature {
            name: self.name.clone(),
            key_id: self.id(),
            bytes: bytes.to_vec(),
        }
    }

    /// Whether a signature line says that it is by this key.
    pub fn claims(&self, signature: &Signature) -> bool {
        signature.name == self.name && signature.key_id == self.id()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = BASE64.encode([&[self.kind()], self.public().as_slice()].concat());
        write!(
            f,
            "{}+{:08x}+{encoded}",
            self.name(),
            u32::from_be_bytes(self.id())
        )
    }
}

impl FromStr for VerifierKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        // The key itself may hold a plus, being base64; name and id cannot.
        let mut parts = text.splitn(3, '+');
        let mut part = || parts.next().ok_or(NoteError::BadVerifierKey);
        let (name, id, encoded) = (part()?, part()?, part()?);
        let key = parse_key(name, encoded)?;
        if format!("{:08x}", u32::from_be_bytes(key.id())) != id {
            return Err(NoteError::KeyIdMismatch);
        }
        Ok(key)
    }
}

fn parse_key(name: &str, encoded: &str) -> Result<VerifierKey, NoteError> {
    let decoded = BASE64
        .decode(encoded)
        .map_err(|_| NoteError::BadVerifierKey)?;
    let (kind, public) = decoded.split_first().ok_or(NoteError::BadVerifierKey)?;
    let public = public.try_into().map_err(|_| NoteError::BadVerifierKey)?;
    match *kind {
        ED25519 => VerifierKey::ed25519(name, public),
        COSIGNATURE => VerifierKey::cosignature(name, public),
        _ => Err(NoteError::BadVerifierKey),
    }
}
