//! Looking for canaries: in which forms, and where.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Row};

use crate::logs;
use crate::support::{Engine, World};

/// A secret, by what it is.
pub type Canary = (String, Vec<u8>);

/// A canary of text.
pub fn canary(what: &str, text: &str) -> Canary {
    (what.to_owned(), text.as_bytes().to_vec())
}

/// The forms in which a secret may lie about, each with its name.
fn forms(secret: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let hex = abri::crypto::hex(secret);
    let mut forms = vec![
        ("raw", secret.to_vec()),
        ("hex", hex.to_uppercase().into_bytes()),
        ("hex", hex.into_bytes()),
    ];
    if secret.is_ascii() {
        let pairs = |low: bool| move |byte: &u8| if low { [*byte, 0] } else { [0, *byte] };
        forms.push(("UTF-16", secret.iter().flat_map(pairs(true)).collect()));
        forms.push(("UTF-16", secret.iter().flat_map(pairs(false)).collect()));
        forms.push(("raw", secret.to_ascii_uppercase()));
        forms.push(("raw", secret.to_ascii_lowercase()));
    }
    // Wherever a longer text begins, one of three alignments is inside of its base 64.
    for skip in 0..3 {
        let aligned = &secret[skip.min(secret.len())..];
        let aligned = &aligned[..aligned.len() / 3 * 3];
        if aligned.len() >= 6 {
            forms.push(("base 64", STANDARD_NO_PAD.encode(aligned).into_bytes()));
            forms.push(("base 64", URL_SAFE_NO_PAD.encode(aligned).into_bytes()));
        }
    }
    forms
}

/// Where a form may begin, by its first two bytes: texts are long and forms many.
fn beginnings(forms: &[(String, Vec<u8>)]) -> Vec<Vec<usize>> {
    let mut beginnings = vec![Vec::new(); 1 << 16];
    for (at, (_, bytes)) in forms.iter().enumerate() {
        assert!(bytes.len() >= 6, "a canary is too short to be one");
        beginnings[pair(bytes)].push(at);
    }
    beginnings
}

fn pair(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// Which canaries are in a text, and how.
pub fn found(place: &str, text: &[u8], canaries: &[Canary]) -> Vec<String> {
    let named = |(what, secret): &Canary| {
        let forms = forms(secret).into_iter();
        let named = forms.map(|(form, bytes)| (format!("{what} ({form}) in {place}"), bytes));
        named.collect::<Vec<_>>()
    };
    let forms: Vec<(String, Vec<u8>)> = canaries.iter().flat_map(named).collect();
    let beginnings = beginnings(&forms);
    let mut found = std::collections::BTreeSet::new();
    for (at, two) in text.windows(2).enumerate() {
        for form in &beginnings[pair(two)] {
            let (name, bytes) = &forms[*form];
            if text[at..].starts_with(bytes) {
                found.insert(name.clone());
            }
        }
    }
    found.into_iter().collect()
}

/// Every file under a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            all.extend(files(&entry.path()));
        } else if let Ok(bytes) = std::fs::read(entry.path()) {
            all.push((entry.path().display().to_string(), bytes));
        }
    }
    all
}

/// Every table of PostgreSQL as JSON, bytes written out.
async fn tables(world: &World) -> Vec<(String, Vec<u8>)> {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(&world.settings.database_url)
        .await
        .unwrap();
    let names = "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'";
    let names: Vec<AnyRow> = sqlx::query(names).fetch_all(&mut conn).await.unwrap();
    let mut tables = Vec::new();
    for name in names.iter().map(|row| row.get::<String, _>(0)) {
        let sql = format!(
            "SELECT coalesce(string_agg(CAST(row_to_json(t) AS TEXT), ' '), '') FROM {name} t"
        );
        let row: AnyRow = sqlx::query(sqlx::AssertSqlSafe(sql))
            .fetch_one(&mut conn)
            .await
            .unwrap();
        let text: String = row.get(0);
        let bytes = [text.as_bytes(), &bytes_in(&text)].concat();
        tables.push((format!("table {name}"), bytes));
    }
    tables
}

/// The bytes that a text of PostgreSQL writes as `\x…`.
fn bytes_in(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in text.split("\\x").skip(1) {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit);
        let digits: Vec<u8> = digits.collect();
        let pairs = digits
            .chunks_exact(2)
            .map(|pair| std::str::from_utf8(pair).unwrap());
        bytes.extend(pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()));
        bytes.push(b'\n');
    }
    bytes
}

/// Everything that a thief of disks and logs gets: files, tables, objects, logs.
pub async fn everything(world: &World) -> Vec<(String, Vec<u8>)> {
    let mut places = files(world.folder.path());
    if world.engine == Engine::Postgres {
        places.extend(tables(world).await);
    }
    let mut objects = Vec::new();
    let mut listed = world.app.blobs.list();
    while let Some(object) = futures_util::StreamExt::next(&mut listed).await {
        objects.push(object.unwrap().0);
    }
    for version in objects {
        places.push((format!("object {version}"), world.object(version).await));
    }
    places.push(("logs".to_owned(), logs::all()));
    places
}

/// Which canaries lie where.
pub async fn search(world: &World, canaries: &[Canary]) -> Vec<String> {
    let places = everything(world).await;
    assert!(places.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > 50_000);
    let hits = places
        .iter()
        .flat_map(|(place, bytes)| found(place, bytes, canaries));
    hits.collect()
}
