//! c2sp.org/signed-note: a text, a blank line, and signature lines.
//!
//! Parsing is stricter than the specification where that costs nothing: names
//! and sizes are bounded, and what is accepted is printed back byte for byte.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

pub use super::vkey::VerifierKey;

/// The signature type byte of plain Ed25519 signatures (c2sp.org/signed-note).
pub const ED25519: u8 = 0x01;

/// The signature type byte of timestamped Ed25519 cosignatures
/// (c2sp.org/tlog-cosignature).
pub const COSIGNATURE: u8 = 0x04;

/// The longest note read. Sixteen post-quantum signatures, which every
/// verifier must accept, take some 110 kB.
pub const MAX_NOTE: usize = 128 * 1024;

/// The most signature lines read; the specification asks for 16 at least.
pub const MAX_SIGNATURES: usize = 32;

/// The longest key name or origin accepted, in bytes.
pub const MAX_NAME: usize = 255;

/// Why a note or a verifier key was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    #[error("the note is longer than 128 KiB")]
    TooLong,
    #[error("the note has a control character")]
    ControlCharacter,
    #[error("the note has no blank line between text and signatures")]
    NoSeparator,
    #[error("the text of the note is empty")]
    EmptyText,
    #[error("the note has no signature")]
    NoSignature,
    #[error("the note has more than 32 signatures")]
    TooManySignatures,
    #[error("a signature line is malformed")]
    BadSignatureLine,
    #[error("a name is empty, too long, or has a space or a plus")]
    BadName,
    #[error("the verifier key is malformed")]
    BadVerifierKey,
    #[error("the verifier key's id does not match its name and key")]
    KeyIdMismatch,
}

/// One signature line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub name: String,
    pub key_id: [u8; 4],
    /// What follows the key id: 64 bytes for Ed25519, other lengths for others.
    pub bytes: Vec<u8>,
}

/// A parsed note, not yet verified: the text must not be trusted before a
/// signature of a known key was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The signed text with its final newline.
    pub text: String,
    pub signatures: Vec<Signature>,
}

/// Parses a signed note.
pub fn parse_note(note: &str) -> Result<Note, NoteError> {
    if note.len() > MAX_NOTE {
        return Err(NoteError::TooLong);
    }
    if note.bytes().any(|byte| byte < 0x20 && byte != b'\n') {
        return Err(NoteError::ControlCharacter);
    }
    let (text, lines) = note.rsplit_once("\n\n").ok_or(NoteError::NoSeparator)?;
    if text.is_empty() {
        return Err(NoteError::EmptyText);
    }
    Ok(Note {
        text: format!("{text}\n"),
        signatures: parse_signatures(lines)?,
    })
}

fn parse_signatures(lines: &str) -> Result<Vec<Signature>, NoteError> {
    if lines.is_empty() {
        return Err(NoteError::NoSignature);
    }
    let lines = lines
        .strip_suffix('\n')
        .ok_or(NoteError::BadSignatureLine)?;
    if lines.split('\n').count() > MAX_SIGNATURES {
        return Err(NoteError::TooManySignatures);
    }
    lines.split('\n').map(parse_signature).collect()
}

fn parse_signature(line: &str) -> Result<Signature, NoteError> {
    let rest = line.strip_prefix("— ").ok_or(NoteError::BadSignatureLine)?;
    let (name, encoded) = rest.split_once(' ').ok_or(NoteError::BadSignatureLine)?;
    check_name(name)?;
    let decoded = BASE64
        .decode(encoded)
        .map_err(|_| NoteError::BadSignatureLine)?;
    let (key_id, bytes) = decoded
        .split_first_chunk()
        .ok_or(NoteError::BadSignatureLine)?;
    if bytes.is_empty() {
        return Err(NoteError::BadSignatureLine);
    }
    Ok(Signature {
        name: name.to_owned(),
        key_id: *key_id,
        bytes: bytes.to_vec(),
    })
}

/// Refuses a key name that would not read back: empty, with a Unicode space, a
/// plus or a control character, or beyond any reasonable length.
pub fn check_name(name: &str) -> Result<(), NoteError> {
    let bad = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    let fits = (1..=MAX_NAME).contains(&name.len()) && !name.contains(bad);
    fits.then_some(()).ok_or(NoteError::BadName)
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = BASE64.encode([&self.key_id, self.bytes.as_slice()].concat());
        writeln!(f, "— {} {encoded}", self.name)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|line| line.fmt(f))
    }
}
