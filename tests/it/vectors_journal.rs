//! The journal's tree against vectors that other implementations made.

use abri::journal::proof::{self, verify_consistency, verify_inclusion};
use abri::journal::tree::{self, Memory, leaf_hash, root, root_of};
use abri::journal::{Hash, RowRange, Rows};
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn merkle() -> Value {
    json(include_str!("../vectors/merkle.json"))
}

pub fn journal() -> Value {
    json(include_str!("../vectors/journal.json"))
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

pub fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

pub fn bytes(value: &Value) -> Vec<u8> {
    let pairs = text(value).as_bytes().chunks(2);
    pairs
        .map(|p| u8::from_str_radix(str::from_utf8(p).unwrap(), 16).unwrap())
        .collect()
}

pub fn hash(value: &Value) -> Hash {
    bytes(value).try_into().unwrap()
}

fn hashes(value: &Value) -> Vec<Hash> {
    list(value).iter().map(hash).collect()
}

fn leaves(size: u64) -> Vec<Hash> {
    (0..size)
        .map(|i| leaf_hash(format!("entry {i}").as_bytes()))
        .collect()
}

/// A tree whose rows were appended in uneven batches, as a busy server would.
pub fn grown(leaves: &[Hash]) -> Memory {
    let (mut rows, mut size) = (Memory::default(), 0);
    for batch in leaves.chunks(97) {
        let fresh = rows.append(size as u64, batch).unwrap();
        assert!(fresh.len() >= batch.len());
        size += batch.len();
    }
    rows
}

/// Only the rows that were announced: a maker that reads others fails.
pub fn only(rows: &Memory, ranges: &[RowRange]) -> Memory {
    let mut some = Memory::default();
    for &(level, start, end) in ranges {
        let found = rows.range(level, start, end).unwrap();
        some.extend(
            (start..end)
                .zip(found)
                .map(|(index, hash)| (level, index, hash)),
        );
    }
    some
}

#[test]
fn merkle_roots() {
    for case in list(&merkle()["roots"]) {
        let (size, expected) = (number(&case["size"]), hash(&case["root"]));
        let leaves = leaves(size);
        assert_eq!(root(&leaves), expected, "size {size}");
        let rows = only(&grown(&leaves), &tree::edge(size));
        assert_eq!(
            root_of(size, &rows).unwrap(),
            expected,
            "rows of size {size}"
        );
    }
}

#[test]
fn merkle_inclusion() {
    for case in list(&merkle()["inclusion"]) {
        let (size, index) = (number(&case["size"]), number(&case["index"]));
        let (leaves, path) = (leaves(size), hashes(&case["path"]));
        let rows = only(&grown(&leaves), &proof::inclusion_rows(index, size));
        assert_eq!(proof::inclusion(index, size, &rows).unwrap(), path);
        let leaf = leaves[index as usize];
        verify_inclusion(&leaf, index, size, &path, &root(&leaves)).unwrap();
    }
}

#[test]
fn merkle_consistency() {
    for case in list(&merkle()["consistency"]) {
        let (old, new, path) = (
            number(&case["old"]),
            number(&case["new"]),
            hashes(&case["path"]),
        );
        let leaves = leaves(new);
        let rows = only(&grown(&leaves), &proof::consistency_rows(old, new));
        assert_eq!(proof::consistency(old, new, &rows).unwrap(), path);
        let old_root = root(&leaves[..old as usize]);
        verify_consistency(old, &old_root, new, &root(&leaves), &path).unwrap();
    }
}

#[test]
fn a_tree_of_three_levels() {
    let large = &journal()["large"];
    let (size, expected) = (number(&large["size"]), hash(&large["root"]));
    let rows = grown(&leaves(size));
    let edge: Vec<RowRange> = serde_json::from_value(large["edge"].clone()).unwrap();
    assert_eq!(tree::edge(size), edge);
    assert_eq!(root_of(size, &only(&rows, &edge)).unwrap(), expected);
    for row in list(&large["rows"]) {
        let (level, index) = (number(&row["level"]) as u8, number(&row["index"]));
        assert_eq!(
            rows.range(level, index, index + 1).unwrap(),
            [hash(&row["hash"])]
        );
    }
    for case in list(&large["inclusion"]) {
        let (index, path) = (number(&case["index"]), hashes(&case["path"]));
        let some = only(&rows, &proof::inclusion_rows(index, size));
        assert_eq!(proof::inclusion(index, size, &some).unwrap(), path);
        let leaf = leaf_hash(format!("entry {index}").as_bytes());
        verify_inclusion(&leaf, index, size, &path, &expected).unwrap();
    }
    for case in list(&large["consistency"]) {
        let (old, path) = (number(&case["old"]), hashes(&case["path"]));
        let some = only(&rows, &proof::consistency_rows(old, size));
        assert_eq!(proof::consistency(old, size, &some).unwrap(), path);
        verify_consistency(old, &hash(&case["old_root"]), size, &expected, &path).unwrap();
    }
}
