//! What holds for every tree, every proof and every text of the journal.

use abri::journal::entry::{Clear, EntryError, Personal, commit, committed_bytes, parse_committed};
use abri::journal::note::{VerifierKey, parse_note};
use abri::journal::proof::{self, ProofError, verify_consistency, verify_inclusion};
use abri::journal::tile::{EntriesPath, LogPath, TilePath, parse_bundle, parse_tile};
use abri::journal::tree::{self, Memory, TreeError, completed, leaf_hash, root, root_of};
use abri::journal::{Checkpoint, Hash, Rows};
use proptest::prelude::*;

use super::vectors_journal::{grown, only};

/// Sizes around the edges of tiles, where trees go wrong, and any other.
fn size() -> impl Strategy<Value = u64> {
    prop_oneof![
        20 => 1..700u64,
        10 => 250..260u64,
        10 => 510..515u64,
        1 => 65530..65800u64,
    ]
}

fn leaves(size: u64) -> Vec<Hash> {
    (0..size).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

fn flipped(hash: Hash, bit: usize) -> Hash {
    let mut hash = hash;
    hash[bit / 8 % 32] ^= 1 << (bit % 8);
    hash
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_give_the_same_root(size in size()) {
        let leaves = leaves(size);
        let rows = only(&grown(&leaves), &tree::edge(size));
        prop_assert_eq!(root_of(size, &rows), Ok(root(&leaves)));
    }

    #[test]
    fn growing_in_two_steps_is_growing_in_one(old in size(), more in 0..600u64) {
        let all = leaves(old + more);
        let mut rows = only(&grown(&all[..old as usize]), &tree::edge(old));
        let fresh = rows.append(old, &all[old as usize..]).unwrap();
        let named: Vec<_> = fresh.iter().filter(|row| row.0 > 0).map(|row| (row.0, row.1)).collect();
        prop_assert_eq!(named, completed(old, old + more));
        prop_assert_eq!(root_of(old + more, &rows), Ok(root(&all)));
    }

    #[test]
    fn inclusion_holds_and_nothing_else_does(size in size(), pick: u64, bit in 0..256usize) {
        let (index, leaves) = (pick % size, leaves(size));
        let (leaf, top) = (leaves[index as usize], root(&leaves));
        let path = proof::inclusion(index, size, &only(&grown(&leaves), &proof::inclusion_rows(index, size))).unwrap();
        let check = |leaf, index, size, path: &[Hash]| verify_inclusion(&leaf, index, size, path, &top);
        prop_assert_eq!(check(leaf, index, size, &path), Ok(()));
        prop_assert!(check(flipped(leaf, bit), index, size, &path).is_err());
        prop_assert!(verify_inclusion(&leaf, index, size, &path, &flipped(top, bit)).is_err());
        prop_assert!(check(leaf, (index + 1) % size, size, &path).is_err() || size == 1);
        prop_assert_eq!(check(leaf, size, size, &path), Err(ProofError::IndexOutOfRange));
        prop_assert!(check(leaf, index, size * 2, &path).is_err());
        for at in 0..path.len() {
            let mut other = path.clone();
            other[at] = flipped(other[at], bit);
            prop_assert_eq!(check(leaf, index, size, &other), Err(ProofError::RootMismatch));
            prop_assert_eq!(check(leaf, index, size, &path[..at]), Err(ProofError::PathTooShort));
        }
        let longer = [path.as_slice(), &[top]].concat();
        prop_assert_eq!(check(leaf, index, size, &longer), Err(ProofError::PathTooLong));
    }

    #[test]
    fn consistency_holds_and_nothing_else_does(new in size(), pick: u64, bit in 0..256usize) {
        let (old, leaves) = (pick % (new + 1), leaves(new));
        let (before, after) = (root(&leaves[..old as usize]), root(&leaves));
        let path = proof::consistency(old, new, &only(&grown(&leaves), &proof::consistency_rows(old, new))).unwrap();
        let check = |path: &[Hash]| verify_consistency(old, &before, new, &after, path);
        prop_assert_eq!(check(&path), Ok(()));
        prop_assert!(verify_consistency(old, &flipped(before, bit), new, &after, &path).is_err());
        // An empty tree is the beginning of every tree, so it proves nothing of the new one.
        prop_assert!(old == 0 || verify_consistency(old, &before, new, &flipped(after, bit), &path).is_err());
        for at in 0..path.len() {
            let mut other = path.clone();
            other[at] = flipped(other[at], bit);
            prop_assert!(check(&other).is_err());
            prop_assert!(check(&path[..at]).is_err());
        }
        prop_assert!(check(&[path.as_slice(), &[after]].concat()).is_err());
    }

    #[test]
    fn a_missing_row_is_named(size in size(), pick: usize) {
        let rows = grown(&leaves(size));
        let ranges = tree::edge(size);
        let (level, start, end) = ranges[pick % ranges.len()];
        let kept: Vec<_> = ranges.iter().filter(|range| range.0 != level).copied().collect();
        prop_assert_eq!(root_of(size, &only(&rows, &kept)), Err(TreeError::MissingRows { level, start, end }));
    }

    #[test]
    fn any_numbers_are_survived(a: u64, b: u64, path in prop::collection::vec(any::<Hash>(), 0..70)) {
        let (leaf, none) = ([7; 32], Memory::default());
        let _ = (verify_inclusion(&leaf, a, b, &path, &leaf), verify_consistency(a, &leaf, b, &leaf, &path));
        let _ = (proof::inclusion(a, b, &none), proof::consistency(a, b, &none), root_of(a, &none));
        let _ = (tree::edge(a), none.range(0, a, a), tree::row(a as u8, b, &none));
    }

    #[test]
    fn paths_round_trip(level in 0..64u8, index: u64, width in 1..=256u16) {
        let tile = LogPath::Tile(TilePath { level, index, width });
        prop_assert_eq!(tile.to_string().parse(), Ok(tile));
        let entries = LogPath::Entries(EntriesPath { index, width });
        prop_assert_eq!(entries.to_string().parse(), Ok(entries));
    }

    #[test]
    fn tiles_exist_exactly_with_their_rows(level in 0..4u8, index in 0..300u64, width in 1..=256u16, size in 0..80_000u64) {
        let tile = TilePath { level, index, width };
        prop_assert_eq!(tile.exists_in(size), index * 256 + u64::from(width) <= size / 256u64.pow(level.into()));
    }

    #[test]
    fn an_accepted_path_has_one_spelling(path in "tile/(entries|[0-9]{1,2})/(x?[0-9]{3}/){0,2}[0-9]{3}(\\.p/[0-9]{1,3})?") {
        if let Ok(parsed) = path.parse::<LogPath>() {
            prop_assert_eq!(parsed.to_string(), path);
        }
    }

    #[test]
    fn entries_round_trip(index: u64, recorded_at_ms: i64, action in "[a-z._]{1,64}", reason in "[a-z0-9_-]{0,64}", salt: Hash, value: Vec<u8>) {
        let clear = Clear { index, recorded_at_ms, action: &action, outcome: "done", reason: &reason, channel: "" };
        let commitments = commit(&salt, &Personal { payload: Some(&value), ..Personal::default() });
        let bytes = committed_bytes(&clear, &commitments).unwrap();
        let read = parse_committed(&bytes).unwrap();
        prop_assert_eq!((read.clear, read.commitments), (clear, commitments));
        for end in 0..bytes.len() {
            prop_assert!(parse_committed(&bytes[..end]).is_err());
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        prop_assert_eq!(parse_committed(&longer), Err(EntryError::Trailing));
    }

    #[test]
    fn free_text_is_refused(reason in "[a-z]{0,9}[ A-Zé'@\n][a-z]{0,9}") {
        let clear = Clear { index: 0, recorded_at_ms: 0, action: "a", outcome: "done", reason: &reason, channel: "" };
        let commitments = commit(&[0; 32], &Personal::default());
        prop_assert_eq!(committed_bytes(&clear, &commitments), Err(EntryError::NotACode("reason")));
    }

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>, any in "\\PC*", note in "[a-c\n— =+A-Z/]{0,80}") {
        let entry = [b"abri/v1/entry\0".as_slice(), &bytes].concat();
        let _ = (parse_committed(&bytes), parse_committed(&entry), parse_tile(&bytes), parse_bundle(&bytes));
        for text in [&any, &note] {
            let _ = (text.parse::<LogPath>(), text.parse::<VerifierKey>(), Checkpoint::parse(text));
            if let Ok(parsed) = parse_note(text) {
                prop_assert_eq!(&parsed.to_string(), text);
            }
        }
    }
}
