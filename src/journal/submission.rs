//! c2sp.org/tlog-witness: what a log sends to a witness, and what a witness decides. Pure: who keeps
//! what was cosigned, and who signs, is elsewhere.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Hash;
use super::checkpoint::{self, Checkpoint, CheckpointError, parse_note, parse_size};
use super::note::{MAX_NOTE, Note, NoteError, VerifierKey};
use super::verify::verify_consistency;

/// The most hashes of a consistency proof that the specification allows.
pub const MAX_PROOF: usize = 63;

/// The longest request: an old size, a proof and a note.
pub const MAX_SUBMISSION: usize = MAX_NOTE + MAX_PROOF * 45 + 32;

/// What a log sends: the size that the witness cosigned last, the proof from there, and the note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Leaves of the tree that the witness cosigned last; 0 for none.
    pub old: u64,
    /// That the new tree begins with the old one.
    pub proof: Vec<Hash>,
    /// The signed checkpoint, as it was sent.
    pub note: String,
}

/// Why a request cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionError {
    #[error("the request is longer than a note with 63 hashes")]
    TooLong,
    #[error("the first line must be 'old' and a size in decimal")]
    BadOld,
    #[error("there is no empty line before the checkpoint")]
    NoSeparator,
    #[error("a proof has at most 63 hashes")]
    TooManyHashes,
    #[error("a line of the proof is not 32 bytes in base64")]
    BadHash,
    #[error("the checkpoint: {0}")]
    Note(#[from] NoteError),
    #[error("the checkpoint: {0}")]
    Checkpoint(#[from] CheckpointError),
}

/// Why a witness does not cosign; each has its status in the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// 400.
    #[error("{0}")]
    Malformed(#[from] SubmissionError),
    /// 404.
    #[error("this witness does not know the log")]
    UnknownLog,
    /// 403.
    #[error("no signature is by a key that this witness trusts for the log")]
    NotSigned,
    /// 400.
    #[error("the old size is larger than the checkpoint's")]
    OldTooLarge,
    /// 409, with the size.
    #[error("the tree that was cosigned last has {0} leaves, or another root at that size")]
    Conflict(u64),
    /// 422.
    #[error("the new tree does not begin with the one that was cosigned last")]
    NotConsistent,
}

impl Submission {
    /// Reads a request.
    pub fn parse(text: &str) -> Result<Self, SubmissionError> {
        if text.len() > MAX_SUBMISSION {
            return Err(SubmissionError::TooLong);
        }
        let (head, note) = text
            .split_once("\n\n")
            .ok_or(SubmissionError::NoSeparator)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old "));
        let old = parse_size(old.ok_or(SubmissionError::BadOld)?);
        let hashes: Vec<&str> = lines.collect();
        if hashes.len() > MAX_PROOF {
            return Err(SubmissionError::TooManyHashes);
        }
        Ok(Self {
            old: old.map_err(|_| SubmissionError::BadOld)?,
            proof: hashes.into_iter().map(hash).collect::<Result<_, _>>()?,
            note: note.to_owned(),
        })
    }

    /// What is to be cosigned, where a witness that trusts `keys` and cosigned `latest` before may.
    /// The checks come in the order of the specification, so that nobody without the log's key
    /// learns what was cosigned.
    pub fn judge(
        &self,
        keys: &[VerifierKey],
        latest: impl FnOnce(&str) -> Option<Checkpoint>,
        verify: impl Fn(&VerifierKey, &[u8], &[u8; 64]) -> bool,
    ) -> Result<(Note, Checkpoint), Refusal> {
        let note = parse_note(&self.note).map_err(SubmissionError::from)?;
        let head = head(&note).map_err(SubmissionError::from)?;
        let own: Vec<_> = keys
            .iter()
            .filter(|key| key.name() == head.origin())
            .collect();
        if own.is_empty() {
            return Err(Refusal::UnknownLog);
        }
        let signed = |key: &&VerifierKey| {
            checkpoint::check_signatures(&note, key, |text, bytes| verify(key, text, bytes)).is_ok()
        };
        if !own.into_iter().any(|key| signed(&key)) {
            return Err(Refusal::NotSigned);
        }
        if self.old > head.size() {
            return Err(Refusal::OldTooLarge);
        }
        self.follows(&head, latest(head.origin()))?;
        Ok((note, head))
    }

    /// The new tree begins with the one that was cosigned last.
    fn follows(&self, head: &Checkpoint, latest: Option<Checkpoint>) -> Result<(), Refusal> {
        let (size, root) = match &latest {
            Some(latest) => (latest.size(), *latest.root()),
            None => (0, super::tree::empty_root()),
        };
        if self.old != size || (size == head.size() && root != *head.root()) {
            return Err(Refusal::Conflict(size));
        }
        verify_consistency(size, &root, head.size(), head.root(), &self.proof)
            .map_err(|_| Refusal::NotConsistent)
    }
}

/// What a note says, whatever lines an extension adds after the third: a witness signs them, and
/// says nothing about them.
fn head(note: &Note) -> Result<Checkpoint, CheckpointError> {
    let end = note.text.match_indices('\n').nth(2);
    let (end, _) = end.ok_or(CheckpointError::BadLines)?;
    Checkpoint::parse(note.text.get(..=end).unwrap_or_default())
}

fn hash(line: &str) -> Result<Hash, SubmissionError> {
    let bytes = BASE64.decode(line).map_err(|_| SubmissionError::BadHash)?;
    bytes.try_into().map_err(|_| SubmissionError::BadHash)
}

impl fmt::Display for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        for hash in &self.proof {
            writeln!(f, "{}", BASE64.encode(hash))?;
        }
        write!(f, "\n{}", self.note)
    }
}
