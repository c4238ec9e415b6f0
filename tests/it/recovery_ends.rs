//! A recovery is stopped, refused, or never finished, and what waits then is dead.

use abri::ops::lapse_recoveries::lapse_recoveries;
use axum::http::Method;
use serde_json::{Value, json};

use crate::recovery_tools::{HOUR, Waiting};
use crate::support::cast::Cast;
use crate::support::{World, in_each_world};

const PHONE: &str = "06 39 98 41 27";

async fn dead(world: &World, waiting: &Waiting, state: &str) {
    assert_eq!(world.progress(waiting).await["state"], state);
    world.later(72 * HOUR);
    world.finish(waiting).await.expect(409);
    assert_eq!(
        world
            .number("SELECT COUNT(*) FROM recovery_confirmations")
            .await,
        0
    );
    let kept = "SELECT COUNT(*) FROM recoveries WHERE sealed IS NOT NULL";
    assert_eq!(world.number(kept).await, 0);
}

async fn entries(world: &World, action: &str) -> i64 {
    let sql = format!(
        "SELECT COUNT(*) FROM journal_entries WHERE action = '{action}' AND outcome = 'done'"
    );
    world.number(&sql).await
}

#[test]
fn the_person_stops_it_from_their_own_session() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        // Not a fresh proof: a session that is hours old stops it as well.
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let seen = world.get(&path, &token).await.expect(200).json();
        assert_eq!(seen["recovery"]["state"], "delayed");
        let told = world.get("/notices", &token).await.expect(200).json();
        assert!(told.to_string().contains("recovery_started"), "{told}");
        let veto = format!("/lockers/{}/recovery/veto", cast.amina.locker);
        world.act(&veto, &token).await.expect(204);
        assert_eq!(entries(&world, "recovery.vetoed").await, 1);
        world.act(&veto, &token).await.expect(409);
        dead(&world, &waiting, "vetoed").await;
        // A new one may begin.
        let again = world.confirmed(&cast).await;
        world.later(48 * HOUR);
        world.finish(&again).await.expect(201);
        world
    });
}

#[test]
fn the_code_that_went_to_the_phone_stops_it_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        world.send_messages().await;
        let waiting = world.confirmed(&cast).await;
        let sent = world.send_messages().await;
        let text = &sent
            .iter()
            .find(|sent| sent.text.contains("NON"))
            .unwrap()
            .text;
        let code = text.rsplit(' ').next().unwrap().to_owned();
        let wrong = json!({"code": "AAAA-AAAA-AA"});
        world.post("/recoveries/veto", "", wrong).await.expect(401);
        let body = json!({ "code": code });
        world
            .post("/recoveries/veto", "", body.clone())
            .await
            .expect(204);
        world.post("/recoveries/veto", "", body).await.expect(401);
        dead(&world, &waiting, "vetoed").await;
        world
    });
}

#[test]
fn a_no_by_sms_stops_it() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        let waiting = world.confirmed(&cast).await;
        world.answer("1", PHONE, "oui").await.expect(200);
        assert_eq!(world.progress(&waiting).await["state"], "delayed");
        world.answer("2", PHONE, "NON").await.expect(200);
        dead(&world, &waiting, "vetoed").await;
        world
    });
}

#[test]
fn a_guardian_says_no() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        let refuse = format!("/recoveries/{}/refuse", waiting.short);
        let (state, refused) = (world.state().await, world.entries("refused").await);
        // Somebody who guards nobody here learns nothing.
        world.act(&refuse, &cast.paul.token).await.expect(404);
        assert_eq!(world.state().await, state);
        assert_eq!(world.entries("refused").await, refused + 1);
        let marie = world.log_in(&cast.marie).await;
        world.act(&refuse, &marie).await.expect(204);
        dead(&world, &waiting, "vetoed").await;
        world
    });
}

#[test]
fn new_guardians_end_what_runs() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let body = json!({"guardians": [cast.paul.id, cast.coordinator.id]});
        let chosen = world.call(Method::PUT, &path, &token, Some(body)).await;
        assert_eq!(chosen.expect(200).json()["recovery"], Value::Null);
        dead(&world, &waiting, "vetoed").await;
        world
    });
}

#[test]
fn what_is_not_finished_lapses() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        lapses(&world, &cast).await;
        world
    });
}

async fn lapses(world: &World, cast: &Cast) {
    let code = world.start(Some(&cast.amina.card)).await;
    let card = world.start(None).await;
    world.later(HOUR / 2);
    assert_eq!(world.progress(&code).await["state"], "lapsed");
    let late = world.confirm(&cast.marie, &code, &cast.amina).await;
    late.expect(409);
    assert_eq!(lapse_recoveries(&world.app).await.unwrap(), 1);
    world.later(24 * HOUR);
    assert_eq!(lapse_recoveries(&world.app).await.unwrap(), 1);
    assert_eq!(lapse_recoveries(&world.app).await.unwrap(), 0);
    assert_eq!(entries(world, "recovery.lapsed").await, 2);
    dead(world, &card, "lapsed").await;
    let confirmed = world.confirmed(cast).await;
    world.later((48 + 30 * 24) * HOUR);
    assert_eq!(lapse_recoveries(&world.app).await.unwrap(), 1);
    dead(world, &confirmed, "lapsed").await;
}
