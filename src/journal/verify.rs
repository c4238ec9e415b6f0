//! Checking inclusion and consistency proofs (RFC 9162 §2.1.3.2 and §2.1.4.2).
//!
//! This is what a person, a witness or an auditor runs against the server, so
//! it needs nothing but hashes: no rows, no store.

use super::Hash;
use super::tree::{empty_root, node_hash};

/// Why a proof does not hold. Each says something else about who lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    #[error("the index is outside the tree")]
    IndexOutOfRange,
    #[error("the new tree is smaller than the old one")]
    SizesReversed,
    #[error("the path has fewer hashes than these sizes need")]
    PathTooShort,
    #[error("the path has more hashes than these sizes need")]
    PathTooLong,
    #[error("the path leads to another root")]
    RootMismatch,
    #[error("the path leads to another old root")]
    OldRootMismatch,
}

/// Checks that `leaf` is at `index` of the tree of `size` leaves with this
/// root (RFC 9162 §2.1.3.2).
///
/// Size and root belong together and come from one verified checkpoint: some
/// paths also lead to the same root under a neighbouring size.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    path: &[Hash],
    root: &Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::IndexOutOfRange);
    }
    let mut walk = Walk {
        node: index,
        last: size - 1,
    };
    let mut hash = *leaf;
    for sibling in path {
        hash = match walk.step()? {
            Side::Left => node_hash(sibling, &hash),
            Side::Right => node_hash(&hash, sibling),
        };
    }
    walk.finish()?;
    (hash == *root)
        .then_some(())
        .ok_or(ProofError::RootMismatch)
}

/// Checks that the tree of `new` leaves with this root begins with the tree of
/// `old` leaves with that root (RFC 9162 §2.1.4.2).
///
/// RFC 9162 leaves the empty old tree open; as in c2sp.org/tlog-witness its
/// proof is empty, and its root must be the empty one.
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    match old {
        _ if old > new => Err(ProofError::SizesReversed),
        0 => trivial(old_root, &empty_root(), path).and_then(|()| {
            if new == 0 {
                trivial(new_root, old_root, path)
            } else {
                Ok(())
            }
        }),
        _ if old == new => trivial(old_root, new_root, path),
        _ => fold_consistency(old, old_root, new, new_root, path),
    }
}

/// An empty proof holds between equal roots only.
fn trivial(old_root: &Hash, expected: &Hash, path: &[Hash]) -> Result<(), ProofError> {
    if !path.is_empty() {
        return Err(ProofError::PathTooLong);
    }
    (old_root == expected)
        .then_some(())
        .ok_or(ProofError::OldRootMismatch)
}

/// The general case, `0 < old < new`: one walk rebuilds both roots.
fn fold_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    let (seed, path) = seed(old, old_root, path)?;
    // The seed is the largest perfect subtree that ends the old tree; the walk
    // starts at its height, which is where the old edge stops being odd.
    let height = (old - 1).trailing_ones();
    let mut walk = Walk {
        node: (old - 1) >> height,
        last: (new - 1) >> height,
    };
    let (mut older, mut newer) = (seed, seed);
    for sibling in path {
        match walk.step()? {
            Side::Left => {
                older = node_hash(sibling, &older);
                newer = node_hash(sibling, &newer);
            }
            Side::Right => newer = node_hash(&newer, sibling),
        }
    }
    walk.finish()?;
    (older == *old_root)
        .then_some(())
        .ok_or(ProofError::OldRootMismatch)?;
    (newer == *new_root)
        .then_some(())
        .ok_or(ProofError::RootMismatch)
}

/// Where both folds start: a perfect old tree is itself the first subtree, and
/// the path leaves it out because the verifier has it.
fn seed<'a>(old: u64, old_root: &Hash, path: &'a [Hash]) -> Result<(Hash, &'a [Hash]), ProofError> {
    let (first, rest) = path.split_first().ok_or(ProofError::PathTooShort)?;
    Ok(if old.is_power_of_two() {
        (*old_root, path)
    } else {
        (*first, rest)
    })
}

/// On which side of the running hash the next sibling stands.
enum Side {
    Left,
    Right,
}

/// The climb of RFC 9162: a node and the last node of its layer.
struct Walk {
    node: u64,
    last: u64,
}

impl Walk {
    fn step(&mut self) -> Result<Side, ProofError> {
        if self.last == 0 {
            return Err(ProofError::PathTooLong);
        }
        let left = self.node & 1 == 1 || self.node == self.last;
        if left {
            // A node at the right edge has no sibling until its index is odd:
            // those layers lift it unchanged and the path skips them. It is
            // not zero, so the shift is below 64.
            let lifted = self.node.trailing_zeros();
            self.node >>= lifted;
            self.last >>= lifted;
        }
        self.node >>= 1;
        self.last >>= 1;
        Ok(if left { Side::Left } else { Side::Right })
    }

    fn finish(&self) -> Result<(), ProofError> {
        (self.last == 0)
            .then_some(())
            .ok_or(ProofError::PathTooShort)
    }
}
