//! Session tokens: 32 random bytes that the database never sees. It holds their digest as the
//! session's id and the root key sealed under them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::key::SessionKey;
use super::random::Random;
use super::ring::Pepper;

/// Marks a leaked token for scanners of secrets.
const PREFIX: &str = "abri_s_";

/// What a session's cookie or bearer header carries.
pub struct SessionToken(Zeroizing<[u8; 32]>);

impl SessionToken {
    /// Draws a new token.
    pub fn make(random: &Random) -> Self {
        Self(Zeroizing::new(random.bytes()))
    }

    /// The text that is handed out once.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(format!(
            "{PREFIX}{}",
            URL_SAFE_NO_PAD.encode(self.0.as_ref())
        ))
    }

    /// Reads a token; `None` when it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text.strip_prefix(PREFIX)?).ok()?);
        let raw: [u8; 32] = bytes.as_slice().try_into().ok()?;
        Some(Self(Zeroizing::new(raw)))
    }

    /// The session's id in the database.
    pub fn id(&self) -> [u8; 32] {
        super::sha256(self.0.as_ref())
    }

    /// The key that opens the root key of this session.
    pub fn key(&self, pepper: &Pepper) -> SessionKey {
        SessionKey::derive(&self.0, pepper.raw())
    }
}

/// A code of twelve characters that is typed once, for an invitation (60 bits).
pub fn make_invitation(random: &Random) -> Zeroizing<String> {
    const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let bytes: [u8; 12] = random.bytes();
    let mut text = Zeroizing::new(String::with_capacity(14));
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[usize::from(byte & 31)]));
    }
    text
}

/// What the database keeps of an invitation: its digest, however it was typed.
pub fn invitation_digest(text: &str) -> [u8; 32] {
    let kept: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    super::sha256(kept.to_ascii_uppercase().as_bytes())
}
