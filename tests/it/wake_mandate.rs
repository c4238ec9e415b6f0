//! A dormant mandate opens nothing until the person's own "oui", and then for its term and no
//! longer; whatever else comes by SMS changes nothing.

use std::time::Duration;

use serde_json::json;

use crate::sms_tools::signature;
use crate::support::cast::{Cast, Person, Staff, pdf, text};
use crate::support::{WEBHOOK, World, in_each_world};

const PHONE: &str = "06 39 98 41 27";

/// A person with a proven phone who gave a dormant mandate; its id and a paper's.
async fn asleep(world: &World, cast: &Cast) -> (String, String) {
    world.prove_phone(&cast.amina, PHONE).await;
    let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
    let fields = [("kind", "cni"), ("title", "Canarititre de la carte")];
    let kept = world
        .deposit(&cast.amina.locker, &token, &fields, &pdf(900))
        .await;
    let paper = text(&kept.expect(201).json()["id"]);
    (dormant(world, &cast.amina, &cast.marie).await, paper)
}

async fn dormant(world: &World, person: &Person, aidant: &Staff) -> String {
    let token = world.enter(&person.card, &person.pin).await;
    let body = json!({"aidants": [aidant.id], "rights": {"identity": ["list", "read"]},
        "term": "day", "ground": "consent", "dormant": true});
    let path = format!("/lockers/{}/mandates", person.locker);
    let given = world.post(&path, &token, body).await.expect(201).json();
    assert_eq!(given["status"], "dormant");
    // Whoever proved a number is told that a mandate was given.
    world.send_messages().await;
    text(&given["id"])
}

/// Asks, and sends the question; its text.
async fn ask(world: &World, token: &str, mandate: &str) -> String {
    let asked = world.act(&format!("/mandates/{mandate}/wake"), token).await;
    assert!(asked.expect(202).json()["lapses_at"].is_string());
    let mut sent = world.send_messages().await;
    assert_eq!(sent.len(), 1);
    sent.remove(0).text
}

/// Whether an aidant gets the paper, with a visit of theirs.
async fn reads(world: &World, cast: &Cast, token: &str, paper: &str) -> u16 {
    let body = json!({"mode": "remote", "motive": "rsa_quarterly"});
    let path = format!("/lockers/{}/visits", cast.amina.locker);
    world.post(&path, token, body).await;
    let path = format!("/documents/{paper}/content");
    world.get(&path, token).await.status.as_u16()
}

async fn entries(world: &World, action: &str, outcome: &str) -> i64 {
    let sql = format!(
        "SELECT COUNT(*) FROM journal_entries WHERE action = '{action}' AND outcome = '{outcome}'"
    );
    world.number(&sql).await
}

#[test]
fn a_yes_opens_a_day_and_no_more() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mandate, paper) = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        let question = ask(&world, &token, &mandate).await;
        assert_eq!(
            question,
            "Marie C., CCAS des essais, demande votre accord pour aujourd'hui. Répondez OUI ou NON."
        );
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        world.answer("1", "0639984127", "Oui !").await.expect(200);
        assert_eq!(reads(&world, &cast, &token, &paper).await, 200);
        assert_eq!(entries(&world, "mandate.woken", "done").await, 1);
        // The window begins with the answer and ends a day later.
        let length = format!(
            "SELECT window_ends - window_starts FROM mandates WHERE id = {}",
            world.id(&mandate)
        );
        assert_eq!(world.number(&length).await, 24 * 3600 * 1000);
        let owner = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let told = world.get("/notices", &owner).await.expect(200).json();
        assert_eq!(told["items"][0]["kind"], "mandate_woken");
        assert_eq!(told["items"][0]["aidant"]["name"], "Marie Canariaide");
        // A second yes adds nothing, neither a minute nor a window.
        world.later(Duration::from_secs(3600));
        world.answer("2", "0639984127", "oui").await.expect(200);
        assert_eq!(entries(&world, "mandate.woken", "done").await, 1);
        assert_eq!(world.number(&length).await, 24 * 3600 * 1000);
        world.later(Duration::from_secs(23 * 3600));
        let token = world.log_in(&cast.marie).await;
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        // It wakes once.
        let again = world
            .act(&format!("/mandates/{mandate}/wake"), &token)
            .await;
        again.expect(404);
        world
    });
}

#[test]
fn a_no_leaves_it_asleep() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mandate, paper) = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        ask(&world, &token, &mandate).await;
        world.answer("1", "+33639984127", "STOP").await.expect(200);
        assert_eq!(entries(&world, "mandate.wake_refused", "done").await, 1);
        world.answer("2", "+33639984127", "oui").await.expect(200);
        assert_eq!(entries(&world, "mandate.woken", "done").await, 0);
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        // The person is asked three times a day at most.
        for id in 3..5 {
            ask(&world, &token, &mandate).await;
            let id = id.to_string();
            world.answer(&id, "+33639984127", "non").await.expect(200);
        }
        let more = world
            .act(&format!("/mandates/{mandate}/wake"), &token)
            .await;
        more.expect(429);
        world
    });
}

#[test]
fn an_unclear_answer_is_asked_about_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mandate, paper) = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        ask(&world, &token, &mandate).await;
        world.answer("1", PHONE, "c'est qui ?").await.expect(200);
        let sent = world.send_messages().await;
        assert_eq!(sent[0].text, "Réponse non comprise. Répondez OUI ou NON.");
        world.answer("2", PHONE, "oui ou non ?").await.expect(200);
        assert!(world.send_messages().await.is_empty());
        assert_eq!(entries(&world, "mandate.wake_refused", "done").await, 0);
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        // The question still waits.
        world.answer("3", PHONE, "d'accord").await.expect(200);
        assert_eq!(reads(&world, &cast, &token, &paper).await, 200);
        world
    });
}

#[test]
fn one_question_waits_and_lapses_after_a_day() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mandate, paper) = asleep(&world, &cast).await;
        // Somebody else reads the same phone: their question would make a "oui" mean two things.
        world.prove_phone(&cast.marc, PHONE).await;
        // They share the telephone, and she says so by proving it anew.
        world.prove_phone_again(&cast.amina, PHONE).await;
        let other = dormant(&world, &cast.marc, &cast.marie).await;
        let token = world.log_in(&cast.marie).await;
        ask(&world, &token, &mandate).await;
        for busy in [&mandate, &other] {
            let before = world.state().await;
            let again = world.act(&format!("/mandates/{busy}/wake"), &token).await;
            assert_eq!(again.expect(409).code(), "conflict");
            assert_eq!(world.state().await, before);
        }
        world.later(Duration::from_secs(24 * 3600));
        abri::jobs::Job::Expire.run(&world.app).await.unwrap();
        assert_eq!(entries(&world, "mandate.wake_refused", "done").await, 1);
        world.answer("1", PHONE, "oui").await.expect(200);
        assert_eq!(entries(&world, "mandate.woken", "done").await, 0);
        let token = world.log_in(&cast.marie).await;
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        // One that lapsed and was not swept is in nobody's way.
        ask(&world, &token, &other).await;
        world.later(Duration::from_secs(24 * 3600));
        let token = world.log_in(&cast.marie).await;
        ask(&world, &token, &mandate).await;
        world.answer("2", PHONE, "oui").await.expect(200);
        assert_eq!(reads(&world, &cast, &token, &paper).await, 200);
        world
    });
}

#[test]
fn only_a_named_aidant_asks_and_only_a_proven_phone_is_asked() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mandate = dormant(&world, &cast.amina, &cast.marie).await;
        let path = format!("/mandates/{mandate}/wake");
        let token = world.log_in(&cast.marie).await;
        // No number, then one that nobody proved.
        world.act(&path, &token).await.expect(409);
        let owner = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let contact = format!("/lockers/{}/contact", cast.amina.locker);
        let body = json!({ "phone": PHONE });
        world.put(&contact, &owner, body).await.expect(200);
        world.send_messages().await;
        world.act(&path, &token).await.expect(409);
        assert!(world.send_messages().await.is_empty());
        for (staff, status) in [
            (&cast.paul, 404),
            (&cast.coordinator, 404),
            (&cast.auditor, 404),
        ] {
            let token = world.log_in(staff).await;
            let (before, refused) = (world.state().await, world.entries("refused").await);
            world.act(&path, &token).await.expect(status);
            assert_eq!(world.state().await, before);
            assert_eq!(world.entries("refused").await, refused + 1);
        }
        let owner = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.act(&path, &owner).await.expect(403);
        world
    });
}

#[test]
fn only_what_the_gateway_signed_counts_and_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mandate, paper) = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        ask(&world, &token, &mandate).await;
        let body = json!({"id": "1", "from": PHONE, "text": "oui"}).to_string();
        let now = world.app.store.now().await.unwrap().unix_seconds();
        let good = signature(WEBHOOK, now, &body);
        let other = body.replace("oui", "ouais");
        for (signature, body) in [
            (String::new(), body.as_str()),
            ("t=1,v1=zz".to_owned(), &body),
            (signature("another-secret-of-a-gateway", now, &body), &body),
            (signature(WEBHOOK, now - 301, &body), &body),
            (signature(WEBHOOK, now + 301, &body), &body),
            (
                good.replace(&now.to_string(), &(now + 1).to_string()),
                &body,
            ),
            (good.clone(), &other),
            (signature(WEBHOOK, now, "{}"), "{}"),
            (signature(WEBHOOK, now, ""), ""),
        ] {
            let (before, refused) = (world.state().await, world.entries("refused").await);
            let answer = world.hand_in(&signature, body).await.expect(401);
            assert_eq!(answer.code(), "not_authentic");
            assert_eq!(world.state().await, before, "{signature}");
            assert_eq!(world.entries("refused").await, refused + 1, "{signature}");
        }
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        world.hand_in(&good, &body).await.expect(200);
        assert_eq!(reads(&world, &cast, &token, &paper).await, 200);
        let (before, refused) = (world.state().await, world.entries("refused").await);
        // The same message again, and one of a stranger, are answered alike.
        let again = world.hand_in(&good, &body).await.expect(200);
        assert_eq!(world.state().await, before);
        assert_eq!(world.entries("refused").await, refused);
        let stranger = world.answer("2", "06 39 98 99 99", "oui").await.expect(200);
        let word = world.answer("3", "INFO", "oui").await.expect(200);
        assert_eq!(again.bytes, stranger.bytes);
        assert_eq!(again.bytes, word.bytes);
        assert_eq!(world.entries("refused").await, refused + 2);
        assert!(world.send_messages().await.is_empty());
        world
    });
}

#[test]
fn a_mandate_that_was_stopped_meanwhile_does_not_wake() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mandate, paper) = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        ask(&world, &token, &mandate).await;
        let owner = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world
            .act(&format!("/mandates/{mandate}/revoke"), &owner)
            .await
            .expect(204);
        world.send_messages().await;
        world.answer("1", PHONE, "oui").await.expect(200);
        assert_eq!(entries(&world, "mandate.woken", "done").await, 0);
        assert_eq!(entries(&world, "mandate.wake_refused", "done").await, 1);
        assert_eq!(reads(&world, &cast, &token, &paper).await, 404);
        world
    });
}

/// What was told by phone says nothing of the papers, the person or this product.
#[test]
fn nothing_that_was_sent_tells_anything() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mandate, _) = asleep(&world, &cast).await;
        let token = world.log_in(&cast.marie).await;
        ask(&world, &token, &mandate).await;
        world.answer("1", PHONE, "peut-être").await.expect(200);
        world.answer("2", PHONE, "oui").await.expect(200);
        world.send_messages().await;
        let sent = world.sent();
        assert!(sent.len() >= 3);
        for message in sent {
            let text = message.text.to_lowercase();
            for word in [
                "canari", "abri", "amina", "coffre", "papier", "titre", "mandat",
            ] {
                assert!(!text.contains(word), "{text}");
            }
        }
        world
    });
}
