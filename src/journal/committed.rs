//! The bytes of a committed entry, and its leaf. `FORMAT.md` spells them out.

use super::Hash;
use super::entry::{Clear, Commitments, EntryError, MAX_CODE};
use super::tree::leaf_hash;

/// What every committed entry begins with. A later format has another name, so
/// no bytes are an entry of two formats.
const FORMAT: &[u8] = b"abri/v1/entry\0";

/// A committed entry read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed<'a> {
    pub clear: Clear<'a>,
    pub commitments: Commitments,
}

/// The committed bytes of an entry: what the public log's bundles carry.
///
/// They are at most 678 bytes, well under the 65535 of a bundle's entry.
pub fn committed_bytes(
    clear: &Clear<'_>,
    commitments: &Commitments,
) -> Result<Vec<u8>, EntryError> {
    let mut bytes = FORMAT.to_vec();
    bytes.extend_from_slice(&clear.index.to_be_bytes());
    bytes.extend_from_slice(&clear.recorded_at_ms.to_be_bytes());
    for (name, code) in codes(clear) {
        check_code(name, code)?;
        let length = u16::try_from(code.len()).map_err(|_| EntryError::NotACode(name))?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(code.as_bytes());
    }
    bytes.extend_from_slice(commitments.0.as_flattened());
    Ok(bytes)
}

/// The leaf of an entry: the RFC 6962 leaf hash of its committed bytes.
pub fn leaf(clear: &Clear<'_>, commitments: &Commitments) -> Result<Hash, EntryError> {
    Ok(leaf_hash(&committed_bytes(clear, commitments)?))
}

/// Reads committed bytes. What is accepted is what [`committed_bytes`] writes:
/// there is one spelling of an entry.
pub fn parse_committed(bytes: &[u8]) -> Result<Committed<'_>, EntryError> {
    let mut rest = bytes
        .strip_prefix(FORMAT)
        .ok_or(EntryError::UnknownFormat)?;
    let clear = Clear {
        index: u64::from_be_bytes(take(&mut rest)?),
        recorded_at_ms: i64::from_be_bytes(take(&mut rest)?),
        action: take_code("action", &mut rest)?,
        outcome: take_code("outcome", &mut rest)?,
        reason: take_code("reason", &mut rest)?,
        channel: take_code("channel", &mut rest)?,
    };
    let mut commitments = Commitments([[0; 32]; 12]);
    for commitment in &mut commitments.0 {
        *commitment = take(&mut rest)?;
    }
    if !rest.is_empty() {
        return Err(EntryError::Trailing);
    }
    Ok(Committed { clear, commitments })
}

fn codes<'a>(clear: &Clear<'a>) -> [(&'static str, &'a str); 4] {
    [
        ("action", clear.action),
        ("outcome", clear.outcome),
        ("reason", clear.reason),
        ("channel", clear.channel),
    ]
}

/// Codes only: a name, a title or a sentence in the clear could never be
/// erased again. Action and outcome are always there.
fn check_code(name: &'static str, code: &str) -> Result<(), EntryError> {
    let allowed = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    let needed = matches!(name, "action" | "outcome");
    let fits = code.len() <= MAX_CODE && !(needed && code.is_empty());
    (fits && code.bytes().all(allowed))
        .then_some(())
        .ok_or(EntryError::NotACode(name))
}

/// Takes the next bytes of a fixed length.
fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], EntryError> {
    let (taken, after) = rest.split_first_chunk().ok_or(EntryError::Truncated)?;
    *rest = after;
    Ok(*taken)
}

fn take_code<'a>(name: &'static str, rest: &mut &'a [u8]) -> Result<&'a str, EntryError> {
    let length = usize::from(u16::from_be_bytes(take(rest)?));
    let (code, after) = rest.split_at_checked(length).ok_or(EntryError::Truncated)?;
    *rest = after;
    let code = str::from_utf8(code).map_err(|_| EntryError::NotACode(name))?;
    check_code(name, code)?;
    Ok(code)
}
