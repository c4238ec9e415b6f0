//! Bad input: a clear problem, an unchanged database, one entry where someone tried what they may
//! not, and nothing left behind.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, header};
use bytes::Bytes;
use futures_util::stream;
use serde_json::json;

use crate::support::cast::{Cast, pdf, rights, text};
use crate::support::http::{Answer, multipart};
use crate::support::{Engine, World, in_each_world};

/// Deposits what must be refused, and holds that nothing stays: no row, no object.
async fn refused(
    world: &World,
    cast: &Cast,
    fields: &[(&str, &str)],
    file: &[u8],
    status: u16,
    code: &str,
) {
    let before = world.state().await;
    let answer = world
        .deposit(&cast.amina.locker, &cast.amina.token, fields, file)
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.code().as_str()),
        (status, code),
        "{}",
        answer.json()
    );
    assert!(!answer.json()["detail"].as_str().unwrap().is_empty());
    assert_eq!(world.state().await, before, "{code} changed something");
    assert_eq!(objects(world), 0, "{code} left an object");
}

/// Files under the object folder, staged ones too.
fn objects(world: &World) -> usize {
    let mut folders = vec![world.folder.path().join("objects")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path())
            } else {
                count += 1
            }
        }
    }
    count
}

#[test]
fn papers_that_are_not_kept_leave_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let ok = pdf(9000);
        let kind = [("kind", "cni")];
        let hostile = |name: &str| {
            std::fs::read(format!(
                "{}/tests/fixtures/hostile/{name}",
                env!("CARGO_MANIFEST_DIR")
            ))
            .unwrap()
        };
        refused(
            &world,
            &cast,
            &kind,
            &hostile("html-named.jpg"),
            415,
            "unsafe_document",
        )
        .await;
        refused(
            &world,
            &cast,
            &kind,
            &hostile("svg-script.svg"),
            415,
            "unsafe_document",
        )
        .await;
        refused(
            &world,
            &cast,
            &kind,
            &hostile("empty.pdf"),
            415,
            "unsafe_document",
        )
        .await;
        refused(&world, &cast, &kind, &[0; 9000], 415, "unsafe_document").await;
        refused(
            &world,
            &cast,
            &[("kind", "cni"), ("sha256", &"0".repeat(64))],
            &ok,
            422,
            "digest_mismatch",
        )
        .await;
        refused(
            &world,
            &cast,
            &[("kind", "cni"), ("sha256", "zz")],
            &ok,
            422,
            "sha256",
        )
        .await;
        refused(
            &world,
            &cast,
            &[("kind", "passeport")],
            &ok,
            422,
            "unknown_value",
        )
        .await;
        refused(
            &world,
            &cast,
            &[("kind", "cni"), ("category", "health")],
            &ok,
            422,
            "elsewhere",
        )
        .await;
        refused(
            &world,
            &cast,
            &[("kind", "cni"), ("ends_on", "2027-02-30")],
            &ok,
            422,
            "not_a_date",
        )
        .await;
        refused(
            &world,
            &cast,
            &[("kind", "cni"), ("title", &"x".repeat(121))],
            &ok,
            422,
            "too_long",
        )
        .await;
        refused(&world, &cast, &[], &ok, 422, "unknown_value").await;
        let big = pdf(50 * 1024 * 1024 + 1);
        refused(&world, &cast, &kind, &big, 413, "too_large").await;
        world
    });
}

#[test]
fn a_body_that_stops_halfway_leaves_nothing_and_says_so() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let whole = multipart(&[("kind", "cni")], &pdf(3_000_000));
        let half = Bytes::copy_from_slice(&whole[..1_500_000]);
        let ends = stream::iter([Ok::<_, std::io::Error>(half.clone())]);
        let breaks = stream::iter([Ok(half), Err(std::io::Error::other("gone"))]);
        for body in [Body::from_stream(ends), Body::from_stream(breaks)] {
            let before = world.state().await;
            let request = Request::builder()
                .method(Method::POST)
                .uri(format!("/api/v1/lockers/{}/documents", cast.amina.locker))
                .header(
                    header::AUTHORIZATION,
                    format!("Bearer {}", cast.amina.token),
                )
                .header(
                    header::CONTENT_TYPE,
                    "multipart/form-data; boundary=abri-boundary",
                );
            let answer = world.send(request.body(body).unwrap()).await.expect(400);
            assert_eq!(answer.code(), "interrupted");
            assert_eq!(world.state().await, before);
            assert_eq!(objects(&world), 0);
        }
        world
    });
}

#[test]
fn fields_may_follow_the_file() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut form = multipart(&[], &pdf(2000));
        form.truncate(form.len() - "--abri-boundary--\r\n".len());
        form.extend_from_slice(b"--abri-boundary\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nrib\r\n--abri-boundary--\r\n");
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("/api/v1/lockers/{}/documents", cast.amina.locker))
            .header(
                header::AUTHORIZATION,
                format!("Bearer {}", cast.amina.token),
            )
            .header(
                header::CONTENT_TYPE,
                "multipart/form-data; boundary=abri-boundary",
            );
        let kept = world
            .send(request.body(Body::from(form)).unwrap())
            .await
            .expect(201)
            .json();
        assert_eq!(
            (text(&kept["category"]), text(&kept["kind"])),
            ("income".into(), "rib".into())
        );
        world
    });
}

#[test]
fn a_full_locker_says_so() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world
            .attack("UPDATE document_versions SET object_bytes = 0")
            .await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(5000)).await;
        let bytes = world
            .number("SELECT MAX(object_bytes) FROM document_versions")
            .await;
        let all = 1024 * 1024 * 1024 - 4000;
        world
            .attack(&format!(
                "UPDATE document_versions SET object_bytes = {all}"
            ))
            .await;
        let answer = world
            .deposit(
                &cast.amina.locker,
                &cast.amina.token,
                &[("kind", "cni")],
                &pdf(5000),
            )
            .await;
        assert_eq!(answer.expect(413).code(), "too_large");
        world
            .attack(&format!(
                "UPDATE document_versions SET object_bytes = {bytes}"
            ))
            .await;
        world
            .get(&format!("/documents/{paper}/content"), &cast.amina.token)
            .await
            .expect(200);
        world
    });
}

#[test]
fn ten_wrong_codes_lock_the_card_and_nothing_tells() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let enter = |card: &str, pin: &str| {
            let body = json!({"card": card, "pin": pin});
            let world = &world;
            async move { world.post("/sessions", "", body).await }
        };
        let unknown =
            abri::crypto::card::Card::make(&abri::crypto::random::Random::seeded(7)).text();
        let stranger = enter(&unknown, "918273").await.expect(401);
        for _ in 0..9 {
            let wrong = enter(&cast.amina.card, "918273").await.expect(401);
            assert_eq!(wrong.bytes, stranger.bytes);
        }
        enter(&cast.amina.card, &cast.amina.pin).await.expect(201);
        world.later(Duration::from_secs(60));
        for _ in 0..10 {
            enter(&cast.amina.card, "918273").await.expect(401);
        }
        let locked = enter(&cast.amina.card, &cast.amina.pin).await.expect(401);
        assert_eq!(locked.bytes, stranger.bytes);
        assert_eq!(
            world
                .number("SELECT COUNT(*) FROM journal_entries WHERE action = 'card.locked'")
                .await,
            1
        );
        let words = json!({"recovery_sheet": cast.amina.sheet.join(" ")});
        world.post("/sessions", "", words).await.expect(201);
        let typo = cast
            .amina
            .card
            .replacen(cast.amina.card.chars().next().unwrap(), "U", 1);
        assert_eq!(
            enter(&typo, &cast.amina.pin).await.expect(422).json()["field"],
            "card"
        );
        for _ in 0..20 {
            enter(&cast.amina.card, "918273").await;
        }
        enter(&cast.amina.card, "918273").await.expect(429);
        world
    });
}

#[test]
fn sessions_end() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let path = "/lockers";
        world.get(path, "abri_s_unknown").await.expect(401);
        world.later(Duration::from_secs(10 * 60));
        world.get(path, &cast.amina.token).await.expect(401);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.get(path, &token).await.expect(200);
        world
            .call(Method::DELETE, "/sessions/current", &token, None)
            .await
            .expect(204);
        world.get(path, &token).await.expect(401);
        world
            .call(Method::DELETE, "/sessions/current", &token, None)
            .await
            .expect(401);
        world
    });
}

#[test]
fn a_second_factor_is_used_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(60));
        let otp = world.otp(&cast.marie.totp).await;
        let body =
            json!({"login": cast.marie.login, "passphrase": cast.marie.passphrase, "otp": otp});
        world.post("/sessions", "", body.clone()).await.expect(201);
        let before = world.number("SELECT COUNT(*) FROM sessions").await;
        world.post("/sessions", "", body).await.expect(401);
        assert_eq!(world.number("SELECT COUNT(*) FROM sessions").await, before);
        assert_eq!(
            world.last_refusal().await,
            ("session.opened".into(), "bad_credentials".into())
        );
        world
    });
}

#[test]
fn forms_of_the_api_are_exact() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let before = world.state().await;
        let mandates = format!("/lockers/{}/mandates", cast.amina.locker);
        let give = |body: serde_json::Value| {
            let (world, mandates, token) = (&world, &mandates, &cast.amina.token);
            async move { world.post(mandates, token, body).await }
        };
        let with = |key: &str, value: serde_json::Value| {
            let mut body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "month", "ground": "consent"});
            body[key] = value;
            body
        };
        let cases: Vec<(Answer, &str)> = vec![
            (give(with("extra", json!(1))).await, "invalid"),
            (give(with("term", json!("decade"))).await, "unknown_value"),
            (give(with("rights", json!({}))).await, "empty"),
            (
                give(with("rights", json!({"private": ["read"]}))).await,
                "private",
            ),
            (
                give(with("rights", json!({"identity": ["destroy"]}))).await,
                "unknown_value",
            ),
            (give(with("aidants", json!([]))).await, "aidants"),
            (
                give(with("aidants", json!([cast.auditor.id]))).await,
                "aidants",
            ),
            (
                give(with("aidants", json!([cast.amina.id]))).await,
                "aidants",
            ),
            (
                give(with("aidants", json!([cast.coordinator.id]))).await,
                "aidants",
            ),
        ];
        for (answer, code) in cases {
            assert_eq!(
                (answer.status.as_u16(), answer.code().as_str()),
                (422, code)
            );
        }
        for pin in ["123", "12a4", "1111", "123456", "987654", "1234567890123"] {
            let body = json!({"display_name": "N", "language": "fr", "pin": pin});
            assert_eq!(
                world
                    .post("/lockers", &cast.marie.token, body)
                    .await
                    .expect(422)
                    .json()["field"],
                "pin"
            );
        }
        assert_eq!(world.state().await, before);
        world
    });
}

#[test]
fn an_idempotency_key_creates_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let send = |key: &'static str, name: &'static str| {
            let request = Request::builder()
                .method(Method::POST)
                .uri("/api/v1/lockers")
                .header(
                    header::AUTHORIZATION,
                    format!("Bearer {}", cast.marie.token),
                )
                .header(header::CONTENT_TYPE, "application/json")
                .header("idempotency-key", key);
            let body = json!({"display_name": name, "language": "fr", "pin": "482915"}).to_string();
            let world = &world;
            async move { world.send(request.body(Body::from(body)).unwrap()).await }
        };
        let before = world.number("SELECT COUNT(*) FROM lockers").await;
        let first = send("one", "Nina").await.expect(201);
        let second = send("one", "Nina").await.expect(201);
        assert_eq!(first.json(), second.json());
        assert_eq!(send("one", "Autre").await.expect(422).code(), "idempotency");
        assert_eq!(
            world.number("SELECT COUNT(*) FROM lockers").await,
            before + 1
        );
        send("two", "Nina").await.expect(201);
        assert_eq!(
            world.number("SELECT COUNT(*) FROM lockers").await,
            before + 2
        );
        world
    });
}

#[test]
fn orphans_and_old_binned_papers_are_swept() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(3000)).await;
        world
            .call(
                Method::DELETE,
                &format!("/documents/{paper}"),
                &cast.amina.token,
                None,
            )
            .await
            .expect(204);
        if world.engine == Engine::Sqlite {
            std::fs::write(world.folder.path().join("objects").join("staged"), b"x").unwrap();
        }
        let orphan = abri::id::VersionId(uuid::Uuid::from_u128(7));
        let mut writer = world.app.blobs.write(orphan);
        writer.write(Bytes::from_static(b"orphan")).await.unwrap();
        writer.finish().await.unwrap();
        let nothing = abri::ops::sweep::sweep(&world.app).await.unwrap();
        assert_eq!((nothing.orphans, nothing.stale), (0, 0));
        // Objects are as old as the machine's clock says, so the world's clock goes past it.
        world.later(Duration::from_secs(365 * 24 * 3600));
        let swept = abri::ops::sweep::sweep(&world.app).await.unwrap();
        assert_eq!((swept.orphans, swept.stale), (1, 1));
        assert_eq!(
            world.number("SELECT COUNT(*) FROM document_versions").await,
            0
        );
        assert!(world.app.blobs.size(orphan).await.is_err());
        world
    });
}

#[test]
fn a_suspended_account_does_not_enter() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(60));
        let suspend = |state: &str| {
            format!(
                "UPDATE accounts SET state = '{state}' WHERE id = {}",
                world.id(&cast.marie.id)
            )
        };
        world.attack(&suspend("suspended")).await;
        let otp = world.otp(&cast.marie.totp).await;
        let body =
            json!({"login": cast.marie.login, "passphrase": cast.marie.passphrase, "otp": otp});
        let sessions = world.number("SELECT COUNT(*) FROM sessions").await;
        let refused = world.entries("refused").await;
        world.post("/sessions", "", body.clone()).await.expect(401);
        assert_eq!(
            world.number("SELECT COUNT(*) FROM sessions").await,
            sessions
        );
        assert_eq!(world.entries("refused").await, refused + 1);
        world.attack(&suspend("active")).await;
        world.post("/sessions", "", body).await.expect(201);
        world
    });
}
