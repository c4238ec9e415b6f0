//! What is good once, when many come together for it: one wins, with one entry, and the others get
//! nothing and leave nothing.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::recovery_tools::{HOUR, NEW_PIN};
use crate::sms_tools::code;
use crate::support::cast::text;
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

/// How many come.
const MANY: usize = 9;
const PHONE: &str = "06 12 34 56 78";

impl World {
    /// Entries of an act that was done.
    async fn acts(&self, action: &str) -> i64 {
        let sql = format!(
            "SELECT COUNT(*) FROM journal_entries WHERE action = '{action}' AND outcome = 'done'"
        );
        self.number(&sql).await
    }

    /// The same request from many at once; what was answered to each.
    async fn together(&self, path: &str, token: &str, body: &Value) -> Vec<Answer> {
        join_all((0..MANY).map(|_| self.post(path, token, body.clone()))).await
    }
}

/// One was answered so, and nobody else got anything: refused, too late, or told to wait.
fn one_wins(answers: Vec<Answer>, won: u16) -> Answer {
    let (mut won, lost): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == won);
    assert_eq!(won.len(), 1, "so many won");
    for answer in lost {
        let status = answer.status.as_u16();
        assert!(matches!(status, 401 | 403 | 404 | 409 | 429), "{status}");
    }
    won.remove(0)
}

#[test]
fn a_one_time_code_says_yes_to_one_of_many_mandates() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let code = world.codes(&cast).await.remove(0);
        let mut waiting = Vec::new();
        for _ in 0..MANY {
            let proposed = world.propose_to(&cast, &cast.marie.token, json!({})).await;
            waiting.push(proposed.expect(201).json());
        }
        let answers = waiting
            .iter()
            .map(|one| world.accept(one, "", json!({"code": code})));
        one_wins(join_all(answers).await, 200);
        assert_eq!(world.acts("mandate.accepted").await, 1);
        assert_eq!(world.number("SELECT COUNT(*) FROM mandates").await, 1);
        let used = "SELECT COUNT(*) FROM codes WHERE used_at IS NOT NULL";
        assert_eq!(world.number(used).await, 1);
        world
    });
}

#[test]
fn one_of_many_takes_a_locker_over() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body =
            json!({"display_name": "Nora Canaritel", "contact": PHONE, "category": "income"});
        let urgent = world.post("/lockers/urgent", &cast.marie.token, body);
        urgent.await.expect(201);
        let body = json!({"code": world.activation_code().await, "pin": "385204"});
        let unlocks = world.number("SELECT COUNT(*) FROM unlocks").await;
        let won = world.together("/lockers/confirm", "", &body).await;
        let won = one_wins(won, 201).json();
        assert_eq!(world.acts("locker.confirmed").await, 1);
        assert_eq!(
            world.number("SELECT COUNT(*) FROM unlocks").await,
            unlocks + 4
        );
        world.enter(&text(&won["card"]), "385204").await;
        world
    });
}

#[test]
fn a_code_of_a_contact_proves_it_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let token = world.amina(&cast).await;
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        let given = world.put(&path, &token, json!({ "phone": PHONE })).await;
        given.expect(200);
        let code = code(&world.send_messages().await.pop().unwrap());
        let before = world.acts("contact.changed").await;
        let validate = format!("{path}/validate");
        let body = json!({ "code": code });
        one_wins(world.together(&validate, &token, &body).await, 204);
        assert_eq!(world.acts("contact.changed").await, before + 1);
        world
    });
}

#[test]
fn one_of_many_opens_a_prepared_locker() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body =
            json!({"display_name": "Nora Canaritel", "language": "fr", "under_protection": false});
        let opening = world.post("/openings", &cast.marie.token, body).await;
        let path = format!("/openings/{}", text(&opening.expect(201).json()["short"]));
        let (opened, lockers) = (
            world.acts("locker.opened").await,
            world.number("SELECT COUNT(*) FROM lockers").await,
        );
        let won = world.together(&path, "", &json!({"pin": "385204"})).await;
        let won = one_wins(won, 201).json();
        assert_eq!(world.acts("locker.opened").await, opened + 1);
        assert_eq!(
            world.number("SELECT COUNT(*) FROM lockers").await,
            lockers + 1
        );
        world.enter(&text(&won["card"]), "385204").await;
        world
    });
}

#[test]
fn a_recovery_is_finished_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        world.later(49 * HOUR);
        let body = json!({"card": waiting.card, "pin": NEW_PIN});
        let path = format!("/recoveries/{}/finish", waiting.short);
        one_wins(world.together(&path, "", &body).await, 201);
        assert_eq!(world.acts("recovery.finished").await, 1);
        let cards = format!(
            "SELECT COUNT(*) FROM unlocks WHERE kind = 'card' AND account = {}",
            world.id(&cast.amina.id)
        );
        assert_eq!(world.number(&cards).await, 1);
        world.enter(&waiting.card, NEW_PIN).await;
        world
    });
}

#[test]
fn a_guardian_confirms_once_and_a_no_wins_or_loses_whole() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(None).await;
        let marie = world.log_in(&cast.marie).await;
        let body = json!({"locker_id": cast.amina.locker, "how": "known_in_person"});
        let path = format!("/recoveries/{}/confirm", waiting.short);
        one_wins(world.together(&path, &marie, &body).await, 200);
        assert_eq!(world.acts("recovery.confirmed").await, 1);
        let refuse = format!("/recoveries/{}/refuse", waiting.short);
        one_wins(world.together(&refuse, &marie, &json!({})).await, 204);
        assert_eq!(world.acts("recovery.vetoed").await, 1);
        let rows = "SELECT COUNT(*) FROM recovery_confirmations";
        assert_eq!(world.number(rows).await, 0);
        world
    });
}
