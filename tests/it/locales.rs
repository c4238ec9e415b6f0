//! The catalogues: the same keys in every language, all of them used, and the
//! French in easy words.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use abri::domain::journal::{EventKind, Reason};
use abri::domain::mandate::MandateStatus;
use abri::http::web::locale::Locale;
use abri::http::web::views::public::ErrorPage;
use abri::http::web::views::{Errors, Notice, labels};

/// The keys of a catalogue, with their texts.
fn catalogue(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let entry = |line: &'static str| line.split_once(" = ");
    let comments = |line: &&str| !line.starts_with(['#', ' ']);
    locale
        .source()
        .lines()
        .filter(comments)
        .filter_map(entry)
        .collect()
}

fn keys(locale: Locale) -> BTreeSet<String> {
    catalogue(locale)
        .into_iter()
        .map(|(key, _)| key.to_owned())
        .collect()
}

/// The keys that code makes from codes.
fn made_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut family = |name: &str, codes: &[&str]| {
        keys.extend(codes.iter().map(|code| labels::key(name, code)));
    };
    for (name, codes) in labels::FAMILIES {
        family(name, codes);
    }
    for (category, kinds) in labels::KINDS {
        family("category", &[category]);
        family("kind", kinds);
    }
    family("journal", &labels::ACTIONS);
    family("verb", &labels::ACTIONS);
    family("journal-mode", &labels::MODES);
    family("sensitive", &["health", "justice"]);
    family("agree", &["health", "justice"]);
    family("error", &Errors::CODES);
    family("notice", &Notice::CODES);
    for problem in ErrorPage::PROBLEMS {
        family(
            "problem",
            &[
                &format!("{problem}-title"),
                &format!("{problem}-what"),
                &format!("{problem}-next"),
            ],
        );
    }
    for code in ErrorPage::IDENTITY {
        let key = |part: &str| format!("{code}-{part}");
        family("identity", &[&key("title"), &key("what"), &key("next")]);
    }
    (1..=12).for_each(|month| family("month", &[&month.to_string()]));
    keys
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found)
        } else {
            found.push(path)
        }
    }
}

/// Every quoted word of the pages' sources.
fn quoted_words() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("templates"), &mut paths);
    files(&root.join("src/http/web"), &mut paths);
    let sources = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a source"));
    sources
        .flat_map(|source| source.split('"').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn languages_have_the_same_keys_once_each() {
    for locale in Locale::ALL {
        assert_eq!(keys(locale), keys(Locale::Fr), "{locale:?}");
        assert_eq!(
            keys(locale).len(),
            catalogue(locale).len(),
            "{locale:?}: a key twice"
        );
    }
}

/// Whatever the journal can say, every language can tell.
#[test]
fn every_entry_has_words() {
    let words = |codes: &[&str], known: &[&str], what: &str| {
        let missing: Vec<_> = codes.iter().filter(|code| !known.contains(code)).collect();
        assert!(missing.is_empty(), "{what} without words: {missing:?}");
    };
    let kinds: Vec<_> = EventKind::ALL.iter().map(|kind| kind.code()).collect();
    let reasons: Vec<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    let statuses: Vec<_> = MandateStatus::ALL.iter().map(|one| one.code()).collect();
    words(&kinds, &labels::ACTIONS, "actions");
    words(&reasons, &labels::REASONS, "reasons");
    words(&statuses, &labels::STATUSES, "statuses");
    for locale in Locale::ALL {
        for (family, codes) in [
            ("journal", &kinds),
            ("verb", &kinds),
            ("action", &kinds),
            ("reason", &reasons),
        ] {
            for code in codes {
                let key = labels::key(family, code);
                assert!(keys(locale).contains(&key), "{locale:?} has no {key}");
            }
        }
    }
}

#[test]
fn no_key_is_missing_and_none_is_unused() {
    let (known, made, quoted) = (keys(Locale::Fr), made_keys(), quoted_words());
    let missing: Vec<_> = made.difference(&known).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    let unused: Vec<_> = known
        .iter()
        .filter(|key| !made.contains(*key) && !quoted.contains(*key))
        .collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}

#[test]
fn french_has_its_spaces_and_short_sentences() {
    for (key, text) in catalogue(Locale::Fr) {
        for mark in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(!text.contains(mark), "{key}: {text}");
        }
        for sentence in text.split(['.', '?', ':']) {
            let words = sentence
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphabetic));
            assert!(words.count() <= 14, "{key}: {sentence}");
        }
    }
}

#[test]
fn texts_carry_no_markup() {
    for locale in Locale::ALL {
        for line in locale
            .source()
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            assert!(!line.replace("->", "").contains(['<', '>', '&']), "{line}");
        }
    }
}

/// What a text turns to the other direction it turns back, or the rest of the page is mirrored.
#[test]
fn isolates_are_closed() {
    for locale in Locale::ALL {
        for line in locale.source().lines() {
            let count = |mark: char| line.matches(mark).count();
            assert_eq!(count('\u{2066}'), count('\u{2069}'), "{line}");
        }
    }
}

/// Nobody wrote numbers of several parts into Arabic without holding their parts in order.
#[test]
fn arabic_isolates_numbers_of_several_parts() {
    for (key, text) in catalogue(Locale::Ar) {
        let mut outside = String::new();
        for (at, part) in text.split(['\u{2066}', '\u{2069}']).enumerate() {
            outside.push_str(if at % 2 == 0 { part } else { " " });
        }
        let parts = |pair: &[char]| pair[0].is_ascii_digit() && pair[1].is_ascii_digit();
        let letters: Vec<char> = outside.chars().collect();
        let broken = letters
            .windows(3)
            .any(|three| matches!(three[1], ' ' | '-') && parts(&[three[0], three[2]]));
        assert!(!broken, "{key}: {text}");
    }
}
