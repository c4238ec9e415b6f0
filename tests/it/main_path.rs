//! The main job, end to end through the API: a locker, papers, a mandate, a read that is recorded,
//! a revocation that bites.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::json;

use crate::support::cast::{pdf, rights, text};
use crate::support::{World, in_each_world};

#[test]
fn papers_come_back_identical() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        for length in [40, 16_383, 16_384, 16_385, 300_000, 5_300_000] {
            let file = pdf(length);
            let sha256 = abri::crypto::hex(&abri::crypto::sha256(&file));
            let fields = [
                ("kind", "cni"),
                ("title", "Carte"),
                ("sha256", sha256.as_str()),
            ];
            let kept = world
                .deposit(&cast.amina.locker, &cast.amina.token, &fields, &file)
                .await
                .expect(201)
                .json();
            assert_eq!(kept["sha256"], sha256);
            assert_eq!(kept["received_sha256"], sha256);
            assert_eq!(kept["bytes"], file.len());
            let path = format!("/documents/{}/content", text(&kept["id"]));
            let read = world.get(&path, &cast.amina.token).await.expect(200);
            assert!(read.bytes == file, "{length} bytes differ");
            assert_eq!(read.headers[header::CONTENT_TYPE], "application/pdf");
            ranges(&world, &path, &cast.amina.token, &file).await;
            let verified = world
                .act(&path.replace("content", "verify"), &cast.amina.token)
                .await
                .expect(200)
                .json();
            assert_eq!(verified["sha256"], sha256);
        }
        world
    });
}

async fn ranges(world: &World, path: &str, token: &str, file: &[u8]) {
    let length = file.len();
    let wanted = [
        ("bytes=0-0".to_owned(), 0..1),
        (format!("bytes=-{}", 7), length - 7..length),
        (format!("bytes={}-", length / 2), length / 2..length),
        (
            format!("bytes={}-{}", length / 3, length / 2),
            length / 3..length / 2 + 1,
        ),
        (format!("bytes=0-{}", length * 2), 0..length),
    ];
    for (asked, range) in wanted {
        let answer = ranged(world, path, token, &asked).await.expect(206);
        assert!(answer.bytes == file[range.clone()], "{asked} of {length}");
        let shown = format!("bytes {}-{}/{length}", range.start, range.end - 1);
        assert_eq!(answer.headers[header::CONTENT_RANGE], shown);
    }
    ranged(world, path, token, &format!("bytes={length}-"))
        .await
        .expect(416);
}

async fn ranged(
    world: &World,
    path: &str,
    token: &str,
    range: &str,
) -> crate::support::http::Answer {
    let request = Request::builder()
        .method(Method::GET)
        .uri(format!("/api/v1{path}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::RANGE, range);
    world.send(request.body(Body::empty()).unwrap()).await
}

#[test]
fn the_bin_gives_back_and_destroys() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let file = pdf(20_000);
        let id = world.paper(&cast.amina, "cni", "Carte", &file).await;
        let (paper, token) = (format!("/documents/{id}"), cast.amina.token.as_str());
        world
            .act(&format!("{paper}/destroy"), token)
            .await
            .expect(409);
        world
            .call(Method::DELETE, &paper, token, None)
            .await
            .expect(204);
        let listed = world
            .get(&format!("/lockers/{}/documents", cast.amina.locker), token)
            .await
            .expect(200)
            .json();
        assert_eq!(listed["items"], json!([]));
        world
            .act(&format!("{paper}/restore"), token)
            .await
            .expect(204);
        assert!(
            world
                .get(&format!("{paper}/content"), token)
                .await
                .expect(200)
                .bytes
                == file
        );
        world
            .call(Method::DELETE, &paper, token, None)
            .await
            .expect(204);
        world
            .act(&format!("{paper}/destroy"), token)
            .await
            .expect(204);
        world.get(&paper, token).await.expect(404);
        assert_eq!(
            world.number("SELECT COUNT(*) FROM document_versions").await,
            0
        );
        world
    });
}

#[test]
fn an_aidant_reads_just_what_was_given() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let file = pdf(50_000);
        let identity = world.paper(&cast.amina, "cni", "Carte", &file).await;
        let income = world.paper(&cast.amina, "rib", "RIB", &file).await;
        let health = world.paper(&cast.amina, "ame", "AME", &file).await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        let token = cast.marie.token.as_str();
        let list = world
            .get(&format!("/lockers/{}/documents", cast.amina.locker), token)
            .await
            .expect(200)
            .json();
        let seen: Vec<_> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| text(&item["id"]))
            .collect();
        assert_eq!(
            std::collections::BTreeSet::from_iter(seen),
            [income.clone(), identity.clone()].into()
        );
        let content = |id: &str| format!("/documents/{id}/content");
        assert_eq!(
            world
                .get(&content(&identity), token)
                .await
                .expect(403)
                .code(),
            "visit_needed"
        );
        world.visit(&cast.amina, token).await;
        assert!(
            world
                .get(&content(&identity), token)
                .await
                .expect(200)
                .bytes
                == file
        );
        let download = format!("{}?download=true", content(&income));
        assert_eq!(
            world.get(&download, token).await.expect(403).code(),
            "right_not_given"
        );
        let foreign = world.get(&content(&health), token).await.expect(404);
        let missing = world
            .get(&content(&cast.amina.locker), token)
            .await
            .expect(404);
        assert_eq!(foreign.bytes, missing.bytes);
        let journal = world
            .get(
                &format!("/lockers/{}/journal?limit=200", cast.amina.locker),
                &cast.amina.token,
            )
            .await;
        let journal = journal.expect(200).json();
        let read = journal["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["action"] == "document.read" && entry["outcome"] == "done");
        let read = read.unwrap();
        assert_eq!(read["actor"]["name"], "Marie Canariaide");
        assert_eq!(read["actor"]["organisation"], "CCAS des essais");
        assert_eq!(
            (&read["mode"], &read["motive"]),
            (&json!("together"), &json!("rsa_quarterly"))
        );
        assert_eq!(read["document"], identity);
        world
    });
}

#[test]
fn a_mandate_ends_by_the_person_and_by_the_clock() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(1000)).await;
        let content = format!("/documents/{paper}/content");
        let mandate = world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        world.get(&content, &cast.marie.token).await.expect(200);
        world
            .act(&format!("/mandates/{mandate}/revoke"), &cast.amina.token)
            .await
            .expect(204);
        world.get(&content, &cast.marie.token).await.expect(404);
        assert_eq!(
            world.last_refusal().await,
            ("document.read".into(), "revoked".into())
        );
        assert_eq!(world.number("SELECT COUNT(*) FROM server_halves").await, 0);
        assert_eq!(world.number("SELECT COUNT(*) FROM granted_keys").await, 0);
        assert_eq!(
            world
                .number("SELECT COUNT(*) FROM visits WHERE closed_at IS NULL")
                .await,
            0
        );
        world
            .act(&format!("/mandates/{mandate}/revoke"), &cast.amina.token)
            .await
            .expect(409);
        expires(&world, &cast, &content).await;
        world
    });
}

/// Half-open: the last millisecond opens, the end does not, swept or not.
async fn expires(world: &World, cast: &crate::support::cast::Cast, content: &str) {
    world.later(std::time::Duration::from_secs(1));
    world
        .mandate(&cast.amina, &cast.marie, rights(), "visit")
        .await;
    world.visit(&cast.amina, &cast.marie.token).await;
    let idle = std::time::Duration::from_secs(25 * 60);
    for _ in 0..4 {
        world.later(idle);
        world.get(content, &cast.marie.token).await.expect(200);
    }
    world.later(std::time::Duration::from_millis(20 * 60 * 1000 - 1));
    world.get(content, &cast.marie.token).await.expect(200);
    world.later(std::time::Duration::from_millis(1));
    world.get(content, &cast.marie.token).await.expect(404);
    assert_eq!(
        world.last_refusal().await,
        ("document.read".into(), "expired".into())
    );
    assert_eq!(world.number("SELECT COUNT(*) FROM server_halves").await, 1);
    assert_eq!(
        abri::ops::expire_mandates::expire_mandates(&world.app)
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        abri::ops::expire_mandates::expire_mandates(&world.app)
            .await
            .unwrap(),
        0
    );
    assert_eq!(world.number("SELECT COUNT(*) FROM server_halves").await, 0);
}

#[test]
fn a_newer_mandate_takes_over_right_by_right() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let rights_of = |categories: &[&str]| {
            categories
                .iter()
                .map(|category| ((*category).to_owned(), json!(["list", "read"])))
                .collect::<serde_json::Map<_, _>>()
        };
        let first = world
            .mandate(
                &cast.amina,
                &cast.marie,
                rights_of(&["identity", "work"]).into(),
                "year",
            )
            .await;
        world
            .mandate(
                &cast.amina,
                &cast.paul,
                rights_of(&["identity"]).into(),
                "month",
            )
            .await;
        let state = format!(
            "SELECT COUNT(*) FROM mandates WHERE id = {} AND state = 'active'",
            world.id(&first)
        );
        assert_eq!(world.number(&state).await, 1);
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(1000)).await;
        world.visit(&cast.amina, &cast.marie.token).await;
        world
            .get(&format!("/documents/{paper}/content"), &cast.marie.token)
            .await
            .expect(404);
        world
            .mandate(
                &cast.amina,
                &cast.paul,
                rights_of(&["work"]).into(),
                "month",
            )
            .await;
        assert_eq!(world.number(&state).await, 0);
        let live = "SELECT COUNT(*) FROM mandate_rights WHERE live";
        assert_eq!(world.number(live).await, 2);
        world
    });
}

#[test]
fn a_restart_forgets_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let file = pdf(70_000);
        let paper = world.paper(&cast.amina, "cni", "Carte", &file).await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        let world = world.restart().await;
        world.visit(&cast.amina, &cast.marie.token).await;
        for token in [&cast.amina.token, &cast.marie.token] {
            assert!(
                world
                    .get(&format!("/documents/{paper}/content"), token)
                    .await
                    .expect(200)
                    .bytes
                    == file
            );
        }
        let words = json!({"recovery_sheet": cast.amina.sheet.join(" ").to_uppercase()});
        let token = text(&world.post("/sessions", "", words).await.expect(201).json()["token"]);
        assert!(
            world
                .get(&format!("/documents/{paper}/content"), &token)
                .await
                .expect(200)
                .bytes
                == file
        );
        world
    });
}

#[test]
fn two_mandates_side_by_side_give_both() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let identity = world.paper(&cast.amina, "cni", "Carte", &pdf(900)).await;
        let work = world.paper(&cast.amina, "cv", "CV", &pdf(900)).await;
        let first = json!({"identity": ["list", "read"], "work": ["list", "read"]});
        world.mandate(&cast.amina, &cast.marie, first, "year").await;
        world.later(std::time::Duration::from_secs(1));
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        let token = cast.marie.token.as_str();
        let locker = world.get("/lockers", token).await.expect(200).json()["items"][0].clone();
        let given: Vec<_> = locker["mandate"]["rights"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        assert_eq!(given, ["identity", "income", "work"]);
        let list = world
            .get(&format!("/lockers/{}/documents", cast.amina.locker), token)
            .await;
        let list = list.expect(200).json();
        let seen = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| text(&item["id"]));
        assert_eq!(
            std::collections::BTreeSet::from_iter(seen),
            [identity.clone(), work.clone()].into()
        );
        world.visit(&cast.amina, token).await;
        for paper in [identity, work] {
            world
                .get(&format!("/documents/{paper}/content"), token)
                .await
                .expect(200);
        }
        world
    });
}
