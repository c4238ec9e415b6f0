//! A person comes back: with a new code, or with nothing but two guardians, and nothing is lost.

use serde_json::json;

use crate::recovery_tools::{HOUR, NEW_PIN};
use crate::support::cast::{pdf, rights, text};
use crate::support::in_each_world;

#[test]
fn a_person_who_lost_card_code_and_phone_gets_every_paper_back() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let (one, other) = (pdf(40_000), pdf(900));
        let first = world.paper(amina, "cni", "Canarititre", &one).await;
        let second = world.paper(amina, "rib", "Canarirelevé", &other).await;
        let mandate = world.mandate(amina, &cast.marie, rights(), "month").await;

        let waiting = world.start(None).await;
        assert_ne!(waiting.card, amina.card);
        assert_eq!(world.progress(&waiting).await["state"], "waiting");
        world
            .confirm(&cast.marie, &waiting, amina)
            .await
            .expect(200);
        assert_eq!(world.progress(&waiting).await["confirmations"], 1);
        world.finish(&waiting).await.expect(409);
        world
            .confirm(&cast.coordinator, &waiting, amina)
            .await
            .expect(200);
        assert_eq!(world.progress(&waiting).await["state"], "delayed");
        world.later(47 * HOUR);
        world.finish(&waiting).await.expect(409);
        world.later(HOUR);
        assert_eq!(world.progress(&waiting).await["state"], "ready");
        let back = world.finish(&waiting).await.expect(201).json();
        assert_eq!(back["locker_id"], amina.locker.as_str());
        let token = text(&back["token"]);
        for (paper, bytes) in [(&first, &one), (&second, &other)] {
            let path = format!("/documents/{paper}/content?download=true");
            assert_eq!(&world.get(&path, &token).await.expect(200).bytes, bytes);
        }
        assert_eq!(world.stored(&mandate).await, "active");
        // The old card is dead, with its sessions; the new one opens, and the sheet still does.
        let old = json!({"card": amina.card, "pin": amina.pin});
        world.post("/sessions", "", old).await.expect(401);
        world.get("/lockers", &amina.token).await.expect(401);
        world.enter(&waiting.card, NEW_PIN).await;
        let sheet = json!({"recovery_sheet": amina.sheet.join(" ")});
        world.post("/sessions", "", sheet).await.expect(201);
        // It is good once.
        world.finish(&waiting).await.expect(409);
        // And the new card finds its way back with one guardian.
        let again = world.start(Some(&waiting.card)).await;
        world.confirm(&cast.marie, &again, amina).await.expect(200);
        world.finish(&again).await.expect(201);
        world
    });
}

#[test]
fn a_forgotten_code_is_replaced_at_the_counter() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let bytes = pdf(3000);
        let paper = world.paper(amina, "cni", "Canarititre", &bytes).await;
        // The card is locked by ten wrong codes, as it is when somebody has forgotten theirs.
        for _ in 0..10 {
            let wrong = json!({"card": amina.card, "pin": "111222"});
            world.post("/sessions", "", wrong).await.expect(401);
        }
        let waiting = world.start(Some(&amina.card)).await;
        world.finish(&waiting).await.expect(409);
        let told = world
            .confirm(&cast.marie, &waiting, amina)
            .await
            .expect(200);
        assert_eq!(told.json()["state"], "ready");
        let token = text(&world.finish(&waiting).await.expect(201).json()["token"]);
        let path = format!("/documents/{paper}/content?download=true");
        assert_eq!(world.get(&path, &token).await.expect(200).bytes, bytes);
        let old = json!({"card": amina.card, "pin": amina.pin});
        world.post("/sessions", "", old).await.expect(401);
        world.enter(&amina.card, NEW_PIN).await;
        world
    });
}

#[test]
fn ten_wrong_codes_end_the_tries() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(Some(&cast.amina.card)).await;
        let told = world.confirm(&cast.marie, &waiting, &cast.amina).await;
        told.expect(200);
        let path = format!("/recoveries/{}/finish", waiting.short);
        for _ in 0..10 {
            let wrong = json!({"card": waiting.card, "pin": "111222"});
            world.post(&path, "", wrong).await.expect(401);
        }
        world.finish(&waiting).await.expect(401);
        world
    });
}

#[test]
fn the_persons_own_phone_ends_the_delay_once_it_is_old_enough() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, "06 39 98 41 27").await;
        let young = world.confirmed(&cast).await;
        assert_eq!(world.progress(&young).await["phone"], false);
        let phone = |short: &str| format!("/recoveries/{short}/phone");
        world.act(&phone(&young.short), "").await.expect(409);
        world.later(8 * 24 * HOUR);
        let waiting = young;
        world.finish(&waiting).await.expect(201);

        let waiting = world.confirmed(&cast).await;
        assert_eq!(world.progress(&waiting).await["phone"], true);
        world.send_messages().await;
        world.act(&phone(&waiting.short), "").await.expect(204);
        let sent = world.send_messages().await;
        let code = crate::sms_tools::code(sent.last().unwrap());
        let confirm = format!("{}/confirm", phone(&waiting.short));
        let wrong = json!({"code": if code == "000000" { "000001" } else { "000000" }});
        world.post(&confirm, "", wrong).await.expect(401);
        let right = json!({ "code": code });
        let told = world.post(&confirm, "", right.clone()).await.expect(200);
        assert_eq!(told.json()["state"], "ready");
        world.post(&confirm, "", right).await.expect(409);
        world.finish(&waiting).await.expect(201);
        world
    });
}

#[test]
fn a_wrong_blocked_or_foreign_card_answers_alike_with_one_entry() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let strange = world.start(None).await.card;
        let blocked = cast.marc.card.clone();
        let sql = format!(
            "UPDATE unlocks SET blocked_at = 1 WHERE kind = 'card' AND account = {}",
            world.id(&cast.marc.id)
        );
        world.attack(&sql).await;
        let mut told = Vec::new();
        for card in [strange, blocked] {
            let (state, size) = (world.state().await, world.size().await);
            let body = json!({"pin": NEW_PIN, "card": card});
            told.push(world.post("/recoveries", "", body).await.expect(401).bytes);
            assert_eq!(world.state().await, state);
            let entry = ["recovery.started", "refused", "bad_credentials"];
            assert_eq!(world.since(size).await, [entry.map(str::to_owned)]);
        }
        assert_eq!(told[0], told[1]);
        // A slip is told at once, and is no try.
        let size = world.size().await;
        let slip = json!({"pin": NEW_PIN, "card": "0000-0000"});
        world.post("/recoveries", "", slip).await.expect(422);
        assert_eq!(world.size().await, size);
        world
    });
}
