//! Nobody learns what exists: whatever is known, unknown, used, locked or blocked is answered to the
//! byte alike, after the same work, with the same entries.

use std::future::Future;

use axum::http::{HeaderMap, header};
use serde_json::{Value, json};

use crate::openings::{html, page, press};
use crate::recovery_tools::NEW_PIN;
use crate::support::cast::{Cast, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

/// A card in form that nobody has.
const NO_CARD: &str = "000G-40R4-0M30-E209-185G-R38E-1WHQ";

/// What a stranger sees, and what it cost: status, headers, body, key stretchings, entries.
#[derive(Debug, PartialEq)]
struct Shape {
    status: u16,
    headers: HeaderMap,
    body: String,
    stretched: u64,
    entries: Vec<[String; 3]>,
}

/// The shape of an answer, where `typed` stands for what the stranger typed.
async fn shape(world: &World, typed: &str, asked: impl Future<Output = Answer>) -> Shape {
    let (size, done) = (world.size().await, world.app.stretching.done());
    let mut answer = asked.await;
    let entries = world.since(size).await;
    answer.headers.remove(header::DATE);
    // Cookies of a form are drawn anew for each stranger.
    answer.headers.remove(header::SET_COOKIE);
    // A page says again what was typed; what it says otherwise is compared whole.
    answer.headers.remove(header::CONTENT_LENGTH);
    Shape {
        status: answer.status.as_u16(),
        headers: answer.headers.clone(),
        body: html(&answer).replace(typed, "TYPED"),
        stretched: world.app.stretching.done() - done,
        entries,
    }
}

/// All have the shape of the first, which has this status and so many stretchings.
fn alike(shapes: Vec<(&str, Shape)>, status: u16, stretched: u64) {
    let mut shapes = shapes.into_iter();
    let (first, wanted) = shapes.next().expect("a shape");
    assert_eq!(
        (wanted.status, wanted.stretched),
        (status, stretched),
        "{first}"
    );
    for (name, shape) in shapes {
        assert_eq!(shape, wanted, "{name} is not like {first}");
    }
}

/// Amina's card is there, Marc's is locked.
async fn locked(world: &World, cast: &Cast) {
    for _ in 0..10 {
        let body = json!({"card": cast.marc.card, "pin": "000000"});
        world.post("/sessions", "", body).await.expect(401);
    }
    world.later(std::time::Duration::from_secs(60));
}

#[test]
fn cards_answer_alike_whatever_they_are() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        locked(&world, &cast).await;
        let enter = |card: String, pin: &'static str| {
            let body = json!({"card": card, "pin": pin});
            let (world, typed) = (&world, card);
            async move { shape(world, &typed, world.post("/sessions", "", body)).await }
        };
        let mut shapes = vec![
            ("known", enter(cast.amina.card.clone(), "000000").await),
            ("unknown", enter(NO_CARD.to_owned(), "000000").await),
            ("locked", enter(cast.marc.card.clone(), "000000").await),
        ];
        let block = format!("/lockers/{}/card/block", cast.amina.locker);
        let token = world.amina(&cast).await;
        world.act(&block, &token).await.expect(204);
        shapes.push(("blocked", enter(cast.amina.card.clone(), "000000").await));
        alike(shapes, 401, 1);
        world
    });
}

#[test]
fn logins_answer_alike_whatever_they_are() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world
            .attack(&format!(
                "UPDATE accounts SET state = 'suspended' WHERE id = {}",
                world.id(&cast.paul.id)
            ))
            .await;
        let mut shapes = Vec::new();
        for (name, login, otp) in [
            ("known", cast.marie.login.clone(), Value::Null),
            (
                "known, with a code",
                cast.marie.login.clone(),
                json!("000000"),
            ),
            ("unknown", "nobody@example.org".to_owned(), Value::Null),
            (
                "unknown, with a code",
                "nobody@example.org".to_owned(),
                json!("000000"),
            ),
            ("suspended", cast.paul.login.clone(), Value::Null),
            ("not a login", "x".repeat(200), Value::Null),
        ] {
            let mut body = json!({"login": login, "passphrase": "no passphrase of anybody"});
            if !otp.is_null() {
                body["otp"] = otp;
            }
            let asked = world.post("/sessions", "", body);
            shapes.push((name, shape(&world, &login, asked).await));
        }
        alike(shapes, 401, 1);
        world
    });
}

#[test]
fn doors_with_pages_answer_alike() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        locked(&world, &cast).await;
        let mut cards = Vec::new();
        for (name, card) in [
            ("known", cast.amina.card.as_str()),
            ("unknown", NO_CARD),
            ("locked", cast.marc.card.as_str()),
        ] {
            let fields = format!("card={card}&pin=000000");
            let asked = press(&world, "/enter", "/enter", "", &fields);
            cards.push((name, shape(&world, card, asked).await));
        }
        alike(cards, 401, 1);
        let mut logins = Vec::new();
        for (name, login) in [
            ("known", cast.marie.login.as_str()),
            ("unknown", "nobody@example.org"),
        ] {
            let fields = format!(
                "login={}&passphrase=no+passphrase+of+anybody",
                login.replace('@', "%40")
            );
            let asked = press(&world, "/login", "/login", "", &fields);
            logins.push((name, shape(&world, login, asked).await));
        }
        alike(logins, 401, 1);
        world
    });
}

#[test]
fn sheets_that_were_replaced_are_like_none() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let old = cast.amina.sheet.join(" ");
        let path = format!("/lockers/{}/sheet", cast.amina.locker);
        world
            .put(&path, &cast.amina.token, Value::Null)
            .await
            .expect(201);
        let path = format!("/lockers/{}/sheet", cast.marc.locker);
        let of_marc = cast.marc.sheet.join(" ");
        world
            .put(&path, &cast.marc.token, Value::Null)
            .await
            .expect(201);
        world
            .attack("DELETE FROM sessions WHERE ended_at IS NOT NULL")
            .await;
        let mut shapes = Vec::new();
        for (name, words) in [("one", &old), ("another", &of_marc)] {
            let asked = world.post("/sessions", "", json!({ "recovery_sheet": words }));
            shapes.push((name, shape(&world, words, asked).await));
        }
        alike(shapes, 401, 0);
        world
    });
}

#[test]
fn used_codes_are_like_none() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let used = world.codes(&cast).await.remove(0);
        let unknown = world.codes(&cast).await.remove(0);
        // What was drawn anew took the place of the first; then all are forgotten.
        let marc = format!("/lockers/{}/codes", cast.amina.locker);
        world.act(&marc, &cast.amina.token).await.expect(201);
        let proposed = world.propose_to(&cast, &cast.marie.token, json!({})).await;
        let proposed = proposed.expect(201).json();
        let mut shapes = Vec::new();
        for (name, code) in [("one", &used), ("another", &unknown)] {
            let asked = world.accept(&proposed, "", json!({ "code": code }));
            shapes.push((name, shape(&world, code, asked).await));
        }
        alike(shapes, 401, 0);
        world
    });
}

#[test]
fn activation_codes_that_were_used_are_like_none() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body = json!({"display_name": "Nora Canaritel", "contact": "06 12 34 56 78", "category": "income"});
        world
            .post("/lockers/urgent", &cast.marie.token, body)
            .await
            .expect(201);
        let used = world.activation_code().await;
        let confirm = |code: &str| {
            let body = json!({"code": code, "pin": "385204"});
            world.post("/lockers/confirm", "", body)
        };
        confirm(&used).await.expect(201);
        // A code of another kind, in form, is none either.
        let other = world.codes(&cast).await.remove(0);
        let shapes = vec![
            ("used", shape(&world, &used, confirm(&used)).await),
            (
                "of another kind",
                shape(&world, &other, confirm(&other)).await,
            ),
        ];
        alike(shapes, 401, 0);
        world
    });
}

#[test]
fn short_addresses_that_lead_nowhere_are_alike() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body =
            json!({"display_name": "Nora Canaritel", "language": "fr", "under_protection": false});
        let opening = world.post("/openings", &cast.marie.token, body).await;
        let opening = opening.expect(201).json();
        let (opening, id) = (text(&opening["short"]), text(&opening["id"]));
        let proposed = world.propose_to(&cast, &cast.marie.token, json!({})).await;
        let request = text(&proposed.expect(201).json()["id"]);
        let short = abri::ops::short_address::short(&world.app, request.parse().unwrap());
        let discard = format!("/mandates/{request}/discard");
        world.act(&discard, &cast.marie.token).await.expect(204);
        let desk = format!("/desk/openings/{id}");
        let marie = &cast.marie.token;
        press(&world, &desk, &format!("{desk}/discard"), marie, "")
            .await
            .expect(303);
        let nothing = "0000-0000";
        for (api, pages, known) in [
            ("/openings", "/o", opening),
            ("/requests", "/c", short),
            ("/recoveries", "/r", "ZZZZ-ZZZZ".to_owned()),
        ] {
            let mut shapes = Vec::new();
            let mut shown = Vec::new();
            for typed in [known.as_str(), nothing, "ZZZZ-ZZZZ"] {
                let path = format!("{api}/{typed}");
                shapes.push((api, shape(&world, typed, world.get(&path, "")).await));
                let path = format!("{pages}/{typed}");
                shown.push((pages, shape(&world, typed, page(&world, &path, "")).await));
            }
            alike(shapes, 404, 0);
            alike(shown, 404, 0);
        }
        world
    });
}

#[test]
fn somebody_elses_number_is_like_nobodys() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.marc, "06 12 34 56 78").await;
        let token = world.amina(&cast).await;
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        let mut shapes = Vec::new();
        for (name, phone) in [("of Marc", "+33612345678"), ("of nobody", "+33639984127")] {
            let asked = world.put(&path, &token, json!({ "phone": phone }));
            shapes.push((name, shape(&world, phone, asked).await));
        }
        alike(shapes, 200, 0);
        world
    });
}

#[test]
fn cards_that_bring_nobody_back_are_alike() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let block = format!("/lockers/{}/card/block", cast.amina.locker);
        world.act(&block, &cast.amina.token).await.expect(204);
        let body = json!({"pin": "508317"});
        let path = format!("/lockers/{}/card", cast.marc.locker);
        world.put(&path, &cast.marc.token, body).await.expect(201);
        let mut shapes = Vec::new();
        for (name, card) in [
            ("unknown", NO_CARD),
            ("replaced", cast.marc.card.as_str()),
            ("blocked", cast.amina.card.as_str()),
        ] {
            let body = json!({"pin": NEW_PIN, "card": card});
            let asked = world.post("/recoveries", "", body);
            shapes.push((name, shape(&world, card, asked).await));
        }
        alike(shapes, 401, 0);
        world
    });
}
