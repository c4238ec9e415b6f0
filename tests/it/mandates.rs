//! Mandates from end to end over the API: proposed, accepted with each proof, narrowed, suspended,
//! renewed, refused; an aidant never consents for the person.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::cast::{Cast, pdf, rights, text};
use crate::support::{World, in_each_world};

impl World {
    /// An aidant proposes a mandate to Amina; the answer.
    async fn propose(&self, cast: &Cast, token: &str, more: Value) -> Value {
        let mut body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "month"});
        let fields = more.as_object().unwrap().clone();
        body.as_object_mut().unwrap().extend(fields);
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        self.post(&path, token, body).await.expect(201).json()
    }

    /// The code that went to the telephone of whoever called.
    async fn activation_code(&self) -> String {
        abri::ops::send_notices::send_notices(&self.app)
            .await
            .unwrap();
        let abri::notify::Sms::Memory(sent) = &self.settings.sms.way else {
            panic!("the tests send into memory");
        };
        let last = sent.sent().pop().unwrap();
        assert_eq!(last.to, "+33612345678");
        let code = last.text.split_whitespace().find(|word| word.len() >= 19);
        code.unwrap().trim_end_matches('.').to_owned()
    }

    /// Status of a mandate as the person sees it.
    async fn status_of(&self, cast: &Cast, id: &str) -> String {
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        let list = self.get(&path, &cast.amina.token).await.expect(200).json();
        let items = list["items"].as_array().unwrap();
        let found = items.iter().find(|item| item["id"] == id);
        text(&found.unwrap()["status"])
    }
}

fn accept(proposed: &Value, proof: Value) -> Value {
    let mut body = json!({"terms_sha256": proposed["terms_sha256"]});
    let fields = proof.as_object().unwrap().clone();
    body.as_object_mut().unwrap().extend(fields);
    body
}

#[test]
fn an_aidant_proposes_and_only_the_person_accepts() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(5000)).await;
        let proposed = world.propose(&cast, &cast.marie.token, json!({})).await;
        assert_eq!(proposed["status"], "pending");
        let id = text(&proposed["id"]);
        let path = format!("/mandates/{id}/accept");
        // The aidant holds a session, and no proof of the person.
        world
            .post(&path, &cast.marie.token, accept(&proposed, json!({})))
            .await
            .expect(403);
        world
            .post(&path, "", accept(&proposed, json!({})))
            .await
            .expect(401);
        // Marc's card is a proof of Marc.
        let other = json!({"card": cast.marc.card, "pin": cast.marc.pin});
        world
            .post(&path, "", accept(&proposed, other))
            .await
            .expect(404);
        assert_eq!(world.status_of(&cast, &id).await, "pending");
        let own = json!({"card": cast.amina.card, "pin": cast.amina.pin});
        let accepted = world.post(&path, "", accept(&proposed, own)).await;
        let accepted = accepted.expect(200).json();
        assert_eq!(accepted["status"], "active");
        assert_eq!(accepted["consent"], "card_and_pin");
        world.visit(&cast.amina, &cast.marie.token).await;
        let content = format!("/documents/{paper}/content");
        world.get(&content, &cast.marie.token).await.expect(200);
        // Twice is once.
        let own = json!({"card": cast.amina.card, "pin": cast.amina.pin});
        world
            .post(&path, "", accept(&proposed, own))
            .await
            .expect(409);
        world
    });
}

#[test]
fn a_code_of_the_card_says_yes_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let path = format!("/lockers/{}/codes", cast.amina.locker);
        let made = world.post(&path, &cast.amina.token, json!({})).await;
        let codes = made.expect(201).json()["codes"].as_array().unwrap().clone();
        assert_eq!(codes.len(), 8);
        let first = world.propose(&cast, &cast.marie.token, json!({})).await;
        let accept_path = format!("/mandates/{}/accept", text(&first["id"]));
        let proof = json!({"code": codes[0]});
        let accepted = world
            .post(&accept_path, "", accept(&first, proof.clone()))
            .await;
        assert_eq!(accepted.expect(200).json()["consent"], "card_code");
        let second = world
            .propose(&cast, &cast.marie.token, json!({"term": "day"}))
            .await;
        let accept_path = format!("/mandates/{}/accept", text(&second["id"]));
        world
            .post(&accept_path, "", accept(&second, proof))
            .await
            .expect(401);
        assert_eq!(
            world.status_of(&cast, &text(&second["id"])).await,
            "pending"
        );
        let left = world.get(&path, &cast.amina.token).await.expect(200).json();
        assert_eq!(left["left"], 7);
        world
    });
}

#[test]
fn five_wrong_proofs_end_a_request() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let proposed = world.propose(&cast, &cast.marie.token, json!({})).await;
        let id = text(&proposed["id"]);
        let path = format!("/mandates/{id}/accept");
        for _ in 0..5 {
            let wrong = json!({"card": cast.amina.card, "pin": "901357"});
            world
                .post(&path, "", accept(&proposed, wrong))
                .await
                .expect(401);
        }
        let right = json!({"card": cast.amina.card, "pin": cast.amina.pin});
        world
            .post(&path, "", accept(&proposed, right))
            .await
            .expect(409);
        assert_eq!(world.status_of(&cast, &id).await, "lapsed");
        world
    });
}

#[test]
fn a_category_can_be_taken_back_alone() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let identity = world.paper(&cast.amina, "cni", "Carte", &pdf(5000)).await;
        let income = world
            .paper(&cast.amina, "payslip", "Paie", &pdf(5000))
            .await;
        let id = world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        let read = |paper: String| format!("/documents/{paper}/content");
        world
            .get(&read(income.clone()), &cast.marie.token)
            .await
            .expect(200);
        let path = format!("/mandates/{id}/revoke");
        let body = json!({"category": "income"});
        world
            .post(&path, &cast.amina.token, body.clone())
            .await
            .expect(204);
        world
            .get(&read(income), &cast.marie.token)
            .await
            .expect(404);
        world
            .get(&read(identity), &cast.marie.token)
            .await
            .expect(200);
        world.post(&path, &cast.amina.token, body).await.expect(409);
        world
    });
}

#[test]
fn suspended_opens_nothing_and_resumed_ends_where_it_ended() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(5000)).await;
        let id = world
            .mandate(&cast.amina, &cast.marie, rights(), "day")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        let content = format!("/documents/{paper}/content");
        let act = |what: &str| format!("/mandates/{id}/{what}");
        world
            .post(&act("suspend"), &cast.amina.token, json!({}))
            .await
            .expect(204);
        world.get(&content, &cast.marie.token).await.expect(404);
        world.later(Duration::from_secs(3600));
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world
            .post(&act("resume"), &token, json!({}))
            .await
            .expect(204);
        let marie = world.log_in(&cast.marie).await;
        world.visit(&cast.amina, &marie).await;
        world.get(&content, &marie).await.expect(200);
        world.later(Duration::from_secs(23 * 3600 - 60));
        let marie = world.log_in(&cast.marie).await;
        let path = format!("/lockers/{}/visits", cast.amina.locker);
        let body = json!({"mode": "together", "motive": "rsa_quarterly"});
        world.post(&path, &marie, body).await.expect(404);
        world
    });
}

#[test]
fn a_renewal_needs_the_person_again_and_takes_the_place_of_the_old() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(5000)).await;
        let old = world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        let path = format!("/mandates/{old}/renew");
        let proposed = world.post(&path, &cast.marie.token, json!({})).await;
        let proposed = proposed.expect(201).json();
        assert_eq!(
            (proposed["status"].clone(), proposed["renews"].clone()),
            (json!("pending"), json!(old))
        );
        assert_eq!(world.status_of(&cast, &old).await, "active");
        let path = format!("/mandates/{}/accept", text(&proposed["id"]));
        let body = accept(&proposed, json!({}));
        let token = &cast.amina.token;
        let accepted = world.post(&path, token, body).await.expect(200).json();
        assert_eq!(accepted["consent"], "own_session");
        assert_eq!(world.status_of(&cast, &old).await, "superseded");
        world.visit(&cast.amina, &cast.marie.token).await;
        let content = format!("/documents/{paper}/content");
        world.get(&content, &cast.marie.token).await.expect(200);
        world
    });
}

#[test]
fn a_colleague_is_named_and_taken_out_again() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(5000)).await;
        let id = world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        let content = format!("/documents/{paper}/content");
        world.get(&content, &cast.paul.token).await.expect(404);
        let path = format!("/mandates/{id}/aidants");
        let body = json!({"aidant": cast.paul.id});
        world
            .post(&path, &cast.amina.token, body.clone())
            .await
            .expect(204);
        world.visit(&cast.amina, &cast.paul.token).await;
        world.get(&content, &cast.paul.token).await.expect(200);
        world.post(&path, &cast.amina.token, body).await.expect(422);
        let one = format!("{path}/{}", cast.paul.id);
        world.delete(&one, &cast.amina.token).await.expect(204);
        world.get(&content, &cast.paul.token).await.expect(404);
        // The last one suspends it.
        let one = format!("{path}/{}", cast.marie.id);
        world.delete(&one, &cast.amina.token).await.expect(204);
        assert_eq!(world.status_of(&cast, &id).await, "suspended");
        world
    });
}

#[test]
fn a_locker_opened_by_telephone_waits_for_its_person() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body = json!({"display_name": "Nora Canaritel", "contact": "06 12 34 56 78", "category": "income"});
        let opened = world.post("/lockers/urgent", &cast.marie.token, body).await;
        let opened = opened.expect(201).json();
        let mandate = &opened["mandate"];
        assert_eq!(
            (
                mandate["consent"].clone(),
                mandate["term"].clone(),
                mandate["categories"].clone()
            ),
            (json!("urgent"), json!("day"), json!(["income"]))
        );
        let locker = text(&opened["locker_id"]);
        let visit = json!({"mode": "remote", "motive": "rsa_quarterly"});
        let path = format!("/lockers/{locker}/visits");
        world
            .post(&path, &cast.marie.token, visit)
            .await
            .expect(201);
        let fields = [("kind", "payslip"), ("title", "Paie")];
        let deposited = world
            .deposit(&locker, &cast.marie.token, &fields, &pdf(4000))
            .await;
        let paper = text(&deposited.expect(201).json()["id"]);
        // The person's own phone has the code; with it they choose the code of their card.
        let code = world.activation_code().await;
        let body = json!({"code": code, "pin": "385204"});
        let taken = world.post("/lockers/confirm", "", body.clone()).await;
        let taken = taken.expect(201).json();
        assert_eq!(taken["locker_id"], opened["locker_id"]);
        world.post("/lockers/confirm", "", body).await.expect(401);
        let token = world.enter(&text(&taken["card"]), "385204").await;
        let content = format!("/documents/{paper}/content");
        world.get(&content, &token).await.expect(200);
        // The access closes by itself after a day.
        world.later(Duration::from_secs(24 * 3600));
        let marie = world.log_in(&cast.marie).await;
        world.get(&content, &marie).await.expect(404);
        world
    });
}

#[test]
fn an_aidants_own_number_is_no_persons() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world
            .attack("UPDATE organisations SET phone = '+33320000000'")
            .await;
        let before = world.state().await;
        let size = world.size().await;
        let body = json!({"display_name": "Nora Canaritel", "contact": "03 20 00 00 00", "category": "income"});
        let refused = world
            .post("/lockers/urgent", &cast.marie.token, body)
            .await
            .expect(422);
        assert!(
            refused.code().ends_with("aidants_own"),
            "{}",
            refused.code()
        );
        assert_eq!(world.since(size).await.len(), 1);
        assert_eq!(world.state().await, before);
        world
    });
}

#[test]
fn a_renewal_asks_for_nothing_that_was_taken_back() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body =
            json!({"aidants": [cast.marie.id, cast.paul.id], "rights": rights(), "term": "month"});
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        let given = world.post(&path, &cast.amina.token, body).await;
        let id = text(&given.expect(201).json()["id"]);
        let one = format!("/mandates/{id}/aidants/{}", cast.paul.id);
        world.delete(&one, &cast.amina.token).await.expect(204);
        let body = json!({"category": "income"});
        world
            .post(&format!("/mandates/{id}/revoke"), &cast.amina.token, body)
            .await
            .expect(204);
        let path = format!("/mandates/{id}/renew");
        let again = world.post(&path, &cast.marie.token, json!({})).await;
        let again = again.expect(201).json();
        let named = again["aidants"].as_array().unwrap();
        assert_eq!(named.len(), 1);
        assert_eq!(named[0]["id"], json!(cast.marie.id));
        assert_eq!(again["categories"], json!(["identity"]));
        let short = text(&again["short"]);
        let shown = world
            .get(&format!("/requests/{short}"), "")
            .await
            .expect(200)
            .json();
        assert_eq!(shown["terms_sha256"], again["terms_sha256"]);
        assert!(shown.get("locker_id").is_none() && !shown.to_string().contains("Amina"));
        world
    });
}
