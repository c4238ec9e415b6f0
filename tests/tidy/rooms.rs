//! Who may import whom, which crate has which home, and what only one file may make.

use super::source::{Source, line, names, none, sources};

const BELOW_OPS: &[&str] = &[
    "domain", "crypto", "journal", "store", "blobs", "identity", "media", "notify", "webauthn",
    "witness", "app", "id", "clock", "limits",
];

/// A room and what it may import of the application. `cli` and `main` may import everything.
const ROOMS: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("limits", &[]),
    ("telemetry", &[]),
    ("tls", &[]),
    ("webauthn", &["limits"]),
    ("id", &["clock"]),
    ("domain", &["id", "clock", "limits"]),
    ("journal", &["domain"]),
    ("crypto", &["id", "clock"]),
    (
        "store",
        &["domain", "crypto", "journal", "id", "clock", "limits"],
    ),
    ("blobs", &["domain", "id", "clock", "limits", "tls"]),
    ("notify", &["domain", "id", "clock", "limits", "tls"]),
    ("identity", &["clock", "limits", "notify", "tls"]),
    ("media", &["domain", "id", "clock", "limits"]),
    ("witness", &["crypto", "journal", "limits", "tls"]),
    (
        "config",
        &["app", "identity", "limits", "notify", "witness"],
    ),
    ("app", BELOW_OPS),
    ("ops", BELOW_OPS),
    (
        "jobs",
        &[
            "ops", "domain", "crypto", "journal", "store", "blobs", "media", "notify", "witness",
            "app", "id", "clock", "limits",
        ],
    ),
    (
        "http",
        &[
            "ops", "domain", "app", "media", "witness", "id", "clock", "limits",
        ],
    ),
];

/// Imports that the rooms forbid and a file still needs, each with its reason. Only to shrink.
const IMPORTS: &[(&str, &str, &str)] = &[
    (
        "src/config/settings.rs",
        "store::db",
        "the default address of the database is built there",
    ),
    (
        "src/id.rs",
        "crypto::random",
        "identifiers are drawn from the given source",
    ),
    (
        "src/limits.rs",
        "crypto::SEALED_CHUNK",
        "a limit counted in sealed chunks",
    ),
    (
        "src/http/api/journal.rs",
        "store::journal",
        "the auditor's filter, until the op has its own",
    ),
    (
        "src/http/api/mandates.rs",
        "crypto",
        "a digest in hexadecimal",
    ),
    (
        "src/http/api/begun.rs",
        "crypto::token",
        "the token that an answer hands out",
    ),
    ("src/http/content.rs", "crypto", "a digest in hexadecimal"),
    (
        "src/http/extract.rs",
        "crypto::token",
        "the token that a request brings",
    ),
    ("src/http/headers.rs", "crypto::hex", "a request's id"),
    (
        "src/http/hex.rs",
        "crypto::hex",
        "digests and keys in hexadecimal",
    ),
    ("src/http/headers.rs", "crypto::random", "a request's id"),
    (
        "src/http/health.rs",
        "store::instance",
        "readiness asks the database",
    ),
    (
        "src/http/idempotency.rs",
        "crypto::key",
        "seals the answer that is kept",
    ),
    (
        "src/http/idempotency.rs",
        "crypto::place",
        "seals the answer that is kept",
    ),
    (
        "src/http/idempotency.rs",
        "crypto::sha256",
        "a key is kept as its digest",
    ),
    (
        "src/http/idempotency.rs",
        "store::idempotency",
        "the rows of kept answers",
    ),
    (
        "src/http/log.rs",
        "crypto::place",
        "opens payloads to rebuild committed bytes",
    ),
    ("src/http/log.rs", "journal", "paths and bytes of tiles"),
    ("src/http/log.rs", "store", "the rows of the tree"),
    ("src/http/web/frame.rs", "crypto", "the proof of a form"),
];

/// What `http` reaches through the application instead of an op. Only to shrink.
const REACHES: &[(&str, &str, &str)] = &[
    ("src/http/health.rs", "store", "readiness asks the database"),
    ("src/http/health.rs", "blobs", "readiness asks the objects"),
    (
        "src/http/idempotency.rs",
        "store",
        "the rows of kept answers",
    ),
    ("src/http/log.rs", "store", "the rows of the tree"),
    (
        "src/http/log.rs",
        "ring",
        "opens payloads to rebuild committed bytes",
    ),
    ("src/http/web/frame.rs", "secret", "the proof of a form"),
];

/// A crate and its homes.
const CRATES: &[(&str, &[&str])] = &[
    ("sqlx", &["src/store/"]),
    ("object_store", &["src/blobs.rs"]),
    ("chrono", &["src/identity/"]),
    ("lettre", &["src/notify/"]),
    ("openidconnect", &["src/identity/"]),
    ("reqwest", &["src/identity/", "src/notify/", "src/witness/"]),
    ("rustls", &["src/tls.rs"]),
    ("aes_gcm", &["src/crypto/"]),
    ("argon2", &["src/crypto/"]),
    ("bip39", &["src/crypto/"]),
    ("ed25519_dalek", &["src/crypto/"]),
    ("getrandom", &["src/crypto/"]),
    ("hkdf", &["src/crypto/"]),
    ("hpke", &["src/crypto/"]),
    ("rand_chacha", &["src/crypto/"]),
    ("rand_core", &["src/crypto/"]),
    ("subtle", &["src/crypto/"]),
    ("totp_rs", &["src/crypto/"]),
    ("hmac", &["src/crypto/", "src/journal/"]),
    ("sha2", &["src/crypto/", "src/journal/"]),
    ("axum", &["src/http/", "src/cli/"]),
    ("hyper", &["src/http/", "src/cli/"]),
    ("hyper_util", &["src/http/", "src/cli/"]),
    ("tower", &["src/http/", "src/cli/"]),
    ("utoipa", &["src/http/"]),
    ("utoipa_axum", &["src/http/"]),
    ("askama", &["src/http/"]),
    ("fluent_bundle", &["src/http/"]),
    ("qrcode", &["src/http/"]),
    ("image", &["src/media/"]),
    ("rqrr", &["src/media/"]),
    ("clap", &["src/cli/"]),
    ("tracing_subscriber", &["src/telemetry.rs"]),
    ("webauthn_rs", &["src/webauthn.rs"]),
];

/// What only these files may write.
const MADE: &[(&str, &[&str], &str)] = &[
    (
        "Recorded {",
        &["src/store/writer.rs"],
        "only the store knows that an entry is durable",
    ),
    (
        "Permit {",
        &["src/domain/policy.rs"],
        "only the policy permits",
    ),
    (
        "Place::document_key(",
        &[
            "src/ops/keyring.rs",
            "src/ops/deposit_document.rs",
            "src/ops/organise_document.rs",
        ],
        "a document's key is opened in the keyring, made at a deposit, re-wrapped when a paper moves",
    ),
    (
        "Place::new(",
        &["src/crypto/place.rs", "src/http/idempotency.rs"],
        "every place has a function of its own in crypto/place.rs",
    ),
    (
        "hazmat",
        &["src/crypto/mod.rs", "src/crypto/hazmat.rs"],
        "raw parts are for vectors only",
    ),
    ("BEGIN IMMEDIATE", &["src/store/writer.rs"], "one writer"),
];

fn room(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside
        .split_once('/')
        .map_or(inside.trim_end_matches(".rs"), |(room, _)| room)
}

/// Every path that is imported from the root of the application, with its place.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let code = &source.product;
    let mut found = Vec::new();
    for at in names(code, "crate") {
        if let Some(rest) = code[at + 5..].strip_prefix("::") {
            expand("", rest, &mut |path| found.push((at, path)));
        }
    }
    // As many `super` as the file lies deep lead to the root as well.
    let file = source.path.trim_start_matches("src/");
    let inner = file.ends_with("/mod.rs") || !file.contains('/');
    let depth = file.split('/').count() - usize::from(inner && file.contains('/'));
    let climb = "super::".repeat(depth);
    for (at, _) in code.match_indices(&climb) {
        let before = code[..at].ends_with("super::");
        let rest = &code[at + climb.len()..];
        if !before && !rest.starts_with("super::") && !rest.starts_with('*') {
            expand("", rest, &mut |path| found.push((at, path)));
        }
    }
    found
}

/// Spreads `a::{b, c::d}` into `a::b` and `a::c::d`, two names deep.
fn expand(before: &str, rest: &str, found: &mut dyn FnMut(String)) {
    let rest = rest.trim_start();
    if let Some(group) = rest.strip_prefix('{') {
        for part in parts(group) {
            expand(before, part, found);
        }
        return;
    }
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let (name, tail) = rest.split_at(end);
    let path = match (before, name) {
        ("", name) => name.to_owned(),
        (before, "self" | "") => before.to_owned(),
        (before, name) => format!("{before}::{name}"),
    };
    match tail.strip_prefix("::") {
        Some(tail) if before.is_empty() => expand(&path, tail, found),
        _ => found(path),
    }
}

/// The parts of a group, up to its closing brace.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(&group[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|part| !part.trim().is_empty());
    found
}

#[test]
fn use_trees_are_spread() {
    let mut found = Vec::new();
    expand(
        "",
        "crypto::{self, place::Place, key::{A, B}};",
        &mut |path| found.push(path),
    );
    assert_eq!(found, ["crypto", "crypto::place", "crypto::key"]);
}

#[test]
fn rooms_import_what_they_may() {
    let mut used = vec![false; IMPORTS.len()];
    let mut findings = Vec::new();
    for source in sources() {
        let room = room(&source.path);
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            if !matches!(room, "cli" | "main" | "lib") {
                findings.push(format!(
                    "{}: the room {room} has no rule in tests/tidy/rooms.rs",
                    source.path
                ));
            }
            continue;
        };
        for (at, path) in imports(&source) {
            let target = path.split("::").next().unwrap_or_default();
            let known = ROOMS.iter().any(|(name, _)| *name == target) || target == "cli";
            if target == room || allowed.contains(&target) || !known {
                continue;
            }
            let excepted = IMPORTS.iter().position(|(file, import, _)| {
                *file == source.path
                    && (path == *import || (!import.contains("::") && target == *import))
            });
            match excepted {
                Some(at) => used[at] = true,
                None => findings.push(format!(
                    "{}:{}: {room} may not import {path}",
                    source.path,
                    line(&source.product, at)
                )),
            }
        }
    }
    let unused = IMPORTS.iter().zip(used).filter(|(_, used)| !used);
    findings.extend(unused.map(|((file, import, _), _)| {
        format!("{file}: {import} is no longer imported: take the exception out")
    }));
    none(
        &findings,
        "Rooms are trust boundaries (docs/ARCHITECTURE.md): go through the room between, or move the code.",
    );
}

/// Whether what comes next is a part of the application: `app.`, perhaps on a line of its own.
fn through_app(before: &str) -> bool {
    let before = before.trim_end().strip_suffix('.');
    before.is_some_and(|before| before.trim_end().ends_with("app"))
}

#[test]
fn pages_and_api_reach_data_through_ops() {
    let mut used = vec![false; REACHES.len()];
    let mut findings = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| room(&source.path) == "http")
    {
        for part in ["store", "blobs", "ring", "secret", "signer"] {
            let hits = names(&source.product, part).into_iter();
            for at in hits.filter(|at| through_app(&source.product[..*at])) {
                match REACHES
                    .iter()
                    .position(|(file, known, _)| *file == source.path && *known == part)
                {
                    Some(at) => used[at] = true,
                    None => findings.push(format!(
                        "{}:{}: app.{part}",
                        source.path,
                        line(&source.product, at)
                    )),
                }
            }
        }
    }
    let unused = REACHES.iter().zip(used).filter(|(_, used)| !used);
    findings.extend(unused.map(|((file, part, _), _)| {
        format!("{file}: app.{part} is no longer used: take the exception out")
    }));
    none(
        &findings,
        "What a page or the API needs of the data is an op.",
    );
}

#[test]
fn crates_stay_in_their_homes() {
    let mut findings = Vec::new();
    for source in sources() {
        for (name, homes) in CRATES {
            if homes.iter().any(|home| source.path.starts_with(home)) {
                continue;
            }
            let hits = names(&source.product, name).into_iter();
            let foreign = hits.filter(|at| {
                let (before, after) = (&source.product[..*at], &source.product[at + name.len()..]);
                !before.ends_with("::") && (after.starts_with("::") || before.ends_with("use "))
            });
            findings.extend(foreign.map(|at| {
                format!(
                    "{}:{}: {name} belongs to {}",
                    source.path,
                    line(&source.product, at),
                    homes.join(", ")
                )
            }));
        }
    }
    none(
        &findings,
        "A confined crate is used in its home only; elsewhere there are nouns.",
    );
}

#[test]
fn what_gives_power_is_made_in_one_place() {
    let mut findings = Vec::new();
    for source in sources() {
        for (text, homes, why) in MADE {
            // The text of statements is in strings; everything else is code.
            let hay =
                if text.starts_with(char::is_lowercase) || text.contains('(') || text.contains('{')
                {
                    &source.product
                } else {
                    &source.text
                };
            let hits = hay
                .match_indices(text)
                .filter(|(at, _)| !hay[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            let foreign = hits.filter(|_| !homes.contains(&source.path.as_str()));
            findings.extend(
                foreign.map(|(at, _)| format!("{}:{}: {text} ({why})", source.path, line(hay, at))),
            );
        }
    }
    none(
        &findings,
        "Possession of the value is the permission, so few may make it.",
    );
}

#[test]
fn document_keys_are_unwrapped_in_the_keyring() {
    let mut findings = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| source.path != "src/ops/keyring.rs" && room(&source.path) != "crypto")
    {
        for (at, _) in source.product.match_indices("DocumentKey") {
            let before = source.product[..at].trim_end();
            let after = &source.product[at + "DocumentKey".len()..];
            let unwrapped = before.ends_with("Wraps::<") && after.starts_with(">::unwrap");
            let typed = before.ends_with(':') && after.trim_start().starts_with('=');
            if unwrapped || typed {
                findings.push(format!(
                    "{}:{}: opens a document's key",
                    source.path,
                    line(&source.product, at)
                ));
            }
        }
    }
    none(
        &findings,
        "A document's key is opened against a recorded permit, in src/ops/keyring.rs only.",
    );
}
