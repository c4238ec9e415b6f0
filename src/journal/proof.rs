//! Making inclusion and consistency proofs (RFC 6962 §2.1.1 and §2.1.2).
//! Checking them is in the file beside, and is re-exported here.
//!
//! A proof is a list of subtrees, and each is computed from rows. Making one
//! therefore takes two steps: the `*_rows` function names the row ranges, the
//! store fetches them, and the maker hashes what was fetched.

pub use super::verify::{ProofError, verify_consistency, verify_inclusion};

use super::Hash;
use super::tree::{self, RowRange, Rows, TreeError};

/// The row ranges that [`inclusion`] reads: of each tile level at most the
/// tile of the leaf and the tile at the right edge. None for an index outside.
pub fn inclusion_rows(index: u64, size: u64) -> Vec<RowRange> {
    rows_of(&inclusion_nodes(index, size))
}

/// Proves that the leaf at `index` is in the tree of `size` leaves.
pub fn inclusion(index: u64, size: u64, rows: &dyn Rows) -> Result<Vec<Hash>, TreeError> {
    if index >= size {
        return Err(TreeError::IndexOutOfRange { index, size });
    }
    hashes_of(&inclusion_nodes(index, size), rows)
}

/// The row ranges that [`consistency`] reads. None where the proof is empty.
pub fn consistency_rows(old: u64, new: u64) -> Vec<RowRange> {
    rows_of(&consistency_nodes(old, new))
}

/// Proves that the tree of `new` leaves begins with the tree of `old` leaves.
/// From an empty tree, or to itself, the proof is empty.
pub fn consistency(old: u64, new: u64, rows: &dyn Rows) -> Result<Vec<Hash>, TreeError> {
    if old > new {
        return Err(TreeError::SizesReversed { old, new });
    }
    hashes_of(&consistency_nodes(old, new), rows)
}

/// The subtrees of an inclusion path, from the leaf up (RFC 6962 §2.1.1).
fn inclusion_nodes(index: u64, size: u64) -> Vec<(u64, u64)> {
    let (mut nodes, mut start, mut end) = (Vec::new(), 0, size);
    while index < end && end - start > 1 {
        let middle = split(start, end);
        if index < middle {
            nodes.push((middle, end));
            end = middle;
        } else {
            nodes.push((start, middle));
            start = middle;
        }
    }
    nodes.reverse();
    nodes
}

/// The subtrees of a consistency path, lowest first (RFC 6962 §2.1.2).
fn consistency_nodes(old: u64, new: u64) -> Vec<(u64, u64)> {
    let (mut nodes, mut start, mut end) = (Vec::new(), 0, new);
    while 0 < old && old < end {
        let middle = split(start, end);
        if old <= middle {
            nodes.push((middle, end));
            end = middle;
        } else {
            nodes.push((start, middle));
            start = middle;
        }
    }
    // The subtree that ends the old tree is proved too, unless it is the old
    // tree itself, which the verifier knows.
    if start > 0 {
        nodes.push((start, end));
    }
    nodes.reverse();
    nodes
}

/// Where RFC 6962 splits the leaves `start..end`: after the largest power of
/// two smaller than their count. The caller has at least two leaves.
fn split(start: u64, end: u64) -> u64 {
    start + (1 << (end - start - 1).max(1).ilog2())
}

/// The rows of all nodes, each range once, neighbours joined, so that the
/// store asks as few questions as possible.
fn rows_of(nodes: &[(u64, u64)]) -> Vec<RowRange> {
    let all = nodes
        .iter()
        .flat_map(|&(start, end)| tree::subtree_rows(start, end));
    let mut ranges: Vec<RowRange> = all.collect();
    ranges.sort_unstable();
    ranges.dedup_by(|next, kept| {
        let joins = next.0 == kept.0 && next.1 <= kept.2;
        if joins {
            kept.2 = kept.2.max(next.2);
        }
        joins
    });
    ranges
}

fn hashes_of(nodes: &[(u64, u64)], rows: &dyn Rows) -> Result<Vec<Hash>, TreeError> {
    nodes
        .iter()
        .map(|&(start, end)| tree::subtree(start, end, rows))
        .collect()
}
