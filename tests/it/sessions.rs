//! Sessions: three kinds with their ends, the list of one's own, and what ends them.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::support::cast::{PASSPHRASE, Person, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const FORM: &str = "00112233445566778899aabbccddeeff";
const MINUTE: u64 = 60;

async fn enter(world: &World, person: &Person, device: Value) -> String {
    let body = json!({"card": person.card, "pin": person.pin, "device": device});
    text(&world.post("/sessions", "", body).await.expect(201).json()["token"])
}

async fn own(world: &World, token: &str) -> Vec<Value> {
    let list = world.get("/sessions", token).await.expect(200).json();
    list["items"].as_array().unwrap().clone()
}

async fn lives(world: &World, token: &str) -> bool {
    world.get("/sessions", token).await.status == 200
}

/// Lives while it is used at the end of each idle time, and no longer than `longest`.
async fn ends(world: &World, token: &str, idle: u64, longest: u64) {
    let mut lived = 0;
    while lived + idle - 1 < longest {
        world.later(Duration::from_secs(idle - 1));
        lived += idle - 1;
        assert!(lives(world, token).await, "after {lived} s");
    }
    world.later(Duration::from_secs(longest - lived));
    assert!(
        !lives(world, token).await,
        "it never lasts over {longest} s"
    );
}

#[test]
fn each_kind_ends_unused_and_at_its_longest() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        for (device, idle, longest) in [
            (json!("shared"), 10 * MINUTE, 8 * 60 * MINUTE),
            (json!(null), 10 * MINUTE, 8 * 60 * MINUTE),
            (json!("own"), 120 * MINUTE, 24 * 60 * MINUTE),
        ] {
            let token = enter(&world, &cast.amina, device.clone()).await;
            world.later(Duration::from_secs(idle - 1));
            assert!(lives(&world, &token).await, "{device}");
            world.later(Duration::from_secs(idle));
            assert!(!lives(&world, &token).await, "{device}");
            let token = enter(&world, &cast.amina, device).await;
            ends(&world, &token, idle, longest).await;
        }
        // Staff have their own times, whatever is said of the screen.
        let otp = world.otp(&cast.marie.totp).await;
        let body = json!({"login": cast.marie.login, "passphrase": PASSPHRASE, "otp": otp, "device": "own"});
        let token = text(&world.post("/sessions", "", body).await.expect(201).json()["token"]);
        assert_eq!(own(&world, &token).await[0]["kind"], "staff");
        ends(&world, &token, 30 * MINUTE, 12 * 60 * MINUTE).await;
        world
    });
}

#[test]
fn a_device_that_is_none_is_refused_before_anything_is_tried() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (state, size) = (world.state().await, world.size().await);
        let body = json!({"card": cast.amina.card, "pin": cast.amina.pin, "device": "fridge"});
        world.post("/sessions", "", body).await.expect(422);
        assert_eq!((world.state().await, world.size().await), (state, size));
        world
    });
}

#[test]
fn the_list_shows_own_sessions_and_nothing_that_opens_them() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(60));
        let phone = enter(&world, &cast.amina, json!("own")).await;
        let shown = own(&world, &phone).await;
        let told = |at: usize| {
            let one = &shown[at];
            (
                one["kind"].clone(),
                one["method"].clone(),
                one["current"].clone(),
            )
        };
        assert_eq!(shown.len(), 2);
        assert_eq!(told(0), (json!("own"), json!("card"), json!(true)));
        assert_eq!(told(1), (json!("shared"), json!("card"), json!(false)));
        let fields: Vec<_> = shown[0].as_object().unwrap().keys().cloned().collect();
        let known = [
            "began_at",
            "current",
            "expires_at",
            "id",
            "kind",
            "method",
            "seen_at",
        ];
        assert_eq!(fields, known, "no address, no device, no digest");
        // What lies unused is not shown, though nobody ended it.
        world.later(Duration::from_secs(11 * MINUTE));
        assert_eq!(own(&world, &phone).await.len(), 1);
        world
    });
}

#[test]
fn a_session_is_ended_from_another_and_dead_at_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let phone = enter(&world, &cast.amina, json!("own")).await;
        let shown = own(&world, &phone).await;
        let other = shown.iter().find(|one| one["current"] == false).unwrap();
        let path = format!("/sessions/{}", text(&other["id"]));
        // Nobody else ends it, and nobody learns that it is there.
        let state = world.state().await;
        for token in [&cast.marc.token, &cast.marie.token, &cast.auditor.token] {
            world.delete(&path, token).await.expect(404);
        }
        assert_eq!(world.state().await, state);
        let size = world.size().await;
        world.delete(&path, &phone).await.expect(204);
        assert_eq!(
            world.since(size).await,
            [["session.closed".to_owned(), "done".into(), String::new()]]
        );
        assert!(!lives(&world, &cast.amina.token).await);
        assert!(lives(&world, &phone).await);
        let state = world.state().await;
        world.delete(&path, &phone).await.expect(404);
        assert_eq!(world.state().await, state);
        world
    });
}

#[test]
fn all_others_end_together_with_one_entry() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let first = enter(&world, &cast.amina, json!(null)).await;
        let phone = enter(&world, &cast.amina, json!("own")).await;
        let size = world.size().await;
        world.delete("/sessions", &phone).await.expect(204);
        assert_eq!(world.since(size).await.len(), 1);
        for token in [&first, &cast.amina.token] {
            assert!(!lives(&world, token).await);
        }
        assert!(lives(&world, &phone).await && lives(&world, &cast.marc.token).await);
        // Nothing is left to end, so nothing is told.
        let size = world.size().await;
        world.delete("/sessions", &phone).await.expect(204);
        assert!(world.since(size).await.is_empty());
        world
    });
}

#[test]
fn whoever_loses_their_role_loses_their_sessions() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let members = "/organisations/current/members";
        let size = world.size().await;
        let path = format!("{members}/{}/suspend", cast.paul.id);
        world.act(&path, &cast.coordinator.token).await.expect(204);
        assert!(!lives(&world, &cast.paul.token).await);
        let told: Vec<_> = world
            .since(size)
            .await
            .iter()
            .map(|one| one[0].clone())
            .collect();
        assert_eq!(told, ["membership.changed", "session.closed"]);
        let path = format!("{members}/{}", cast.marie.id);
        world
            .delete(&path, &cast.coordinator.token)
            .await
            .expect(204);
        assert!(!lives(&world, &cast.marie.token).await);
        world
    });
}

#[test]
fn a_changed_secret_ends_the_other_sessions_and_says_why() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, marc) = (&cast.amina, &cast.marc);
        let path = |what: &str| format!("/lockers/{}/{what}", amina.locker);
        let mut card = amina.card.clone();
        let mut pin = amina.pin.clone();
        for (what, body) in [
            (
                "card/pin",
                json!({"card": card, "pin": pin, "new_pin": "508317"}),
            ),
            ("sheet", json!(null)),
            (
                "passphrase",
                json!({"login": "amina", "passphrase": PASSPHRASE}),
            ),
            ("card", json!({"pin": "508317"})),
        ] {
            let (here, other) = (
                world.enter(&card, &pin).await,
                world.enter(&card, &pin).await,
            );
            let size = world.size().await;
            let changed = world.put(&path(what), &here, body).await;
            assert!(changed.status.is_success(), "{what}: {}", changed.status);
            let told = world.since(size).await;
            let told: Vec<_> = told.iter().map(|one| one[0].as_str()).collect();
            assert_eq!(told.len(), 2, "{what}: {told:?}");
            assert_eq!(told[1], "session.closed", "{what}");
            assert!(
                lives(&world, &here).await && !lives(&world, &other).await,
                "{what}"
            );
            if what == "card" {
                card = text(&changed.json()["card"]);
            }
            "508317".clone_into(&mut pin);
        }
        // A lost card takes with it what it opened, and nothing else.
        let (here, other) = (
            world.enter(&card, &pin).await,
            world.enter(&card, &pin).await,
        );
        let body = json!({"login": "amina", "passphrase": PASSPHRASE});
        let entered = world.post("/sessions", "", body).await.expect(201).json();
        world.act(&path("card/block"), &here).await.expect(204);
        assert!(lives(&world, &here).await && !lives(&world, &other).await);
        assert!(lives(&world, &text(&entered["token"])).await);
        assert!(lives(&world, &marc.token).await);
        world
    });
}

#[test]
fn whoever_comes_back_ends_every_session() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(Some(&cast.amina.card)).await;
        world
            .confirm(&cast.marie, &waiting, &cast.amina)
            .await
            .expect(200);
        let other = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let size = world.size().await;
        let back = world.finish(&waiting).await.expect(201).json();
        let told = world.since(size).await;
        let told: Vec<_> = told.iter().map(|one| one[0].as_str()).collect();
        assert_eq!(
            told,
            ["recovery.finished", "session.closed", "session.opened"]
        );
        assert!(!lives(&world, &other).await && !lives(&world, &cast.amina.token).await);
        assert!(lives(&world, &text(&back["token"])).await);
        world
    });
}

/// Between two structures: whoever still works somewhere stays in, and nothing opens where they do not.
#[test]
fn a_suspended_aidant_is_out_at_once_and_whoever_leaves_too() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let marie = world.log_in(&cast.marie).await;
        let (again, other) = (
            world.enter(&cast.amina.card, &cast.amina.pin).await,
            &cast.paul.token,
        );
        let path = format!("/organisations/current/members/{}/suspend", cast.marie.id);
        world.act(&path, &cast.coordinator.token).await.expect(204);
        for dead in [&marie, &cast.marie.token] {
            world.get("/lockers", dead).await.expect(401);
        }
        assert!(lives(&world, &again).await && lives(&world, other).await);
        // They enter again, and find nothing of the structure.
        let marie = world.log_in(&cast.marie).await;
        let path = format!("/lockers/{}/visits", cast.amina.locker);
        let body = json!({"mode": "together", "motive": "rsa_quarterly"});
        let refused = world.post(&path, &marie, body).await;
        assert!(
            matches!(refused.status.as_u16(), 403 | 404),
            "{}",
            refused.status
        );
        world
    });
}

// ------------------------------------------------------------------------------------ the pages

fn cookies(token: &str) -> String {
    format!("__Host-abri={token}; __Host-abri-form={FORM}")
}

async fn page(world: &World, token: &str, path: &str) -> Answer {
    let request = Request::get(path).header(header::COOKIE, cookies(token));
    world.send(request.body(Body::empty()).unwrap()).await
}

async fn post(world: &World, token: &str, from: &str, path: &str, fields: &str) -> Answer {
    let shown = html(&page(world, token, from).await.expect(200));
    let proof = shown.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let proof = proof.split('"').next().unwrap();
    let request = Request::post(path)
        .header(header::COOKIE, cookies(token))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = Body::from(format!("csrf={proof}&{fields}"));
    world.send(request.body(body).unwrap()).await
}

fn html(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.bytes).into_owned()
}

fn to(answer: &Answer) -> String {
    let location = answer.headers.get(header::LOCATION);
    location.map_or(String::new(), |to| to.to_str().unwrap().to_owned())
}

fn forgets(answer: &Answer) -> bool {
    let cleared = answer.headers.get("clear-site-data");
    let dead = |cookie: &str| cookie.starts_with("__Host-abri=;") && cookie.contains("Max-Age=0");
    let cookies = answer.headers.get_all(header::SET_COOKIE);
    cleared.is_some_and(|value| value == "\"cache\", \"cookies\", \"storage\"")
        && cookies.iter().any(|cookie| dead(cookie.to_str().unwrap()))
}

/// The refresh that a page carries where scripts are off: seconds and address.
fn refresh(answer: &Answer) -> (u64, String) {
    let shown = html(answer);
    let content = shown
        .split("http-equiv=\"refresh\" content=\"")
        .nth(1)
        .unwrap();
    let (after, to) = content
        .split('"')
        .next()
        .unwrap()
        .split_once(";url=")
        .unwrap();
    (after.parse().unwrap(), to.to_owned())
}

#[test]
fn a_page_warns_before_the_end_and_then_everything_is_over() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let token = enter(&world, &cast.amina, json!(null)).await;
        let (after, warning) = refresh(&page(&world, &token, "/papers").await.expect(200));
        assert_eq!((after, warning.as_str()), (580, "/still?to=%2Fpapers"));
        world.later(Duration::from_secs(after));
        let shown = page(&world, &token, &warning).await.expect(200);
        assert_eq!(refresh(&shown), (21, "/quit".to_owned()));
        assert!(!html(&shown).contains("Canaripersonne"), "others may look");
        // Who stays goes back to their page, and the time begins anew.
        let stayed = post(&world, &token, &warning, "/still", "to=%2Fpapers").await;
        assert_eq!(
            (stayed.status.as_u16(), to(&stayed)),
            (303, "/papers".into())
        );
        let (after, _) = refresh(&page(&world, &token, "/papers").await.expect(200));
        assert_eq!(after, 580);
        // Who does not: looking at the warning prolonged nothing.
        world.later(Duration::from_secs(after));
        let (after, end) = refresh(&page(&world, &token, &warning).await.expect(200));
        world.later(Duration::from_secs(after));
        let size = world.size().await;
        let last = page(&world, &token, &end).await.expect(200);
        assert!(forgets(&last));
        assert_eq!(
            world.since(size).await,
            [["session.closed".to_owned(), "done".into(), String::new()]]
        );
        // Once only, and dead for good.
        let size = world.size().await;
        page(&world, &token, &end).await.expect(200);
        assert!(world.since(size).await.is_empty());
        let dead = page(&world, &token, "/papers").await.expect(303);
        assert!(forgets(&dead) && to(&dead) == "/?notice=session-ended");
        world
    });
}

#[test]
fn the_warning_ends_no_session_that_another_page_uses() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let token = enter(&world, &cast.amina, json!(null)).await;
        world.later(Duration::from_secs(300));
        page(&world, &token, "/home").await.expect(200);
        world.later(Duration::from_secs(280));
        let used = page(&world, &token, "/still?to=%2Fpapers")
            .await
            .expect(303);
        assert_eq!(to(&used), "/papers");
        let used = page(&world, &token, "/quit").await.expect(303);
        assert_eq!((to(&used), forgets(&used)), ("/start".into(), false));
        // An address that is none of ours is never followed.
        world.later(Duration::from_secs(310));
        let stayed = post(&world, &token, "/still?to=//evil", "/still", "to=//evil").await;
        assert_eq!(to(&stayed), "/start");
        world
    });
}

#[test]
fn quitting_clears_everything_and_a_phone_keeps_its_cookie_for_a_day() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let fields = format!("card={}&pin={}", cast.amina.card, cast.amina.pin);
        for (device, kept) in [("", false), ("&device=own", true), ("&device=other", false)] {
            let entered = post(&world, "", "/enter", "/enter", &format!("{fields}{device}")).await;
            let entered = entered.expect(303);
            let cookie = entered
                .headers
                .get(header::SET_COOKIE)
                .unwrap()
                .to_str()
                .unwrap();
            assert_eq!(cookie.contains("Max-Age=86400"), kept, "{device}");
            let token = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
            let left = post(&world, &token, "/home", "/quit", "").await.expect(303);
            assert!(forgets(&left) && to(&left) == "/quit");
            assert!(!lives(&world, &token).await);
        }
        world
    });
}

#[test]
fn the_page_of_sessions_ends_them() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let phone = enter(&world, &cast.amina, json!("own")).await;
        let shown = own(&world, &phone).await;
        let other = shown.iter().find(|one| one["current"] == false).unwrap();
        let path = format!("/sessions/{}/end", text(&other["id"]));
        let ended = post(&world, &phone, "/sessions", &path, "")
            .await
            .expect(303);
        assert_eq!(to(&ended), "/sessions?notice=session-closed");
        assert!(!lives(&world, &cast.amina.token).await);
        enter(&world, &cast.amina, json!(null)).await;
        post(&world, &phone, "/sessions", "/sessions/end", "")
            .await
            .expect(303);
        assert_eq!(own(&world, &phone).await.len(), 1);
        world
    });
}
