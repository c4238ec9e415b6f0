//! Rows held in memory, and how a tree grows there before it is stored.

use std::collections::BTreeMap;

use super::Hash;
use super::tree::{Rows, TreeError, completed, row};

/// Rows held in memory: the store fills it with the ranges that [`edge`](super::tree::edge) and
/// the `*_rows` functions of the proof module name, in one query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory(BTreeMap<(u8, u64), Hash>);

impl Memory {
    /// Keeps a row.
    pub fn insert(&mut self, level: u8, index: u64, hash: Hash) {
        self.0.insert((level, index), hash);
    }

    /// Grows a tree of `size` leaves, whose edge is here, and returns every
    /// row to store: the leaves first, then the rows that they complete.
    /// Afterwards the edge of the grown tree is here too.
    pub fn append(
        &mut self,
        size: u64,
        leaves: &[Hash],
    ) -> Result<Vec<(u8, u64, Hash)>, TreeError> {
        let grown = size
            .checked_add(leaves.len() as u64)
            .ok_or(TreeError::TooLarge)?;
        let mut fresh: Vec<_> = (size..grown).zip(leaves).map(|(i, h)| (0, i, *h)).collect();
        self.extend(fresh.iter().copied());
        for (level, index) in completed(size, grown) {
            let hash = row(level, index, self)?;
            self.insert(level, index, hash);
            fresh.push((level, index, hash));
        }
        Ok(fresh)
    }
}

impl Extend<(u8, u64, Hash)> for Memory {
    fn extend<T: IntoIterator<Item = (u8, u64, Hash)>>(&mut self, rows: T) {
        self.0.extend(
            rows.into_iter()
                .map(|(level, index, hash)| ((level, index), hash)),
        );
    }
}

impl Rows for Memory {
    fn range(&self, level: u8, start: u64, end: u64) -> Option<Vec<Hash>> {
        (start..end)
            .map(|index| self.0.get(&(level, index)).copied())
            .collect()
    }
}
