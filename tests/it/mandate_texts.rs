//! The words of the mandate are kept for ever: a version's file never changes, each language says
//! the same things, and every word that a paper may need is there.

use std::collections::BTreeSet;

use abri::crypto::{hex, sha256};
use abri::domain::attestation::EndedBy;
use abri::domain::mandate::TEXT_VERSION;
use abri::domain::rights::{Grantable, Right};
use abri::http::web::mandate_text::{MandateText, SOURCES};

/// A correction is a new version with files of its own; these digests are never edited.
const DIGESTS: &[(&str, &str, &str)] = &[
    (
        "2026-11",
        "fr",
        "e3722ab6a7c7d1cfa2cc5d306b042932b9bf1aecb3ade2282574af4d5a642107",
    ),
    (
        "2026-11",
        "en",
        "d260087c6b583389ff0e21206128977394be54c967e095c28c435effa8303d12",
    ),
    (
        "2026-11",
        "ar",
        "c646ffeb6cd4b0cc101c406fc2d80950080fa0a558f316d74700f74b7854f61e",
    ),
];

fn keys(source: &str) -> BTreeSet<&str> {
    let lines = source.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .collect()
}

#[test]
fn the_words_of_a_version_never_change() {
    let now: Vec<_> = SOURCES
        .iter()
        .map(|(version, language, source)| (*version, *language, hex(&sha256(source.as_bytes()))))
        .collect();
    let pinned: Vec<_> = DIGESTS
        .iter()
        .map(|(version, language, digest)| (*version, *language, (*digest).to_owned()))
        .collect();
    assert_eq!(
        now, pinned,
        "a version of the mandate's words was edited: make a new version"
    );
}

#[test]
fn every_version_speaks_french_and_says_the_same_in_each_language() {
    assert!(MandateText::find(TEXT_VERSION, "fr").is_some());
    for (version, language, source) in SOURCES {
        let french = SOURCES
            .iter()
            .find(|one| one.0 == *version && one.1 == "fr");
        assert_eq!(
            keys(source),
            keys(french.unwrap().2),
            "{version} {language}"
        );
        let repeated = source
            .lines()
            .filter(|line| line.contains(" = ") && !line.starts_with('#'));
        assert_eq!(
            repeated.count(),
            keys(source).len(),
            "{version} {language}: a key twice"
        );
    }
}

#[test]
fn every_word_that_a_paper_may_need_is_there() {
    let mut needed: Vec<String> = Vec::new();
    needed.extend(Grantable::all().map(|one| format!("category-{}", one.category())));
    let sensitive = Grantable::all().filter(|one| one.category().sensitive());
    needed.extend(sensitive.map(|one| format!("sensitive-{}", one.category())));
    needed.extend(Right::ALL.iter().map(|right| format!("right-{right}")));
    needed.extend(EndedBy::ALL.iter().map(|by| format!("end-by-{by}")));
    needed.extend((1..=12).map(|month| format!("month-{month}")));
    for (version, language, _) in SOURCES {
        let text = MandateText::find(version, language).unwrap();
        for key in &needed {
            assert!(!text.t(key).is_empty(), "{version} {language}: {key}");
        }
    }
}

#[test]
fn french_is_easy_and_no_text_carries_markup() {
    for (version, language, source) in SOURCES {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            assert!(
                !line.contains(['<', '>', '&']),
                "{version} {language}: {line}"
            );
            let Some((key, text)) = line.split_once(" = ").filter(|_| *language == "fr") else {
                continue;
            };
            for mark in [" :", " ;", " ?", " !", " »", "« "] {
                assert!(!text.contains(mark), "{key}: {text}");
            }
            for sentence in text.split(['.', '?', ':']) {
                let words = sentence.split_whitespace();
                let words = words.filter(|word| word.chars().any(char::is_alphabetic));
                assert!(words.count() <= 14, "{key}: {sentence}");
            }
        }
    }
}
