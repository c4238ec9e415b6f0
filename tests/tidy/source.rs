//! Reading sources: which files there are, and their text with comments, strings and tests blanked,
//! every line kept in its place.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of Rust.
pub struct Source {
    /// From the root of the project, with slashes.
    pub path: String,
    /// As it stands.
    pub text: String,
    /// Without what stands in comments and strings.
    pub code: String,
    /// The same without what is compiled for tests only.
    pub product: String,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files under a folder, sorted, from the root of the project.
pub fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut paths: Vec<String> = found.iter().map(|path| relative(path)).collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => walk(&path, found),
            path => found.push(path),
        }
    }
}

fn relative(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("inside of the project");
    path.to_string_lossy().into_owned()
}

/// Every file of `src`.
pub fn sources() -> Vec<Source> {
    let rust = files("src")
        .into_iter()
        .filter(|path| path.ends_with(".rs"));
    rust.map(|path| {
        let text = read(&path);
        let code = blank(&text);
        let product = without_tests(&code);
        Source {
            path,
            text,
            code,
            product,
        }
    })
    .collect()
}

/// The line on which a byte stands, from 1.
pub fn line(text: &str, at: usize) -> usize {
    text.as_bytes()[..at]
        .iter()
        .filter(|b| **b == b'\n')
        .count()
        + 1
}

/// Where a word stands by itself, not as a part of a longer name.
pub fn names(code: &str, word: &str) -> Vec<usize> {
    let part = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let bytes = code.as_bytes();
    let hits = code.match_indices(word).map(|(at, _)| at);
    hits.filter(|at| {
        !part(at.checked_sub(1).and_then(|i| bytes.get(i))) && !part(bytes.get(at + word.len()))
    })
    .collect()
}

/// Fails with every finding and the rule that they break.
#[track_caller]
pub fn none(findings: &[String], rule: &str) {
    assert!(findings.is_empty(), "{rule}\n  {}\n", findings.join("\n  "));
}

/// Blanks comments, strings and characters, byte for byte.
pub fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = end_of_text(bytes, at);
        for byte in &mut out[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end.max(at + 1);
    }
    String::from_utf8(out).expect("blanked text")
}

/// Where the comment, string or character that begins at `at` ends; `at` itself for code.
fn end_of_text(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    match rest {
        [b'/', b'/', ..] => at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len()),
        [b'/', b'*', ..] => at + 2 + find(&rest[2..], b"*/") + 2,
        [b'"', ..] => at + quoted(rest),
        [b'b', b'"', ..] if !word => at + 1 + quoted(&rest[1..]),
        [b'r', ..] if !word => at + raw(&rest[1..]).map_or(0, |length| length + 1),
        [b'b', b'r', ..] if !word => at + raw(&rest[2..]).map_or(0, |length| length + 2),
        [b'\'', b'\\', _, tail @ ..] => at + 3 + find(tail, b"'") + 1,
        [b'\'', ..] => at + character(rest),
        _ => at,
    }
}

fn find(bytes: &[u8], needle: &[u8]) -> usize {
    let at = bytes.windows(needle.len()).position(|part| part == needle);
    at.unwrap_or(bytes.len())
}

fn quoted(bytes: &[u8]) -> usize {
    let mut at = 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

fn raw(bytes: &[u8]) -> Option<usize> {
    let hashes = bytes.iter().take_while(|b| **b == b'#').count();
    if bytes.get(hashes) != Some(&b'"') {
        return None;
    }
    let close = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
    let body = hashes + 1;
    Some(body + find(&bytes[body..], &close) + close.len())
}

/// A character literal, or nothing where the quote begins a lifetime.
fn character(bytes: &[u8]) -> usize {
    let text = std::str::from_utf8(&bytes[1..]).unwrap_or_default();
    let first = text.chars().next().map_or(0, char::len_utf8);
    if bytes.get(1 + first) == Some(&b'\'') {
        first + 2
    } else {
        0
    }
}

/// The end of the braces that open at or after `at`; `None` when a semicolon comes first.
pub fn braces(code: &str, at: usize) -> Option<usize> {
    let bytes = code.as_bytes();
    let (mut depth, mut inner) = (0usize, 0usize);
    for (i, byte) in bytes.iter().enumerate().skip(at) {
        match byte {
            b'(' | b'[' if depth == 0 => inner += 1,
            b')' | b']' if depth == 0 => inner = inner.saturating_sub(1),
            b';' if depth == 0 && inner == 0 => return None,
            b'{' => depth += 1,
            b'}' if depth <= 1 => return Some(i),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn without_tests(code: &str) -> String {
    cut_tests(code, code)
}

/// Blanks in `text` what `code`, its blanked form, has under `#[cfg(test)]`.
pub fn cut_tests(text: &str, code: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    for (at, _) in code.match_indices("#[cfg(test)]") {
        let end = braces(code, at + 12).map_or(at + 12, |end| end + 1);
        for byte in &mut out[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(out).expect("blanked text")
}

#[test]
fn blanking_keeps_code_and_lines() {
    let text =
        "let a = \"// no\"; // yes {\nlet b = '{'; let c: &'a str = r#\"}\"#; b\"\\\"{\" /* { */ }";
    let code = blank(text);
    assert_eq!(code.len(), text.len());
    assert_eq!(code.lines().count(), 2);
    assert!(!code.contains('{') && code.ends_with('}'));
    assert!(code.contains("let a =") && code.contains("&'a str"));
    assert!(!code.contains("yes") && !code.contains("no"));
}

#[test]
fn tests_are_no_part_of_the_product() {
    let code = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { x.unwrap() } }\nfn c() {}";
    let product = without_tests(code);
    assert!(!product.contains("unwrap") && product.contains("fn c()"));
    assert_eq!(line(&product, product.find("fn c").unwrap()), 4);
}

#[test]
fn a_name_is_not_a_part_of_another() {
    assert_eq!(names("sqlx::query, my_sqlx, sqlx2", "sqlx"), [0]);
}
