//! A new card, another code, a new sheet, a passphrase: what is new opens, what is old is dead, also
//! when yesterday's row is put back.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use crate::attack_tools::in_each_attacked_world;
use crate::support::cast::{PASSPHRASE, Person, text};
use crate::support::{World, in_each_world};

fn path(person: &Person, what: &str) -> String {
    format!("/lockers/{}/{what}", person.locker)
}

fn card(card: &str, pin: &str) -> Value {
    json!({"card": card, "pin": pin})
}

impl World {
    async fn by_sheet(&self, words: &Value) -> u16 {
        let words: Vec<_> = words.as_array().unwrap().iter().map(text).collect();
        let body = json!({"recovery_sheet": words.join(" ")});
        self.post("/sessions", "", body).await.status.as_u16()
    }

    async fn by_card(&self, text: &str, pin: &str) -> u16 {
        let answer = self.post("/sessions", "", card(text, pin)).await;
        answer.status.as_u16()
    }

    async fn done(&self, action: &str) -> i64 {
        let sql = format!(
            "SELECT COUNT(*) FROM journal_entries WHERE action = '{action}' AND outcome = 'done'"
        );
        self.number(&sql).await
    }

    /// Yesterday's ways in, put back beside today's or in their place.
    async fn put_back(&self) {
        let gone = "DELETE FROM unlocks WHERE locator IN (SELECT locator FROM old_unlocks)";
        self.attack(gone).await;
        let kept = "DELETE FROM unlocks WHERE id IN (SELECT id FROM old_unlocks)";
        self.attack(kept).await;
        self.attack("INSERT INTO unlocks SELECT * FROM old_unlocks")
            .await;
    }

    async fn keep(&self) {
        let copy = "CREATE TABLE old_unlocks AS SELECT * FROM unlocks";
        self.attack(copy).await;
    }
}

#[test]
fn a_new_card_takes_the_place_of_the_old_one() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, old) = (&cast.amina, &cast.amina.card);
        let other = world.enter(old, &amina.pin).await;
        let body = json!({"pin": "508317"});
        let new = world.put(&path(amina, "card"), &amina.token, body).await;
        let new = new.expect(201).json();
        assert_eq!(new["codes"].as_array().unwrap().len(), 8);
        assert_eq!(world.done("card.replaced").await, 1);
        let refused = world.entries("refused").await;
        assert_eq!(world.by_card(old, &amina.pin).await, 401);
        assert_eq!(world.by_card(old, "508317").await, 401);
        assert_eq!(world.entries("refused").await, refused + 2);
        assert_eq!(world.by_card(&text(&new["card"]), "508317").await, 201);
        // The session in which it was done goes on, the others end.
        world
            .get(&path(amina, "ways"), &amina.token)
            .await
            .expect(200);
        world.get(&path(amina, "ways"), &other).await.expect(401);
        let told = world.get("/notices", &amina.token).await.expect(200).json();
        assert!(told.to_string().contains("card_replaced"));
        world
    });
}

#[test]
fn another_code_for_the_card_at_hand() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, pin_path) = (&cast.amina, path(&cast.amina, "card/pin"));
        let asked =
            |card: &str, pin: &str, new: &str| json!({"card": card, "pin": pin, "new_pin": new});
        for (body, status, entries) in [
            (asked(&amina.card, "000999", "508317"), 401, 1),
            (asked(&cast.marc.card, &cast.marc.pin, "508317"), 401, 1),
            (asked(&amina.card, &amina.pin, "1111"), 422, 0),
            (asked("7QX4-M2KD", &amina.pin, "508317"), 422, 0),
        ] {
            let (ways, refused) = (
                world.digest(&["accounts", "sessions"], "").await,
                world.entries("refused").await,
            );
            world
                .put(&pin_path, &amina.token, body)
                .await
                .expect(status);
            assert_eq!(world.digest(&["accounts", "sessions"], "").await, ways);
            assert_eq!(world.entries("refused").await, refused + entries);
        }
        let body = asked(&amina.card, &amina.pin, "508317");
        world.put(&pin_path, &amina.token, body).await.expect(204);
        assert_eq!(world.by_card(&amina.card, &amina.pin).await, 401);
        assert_eq!(world.by_card(&amina.card, "508317").await, 201);
        assert_eq!(world.done("card.code_changed").await, 1);
        world
    });
}

#[test]
fn a_new_sheet_and_a_passphrase() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let new = world
            .put(&path(amina, "sheet"), &amina.token, Value::Null)
            .await;
        let new = new.expect(201).json();
        assert_eq!(world.by_sheet(&json!(amina.sheet)).await, 401);
        assert_eq!(world.by_sheet(&new["recovery_sheet"]).await, 201);
        let taken = json!({"login": cast.marie.login, "passphrase": PASSPHRASE});
        let phrase = path(amina, "passphrase");
        let before = world.state().await;
        let refused = world.put(&phrase, &amina.token, taken).await.expect(422);
        assert_eq!(
            (refused.code().as_str(), world.state().await),
            ("taken", before)
        );
        let own = json!({"login": "Amina@canari.example", "passphrase": PASSPHRASE});
        world.put(&phrase, &amina.token, own).await.expect(204);
        let login = json!({"login": "amina@CANARI.example", "passphrase": PASSPHRASE});
        let entered = world
            .post("/sessions", "", login.clone())
            .await
            .expect(201)
            .json();
        world
            .get(&path(amina, "documents"), &text(&entered["token"]))
            .await
            .expect(200);
        let ways = world
            .get(&path(amina, "ways"), &amina.token)
            .await
            .expect(200)
            .json();
        assert_eq!(
            (ways["ways"].as_array().unwrap().len(), &ways["back"]),
            (5, &json!(4))
        );
        world.delete(&phrase, &amina.token).await.expect(204);
        world.post("/sessions", "", login).await.expect(401);
        let refused = world.entries("refused").await;
        world.delete(&phrase, &amina.token).await.expect(409);
        assert_eq!(world.entries("refused").await, refused + 1);
        world
    });
}

#[test]
fn two_ways_are_always_left() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, phrase) = (&cast.amina, path(&cast.amina, "passphrase"));
        let own = json!({"login": "amina", "passphrase": PASSPHRASE});
        world.put(&phrase, &amina.token, own).await.expect(204);
        world
            .act(&path(amina, "card/block"), &amina.token)
            .await
            .expect(204);
        let (before, refused) = (world.state().await, world.entries("refused").await);
        world.delete(&phrase, &amina.token).await.expect(409);
        assert_eq!(world.state().await, before);
        assert_eq!(world.entries("refused").await, refused + 1);
        world
    });
}

#[test]
fn only_the_person_with_a_fresh_proof_changes_them() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let changes = [
            (Method::PUT, "card", json!({"pin": "508317"})),
            (Method::PUT, "sheet", Value::Null),
            (
                Method::PUT,
                "passphrase",
                json!({"login": "amina", "passphrase": PASSPHRASE}),
            ),
            (Method::DELETE, "passphrase", Value::Null),
        ];
        for token in [&cast.marie.token, &cast.marc.token, &cast.auditor.token] {
            for (method, what, body) in &changes {
                let (before, refused) = (world.state().await, world.entries("refused").await);
                let path = path(amina, what);
                let answer = world.call(method.clone(), &path, token, Some(body.clone()));
                answer.await.expect(404);
                assert_eq!(world.state().await, before);
                assert_eq!(world.entries("refused").await, refused + 1);
            }
        }
        for _ in 0..2 {
            world.later(Duration::from_secs(8 * 60));
            world
                .get(&path(amina, "ways"), &amina.token)
                .await
                .expect(200);
        }
        for (method, what, body) in changes {
            let before = world.state().await;
            let path = path(amina, what);
            let stale = world.call(method, &path, &amina.token, Some(body));
            assert_eq!(stale.await.expect(401).code(), "session_expired");
            assert_eq!(world.state().await, before);
        }
        world
    });
}

#[test]
fn yesterdays_ways_in_open_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let own = json!({"login": "amina", "passphrase": PASSPHRASE});
        world
            .put(&path(amina, "passphrase"), &amina.token, own.clone())
            .await
            .expect(204);
        world.keep().await;
        let body = json!({"card": amina.card, "pin": amina.pin, "new_pin": "508317"});
        world
            .put(&path(amina, "card/pin"), &amina.token, body)
            .await
            .expect(204);
        world
            .put(&path(amina, "sheet"), &amina.token, Value::Null)
            .await
            .expect(201);
        let other = json!({"login": "amina", "passphrase": "une tout autre phrase secrete"});
        world
            .put(&path(amina, "passphrase"), &amina.token, other)
            .await
            .expect(204);
        world
            .attack(&format!(
                "DELETE FROM unlocks WHERE account = {}",
                world.id(&amina.id)
            ))
            .await;
        world.put_back().await;
        let (done, refused) = (world.entries("done").await, world.entries("refused").await);
        assert_eq!(world.by_card(&amina.card, &amina.pin).await, 401);
        assert_eq!(world.by_sheet(&json!(amina.sheet)).await, 401);
        world.post("/sessions", "", own).await.expect(401);
        assert_eq!(world.entries("done").await, done);
        assert_eq!(world.entries("refused").await, refused + 3);
        world
    });
}

#[test]
fn a_blocked_or_replaced_card_stays_dead() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let (amina, marc) = (&cast.amina, &cast.marc);
        world.keep().await;
        world
            .act(&path(amina, "card/block"), &amina.token)
            .await
            .expect(204);
        world
            .put(&path(marc, "card"), &marc.token, json!({"pin": "508317"}))
            .await
            .expect(201);
        world.put_back().await;
        assert_eq!(world.by_card(&amina.card, &amina.pin).await, 401);
        assert_eq!(world.by_card(&marc.card, &marc.pin).await, 401);
        let shown = json!({"card": marc.card});
        world
            .post("/lockers/find", &cast.marie.token, shown)
            .await
            .expect(404);
        world
    });
}

#[test]
fn of_two_new_cards_at_once_one_lives() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let path = path(amina, "card");
        let one = world.put(&path, &amina.token, json!({"pin": "508317"}));
        let two = world.put(&path, &amina.token, json!({"pin": "608317"}));
        let (one, two) = tokio::join!(one, two);
        let (one, two) = (one.expect(201).json(), two.expect(201).json());
        let cards = format!(
            "SELECT COUNT(*) FROM unlocks WHERE kind = 'card' AND account = {}",
            world.id(&amina.id)
        );
        assert_eq!(world.number(&cards).await, 1);
        let first = world.by_card(&text(&one["card"]), "508317").await;
        let second = world.by_card(&text(&two["card"]), "608317").await;
        assert_eq!(first + second, 201 + 401);
        world
    });
}
