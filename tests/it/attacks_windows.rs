//! The window of a dormant mandate, written or widened by SQL: the key stays shut, by its name.

use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::support::World;
use crate::support::cast::{Cast, pdf, text};

const PHONE: &str = "06 39 98 41 27";

/// A dormant mandate, and what an aidant is answered who opens a visit under it.
async fn asleep(world: &World, cast: &Cast) -> String {
    world.prove_phone(&cast.amina, PHONE).await;
    let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
    world
        .deposit(&cast.amina.locker, &token, &[("kind", "cni")], &pdf(900))
        .await
        .expect(201);
    let body = json!({"aidants": [cast.marie.id], "rights": {"identity": ["list", "read"]},
        "term": "visit", "ground": "consent", "dormant": true});
    let path = format!("/lockers/{}/mandates", cast.amina.locker);
    let given = world.post(&path, &token, body).await.expect(201).json();
    text(&given["id"])
}

/// Opens a visit and says what came of it: refused by its name, with one entry and nothing else.
async fn shut(world: &World, cast: &Cast, token: &str) {
    let (state, failed) = (world.state().await, world.entries("failed").await);
    let body = json!({"mode": "remote", "motive": "rsa_quarterly"});
    let path = format!("/lockers/{}/visits", cast.amina.locker);
    let opened = world.post(&path, token, body).await.expect(500);
    assert_eq!(opened.code(), "window_altered");
    assert_eq!(world.state().await, state);
    assert_eq!(world.entries("failed").await, failed + 1);
    assert_eq!(world.last_refusal().await.1, "not_authentic");
}

#[test]
fn a_window_written_into_the_row_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let mandate = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        let now = world.app.store.now().await.unwrap().millis();
        let hour = 3600 * 1000;
        for ends in [now + hour, now + 2 * hour, now + 200 * hour] {
            world
                .attack(&format!(
                    "UPDATE mandates SET window_starts = {now}, window_ends = {ends} WHERE id = {}",
                    world.id(&mandate)
                ))
                .await;
            shut(&world, &cast, &token).await;
        }
        world
    });
}

#[test]
fn a_window_that_was_moved_or_widened_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let mandate = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        let wake = format!("/mandates/{mandate}/wake");
        world.act(&wake, &token).await.expect(202);
        world.answer("1", PHONE, "oui").await.expect(200);
        let body = json!({"mode": "remote", "motive": "rsa_quarterly"});
        let path = format!("/lockers/{}/visits", cast.amina.locker);
        world.post(&path, &token, body).await.expect(201);
        for change in [
            "window_ends = window_ends + 1",
            "window_starts = window_starts - 1, window_ends = window_ends - 2",
            "window_ends = window_ends + 86400000",
        ] {
            let row = world.id(&mandate);
            world
                .attack(&format!("UPDATE mandates SET {change} WHERE id = {row}"))
                .await;
            shut(&world, &cast, &token).await;
        }
        world
    });
}

/// An entry that was made up in the table, or copied from another mandate, opens nothing either.
#[test]
fn a_window_with_a_forged_entry_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let mandate = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        let now = world.app.store.now().await.unwrap().millis();
        let row = world.id(&mandate);
        world
            .attack(&format!(
                "UPDATE mandates SET window_starts = {now}, window_ends = {now} + 3600000 WHERE id = {row}"
            ))
            .await;
        // The newest entry is made to say that the person woke it.
        world
            .attack(&format!(
                "UPDATE journal_entries SET action = 'mandate.woken', outcome = 'done', mandate = {row} \
                 WHERE idx = (SELECT MAX(idx) FROM journal_entries)"
            ))
            .await;
        shut(&world, &cast, &token).await;
        world
    });
}
