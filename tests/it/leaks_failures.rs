//! What goes wrong, with a secret in each thing that is refused.

use serde_json::json;

use crate::leaks_drive::{Driver, Known, PIN, TYPED};
use crate::support::cast::{Cast, PASSPHRASE, pdf};

/// What goes wrong: each refusal with a secret in it.
pub async fn failures(driver: &Driver, cast: &Cast, known: &Known, paper: &str) {
    let (locker, token) = (known.locker.as_str(), known.token.as_str());
    let card = String::from_utf8(known.canaries[0].1.clone()).unwrap();
    for body in [
        json!({"card": card, "pin": "000000"}),
        json!({"card": cast.amina.card, "pin": PIN}),
        json!({"card": TYPED, "pin": PIN}),
        json!({"card": card, "pin": 274_951_836_027_u64}),
        json!({"login": cast.marie.login, "passphrase": TYPED}),
        json!({"login": TYPED, "passphrase": PASSPHRASE}),
        json!({"login": [TYPED], "passphrase": PASSPHRASE}),
        json!({"recovery_sheet": cast.amina.sheet[1..].join(" ")}),
        json!({"recovery_sheet": TYPED, TYPED: 1}),
    ] {
        let entered = driver.post("/sessions", "", body.clone()).await;
        assert!(!entered.status.is_success(), "{body}");
    }
    for body in [
        json!({"display_name": TYPED, "language": TYPED, "pin": PIN, "under_protection": false}),
        json!({"display_name": TYPED, "language": "fr", "pin": 274_951_836_027_u64, "under_protection": false}),
        json!({"display_name": TYPED, "language": "fr", "pin": PIN, "under_protection": TYPED}),
        json!({"display_name": "\u{0}canari", "language": "fr", "pin": PIN, "under_protection": false}),
        json!({"display_name": TYPED, "pin": PIN, TYPED: true}),
    ] {
        let opened = driver
            .post("/lockers", &cast.marie.token, body.clone())
            .await;
        assert!(opened.status.is_client_error(), "{body}");
    }
    let body = json!({"code": TYPED, "login": TYPED, "name": TYPED, "passphrase": PASSPHRASE});
    driver.post("/enrolments", "", body).await.expect(401);
    let body = json!({"aidants": [TYPED], "rights": {TYPED: [TYPED]}, "term": TYPED});
    driver
        .post(&format!("/lockers/{locker}/mandates"), token, body)
        .await
        .expect(422);
    let body = json!({"aidants": [cast.marie.id], "rights": {TYPED: 3}, "term": "day"});
    driver
        .post(&format!("/lockers/{locker}/mandates"), token, body)
        .await
        .expect(422);
    let body = json!({"mode": TYPED, "motive": TYPED});
    driver
        .post(
            &format!("/lockers/{locker}/visits"),
            &cast.marie.token,
            body,
        )
        .await
        .expect(422);
    for fields in [
        [("kind", TYPED), ("title", TYPED)],
        [("kind", "cni"), ("ends_on", TYPED)],
        [("kind", "cni"), ("sha256", TYPED)],
        [("title", TYPED), (TYPED, TYPED)],
    ] {
        let answer = driver
            .world
            .deposit(locker, token, &fields, &pdf(500))
            .await;
        driver.kept(answer).expect(422);
    }
    let page = format!("<html>{TYPED}</html>").into_bytes();
    let answer = driver
        .world
        .deposit(locker, token, &[("kind", "cni")], &page)
        .await;
    driver.kept(answer).expect(415);
    queries(driver, known, paper).await;
}

/// Secrets in addresses, headers and bodies out of form.
async fn queries(driver: &Driver, known: &Known, paper: &str) {
    for path in [
        format!("/lockers/{}/documents?limit={TYPED}", known.locker),
        format!("/lockers/{}/documents?{TYPED}=1", known.locker),
        format!("/lockers/{}/documents?bin={TYPED}", known.locker),
        format!("/lockers/{}/journal?cursor={TYPED}", known.locker),
        format!("/documents/{TYPED}"),
        format!("/{TYPED}"),
    ] {
        assert!(
            !driver.get(&path, &known.token).await.status.is_success(),
            "{path}"
        );
    }
    driver
        .get(&format!("/documents/{paper}"), TYPED)
        .await
        .expect(401);
    for (kind, body) in [
        ("application/json", format!("{{\"card\": \"{TYPED}")),
        ("application/json", format!("\"{TYPED}\"")),
        ("text/plain", TYPED.to_owned()),
        (
            "application/x-www-form-urlencoded",
            format!("card={TYPED}&pin={PIN}"),
        ),
    ] {
        let answer = driver.raw("/api/v1/sessions", kind, &body).await;
        assert!(answer.status.is_client_error(), "{body}");
        driver.raw("/enter", kind, &body).await;
        driver.raw("/login", kind, &body).await;
    }
}

/// What was altered is refused without a word of what it was.
pub async fn altered(driver: &Driver, known: &Known, paper: &str) {
    let world = &driver.world;
    let version = world.version(paper).await;
    let object = world.object(version).await;
    for at in [30, 60] {
        let mut altered = object.clone();
        altered[at] ^= 1;
        world.put_object(version, &altered).await;
        driver
            .get(&format!("/documents/{paper}/content"), &known.token)
            .await;
    }
    world.put_object(version, &object).await;
}
