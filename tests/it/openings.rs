//! A locker on two screens: the aidant prepares it, the person chooses the code on theirs, and the
//! aidant learns that it is open and nothing more.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::attack_tools::in_each_attacked_world;
use crate::support::cast::{Cast, Staff, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const NAME: &str = "Nora Canaritel";
const FORM: &str = "00112233445566778899aabbccddeeff";

/// What an aidant prepared for somebody.
pub async fn prepared(world: &World, aidant: &str) -> Value {
    let body = json!({"display_name": NAME, "language": "ar", "under_protection": false});
    world
        .post("/openings", aidant, body)
        .await
        .expect(201)
        .json()
}

async fn choose(world: &World, opening: &Value, pin: &str) -> Answer {
    let path = format!("/openings/{}", text(&opening["short"]));
    world.post(&path, "", json!({"pin": pin})).await
}

/// A page as a browser asks for it.
pub async fn page(world: &World, path: &str, token: &str) -> Answer {
    let request = Request::get(path).header(header::COOKIE, cookies(token));
    world.send(request.body(Body::empty()).unwrap()).await
}

fn cookies(token: &str) -> String {
    match token {
        "" => format!("__Host-abri-form={FORM}"),
        token => format!("__Host-abri-form={FORM}; __Host-abri={token}"),
    }
}

/// A form as a browser sends it, with the proof of the page on which it stands.
pub async fn press(world: &World, on: &str, to: &str, token: &str, fields: &str) -> Answer {
    let shown = html(&page(world, on, token).await.expect(200));
    let proof = shown.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let proof = proof.split('"').next().unwrap();
    let request = Request::post(to)
        .header(header::COOKIE, cookies(token))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = Body::from(format!("csrf={proof}&{fields}"));
    world.send(request.body(body).unwrap()).await
}

pub fn html(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.bytes).into_owned()
}

/// Refused: nothing changed, and one entry says so.
async fn refused(world: &World, opening: &Value, pin: &str, status: u16) {
    let (before, size) = (world.state().await, world.size().await);
    choose(world, opening, pin).await.expect(status);
    assert_eq!(world.state().await, before);
    assert_eq!(world.since(size).await.len(), 1);
}

async fn count(world: &World, what: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM {what}")).await
}

#[test]
fn the_person_chooses_and_the_aidant_learns_only_that_it_is_open() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let marie = world.log_in(&cast.marie).await;
        let opening = prepared(&world, &marie).await;
        let waits = format!("/desk/openings/{}", text(&opening["id"]));
        let shown = html(&page(&world, &waits, &marie).await.expect(200));
        assert!(shown.contains(&text(&opening["short"])) && shown.contains(NAME));
        let seen = format!("/openings/{}", text(&opening["short"]));
        let seen = world.get(&seen, "").await.expect(200).json();
        assert_eq!(seen["display_name"], NAME);
        assert_eq!(seen["aidant"], "Marie Canariaide");
        assert_eq!(seen["organisation"], "CCAS des essais");
        let opened = choose(&world, &opening, "385204").await.expect(201).json();
        world.enter(&text(&opened["card"]), "385204").await;
        let shown = html(&page(&world, &waits, &marie).await.expect(200));
        assert!(shown.contains(&format!("/lockers/{}/propose", text(&opened["locker_id"]))));
        for secret in ["card", "recovery_sheet", "codes"] {
            let secret = opened[secret].as_array().map_or_else(
                || text(&opened[secret]),
                |words| words.iter().map(text).collect::<Vec<_>>().join(" "),
            );
            assert!(!shown.contains(&secret));
        }
        // The aidant opened it, as with the form of one screen.
        let propose = format!("/lockers/{}/propose", text(&opened["locker_id"]));
        page(&world, &propose, &marie).await.expect(200);
        // What was typed is gone.
        assert_eq!(count(&world, "openings WHERE length(sealed) > 0").await, 0);
        world
    });
}

#[test]
fn of_two_who_choose_at_once_one_wins() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let opening = prepared(&world, &cast.marie.token).await;
        let before = count(&world, "lockers").await;
        let (one, two) = tokio::join!(
            choose(&world, &opening, "385204"),
            choose(&world, &opening, "719360")
        );
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409]);
        assert_eq!(count(&world, "lockers").await, before + 1);
        refused(&world, &opening, "604827", 409).await;
        world
    });
}

#[test]
fn what_is_too_old_taken_back_or_from_a_disabled_aidant_opens_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let marie = world.log_in(&cast.marie).await;
        let late = prepared(&world, &marie).await;
        world.later(Duration::from_secs(30 * 60));
        refused(&world, &late, "385204", 409).await;
        let marie = world.log_in(&cast.marie).await;
        let taken = prepared(&world, &marie).await;
        let waits = format!("/desk/openings/{}", text(&taken["id"]));
        let discard = format!("{waits}/discard");
        press(&world, &waits, &discard, &marie, "")
            .await
            .expect(303);
        refused(&world, &taken, "385204", 409).await;
        let left = prepared(&world, &marie).await;
        let claire = world.log_in(&cast.coordinator).await;
        let member = format!("/organisations/current/members/{}/suspend", cast.marie.id);
        world.act(&member, &claire).await.expect(204);
        refused(&world, &left, "385204", 403).await;
        world
    });
}

#[test]
fn an_easy_code_is_told_at_once_and_costs_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let opening = prepared(&world, &cast.marie.token).await;
        let (before, size) = (world.state().await, world.size().await);
        choose(&world, &opening, "123456").await.expect(422);
        let screen = format!("/o/{}", text(&opening["short"]));
        let fields = "pin=385204&again=385205";
        let told = press(&world, &screen, &screen, "", fields)
            .await
            .expect(422);
        assert!(
            html(&told).contains("dir=\"rtl\""),
            "in the person's language"
        );
        assert!(!html(&told).contains("385204"));
        assert_eq!(world.state().await, before);
        assert_eq!(world.since(size).await.len(), 0);
        choose(&world, &opening, "385204").await.expect(201);
        world
    });
}

#[test]
fn nobody_else_sees_what_an_aidant_prepared() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let opening = prepared(&world, &cast.marie.token).await;
        let waits = format!("/desk/openings/{}", text(&opening["id"]));
        let (before, size) = (world.state().await, world.size().await);
        page(&world, &waits, &cast.paul.token).await.expect(404);
        assert_eq!(world.state().await, before);
        assert_eq!(world.since(size).await.len(), 1);
        let nothing = world.get("/openings/0000-0000", "").await.expect(404);
        let gone = world.get("/openings/1111-1111", "").await.expect(404);
        assert_eq!(nothing.bytes, gone.bytes);
        world
    });
}

#[test]
fn a_lent_screen_opens_nothing_of_the_aidants() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let marie = world.log_in(&cast.marie).await;
        let opening = prepared(&world, &marie).await;
        let waits = format!("/desk/openings/{}", text(&opening["id"]));
        let here = format!("{waits}/here");
        press(&world, &waits, &here, &marie, "").await.expect(303);
        for path in ["/desk", "/desk/new", &waits] {
            let asked = page(&world, path, &marie).await.expect(303);
            let to = asked.headers[header::LOCATION].to_str().unwrap();
            assert!(to.starts_with("/factor?next="), "{path} leads to {to}");
        }
        world.get("/lockers", &marie).await.expect(403);
        let screen = format!("/o/{}", text(&opening["short"]));
        let fields = "pin=385204&again=385204";
        let shown = press(&world, &screen, &screen, &marie, fields).await;
        let shown = html(&shown.expect(200));
        assert!(
            shown.contains(&format!("{waits}/back")),
            "the way back for the screen"
        );
        assert!(
            !shown.contains("class=\"who\""),
            "nobody is in on this page"
        );
        prove(&world, &cast.marie, &marie).await;
        page(&world, &waits, &marie).await.expect(200);
        world
    });
}

async fn prove(world: &World, aidant: &Staff, token: &str) {
    world.later(Duration::from_secs(60));
    let otp = json!({"otp": world.otp(&aidant.totp).await});
    world
        .post("/sessions/current/factor", token, otp)
        .await
        .expect(204);
}

#[test]
fn an_aidants_own_number_is_refused_before_the_person_is_asked() {
    in_each_world(|world| async {
        let cast: Cast = world.cast().await;
        let (before, size) = (world.state().await, world.size().await);
        let body = json!({"display_name": NAME, "contact": "06 12"});
        let told = world.post("/openings", &cast.marie.token, body).await;
        assert_eq!(told.expect(422).json()["field"], "contact");
        assert_eq!(world.state().await, before);
        assert_eq!(world.since(size).await.len(), 1);
        world
    });
}

#[test]
fn an_edited_row_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let opening = prepared(&world, &cast.marie.token).await;
        world.later(Duration::from_secs(30 * 60));
        world
            .attack("UPDATE openings SET lapses_at = lapses_at + 3600000")
            .await;
        refused(&world, &opening, "385204", 500).await;
        world
            .attack(&format!(
                "UPDATE openings SET lapses_at = lapses_at - 3600000, prepared_by = {}",
                world.id(&cast.paul.id)
            ))
            .await;
        refused(&world, &opening, "385204", 409).await;
        world
    });
}
