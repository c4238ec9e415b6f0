//! Nothing that names a person or opens anything is ever in the database, the objects, the logs or
//! an error: secrets are planted, the main flows driven and failed, and everything is searched.

use axum::body::Body;
use axum::http::{Method, Request};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::leaks_drive::{Driver, Known, TYPED, known, main_flows};
use crate::leaks_failures::{altered, failures};
use crate::leaks_tools::{Canary, canary, found, search};
use crate::support::cast::{Cast, PASSPHRASE};
use crate::support::{Engine, World, in_each_world};

/// Everything that must be found nowhere.
fn canaries(world: &World, cast: &Cast, known: &Known) -> Vec<Canary> {
    let mut all = known.canaries.clone();
    // Names, logins, titles, contents and the passphrase all say so.
    all.push(canary("any canary", "canari"));
    all.push(canary("passphrase", PASSPHRASE));
    all.push(canary("what was typed", TYPED));
    for staff in [&cast.marie, &cast.paul, &cast.auditor, &cast.coordinator] {
        all.push(canary("login", &staff.login));
        all.push(canary("seed", &staff.totp.base32()));
        all.push(("bytes of a seed".to_owned(), staff.totp.bytes().to_vec()));
        all.push(canary("session", &staff.token));
    }
    for person in [&cast.amina, &cast.marc] {
        all.push(canary("card", &person.card));
        all.push(canary("session", &person.token));
        all.extend(
            person
                .sheet
                .windows(3)
                .map(|three| canary("words", &three.join(" "))),
        );
    }
    for word in world
        .ring()
        .split_whitespace()
        .filter(|word| word.len() > 20)
    {
        all.push(canary("master key", word));
        if let Ok(key) = STANDARD.decode(word) {
            all.push(("bytes of the master key".to_owned(), key));
        }
    }
    all
}

#[test]
fn no_secret_is_at_rest_in_a_log_or_in_an_error() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let driver = Driver {
            world,
            errors: std::sync::Mutex::default(),
        };
        let known = known(&driver, &cast).await;
        let paper = main_flows(&driver, &cast, &known).await;
        failures(&driver, &cast, &known, &paper).await;
        altered(&driver, &known, &paper).await;
        let quit = driver
            .call(Method::DELETE, "/sessions/current", &known.token, None)
            .await;
        quit.expect(204);
        let errors = driver.errors.into_inner().unwrap();
        let canaries = canaries(&driver.world, &cast, &known);
        assert!(
            errors.len() > 5000,
            "few errors were made: {}",
            errors.len()
        );
        assert_eq!(found("an error", &errors, &canaries), Vec::<String>::new());
        assert_eq!(search(&driver.world, &canaries).await, Vec::<String>::new());
        public_log(&driver.world, &canaries).await;
        driver.world
    });
}

/// The public log holds hashes, codes and times only: no id of anybody either.
async fn public_log(world: &World, canaries: &[Canary]) {
    for path in [
        "/log/checkpoint",
        "/log/tile/0/000",
        "/log/tile/entries/000",
    ] {
        let size = world.number("SELECT size FROM journal_head").await % 256;
        let path = if path.ends_with("000") {
            format!("{path}.p/{size}")
        } else {
            path.to_owned()
        };
        let answer = world
            .send(Request::get(&path).body(Body::empty()).unwrap())
            .await;
        let said = answer.expect(200).bytes;
        assert_eq!(found(&path, &said, canaries), Vec::<String>::new());
    }
}

/// The search finds what is there, in each form and each place.
#[test]
fn the_search_finds_what_was_planted() {
    in_each_world(|world| async {
        world.cast().await;
        let secret = format!("temoin-plante-{:?}", world.engine).to_lowercase();
        let canaries = [canary("planted", &secret)];
        assert_eq!(search(&world, &canaries).await, Vec::<String>::new());
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encoded = STANDARD.encode(format!("x{secret}"));
        let kind = if world.engine == Engine::Postgres {
            "BYTEA"
        } else {
            "BLOB"
        };
        world
            .attack(&format!("CREATE TABLE planted (value {kind})"))
            .await;
        for (value, form) in [
            (secret.clone().into_bytes(), "raw"),
            (abri::crypto::hex(secret.as_bytes()).into_bytes(), "hex"),
            (encoded.into_bytes(), "base 64"),
            (wide, "UTF-16"),
        ] {
            let bytes = world.bytes(&value);
            world
                .attack(&format!("INSERT INTO planted VALUES ({bytes})"))
                .await;
            planted(&world, &canaries, form).await;
            let version = abri::id::VersionId(uuid::Uuid::nil());
            world.put_object(version, &value).await;
            planted(&world, &canaries, form).await;
            world.app.blobs.delete(version).await.unwrap();
        }
        tracing::info!(secret, "planted");
        let found = search(&world, &canaries).await;
        assert!(
            found.iter().any(|one| one.ends_with("(raw) in logs")),
            "{found:#?}"
        );
        world
    });
}

async fn planted(world: &World, canaries: &[Canary], form: &str) {
    let found = search(world, canaries).await;
    let wanted = format!("planted ({form}) in ");
    assert!(
        found.iter().any(|one| one.starts_with(&wanted)),
        "{form}: {found:#?}"
    );
}
