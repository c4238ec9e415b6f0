//! c2sp.org/tlog-checkpoint: what the log says about its tree, signed.
//!
//! The text has exactly three lines. Extension lines are refused although the
//! specification allows them: no monitor can audit them, and this log has none.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Hash;
pub use super::note::parse_note;
use super::note::{ED25519, Note, NoteError, VerifierKey, check_name};
use super::tree::empty_root;

/// Why a checkpoint was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    #[error(transparent)]
    Note(#[from] NoteError),
    #[error("a checkpoint has three lines: origin, size, root")]
    BadLines,
    #[error("the size is not a decimal without leading zeros")]
    BadSize,
    #[error("the root is not 32 bytes in base64")]
    BadRoot,
    #[error("the checkpoint of an empty log has another root than the empty one")]
    RootOfNothing,
    #[error("the checkpoint is of another log")]
    OtherOrigin,
    #[error("the key does not sign checkpoints")]
    WrongKeyKind,
    #[error("no signature is by the known key")]
    NotSigned,
    #[error("a signature of the known key does not verify")]
    BadSignature,
}

/// The head of a log's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
}

impl Checkpoint {
    /// A head. The origin names the log, as a key name would: no spaces, no
    /// plus, so that what is printed always reads back.
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Self, CheckpointError> {
        check_name(origin)?;
        if size == 0 && root != empty_root() {
            return Err(CheckpointError::RootOfNothing);
        }
        Ok(Self {
            origin: origin.to_owned(),
            size,
            root,
        })
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn root(&self) -> &Hash {
        &self.root
    }

    /// The text that is signed: `origin\nsize\nbase64(root)\n`.
    pub fn body(&self) -> String {
        format!(
            "{}\n{}\n{}\n",
            self.origin,
            self.size,
            BASE64.encode(self.root)
        )
    }

    /// Parses the text of a checkpoint, signed or not.
    pub fn parse(body: &str) -> Result<Self, CheckpointError> {
        let lines = body.strip_suffix('\n').ok_or(CheckpointError::BadLines)?;
        let mut lines = lines.split('\n');
        let mut line = || lines.next().ok_or(CheckpointError::BadLines);
        let (origin, size, root) = (line()?, line()?, line()?);
        if line().is_ok() {
            return Err(CheckpointError::BadLines);
        }
        Self::new(origin, parse_size(size)?, parse_root(root)?)
    }

    /// Signs the checkpoint as a note. The key that signs stays with the
    /// caller: `sign` receives the text and answers with its signature.
    pub fn sign(
        &self,
        key: &VerifierKey,
        sign: impl FnOnce(&[u8]) -> [u8; 64],
    ) -> Result<Note, CheckpointError> {
        check_kind(key)?;
        let text = self.body();
        let signature = key.line(&sign(text.as_bytes()));
        Ok(Note {
            text,
            signatures: vec![signature],
        })
    }
}

/// Opens a signed checkpoint: the only way from outside text to a head that
/// may be believed.
///
/// `verify` checks an Ed25519 signature by `key`. Signatures of other keys are
/// ignored, as c2sp.org/signed-note asks, so that witnesses and key rotation
/// do not break older readers; one by this key that fails refuses the whole.
pub fn open(
    note: &str,
    origin: &str,
    key: &VerifierKey,
    verify: impl Fn(&[u8], &[u8; 64]) -> bool,
) -> Result<Checkpoint, CheckpointError> {
    check_kind(key)?;
    let note = parse_note(note)?;
    check_signatures(&note, key, verify)?;
    let head = Checkpoint::parse(&note.text)?;
    if head.origin == origin {
        Ok(head)
    } else {
        Err(CheckpointError::OtherOrigin)
    }
}

pub(super) fn check_signatures(
    note: &Note,
    key: &VerifierKey,
    verify: impl Fn(&[u8], &[u8; 64]) -> bool,
) -> Result<(), CheckpointError> {
    let mut signed = false;
    for line in note.signatures.iter().filter(|line| key.claims(line)) {
        let bytes = line.bytes.as_slice().try_into();
        let bytes = bytes.map_err(|_| CheckpointError::BadSignature)?;
        if !verify(note.text.as_bytes(), bytes) {
            return Err(CheckpointError::BadSignature);
        }
        signed = true;
    }
    signed.then_some(()).ok_or(CheckpointError::NotSigned)
}

/// A witness' key signs another message, so it must not stand in for a log's.
fn check_kind(key: &VerifierKey) -> Result<(), CheckpointError> {
    (key.kind() == ED25519)
        .then_some(())
        .ok_or(CheckpointError::WrongKeyKind)
}

pub(super) fn parse_size(text: &str) -> Result<u64, CheckpointError> {
    let size: u64 = text.parse().map_err(|_| CheckpointError::BadSize)?;
    // Rust also reads "+1" and "01"; only the canonical spelling is accepted.
    if size.to_string() == text {
        Ok(size)
    } else {
        Err(CheckpointError::BadSize)
    }
}

fn parse_root(text: &str) -> Result<Hash, CheckpointError> {
    let root = BASE64.decode(text).map_err(|_| CheckpointError::BadRoot)?;
    root.try_into().map_err(|_| CheckpointError::BadRoot)
}
