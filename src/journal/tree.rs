//! RFC 6962 §2.1 hashing, and the rows in which the tree is stored.
//!
//! A row (level, index, hash) is the root of the perfect subtree of
//! `256^level` leaves that starts at leaf `index * 256^level`. These are the
//! hashes that c2sp.org/tlog-tiles serves, so a tile is a range of rows and
//! every other node is recomputed from at most 256 rows. A row, once written,
//! never changes: appending writes new ones only.

use sha2::{Digest, Sha256};

use super::Hash;
pub use super::memory::Memory;

/// Rows in a full tile (c2sp.org/tlog-tiles).
pub const TILE_WIDTH: u64 = 256;

/// The highest tile level that a tree of `u64` size can fill: 256^7 = 2^56.
pub const MAX_LEVEL: u8 = 7;

/// The rows of one tile level from `start` up to, not including, `end`.
pub type RowRange = (u8, u64, u64);

/// Why a tree could not be computed from the rows at hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// The store lost these rows, or the caller did not fetch them.
    #[error("rows {start}..{end} of tile level {level} are missing")]
    MissingRows { level: u8, start: u64, end: u64 },
    #[error("leaf {index} is outside a tree of {size} leaves")]
    IndexOutOfRange { index: u64, size: u64 },
    #[error("a tree of {new} leaves cannot extend one of {old}")]
    SizesReversed { old: u64, new: u64 },
    #[error("a tree of more than 2^64-1 leaves has no size")]
    TooLarge,
}

/// The hash of a leaf: `SHA-256(0x00 ‖ data)` (RFC 6962 §2.1).
pub fn leaf_hash(data: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([0x00])
        .chain_update(data)
        .finalize()
        .into()
}

/// The hash of an inner node: `SHA-256(0x01 ‖ left ‖ right)` (RFC 6962 §2.1).
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let node = Sha256::new().chain_update([0x01]);
    node.chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

/// The root of a tree without leaves: the SHA-256 of nothing (RFC 6962 §2.1).
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// The Merkle tree hash of leaf hashes, or of rows of one level (RFC 6962 §2.1).
///
/// RFC 6962 splits at the largest power of two; pairing neighbours and lifting
/// an odd last one unchanged gives the same tree without recursion.
pub fn root(leaves: &[Hash]) -> Hash {
    let mut layer = leaves.to_vec();
    while layer.len() > 1 {
        let (pairs, odd) = layer.as_chunks::<2>();
        let mut above: Vec<Hash> = pairs.iter().map(|[l, r]| node_hash(l, r)).collect();
        above.extend_from_slice(odd);
        layer = above;
    }
    layer.first().copied().unwrap_or_else(empty_root)
}

/// How many rows of a level a tree of `size` leaves has.
pub fn row_count(size: u64, level: u8) -> u64 {
    // Levels above MAX_LEVEL shift everything out, where `>>` would panic.
    size.checked_shr(u32::from(level) * 8).unwrap_or(0)
}

/// The rows at tile levels 1 and above that become complete when the tree
/// grows, lower levels first so that each can be computed from those before.
pub fn completed(size_before: u64, size_after: u64) -> Vec<(u8, u64)> {
    (1..=MAX_LEVEL)
        .flat_map(|level| {
            let rows = row_count(size_before, level)..row_count(size_after, level);
            rows.map(move |index| (level, index))
        })
        .collect()
}

/// The row ranges from which [`root_of`] computes the root: for each tile
/// level the partial tile at the right edge, at most 255 rows.
pub fn edge(size: u64) -> Vec<RowRange> {
    subtree_rows(0, size)
}

/// The root of a tree of `size` leaves, from the rows that [`edge`] names.
pub fn root_of(size: u64, rows: &dyn Rows) -> Result<Hash, TreeError> {
    subtree(0, size, rows)
}

/// The hash of a row at level 1 or above, from the full tile below it.
pub fn row(level: u8, index: u64, rows: &dyn Rows) -> Result<Hash, TreeError> {
    let below = level.saturating_sub(1);
    let start = index.checked_mul(TILE_WIDTH).ok_or(TreeError::TooLarge)?;
    let end = start.checked_add(TILE_WIDTH).ok_or(TreeError::TooLarge)?;
    Ok(root(&fetch(rows, (below, start, end))?))
}

/// The row ranges of the RFC 6962 subtree over the leaves `start..end`.
///
/// `start` is a multiple of the smallest power of two that holds the subtree,
/// as every node of an RFC 6962 tree is; the subtree then looks like a whole
/// tree moved right by `start`, and its rows are the edge of that tree.
pub(super) fn subtree_rows(start: u64, end: u64) -> Vec<RowRange> {
    let size = end.saturating_sub(start);
    (0..=MAX_LEVEL)
        .filter_map(|level| {
            let offset = row_count(start, level);
            let first = row_count(size, level + 1) << 8;
            let count = row_count(size, level);
            (first < count).then_some((level, offset + first, offset + count))
        })
        .collect()
}

/// The hash of the RFC 6962 subtree over the leaves `start..end`.
///
/// Seen from a tile level, everything below it is one last, incomplete leaf:
/// folding each level's root into the next gives the split of RFC 6962.
pub(super) fn subtree(start: u64, end: u64, rows: &dyn Rows) -> Result<Hash, TreeError> {
    let mut rest: Option<Hash> = None;
    for range in subtree_rows(start, end) {
        let mut level = fetch(rows, range)?;
        level.extend(rest);
        rest = Some(root(&level));
    }
    Ok(rest.unwrap_or_else(empty_root))
}

/// Fetches rows and refuses an answer of another length, so that a store that
/// lost a row cannot yield a plausible but wrong hash.
fn fetch(rows: &dyn Rows, (level, start, end): RowRange) -> Result<Vec<Hash>, TreeError> {
    rows.range(level, start, end)
        .filter(|found| found.len() as u64 == end - start)
        .ok_or(TreeError::MissingRows { level, start, end })
}

/// Where the rows of a tree are read from.
pub trait Rows {
    /// The rows `start..end` of a tile level; `None` where any is missing.
    fn range(&self, level: u8, start: u64, end: u64) -> Option<Vec<Hash>>;
}
