//! The committed form of an entry: what the tree keeps for ever.
//!
//! Codes and times stand in the clear, so that anybody can follow the log.
//! Each personal field stands as an HMAC under the entry's own salt: while the
//! body exists it can be checked against the leaf, and once body and salt are
//! erased the commitment is a random number that tells nobody anything.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

pub use super::committed::{Committed, committed_bytes, leaf, parse_committed};

use super::Hash;

/// The longest code that an entry may carry in the clear, in bytes.
pub const MAX_CODE: usize = 64;

/// The personal fields, in the order of their commitments.
pub const FIELDS: [&str; 12] = [
    "actor",
    "account",
    "locker",
    "document",
    "mandate",
    "organisation",
    "visit",
    "mode",
    "motive",
    "session",
    "previous",
    "payload",
];

/// Why an entry was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Free text must never reach the log: it could name a person for ever.
    #[error("{0} is not a code of lowercase letters, digits, dot, hyphen and underscore")]
    NotACode(&'static str),
    #[error("the entry does not begin with its format name")]
    UnknownFormat,
    #[error("the entry ends too early")]
    Truncated,
    #[error("the entry has bytes after its end")]
    Trailing,
    #[error("a field is neither there nor absent")]
    BadPresence,
}

/// The bytes of an entry that the leaf holds in the clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clear<'a> {
    /// Global and gapless: the index of the leaf.
    pub index: u64,
    /// The database's clock, in milliseconds since 1970.
    pub recorded_at_ms: i64,
    pub action: &'a str,
    pub outcome: &'a str,
    /// Empty when there is none.
    pub reason: &'a str,
    /// Empty when there is none.
    pub channel: &'a str,
}

/// The personal fields of an entry; `None` and empty bytes are different.
/// It has no `Debug`, so that a log line cannot repeat it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Personal<'a> {
    pub actor: Option<&'a [u8]>,
    pub account: Option<&'a [u8]>,
    pub locker: Option<&'a [u8]>,
    pub document: Option<&'a [u8]>,
    pub mandate: Option<&'a [u8]>,
    pub organisation: Option<&'a [u8]>,
    pub visit: Option<&'a [u8]>,
    pub mode: Option<&'a [u8]>,
    pub motive: Option<&'a [u8]>,
    pub session: Option<&'a [u8]>,
    pub previous: Option<&'a [u8]>,
    pub payload: Option<&'a [u8]>,
}

impl<'a> Personal<'a> {
    /// The values in the order of [`FIELDS`].
    pub fn values(&self) -> [Option<&'a [u8]>; 12] {
        [
            self.actor,
            self.account,
            self.locker,
            self.document,
            self.mandate,
            self.organisation,
            self.visit,
            self.mode,
            self.motive,
            self.session,
            self.previous,
            self.payload,
        ]
    }
}

/// The commitments to the personal fields, in the order of [`FIELDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitments(pub [Hash; 12]);

/// Commits to the personal fields under the salt of the entry.
///
/// The salt is 32 fresh random bytes per entry: a salt used twice would show
/// which fields two entries share, also after both bodies are gone.
pub fn commit(salt: &[u8; 32], personal: &Personal<'_>) -> Commitments {
    let values = personal.values();
    Commitments(std::array::from_fn(|i| {
        // Both arrays have twelve places, so the lookups cannot miss.
        let (name, value) = (FIELDS.get(i), values.get(i).copied().flatten());
        commit_field(salt, name.copied().unwrap_or_default(), value)
    }))
}

/// `HMAC-SHA-256(salt, name ‖ 0x00 ‖ presence ‖ value)`. Anybody to whom one
/// field and the salt are disclosed checks it with this.
pub fn commit_field(salt: &[u8; 32], name: &str, value: Option<&[u8]>) -> Hash {
    let mut mac = keyed(salt);
    mac.update(name.as_bytes());
    mac.update(&[0x00, u8::from(value.is_some())]);
    mac.update(value.unwrap_or_default());
    mac.finalize().into_bytes().into()
}

/// HMAC pads a short key with zeros to one block; doing so here gives a key of
/// the exact length, and with it a constructor that cannot fail.
fn keyed(salt: &[u8; 32]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(salt) {
        *to = *from;
    }
    Hmac::new(&block.into())
}

impl Commitments {
    /// The names of the fields in which two sets of commitments differ, so
    /// that a verifier says which value lies and not only that one does.
    pub fn differing(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.0.iter().zip(&other.0);
        let unlike = FIELDS
            .iter()
            .zip(pairs)
            .filter(|(_, (mine, theirs))| mine != theirs);
        unlike.map(|(name, _)| *name).collect()
    }
}
