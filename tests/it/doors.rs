//! The doors under abuse: nobody who is known is shut out, nobody learns who exists, and what is
//! good once is good once when two come together.

use std::time::Duration;

use abri::domain::rights::MemberRole;
use abri::http::server::Connection;
use abri::ops::enrol_account::{Invited, invite};
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use serde_json::{Value, json};

use crate::support::cast::PASSPHRASE;
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

/// A card in form that nobody has, and a sheet.
const NO_CARD: &str = "000G-40R4-0M30-E209-185G-R38E-1WHQ";
const NO_SHEET: &str = "abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abeille";

/// Enters from an address, as a connection would.
async fn from(world: &World, address: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
    let mut connection = Connection::default();
    connection.address = address.to_owned();
    let mut request = Request::post("/api/v1/sessions")
        .header(header::CONTENT_TYPE, "application/json")
        .extension(connection);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = Body::from(body.to_string());
    world.send(request.body(body).unwrap()).await
}

#[test]
fn a_flood_at_an_address_shuts_nobody_out_who_is_known_there() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = json!({"card": cast.amina.card, "pin": cast.amina.pin});
        let counter = "192.0.2.1";
        from(&world, counter, &[], &amina).await.expect(201);
        let mut tried = 0;
        for attacker in 0..400 {
            let login = format!("nobody{attacker}@example.org");
            let body = json!({"login": login, "passphrase": PASSPHRASE});
            tried += u32::from(from(&world, counter, &[], &body).await.status == 401);
        }
        assert_eq!(tried, abri::limits::FAILURES_PER_ADDRESS);
        from(&world, counter, &[], &amina).await.expect(201);
        // Known or unknown, whoever is new there is told the same, and nothing is tried.
        let (state, size) = (world.state().await, world.size().await);
        let marc = json!({"card": cast.marc.card, "pin": cast.marc.pin});
        let marc = from(&world, counter, &[], &marc).await.expect(429);
        let nobody = json!({"card": NO_CARD, "pin": "274951"});
        let nobody = from(&world, counter, &[], &nobody).await.expect(429);
        assert_eq!((marc.bytes, marc.headers), (nobody.bytes, nobody.headers));
        assert_eq!((world.state().await, world.size().await), (state, size));
        // Elsewhere, and a little later, everybody enters.
        let marc = json!({"card": cast.marc.card, "pin": cast.marc.pin});
        from(&world, "192.0.2.2", &[], &marc).await.expect(201);
        world.later(Duration::from_secs(1));
        from(&world, counter, &[], &marc).await.expect(201);
        world
    });
}

/// Without a trusted proxy a header changes nothing, so nobody gets a fresh budget by writing one.
#[test]
fn an_address_in_a_header_is_not_believed() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        for attacker in 0..=abri::limits::FAILURES_PER_ADDRESS {
            let login = format!("nobody{attacker}@example.org");
            let spoofed = format!("198.51.100.{}", attacker % 250);
            let headers = [("x-forwarded-for", spoofed.as_str())];
            let body = json!({"login": login, "passphrase": PASSPHRASE});
            let told = from(&world, "203.0.113.9", &headers, &body).await;
            let over = attacker == abri::limits::FAILURES_PER_ADDRESS;
            assert_eq!(told.status == 429, over, "{attacker}");
        }
        let body = json!({"card": cast.amina.card, "pin": cast.amina.pin});
        from(&world, "203.0.113.10", &[], &body).await.expect(201);
        world
    });
}

/// What a refusal shows and costs: status, headers, body, key stretching, entries.
async fn told(world: &World, path: &str, body: &Value) -> (u16, HeaderMap, Vec<u8>, u64, usize) {
    let (size, done) = (world.size().await, world.app.stretching.done());
    let mut answer = world.post(path, "", body.clone()).await;
    answer.headers.remove(header::DATE);
    let stretched = world.app.stretching.done() - done;
    let entries = world.since(size).await.len();
    (
        answer.status.as_u16(),
        answer.headers,
        answer.bytes,
        stretched,
        entries,
    )
}

#[test]
fn known_and_unknown_answer_alike_and_cost_the_same() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let wrong = "no passphrase of anybody";
        let used = invite(&world.app, Invited::Auditor).await.unwrap();
        let enrolment = |code: &str| json!({"code": code, "login": "new@example.org", "name": "New", "passphrase": wrong});
        world
            .post("/enrolments", "", enrolment(&used))
            .await
            .expect(201);
        let accounts = [
            // Known, unknown; the work of one stretching each, none for what has 128 random bits.
            (
                "/sessions",
                json!({"card": cast.amina.card, "pin": "000000"}),
                json!({"card": NO_CARD, "pin": "000000"}),
                1,
            ),
            (
                "/sessions",
                json!({"login": cast.marie.login, "passphrase": wrong}),
                json!({"login": "nobody@example.org", "passphrase": wrong}),
                1,
            ),
            (
                "/sessions",
                json!({"login": cast.marie.login, "passphrase": wrong, "otp": "000000"}),
                json!({"login": "nobody@example.org", "passphrase": wrong, "otp": "000000"}),
                1,
            ),
            (
                "/enrolments",
                enrolment(&used),
                enrolment("2222-2222-2222"),
                0,
            ),
        ];
        for (path, known, unknown, work) in &accounts {
            let (known, unknown) = (
                told(&world, path, known).await,
                told(&world, path, unknown).await,
            );
            assert_eq!(known, unknown, "{path}");
            assert_eq!((known.0, known.3), (401, *work), "{path}");
        }
        // A locked card is like no card.
        for _ in 0..10 {
            let body = json!({"card": cast.marc.card, "pin": "000000"});
            world.post("/sessions", "", body).await.expect(401);
        }
        world.later(Duration::from_secs(60));
        let locked = told(
            &world,
            "/sessions",
            &json!({"card": cast.marc.card, "pin": cast.marc.pin}),
        )
        .await;
        let unknown = told(
            &world,
            "/sessions",
            &json!({"card": NO_CARD, "pin": cast.marc.pin}),
        )
        .await;
        assert_eq!(locked, unknown);
        let sheet = told(&world, "/sessions", &json!({"recovery_sheet": NO_SHEET})).await;
        assert!(matches!(sheet.0, 401 | 422), "{}", sheet.0);
        world
    });
}

#[test]
fn what_is_good_once_is_good_once_when_two_come_together() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(90));
        // One step of a second factor.
        let otp = world.otp(&cast.marie.totp).await;
        let body = json!({"login": cast.marie.login, "passphrase": PASSPHRASE, "otp": otp});
        let both = tokio::join!(
            world.post("/sessions", "", body.clone()),
            world.post("/sessions", "", body)
        );
        assert_eq!(sorted(&both), [201, 401]);
        // One invitation.
        let invited = Invited::Member(cast.organisation, MemberRole::Aidant);
        let code = invite(&world.app, invited).await.unwrap();
        let enrol = |login: &str| json!({"code": *code, "login": login, "name": "New", "passphrase": PASSPHRASE});
        let both = tokio::join!(
            world.post("/enrolments", "", enrol("one@example.org")),
            world.post("/enrolments", "", enrol("two@example.org"))
        );
        assert_eq!(sorted(&both), [201, 401]);
        // The tenth try of a card, many at once: ten are looked at, not one more.
        let wrong = json!({"card": cast.marc.card, "pin": "000000"});
        let tries: Vec<_> = (0..15)
            .map(|_| world.post("/sessions", "", wrong.clone()))
            .collect();
        futures_util::future::join_all(tries).await;
        let right = json!({"card": cast.marc.card, "pin": cast.marc.pin});
        world.post("/sessions", "", right).await.expect(401);
        let tries = "SELECT MAX(tries) FROM unlocks WHERE kind = 'card'";
        assert_eq!(world.number(tries).await, abri::limits::PIN_TRIES);
        world
    });
}

fn sorted((one, two): &(Answer, Answer)) -> [u16; 2] {
    let mut both = [one.status.as_u16(), two.status.as_u16()];
    both.sort_unstable();
    both
}

/// Sends JSON from an address, as a connection would.
async fn post_from(world: &World, address: &str, path: &str, token: &str, body: &Value) -> Answer {
    let method = if path.ends_with("/contact") {
        "PUT"
    } else {
        "POST"
    };
    let mut connection = Connection::default();
    connection.address = address.to_owned();
    let mut request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::CONTENT_TYPE, "application/json")
        .extension(connection);
    if !token.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    world
        .send(request.body(Body::from(body.to_string())).unwrap())
        .await
}

#[test]
fn a_flood_of_recoveries_shuts_nobody_out_whose_address_is_known_there() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        let counter = "192.0.2.1";
        let code = json!({"code": "482913"});
        let phone = format!("/recoveries/{}/phone/confirm", waiting.short);
        // Known there from now on: it led to something, whatever came of the code.
        post_from(&world, counter, &phone, "", &code)
            .await
            .expect(409);
        let mut tried = 0;
        for guess in 0..400 {
            let path = format!("/recoveries/0000-{guess:04}/phone/confirm");
            let told = post_from(&world, counter, &path, "", &code).await;
            tried += u32::from(told.status == 404);
        }
        assert_eq!(tried, abri::limits::FAILURES_PER_ADDRESS);
        post_from(&world, counter, &phone, "", &code)
            .await
            .expect(409);
        let other = world.start(None).await;
        let path = format!("/recoveries/{}/phone/confirm", other.short);
        post_from(&world, counter, &path, "", &code)
            .await
            .expect(429);
        post_from(&world, "192.0.2.2", &path, "", &code)
            .await
            .expect(409);
        world
    });
}

#[test]
fn codes_that_are_sent_are_counted_by_network_address() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let token = world.amina(&cast).await;
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        let most = abri::limits::CODES_PER_ADDRESS;
        let (counter, mut asked) = ("192.0.2.1", 0);
        // What one person may ask for in a day ends sooner; it is counted all the same.
        for _ in 0..most {
            let body = json!({"phone": "06 12 34 56 78"});
            post_from(&world, counter, &path, &token, &body).await;
            asked += 1;
        }
        let marc = world.enter(&cast.marc.card, &cast.marc.pin).await;
        let path = format!("/lockers/{}/contact", cast.marc.locker);
        let body = json!({"phone": "06 39 98 41 27"});
        let (state, size) = (world.state().await, world.size().await);
        let told = post_from(&world, counter, &path, &marc, &body).await;
        assert_eq!((told.status.as_u16(), asked), (429, most));
        assert_eq!(world.state().await, state);
        let told = world.since(size).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0][1..], ["refused".to_owned(), "rate_limited".into()]);
        post_from(&world, "192.0.2.2", &path, &marc, &body)
            .await
            .expect(200);
        // An hour later the counter sends codes again.
        world.later(Duration::from_secs(3600));
        let marc = world.enter(&cast.marc.card, &cast.marc.pin).await;
        let body = json!({"phone": "06 39 98 41 28"});
        post_from(&world, counter, &path, &marc, &body)
            .await
            .expect(200);
        world
    });
}
