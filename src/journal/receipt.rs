//! Receipts: an entry of the journal that its person keeps, with the proof that the log has it
//! (c2sp.org/tlog-proof). A file, or a square on paper; checked without a server.
//!
//! There is one spelling of a receipt. Each part that was touched is refused by its own name, so
//! that a person hears what is wrong and not only that something is.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

pub use super::opening::{MAX_OPENING, Opening};

use super::Hash;
use super::checkpoint::{self, Checkpoint, CheckpointError, parse_note};
use super::entry::EntryError;
use super::note::{MAX_NOTE, VerifierKey};
use super::proof::{ProofError, verify_inclusion};

/// The first line.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// The most hashes read: a tree of 2^63 leaves needs no more.
pub const MAX_HASHES: usize = 63;

/// The longest receipt read: the longest note, opening and proof.
pub const MAX_RECEIPT: usize = MAX_NOTE + 2 * MAX_OPENING + 64 * MAX_HASHES;

/// Why a receipt was refused; each part has its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    #[error("the receipt is too long")]
    TooLong,
    #[error("the first line is not that of a receipt (c2sp.org/tlog-proof@v1)")]
    BadHeader,
    #[error("the line `extra`, which opens the entry, is missing or not base64")]
    BadExtra,
    #[error("the line `extra` does not open an entry: {0}")]
    BadOpening(EntryError),
    #[error("the line `index` is missing or not a decimal without leading zeros")]
    BadIndex,
    #[error("the line `index` names another entry than the line `extra`")]
    OtherIndex,
    #[error("a line of the proof is not 32 bytes in base64")]
    BadHash,
    #[error("the proof has more than 63 hashes")]
    TooManyHashes,
    #[error("the empty line before the checkpoint is missing")]
    NoCheckpoint,
    #[error("the checkpoint: {0}")]
    Checkpoint(CheckpointError),
    #[error("the entry is not in the tree of the checkpoint: {0}")]
    NotIncluded(ProofError),
}

/// A receipt, read or made; nothing in it is believed before [`Receipt::verify`].
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The entry.
    pub opening: Opening,
    /// Hashes from the leaf's sibling up.
    pub path: Vec<Hash>,
    /// The checkpoint's note, to the byte: witnesses may have added lines.
    pub note: String,
}

impl Receipt {
    /// Reads a receipt.
    ///
    /// # Errors
    /// The part that is not as it must be.
    pub fn parse(text: &str) -> Result<Self, ReceiptError> {
        if text.len() > MAX_RECEIPT {
            return Err(ReceiptError::TooLong);
        }
        let (header, rest) = text.split_once('\n').ok_or(ReceiptError::BadHeader)?;
        if header != HEADER {
            return Err(ReceiptError::BadHeader);
        }
        let (extra, rest) = rest.split_once('\n').ok_or(ReceiptError::BadExtra)?;
        let opening = parse_extra(extra)?;
        let (index, rest) = rest.split_once('\n').ok_or(ReceiptError::BadIndex)?;
        if parse_index(index)? != opening.clear().index {
            return Err(ReceiptError::OtherIndex);
        }
        let (path, note) = parse_path(rest)?;
        parse_note(note).map_err(|error| ReceiptError::Checkpoint(error.into()))?;
        Ok(Self {
            opening,
            path,
            note: note.to_owned(),
        })
    }

    /// The head of the tree that the receipt speaks of, not yet believed.
    ///
    /// # Errors
    /// The text of the note is not a checkpoint's.
    pub fn head(&self) -> Result<Checkpoint, ReceiptError> {
        let note = parse_note(&self.note).map_err(CheckpointError::from);
        let head = note.and_then(|note| Checkpoint::parse(&note.text));
        head.map_err(ReceiptError::Checkpoint)
    }

    /// Checks that the entry is in the tree of this head, whoever vouches for the head.
    ///
    /// # Errors
    /// It is not, or the entry has no leaf.
    pub fn included_in(&self, head: &Checkpoint) -> Result<(), ReceiptError> {
        let leaf = self.opening.leaf().map_err(ReceiptError::BadOpening)?;
        let index = self.opening.clear().index;
        verify_inclusion(&leaf, index, head.size(), &self.path, head.root())
            .map_err(ReceiptError::NotIncluded)
    }

    /// Checks the whole: the entry leads to its leaf, the leaf to the root of the checkpoint, and
    /// the log's key signed that. `verify` checks an Ed25519 signature by `key`.
    ///
    /// # Errors
    /// The part that does not hold.
    pub fn verify(
        &self,
        key: &VerifierKey,
        verify: impl Fn(&[u8], &[u8; 64]) -> bool,
    ) -> Result<Checkpoint, ReceiptError> {
        let head = checkpoint::open(&self.note, key.name(), key, verify);
        let head = head.map_err(ReceiptError::Checkpoint)?;
        self.included_in(&head).map(|()| head)
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        writeln!(f, "extra {}", BASE64.encode(self.opening.to_bytes()))?;
        writeln!(f, "index {}", self.opening.clear().index)?;
        for hash in &self.path {
            writeln!(f, "{}", BASE64.encode(hash))?;
        }
        write!(f, "\n{}", self.note)
    }
}

fn parse_extra(line: &str) -> Result<Opening, ReceiptError> {
    let encoded = line.strip_prefix("extra ").ok_or(ReceiptError::BadExtra)?;
    let bytes = BASE64.decode(encoded);
    let bytes = bytes.map_err(|_| ReceiptError::BadExtra)?;
    if bytes.len() > MAX_OPENING {
        return Err(ReceiptError::TooLong);
    }
    Opening::parse(&bytes).map_err(ReceiptError::BadOpening)
}

fn parse_index(line: &str) -> Result<u64, ReceiptError> {
    let text = line.strip_prefix("index ").ok_or(ReceiptError::BadIndex)?;
    let index: u64 = text.parse().map_err(|_| ReceiptError::BadIndex)?;
    // Rust also reads "+1" and "01"; only the canonical spelling is accepted.
    if index.to_string() == text {
        Ok(index)
    } else {
        Err(ReceiptError::BadIndex)
    }
}

/// The hashes up to the empty line, and what follows it.
fn parse_path(text: &str) -> Result<(Vec<Hash>, &str), ReceiptError> {
    let (mut path, mut rest) = (Vec::new(), text);
    loop {
        let (line, after) = rest.split_once('\n').ok_or(ReceiptError::NoCheckpoint)?;
        rest = after;
        if line.is_empty() {
            return Ok((path, rest));
        }
        if path.len() == MAX_HASHES {
            return Err(ReceiptError::TooManyHashes);
        }
        let hash = BASE64.decode(line).map_err(|_| ReceiptError::BadHash)?;
        path.push(hash.try_into().map_err(|_| ReceiptError::BadHash)?);
    }
}
