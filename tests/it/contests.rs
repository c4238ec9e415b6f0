//! "Ce n'est pas normal": the mandate stops, coordinator and auditor answer, the person closes.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_journal::stage;
use crate::support::cast::{Cast, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

async fn open(world: &World, cast: &Cast, entry: i64) -> Answer {
    let path = format!("/lockers/{}/contests", cast.amina.locker);
    let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
    world.post(&path, &token, json!({ "entry": entry })).await
}

async fn opened(world: &World, cast: &Cast, entry: i64) -> String {
    text(&open(world, cast, entry).await.expect(201).json()["id"])
}

async fn answer(world: &World, token: &str, id: &str, answer: &str) -> Answer {
    let path = format!("/contests/{id}/answer");
    world.post(&path, token, json!({ "answer": answer })).await
}

async fn close(world: &World, cast: &Cast, id: &str, closing: &str) -> Answer {
    let path = format!("/lockers/{}/contests/{id}/close", cast.amina.locker);
    let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
    world
        .post(&path, &token, json!({ "closing": closing }))
        .await
}

async fn listed(world: &World, path: &str, token: &str) -> Vec<Value> {
    let list = world.get(path, token).await.expect(200).json();
    list["items"].as_array().unwrap().clone()
}

/// What entries of one action there are, and how they ended.
async fn told(world: &World, action: &str, outcome: &str) -> i64 {
    let of = format!(
        "SELECT COUNT(*) FROM journal_entries WHERE action = '{action}' AND outcome = '{outcome}'"
    );
    world.number(&of).await
}

#[test]
fn the_mandate_stops_both_answer_and_the_person_closes() {
    in_each_world(|world| async {
        let (cast, index, paper) = stage(&world).await;
        let id = opened(&world, &cast, index).await;
        // At once: the aidant is out, the visit has ended, the mandate waits for its person.
        let content = format!("/documents/{paper}/content");
        world.get(&content, &cast.marie.token).await.expect(404);
        assert_eq!(told(&world, "mandate.suspended", "done").await, 1);
        assert_eq!(told(&world, "visit.closed", "done").await, 1);
        assert_eq!(told(&world, "contest.opened", "done").await, 1);
        for token in [&cast.coordinator.token, &cast.auditor.token] {
            let items = listed(&world, "/contests", token).await;
            assert_eq!(items.len(), 1);
            assert_eq!(text(&items[0]["id"]), id);
            assert_eq!(items[0]["suspended"], true);
            assert_eq!(items[0]["entry"]["action"], "document.read");
            // Who answers knows the aidant, never the person.
            let shown = items[0].to_string();
            assert!(
                shown.contains("Marie") && !shown.contains("Amina"),
                "{shown}"
            );
            assert!(!shown.contains("Carte"), "{shown}");
        }
        answer(&world, &cast.coordinator.token, &id, "mistake")
            .await
            .expect(204);
        answer(&world, &cast.auditor.token, &id, "misuse")
            .await
            .expect(204);
        assert_eq!(told(&world, "contest.answered", "done").await, 2);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let own = format!("/lockers/{}/contests", cast.amina.locker);
        let items = listed(&world, &own, &token).await;
        let answers = items[0]["answers"].as_array().unwrap();
        let said: Vec<_> = answers
            .iter()
            .map(|one| (text(&one["as"]), text(&one["answer"])))
            .collect();
        assert_eq!(said.len(), 2);
        assert!(
            said.contains(&("coordinator".into(), "mistake".into())),
            "{said:?}"
        );
        let notices = world.get("/notices", &token).await.expect(200).json();
        assert!(
            notices.to_string().contains("contest_answered"),
            "{notices}"
        );
        close(&world, &cast, &id, "settled").await.expect(204);
        assert_eq!(told(&world, "contest.closed", "done").await, 1);
        // It stays stopped until its person takes it up again.
        world.get(&content, &cast.marie.token).await.expect(404);
        world
    });
}

#[test]
fn what_is_refused_changes_nothing_and_leaves_one_entry() {
    in_each_world(|world| async {
        let (cast, index, _) = stage(&world).await;
        let id = opened(&world, &cast, index).await;
        close_refusals(&world, &cast, &id).await;
        let state = world.state().await;
        let own = format!("/lockers/{}/contests", cast.amina.locker);
        let entry = json!({ "entry": index });
        for (path, token, body, status) in [
            (&own, &cast.marie.token, &entry, 404),
            (&own, &cast.marc.token, &entry, 404),
            (&own, &cast.coordinator.token, &entry, 404),
            (&own, &cast.auditor.token, &entry, 404),
            (&own, &cast.amina.token, &entry, 409),
            (&own, &cast.amina.token, &json!({"entry": 0}), 404),
            (&own, &cast.amina.token, &json!({"entry": u64::MAX}), 404),
            (
                &format!("/contests/{id}/answer"),
                &cast.marie.token,
                &json!({"answer": "talk"}),
                404,
            ),
            (
                &format!("/contests/{id}/answer"),
                &cast.amina.token,
                &json!({"answer": "talk"}),
                404,
            ),
            (
                &format!("/contests/{id}/answer"),
                &cast.auditor.token,
                &json!({"answer": "Amina a menti"}),
                422,
            ),
            (
                &format!("/contests/{}/answer", cast.amina.id),
                &cast.auditor.token,
                &json!({"answer": "talk"}),
                404,
            ),
        ] {
            let size = world.size().await;
            let answer = world.post(path, token, body.clone()).await;
            assert_eq!(answer.status.as_u16(), status, "{path} {body}");
            let entries = world.since(size).await;
            assert_eq!(entries.len(), 1, "{path} {body}: {entries:?}");
            assert_eq!(entries[0][1], "refused", "{path} {body}");
            world.later(Duration::from_secs(5));
        }
        assert_eq!(world.state().await, state);
        let twice = answer(&world, &cast.auditor.token, &id, "talk").await;
        twice.expect(204);
        let state = world.state().await;
        answer(&world, &cast.auditor.token, &id, "mistake")
            .await
            .expect(409);
        assert_eq!(world.state().await, state);
        close(&world, &cast, &id, "unsettled").await.expect(204);
        let state = world.state().await;
        close(&world, &cast, &id, "settled").await.expect(409);
        answer(&world, &cast.coordinator.token, &id, "talk")
            .await
            .expect(409);
        assert_eq!(world.state().await, state);
        world
    });
}

async fn close_refusals(world: &World, cast: &Cast, id: &str) {
    let own = format!("/lockers/{}/contests/{id}/close", cast.amina.locker);
    let foreign = format!("/lockers/{}/contests/{id}/close", cast.marc.locker);
    let how = json!({"closing": "settled"});
    world
        .post(&own, &cast.marie.token, how.clone())
        .await
        .expect(404);
    world
        .post(&own, &cast.auditor.token, how.clone())
        .await
        .expect(404);
    world
        .post(&foreign, &cast.marc.token, how)
        .await
        .expect(404);
    close(world, cast, id, "free text").await.expect(422);
}

#[test]
fn races_leave_one_contest_and_one_answer_each() {
    in_each_world(|world| async {
        let (cast, index, _) = stage(&world).await;
        let path = format!("/lockers/{}/contests", cast.amina.locker);
        let body = json!({ "entry": index });
        let tries = (0..6).map(|_| world.post(&path, &cast.amina.token, body.clone()));
        let answers = join_all(tries).await;
        let made: Vec<_> = answers.iter().filter(|one| one.status == 201).collect();
        assert_eq!(made.len(), 1);
        assert_eq!(told(&world, "contest.opened", "done").await, 1);
        assert_eq!(told(&world, "contest.opened", "refused").await, 5);
        assert_eq!(told(&world, "mandate.suspended", "done").await, 1);
        let id = text(&made[0].json()["id"]);
        let tries = (0..5).map(|_| answer(&world, &cast.auditor.token, &id, "talk"));
        let kept = join_all(tries).await;
        assert_eq!(kept.iter().filter(|one| one.status == 204).count(), 1);
        assert_eq!(told(&world, "contest.answered", "done").await, 1);
        world
    });
}

/// An entry without a mandate, or of one that has ended, stops nothing and is answered all the same.
#[test]
fn what_has_no_mandate_is_for_the_auditor() {
    in_each_world(|world| async {
        let (cast, _, _) = stage(&world).await;
        let entered = format!(
            "SELECT MAX(idx) FROM journal_entries WHERE action = 'document.deposited' AND locker = {}",
            world.id(&cast.amina.locker)
        );
        let id = opened(&world, &cast, world.number(&entered).await).await;
        assert_eq!(told(&world, "mandate.suspended", "done").await, 0);
        assert!(
            listed(&world, "/contests", &cast.coordinator.token)
                .await
                .is_empty()
        );
        assert_eq!(
            listed(&world, "/contests", &cast.auditor.token).await.len(),
            1
        );
        answer(&world, &cast.coordinator.token, &id, "talk")
            .await
            .expect(404);
        answer(&world, &cast.auditor.token, &id, "somebody_else")
            .await
            .expect(204);
        world
    });
}

#[test]
fn verify_names_a_contest_that_was_touched() {
    in_each_attacked_world(|world| async {
        let (cast, index, _) = stage(&world).await;
        let id = opened(&world, &cast, index).await;
        answer(&world, &cast.auditor.token, &id, "talk")
            .await
            .expect(204);
        let (row, keep) = (format!("contests {id}"), world.id(&id));
        world
            .attack(&format!("UPDATE contests SET entry = 0 WHERE id = {keep}"))
            .await;
        world.finds(&row).await;
        world
            .attack(&format!(
                "UPDATE contests SET entry = {index} WHERE id = {keep}"
            ))
            .await;
        world
            .attack("UPDATE contest_answers SET answer = 'expected'")
            .await;
        world.finds(&format!("contest_answers {id}")).await;
        world
            .attack("UPDATE contest_answers SET answer = 'talk'")
            .await;
        world
            .attack("UPDATE contests SET closed_at = 1, closing = 'settled'")
            .await;
        world.finds(&row).await;
        world.attack("DELETE FROM contest_answers").await;
        world.attack("DELETE FROM contests").await;
        world.finds(&row).await;
        world
    });
}
