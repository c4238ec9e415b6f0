//! A locker opened by telephone: taken over once, in time, and open for a day at most; and its pages.

use std::time::Duration;

use abri::crypto::place::Place;
use abri::store::journal;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::support::cast::{Cast, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const DAY: u64 = 24 * 3600;
const PHONE: &str = "06 12 34 56 78";

/// A locker opened by telephone, and the code that went to the person's phone.
async fn opened(world: &World, cast: &Cast) -> (Value, String) {
    let body = json!({"display_name": "Nora Canaritel", "contact": PHONE, "category": "income"});
    let marie = world.log_in(&cast.marie).await;
    let opened = world.post("/lockers/urgent", &marie, body).await;
    (opened.expect(201).json(), world.activation_code().await)
}

async fn entries(world: &World, action: &str, outcome: &str) -> i64 {
    let sql = format!(
        "SELECT COUNT(*) FROM journal_entries WHERE action = '{action}' AND outcome = '{outcome}'"
    );
    world.number(&sql).await
}

fn page(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.bytes).into_owned()
}

/// A form as a browser sends it, with the proof of its page.
async fn send(world: &World, path: &str, token: &str, fields: &str) -> Answer {
    let form = "00112233445566778899aabbccddeeff";
    let session = match token {
        "" => String::new(),
        token => format!("; __Host-abri={token}"),
    };
    let cookies = format!("__Host-abri-form={form}{session}");
    let request = Request::get(path).header(header::COOKIE, &cookies);
    let shown = page(
        &world
            .send(request.body(Body::empty()).unwrap())
            .await
            .expect(200),
    );
    let proof = shown.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let proof = proof.split('"').next().unwrap();
    let request = Request::post(path)
        .header(header::COOKIE, &cookies)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = Body::from(format!("csrf={proof}&{fields}"));
    world.send(request.body(body).unwrap()).await
}

#[test]
fn of_two_who_confirm_at_once_one_wins() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (_, code) = opened(&world, &cast).await;
        let unlocks = "SELECT COUNT(*) FROM unlocks";
        let before = world.number(unlocks).await;
        let confirm = |pin| {
            let body = json!({"code": code, "pin": pin});
            world.post("/lockers/confirm", "", body)
        };
        let (one, two) = tokio::join!(confirm("385204"), confirm("719360"));
        let (won, lost) = if one.status == 201 {
            (one, two)
        } else {
            (two, one)
        };
        won.expect(201);
        lost.expect(401);
        // Card and sheet of one of them, and nothing of the other.
        assert_eq!(world.number(unlocks).await, before + 4);
        assert_eq!(entries(&world, "locker.confirmed", "done").await, 1);
        world
    });
}

#[test]
fn a_code_of_thirty_days_opens_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (_, code) = opened(&world, &cast).await;
        world.later(Duration::from_secs(30 * DAY));
        let (before, size) = (world.state().await, world.size().await);
        let body = json!({"code": code, "pin": "385204"});
        world.post("/lockers/confirm", "", body).await.expect(401);
        assert_eq!(world.state().await, before);
        assert_eq!(world.since(size).await.len(), 1);
        world
    });
}

#[test]
fn a_slip_in_the_code_is_told_and_costs_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (_, code) = opened(&world, &cast).await;
        let slip = if code.starts_with('7') { "8" } else { "7" };
        let wrong = format!("code={slip}{}&pin=385204&again=385204", &code[1..]);
        let (before, size) = (world.state().await, world.size().await);
        let told = send(&world, "/activate", "", &wrong).await.expect(422);
        assert!(page(&told).contains("Ce code a une erreur"));
        assert_eq!(world.state().await, before);
        assert_eq!(world.since(size).await.len(), 0);
        world
    });
}

#[test]
fn what_nobody_confirmed_says_so_when_it_ends() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (locker, _) = opened(&world, &cast).await;
        let marie = world.log_in(&cast.marie).await;
        let first = format!("/lockers/{}", text(&locker["locker_id"]));
        let shown = world.html(&first, &marie).await;
        assert!(shown.contains("Pas encore confirmé par la personne"));
        let remote = shown.split("value=\"remote\"").nth(1).unwrap();
        assert!(remote.split('>').next().unwrap().contains("checked"));
        world.later(Duration::from_secs(DAY));
        abri::ops::expire_mandates::expire_mandates(&world.app)
            .await
            .unwrap();
        let ended = text(&locker["mandate"]["id"]);
        let sql = format!(
            "SELECT COUNT(*) FROM mandates WHERE id = {} AND state = 'expired'",
            world.id(&ended)
        );
        assert_eq!(world.number(&sql).await, 1);
        let sql = "SELECT COUNT(*) FROM journal_entries WHERE action = 'mandate.expired'";
        assert_eq!(world.number(sql).await, 1);
        let conn = &mut world.app.store.reader().await.unwrap();
        let bodies = journal::range(conn, 0, u64::MAX >> 1).await.unwrap();
        let expired = bodies.iter().find(|body| body.action == "mandate.expired");
        let body = expired.unwrap();
        let place = Place::payload(body.idx.cast_unsigned());
        let payload = world.app.ring.open(&place, body.payload.as_ref().unwrap());
        let payload: Value = serde_json::from_slice(&payload.unwrap()).unwrap();
        assert_eq!(payload["confirmed"], false);
        let marie = world.log_in(&cast.marie).await;
        assert!(
            world
                .html("/desk", &marie)
                .await
                .contains("jamais confirmé")
        );
        world
    });
}

#[test]
fn whoever_takes_it_over_sees_who_has_access_and_is_in() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (locker, code) = opened(&world, &cast).await;
        let fields = format!("code={code}&pin=385204&again=385204");
        let taken = send(&world, "/activate", "", &fields).await.expect(200);
        let shown = page(&taken);
        let stop = format!("/mandates/{}/stop", text(&locker["mandate"]["id"]));
        assert!(shown.contains(&stop) && shown.contains("Le coffre est à vous"));
        assert_eq!(shown.matches("<li><code>").count(), 8);
        let cookies = taken.headers.get_all(header::SET_COOKIE);
        let mut cookies = cookies.iter().map(|value| value.to_str().unwrap());
        let entered = cookies
            .find_map(|one| one.strip_prefix("__Host-abri="))
            .unwrap();
        let token = entered.split(';').next().unwrap();
        send(&world, &stop, token, "").await.expect(303);
        let status = "SELECT COUNT(*) FROM mandates WHERE state = 'revoked'";
        assert_eq!(world.number(status).await, 1);
        world
    });
}

#[test]
fn on_somebody_elses_screen_nobody_is_let_in() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (_, code) = opened(&world, &cast).await;
        let marie = world.log_in(&cast.marie).await;
        let fields = format!("code={code}&pin=385204&again=385204");
        let taken = send(&world, "/activate", &marie, &fields).await.expect(200);
        assert!(page(&taken).contains("entrez avec votre carte"));
        let mut cookies = taken.headers.get_all(header::SET_COOKIE).iter();
        assert!(!cookies.any(|one| one.to_str().unwrap().starts_with("__Host-abri=")));
        world
    });
}
