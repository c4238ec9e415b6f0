//! c2sp.org/tlog-cosignature, the Ed25519 kind: a witness says that at a time the largest tree it saw
//! of a log had this root, and that every tree before was the beginning of it.

use super::checkpoint::CheckpointError;
use super::note::{COSIGNATURE, Note, Signature, VerifierKey};

/// Bytes of a cosignature: the time as `u64`, then the Ed25519 signature.
const LENGTH: usize = 8 + 64;

/// What a witness signs at a time, in seconds since 1970 in UTC, of the text of a checkpoint.
pub fn message(time: u64, text: &str) -> Vec<u8> {
    format!("cosignature/v1\ntime {time}\n{text}").into_bytes()
}

/// The signature line of a witness. The key that signs stays with the caller.
pub fn cosign(
    key: &VerifierKey,
    time: u64,
    text: &str,
    sign: impl FnOnce(&[u8]) -> [u8; 64],
) -> Result<Signature, CheckpointError> {
    check_kind(key)?;
    let signature = sign(&message(time, text));
    let bytes = [time.to_be_bytes().as_slice(), &signature].concat();
    Ok(key.line(&bytes))
}

/// When a witness cosigned this note, in seconds since 1970 in UTC.
///
/// Lines of other keys are ignored; one line of this key that fails refuses the whole, as for the
/// log's own key.
pub fn cosigned(
    note: &Note,
    key: &VerifierKey,
    verify: impl Fn(&[u8], &[u8; 64]) -> bool,
) -> Result<u64, CheckpointError> {
    check_kind(key)?;
    let mut newest = None;
    for line in note.signatures.iter().filter(|line| key.claims(line)) {
        let (time, signature) = parts(line).ok_or(CheckpointError::BadSignature)?;
        if !verify(&message(time, &note.text), &signature) {
            return Err(CheckpointError::BadSignature);
        }
        newest = newest.max(Some(time));
    }
    newest.ok_or(CheckpointError::NotSigned)
}

/// Time and signature of a line. The specification allows times below 2^63 only.
fn parts(line: &Signature) -> Option<(u64, [u8; 64])> {
    let bytes: &[u8; LENGTH] = line.bytes.as_slice().try_into().ok()?;
    let (time, signature) = bytes.split_first_chunk::<8>()?;
    let time = u64::from_be_bytes(*time);
    Some((time, signature.try_into().ok()?)).filter(|_| time >> 63 == 0)
}

/// A log's key signs another message, so it must not stand in for a witness'.
fn check_kind(key: &VerifierKey) -> Result<(), CheckpointError> {
    (key.kind() == COSIGNATURE)
        .then_some(())
        .ok_or(CheckpointError::WrongKeyKind)
}
