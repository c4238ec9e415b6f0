//! Files of 200 lines, functions of 50. What is longer today is listed and may only get shorter.

use std::collections::BTreeMap;

use super::source::{Source, braces, line, names, none, read, sources};

const FILE_LINES: usize = 200;
const FUNCTION_LINES: usize = 50;

/// A list of `LINES NAME`; lines that begin with `#` are comments.
fn list(path: &str) -> BTreeMap<String, usize> {
    let text = read(path);
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (length, name) = line.split_once(' ').expect("LINES NAME");
            (name.to_owned(), length.parse().expect("a number of lines"))
        })
        .collect()
}

/// What is too long and not listed, longer than listed, or listed without need.
fn findings(
    found: &BTreeMap<String, usize>,
    listed: &BTreeMap<String, usize>,
    most: usize,
) -> Vec<String> {
    let over = found.iter().filter_map(|(name, length)| {
        let limit = listed.get(name).copied().unwrap_or(most);
        (*length > limit.max(most)).then(|| format!("{name}: {length} lines, at most {limit}"))
    });
    let stale = listed.keys().filter_map(|name| match found.get(name) {
        Some(length) if *length > most => None,
        Some(length) => Some(format!("{name}: {length} lines: take it off the list")),
        None => Some(format!("{name}: is gone: take it off the list")),
    });
    over.chain(stale).collect()
}

#[test]
fn files_are_short() {
    let sources = sources();
    let lengths = sources
        .iter()
        .map(|source| (source.path.clone(), source.text.lines().count()));
    let listed = list("tests/tidy/long-files.txt");
    none(
        &findings(&lengths.collect(), &listed, FILE_LINES),
        "A file has at most 200 lines; tests/tidy/long-files.txt may only shrink.",
    );
}

#[test]
fn functions_are_short() {
    let mut lengths = BTreeMap::new();
    for source in sources() {
        for (name, length) in functions(&source) {
            let longest = lengths
                .entry(format!("{}:{name}", source.path))
                .or_insert(0);
            *longest = length.max(*longest);
        }
    }
    let listed = list("tests/tidy/long-functions.txt");
    none(
        &findings(&lengths, &listed, FUNCTION_LINES),
        "A function has at most 50 lines; tests/tidy/long-functions.txt may only shrink.",
    );
}

/// Every function with its lines, signature and braces included.
fn functions(source: &Source) -> Vec<(String, usize)> {
    let code = &source.code;
    let mut found = Vec::new();
    for at in names(code, "fn") {
        let rest = code[at + 2..].trim_start();
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(0);
        let name = &rest[..end];
        if let Some(close) = braces(code, at).filter(|_| !name.is_empty()) {
            found.push((name.to_owned(), line(code, close) - line(code, at) + 1));
        }
    }
    found
}

#[test]
fn the_ratchet_only_tightens() {
    let map = |pairs: &[(&str, usize)]| {
        let pairs = pairs.iter().map(|(name, n)| ((*name).to_owned(), *n));
        pairs.collect::<BTreeMap<_, _>>()
    };
    let found = map(&[
        ("grown", 301),
        ("same", 300),
        ("new", 201),
        ("shrunk", 200),
        ("fine", 10),
    ]);
    let listed = map(&[
        ("grown", 300),
        ("same", 300),
        ("shrunk", 250),
        ("gone", 250),
    ]);
    assert_eq!(findings(&found, &listed, 200).len(), 4);
}
