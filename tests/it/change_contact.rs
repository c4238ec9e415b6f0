//! How a person can be reached: one form, proven by a code, never an aidant's, nowhere in clear.

use std::time::Duration;

use abri::domain::rights::MemberRole;
use abri::ops::enrol_account::{Invited, invite};
use axum::http::Method;
use serde_json::json;

use crate::leaks_tools::{canary, search};
use crate::sms_tools::code;
use crate::support::cast::PASSPHRASE;
use crate::support::{World, in_each_world};

const PHONE: &str = "06 39 98 41 27";
const E164: &str = "+33639984127";

fn path(locker: &str) -> String {
    format!("/lockers/{locker}/contact")
}

#[test]
fn a_number_is_given_proven_changed_and_taken_back() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, path) = (&cast.amina, path(&cast.amina.locker));
        let none = world.get(&path, &amina.token).await.expect(200).json();
        assert_eq!(none, json!({"phone": null, "validated": false}));
        let body = json!({ "phone": PHONE });
        let given = world.put(&path, &amina.token, body.clone()).await;
        assert_eq!(
            given.expect(200).json(),
            json!({"phone": E164, "validated": false})
        );
        let sent = world.send_messages().await;
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, E164));
        let page = world.html("/contact", &amina.token).await;
        assert!(page.contains(E164) && page.contains("Ce numéro attend son code."));
        let proof = json!({"code": code(&sent[0])});
        let validate = format!("{path}/validate");
        world
            .post(&validate, &amina.token, proof.clone())
            .await
            .expect(204);
        // A code is good once, and a proven number is not asked for another.
        world.post(&validate, &amina.token, proof).await.expect(403);
        let again = world.put(&path, &amina.token, body).await.expect(200);
        assert_eq!(again.json()["validated"], true);
        assert!(world.send_messages().await.is_empty());
        world
            .call(Method::DELETE, &path, &amina.token, None)
            .await
            .expect(204);
        let gone = world.get(&path, &amina.token).await.expect(200).json();
        assert_eq!(gone["phone"], json!(null));
        assert_eq!(world.number("SELECT COUNT(*) FROM contacts").await, 0);
        let said = "SELECT COUNT(*) FROM journal_entries WHERE action = 'contact.changed' AND outcome = 'done'";
        assert_eq!(world.number(said).await, 3);
        world
    });
}

#[test]
fn five_wrong_codes_spend_the_number() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, path) = (&cast.amina, path(&cast.amina.locker));
        let body = json!({ "phone": PHONE });
        world
            .put(&path, &amina.token, body.clone())
            .await
            .expect(200);
        let right = code(&world.send_messages().await[0]);
        let wrong = if right == "000000" {
            "000001"
        } else {
            "000000"
        };
        let validate = format!("{path}/validate");
        for _ in 0..5 {
            let before = world.entries("refused").await;
            let body = json!({ "code": wrong });
            let refused = world.post(&validate, &amina.token, body).await;
            assert_eq!(refused.expect(403).code(), "bad_credentials");
            assert_eq!(world.entries("refused").await, before + 1);
        }
        let late = json!({ "code": right });
        world.post(&validate, &amina.token, late).await.expect(403);
        let valid = "SELECT COUNT(*) FROM contacts WHERE validated_at IS NOT NULL";
        assert_eq!(world.number(valid).await, 0);
        // Another code gives five tries again; it is too old after half an hour.
        world.put(&path, &amina.token, body).await.expect(200);
        let right = code(&world.send_messages().await[0]);
        world.later(Duration::from_secs(30 * 60));
        let token = world.enter(&amina.card, &amina.pin).await;
        world
            .post(&validate, &token, json!({ "code": right }))
            .await
            .expect(403);
        assert_eq!(world.number(valid).await, 0);
        world
    });
}

#[test]
fn codes_are_few_in_a_day() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, path) = (&cast.amina, path(&cast.amina.locker));
        for last in 0..5 {
            let body = json!({"phone": format!("063998000{last}")});
            let given = world.put(&path, &amina.token, body).await;
            given.expect(200);
        }
        let before = world.state().await;
        let body = json!({ "phone": PHONE });
        world.put(&path, &amina.token, body).await.expect(429);
        assert_eq!(world.state().await, before);
        // Only the newest number is written to: the others were taken back.
        let sent = world.send_messages().await;
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].to, "+33639980004");
        world
    });
}

#[test]
fn an_aidants_own_number_is_refused() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let invited = Invited::Member(cast.organisation, MemberRole::Aidant);
        let invitation = invite(&world.app, invited).await.unwrap();
        let body = json!({"code": *invitation, "login": "zoe@canari.example", "name": "Zoé",
            "passphrase": PASSPHRASE, "phone": "+33 6 39 98 41 27"});
        world.post("/enrolments", "", body).await.expect(201);
        let (amina, path) = (&cast.amina, path(&cast.amina.locker));
        world
            .attack("UPDATE organisations SET phone = '03.20.49.50.00'")
            .await;
        for phone in [PHONE, "0033639984127", "03 20 49 50 00"] {
            let before = world.state().await;
            let body = json!({ "phone": phone });
            let refused = world.put(&path, &amina.token, body).await.expect(422);
            assert_eq!(refused.code(), "aidants_own");
            assert_eq!(refused.json()["field"], "contact");
            assert_eq!(world.state().await, before);
        }
        let bad = json!({"phone": "marie@example.org"});
        let refused = world.put(&path, &amina.token, bad).await.expect(422);
        assert_eq!(
            (refused.code().as_str(), refused.json()["field"].as_str()),
            ("not_a_phone", Some("contact"))
        );
        world
    });
}

/// A person proved a number, then an aidant says that it is theirs: nothing goes there any more.
#[test]
fn a_number_that_becomes_an_aidants_is_silent() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        let invited = Invited::Member(cast.organisation, MemberRole::Aidant);
        let invitation = invite(&world.app, invited).await.unwrap();
        let body = json!({"code": *invitation, "login": "zoe@canari.example", "name": "Zoé",
            "passphrase": PASSPHRASE, "phone": PHONE});
        world.post("/enrolments", "", body).await.expect(201);
        queue_notice(&world, &cast.amina.id).await;
        assert!(world.send_messages().await.is_empty());
        let failed = "SELECT COUNT(*) FROM journal_entries WHERE action = 'notice.sent' AND outcome = 'failed'";
        assert_eq!(world.number(failed).await, 1);
        world
    });
}

/// A message that waits, made of one that was queued for a code.
async fn queue_notice(world: &World, account: &str) {
    let person = abri::id::AccountId(account.parse().unwrap());
    let (id, place) = {
        let now = world.app.store.now().await.unwrap();
        let id = abri::id::MessageId::make(&world.app.random, now);
        (id, abri::crypto::place::Place::message(person, id))
    };
    let sealed = world.app.ring.seal(&place, b"Un accord", &world.app.random);
    let now = world.app.store.now().await.unwrap().millis();
    let sql = format!(
        "INSERT INTO outbox (id, account, channel, kind, sealed, state, tries, next_at, created_at) \
         VALUES ({}, {}, 'sms', 'mandate_accepted', {}, 'queued', 0, {now}, {now})",
        world.id(id),
        world.id(account),
        world.bytes(&sealed)
    );
    world.attack(&sql).await;
}

#[test]
fn a_shared_phone_is_allowed_and_tells_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        let body = json!({ "phone": PHONE });
        let path = path(&cast.marc.locker);
        let given = world.put(&path, &cast.marc.token, body).await.expect(200);
        assert_eq!(given.json(), json!({"phone": E164, "validated": false}));
        world.prove_phone(&cast.marc, PHONE).await;
        world
    });
}

#[test]
fn only_the_person_with_a_fresh_proof_changes_it() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (amina, path) = (&cast.amina, path(&cast.amina.locker));
        let body = json!({ "phone": PHONE });
        for token in [&cast.marie.token, &cast.marc.token, &cast.auditor.token] {
            let (before, refused) = (world.state().await, world.entries("refused").await);
            world.put(&path, token, body.clone()).await.expect(404);
            assert_eq!(world.state().await, before);
            assert_eq!(world.entries("refused").await, refused + 1);
        }
        for _ in 0..2 {
            world.later(Duration::from_secs(8 * 60));
            world
                .get(&format!("/lockers/{}", amina.locker), &amina.token)
                .await
                .expect(200);
        }
        let before = world.state().await;
        let stale = world.put(&path, &amina.token, body).await.expect(401);
        assert_eq!(stale.code(), "session_expired");
        assert_eq!(world.state().await, before);
        world
    });
}

#[test]
fn a_number_lies_nowhere_in_clear() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        let body = json!({"phone": "06 39 98 50 60"});
        let path = path(&cast.amina.locker);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.put(&path, &token, body).await.expect(200);
        let waiting = "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND sealed IS NOT NULL";
        assert_eq!(world.number(waiting).await, 1);
        let canaries = [
            "639984127",
            "0639984127",
            "06 39 98 41 27",
            "639985060",
            "06 39 98 50 60",
        ];
        let canaries = canaries.map(|number| canary("a number", number));
        assert_eq!(search(&world, &canaries).await, Vec::<String>::new());
        let sent = world.send_messages().await;
        assert_eq!(sent.len(), 1);
        assert_eq!(search(&world, &canaries).await, Vec::<String>::new());
        let texts = "SELECT COUNT(*) FROM outbox WHERE sealed IS NOT NULL";
        assert_eq!(world.number(texts).await, 0);
        world
    });
}
