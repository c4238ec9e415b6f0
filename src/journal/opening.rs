//! What opens one entry: everything from which its committed bytes can be made again.
//!
//! It stands in the `extra` line of a receipt. Whoever holds it reads ids, codes and times of the
//! entry, never a name or a title; whoever holds only the log reads none of the personal fields.

use super::entry::{Clear, EntryError, FIELDS, Personal, commit, committed_bytes};
use super::{Hash, tree};

/// What every opening begins with. A later format has another name.
const FORMAT: &[u8] = b"abri/v1/opening\0";

/// The longest opening read. Ids, codes and a payload of a few hundred bytes take under a kibibyte.
pub const MAX_OPENING: usize = 16 * 1024;

/// An entry with its salt: clear fields, personal fields, payload.
/// It has no `Debug`, so that a log line cannot repeat it.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    index: u64,
    recorded_at_ms: i64,
    /// Action, outcome, reason, channel.
    codes: [String; 4],
    salt: [u8; 32],
    /// In the order of [`FIELDS`].
    personal: [Option<Vec<u8>>; 12],
}

impl Opening {
    /// What opens this entry.
    pub fn new(clear: &Clear<'_>, salt: [u8; 32], personal: &Personal<'_>) -> Self {
        Self {
            index: clear.index,
            recorded_at_ms: clear.recorded_at_ms,
            codes: [clear.action, clear.outcome, clear.reason, clear.channel].map(str::to_owned),
            salt,
            personal: personal.values().map(|value| value.map(<[u8]>::to_vec)),
        }
    }

    /// The fields that the log shows to everybody.
    pub fn clear(&self) -> Clear<'_> {
        let [action, outcome, reason, channel] = &self.codes;
        Clear {
            index: self.index,
            recorded_at_ms: self.recorded_at_ms,
            action,
            outcome,
            reason,
            channel,
        }
    }

    /// The fields that the log only commits to, by their names.
    pub fn personal(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        let named = FIELDS.iter().zip(&self.personal);
        named.filter_map(|(name, value)| Some((*name, value.as_deref()?)))
    }

    /// The leaf of the entry, made again from its own bytes.
    ///
    /// # Errors
    /// A code has bytes that no entry may have.
    pub fn leaf(&self) -> Result<Hash, EntryError> {
        let [
            actor,
            account,
            locker,
            document,
            mandate,
            organisation,
            visit,
            mode,
            motive,
            session,
            previous,
            payload,
        ] = self.personal.each_ref().map(Option::as_deref);
        let personal = Personal {
            actor,
            account,
            locker,
            document,
            mandate,
            organisation,
            visit,
            mode,
            motive,
            session,
            previous,
            payload,
        };
        let bytes = committed_bytes(&self.clear(), &commit(&self.salt, &personal))?;
        Ok(tree::leaf_hash(&bytes))
    }

    /// The bytes of the opening.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = FORMAT.to_vec();
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.index.to_be_bytes());
        bytes.extend_from_slice(&self.recorded_at_ms.to_be_bytes());
        for code in &self.codes {
            put(&mut bytes, code.as_bytes());
        }
        for value in &self.personal {
            bytes.push(u8::from(value.is_some()));
            if let Some(value) = value {
                put(&mut bytes, value);
            }
        }
        bytes
    }

    /// Reads an opening. What is accepted is what [`Opening::to_bytes`] writes.
    ///
    /// # Errors
    /// Another format, too few bytes, too many, or a code that is none.
    pub fn parse(bytes: &[u8]) -> Result<Self, EntryError> {
        let mut rest = bytes
            .strip_prefix(FORMAT)
            .ok_or(EntryError::UnknownFormat)?;
        let mut opening = Self {
            salt: take(&mut rest)?,
            index: u64::from_be_bytes(take(&mut rest)?),
            recorded_at_ms: i64::from_be_bytes(take(&mut rest)?),
            codes: Default::default(),
            personal: Default::default(),
        };
        for code in &mut opening.codes {
            let bytes = take_value(&mut rest)?.to_vec();
            *code = String::from_utf8(bytes).map_err(|_| EntryError::NotACode("a code"))?;
        }
        for value in &mut opening.personal {
            *value = match take::<1>(&mut rest)? {
                [0] => None,
                [1] => Some(take_value(&mut rest)?.to_vec()),
                _ => return Err(EntryError::BadPresence),
            };
        }
        if !rest.is_empty() {
            return Err(EntryError::Trailing);
        }
        opening.leaf().map(|_| opening)
    }
}

/// Length and bytes; what is longer than a length can say was refused when the entry was made.
fn put(bytes: &mut Vec<u8>, value: &[u8]) {
    let length = u16::try_from(value.len()).unwrap_or(u16::MAX);
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(value);
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], EntryError> {
    let (taken, after) = rest.split_first_chunk().ok_or(EntryError::Truncated)?;
    *rest = after;
    Ok(*taken)
}

fn take_value<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], EntryError> {
    let length = usize::from(u16::from_be_bytes(take(rest)?));
    let (value, after) = rest.split_at_checked(length).ok_or(EntryError::Truncated)?;
    *rest = after;
    Ok(value)
}
