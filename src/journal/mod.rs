//! The journal's arithmetic: a Merkle tree over salted commitments.
//!
//! Two needs that usually exclude each other meet here: nobody may alter the
//! past unseen, and a person may be erased. Leaves commit to an entry without
//! carrying it, so a body and its salt can go while every proof stays valid.
//!
//! The module is pure. It hashes bytes and parses bytes; it holds no key, no
//! clock, no socket and no database. Signatures come in as closures, and the
//! stored tree comes in as [`tree::Rows`], which the store fills beforehand.
//!
//! `FORMAT.md` beside this file is normative and has worked vectors.

mod bundle;
pub mod checkpoint;
mod committed;
pub mod cosignature;
pub mod entry;
mod memory;
pub mod note;
mod opening;
pub mod proof;
pub mod receipt;
pub mod submission;
pub mod tile;
pub mod tree;
mod verify;
mod vkey;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use entry::{Clear, Commitments, Committed, EntryError, Personal};
pub use note::{Note, NoteError, Signature, VerifierKey};
pub use proof::ProofError;
pub use receipt::{Opening, Receipt, ReceiptError};
pub use submission::{Refusal, Submission};
pub use tile::{EntriesPath, LogPath, TileError, TilePath};
pub use tree::{Memory, RowRange, Rows, TreeError};

/// A SHA-256 digest: a leaf, a node or a root.
pub type Hash = [u8; 32];
