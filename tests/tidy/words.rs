//! One concept, one word; nothing that stops the process; nobody else's address.

use super::source::{blank, cut_tests, files, line, names, none, read, sources};

/// Words that the product has another word for (docs/GLOSSARY.md).
///
/// Not here, because they are right elsewhere: `file`, `item`, `tag`, `group`, `case`, `log` (what a
/// computer has), `grant` (what binds an aidant's key to a mandate), `duration` (a type of the
/// standard library), `safe` and `share` (in sentences).
const WORDS: &[(&str, &str)] = &[
    ("vault", "locker"),
    ("vaults", "locker"),
    ("tenant", "organisation"),
    ("tenants", "organisation"),
    ("trash", "bin"),
    ("folder", "category or pack"),
    ("folders", "category or pack"),
    ("user", "beneficiary, aidant or account"),
    ("users", "beneficiary, aidant or account"),
    ("client", "beneficiary"),
    ("clients", "beneficiary"),
    ("customer", "beneficiary"),
    ("helper", "aidant"),
    ("helpers", "aidant"),
    ("assistant", "aidant"),
    ("manager", "coordinator"),
    ("managers", "coordinator"),
    ("permission", "right"),
    ("permissions", "right"),
    ("delegation", "mandate"),
    ("delegations", "mandate"),
    ("trustee", "guardian"),
    ("trustees", "guardian"),
];

/// A word where it is the right one: it means the machine and not the product. Only to shrink.
const RIGHT: &[(&str, &str, &str)] = &[
    ("folder", "src/blobs.rs", "a folder of the disk"),
    ("folders", "src/blobs.rs", "folders of the disk"),
    ("folder", "src/cli/", "a folder of the disk"),
    ("folder", "src/config.rs", "a folder of the disk"),
    ("folder", "src/config/", "a folder of the disk"),
    ("folder", "src/store/db.rs", "a folder of the disk"),
    ("folder", "src/notify/", "a folder of the disk"),
    ("client", "src/notify/http.rs", "a type of the HTTP library"),
    ("client", "src/witness/", "a type of the HTTP library"),
    ("folder", "src/witness/", "a folder of the disk"),
    ("client", "src/notify/smtp.rs", "a type of the mail library"),
    ("client", "src/identity/", "a word of OpenID Connect"),
    ("client", "src/config/oidc.rs", "a word of OpenID Connect"),
    ("client", "src/webauthn/json.rs", "a name of WebAuthn"),
    ("permissions", "src/cli/setup.rs", "the mode of a file"),
    ("permissions", "src/http/headers.rs", "the name of a header"),
    (
        "helper",
        "src/http/api/mod.rs",
        "tells outsiders what an aidant is",
    ),
];

/// The words of a text: `MandateState`, `mandate_state` and `mandate-state` are two each.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let begins = !last.is_alphabetic() || (last.is_lowercase() && c.is_uppercase());
        if c.is_alphabetic() {
            match found.last_mut() {
                Some((_, word)) if !begins => word.extend(c.to_lowercase()),
                _ => found.push((at, c.to_lowercase().collect())),
            }
        }
        last = c;
    }
    found
}

#[test]
fn words_are_told_apart() {
    let found = words("MandateState::user_id, superuser; a-vault");
    let found: Vec<_> = found.iter().map(|(_, word)| word.as_str()).collect();
    assert_eq!(
        found,
        ["mandate", "state", "user", "id", "superuser", "a", "vault"]
    );
}

#[test]
fn one_concept_has_one_word() {
    let mut used = vec![false; RIGHT.len()];
    let mut findings = Vec::new();
    let places = files("src").into_iter().chain(files("migrations"));
    for path in places.filter(|path| path.ends_with(".rs") || path.ends_with(".sql")) {
        let text = read(&path);
        for (at, word) in words(&text) {
            let Some((_, instead)) = WORDS.iter().find(|(never, _)| *never == word) else {
                continue;
            };
            let right = RIGHT
                .iter()
                .position(|(known, place, _)| *known == word && path.starts_with(place));
            match right {
                Some(at) => used[at] = true,
                None => findings.push(format!("{path}:{}: {word}: say {instead}", line(&text, at))),
            }
        }
    }
    let unused = RIGHT.iter().zip(used).filter(|(_, used)| !used);
    findings.extend(unused.map(|((word, place, _), _)| {
        format!("{place}: {word} is no longer there: take the exception out")
    }));
    none(
        &findings,
        "One concept, one word, in code, tables, API and journal.",
    );
}

#[test]
fn nothing_stops_the_process() {
    const STOPS: &[&str] = &[
        ".unwrap()",
        ".expect(",
        ".unwrap_err()",
        ".expect_err(",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "dbg!",
        "unwrap_unchecked",
    ];
    let mut findings = Vec::new();
    for source in sources() {
        for stop in STOPS {
            let hits = source.product.match_indices(stop);
            findings.extend(
                hits.map(|(at, _)| {
                    format!("{}:{}: {stop}", source.path, line(&source.product, at))
                }),
            );
        }
    }
    none(
        &findings,
        "The product answers with an error; unwrap, expect and panic are for tests.",
    );
}

#[test]
fn spans_skip_everything() {
    let mut findings = Vec::new();
    for source in sources() {
        for at in names(&source.product, "instrument") {
            let before = source.product[..at].trim_end_matches("tracing::");
            if !before.ends_with("#[") {
                continue;
            }
            let rest = &source.product[at..];
            let attribute = &rest[..rest.find(']').unwrap_or(rest.len())];
            if names(attribute, "skip_all").is_empty() {
                findings.push(format!("{}:{}", source.path, line(&source.product, at)));
            }
        }
    }
    none(
        &findings,
        "A span with arguments logs them: #[tracing::instrument(skip_all)].",
    );
}

/// Addresses that are names and are never called.
const NAMES: &[&str] = &["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];

/// Parts of addresses from which other sites load what they need.
const HOSTS: &[&str] = &[
    "jsdelivr",
    "unpkg",
    "cdnjs",
    "googleapis",
    "gstatic",
    "googletagmanager",
    "cloudflare",
    "bootstrapcdn",
    "fontawesome",
    "jquery",
    "skypack",
    "esm.sh",
    "src=\"//",
    "href=\"//",
    "url(//",
    "@import",
];

#[test]
fn pages_call_nobody_else() {
    let mut findings = Vec::new();
    let places = ["templates", "assets", "locales", "src/http"];
    for path in places.iter().flat_map(|place| files(place)) {
        let Ok(text) = std::fs::read_to_string(super::source::root().join(&path)) else {
            continue;
        };
        if path.ends_with(".pdf") {
            continue;
        }
        let text = if path.ends_with(".rs") {
            without_comments(&text)
        } else {
            text
        };
        let addresses = ["http://", "https://", "wss://"];
        let hits = addresses
            .iter()
            .flat_map(|scheme| text.match_indices(scheme));
        let called = hits.filter(|(at, _)| !NAMES.iter().any(|name| text[*at..].starts_with(name)));
        findings.extend(called.map(|(at, _)| {
            let shown: String = text[at..]
                .chars()
                .take(40)
                .take_while(|c| !c.is_whitespace())
                .collect();
            format!("{path}:{}: {shown}", line(&text, at))
        }));
        let hosts = HOSTS.iter().flat_map(|host| text.match_indices(host));
        findings.extend(hosts.map(|(at, host)| format!("{path}:{}: {host}", line(&text, at))));
    }
    none(&findings, "A page never calls a third party's server.");
}

/// Comments may name a page that a reader looks up, and tests an address that is none.
fn without_comments(text: &str) -> String {
    let code = blank(text);
    let text = cut_tests(text, &code);
    let lines = text.lines().zip(code.lines()).map(|(text, code)| {
        let comment = text.trim_start().starts_with("//")
            || (text.contains("// ") && code.trim_end().len() <= text.find("// ").unwrap_or(0));
        if comment { code } else { text }
    });
    lines.map(|line| format!("{line}\n")).collect()
}
