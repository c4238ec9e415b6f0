//! A lost card is blocked in one act: by its person, by an aidant, by its number. It stays so.

use serde_json::json;

use crate::support::cast::{rights, text};
use crate::support::in_each_world;

#[test]
fn the_person_blocks_their_card() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let other = world.enter(&amina.card, &amina.pin).await;
        let block = format!("/lockers/{}/card/block", amina.locker);
        world.act(&block, &amina.token).await.expect(204);
        let body = json!({"card": amina.card, "pin": amina.pin});
        let refused = world.post("/sessions", "", body).await.expect(401);
        assert_eq!(refused.code(), "bad_credentials");
        let ways = format!("/lockers/{}/ways", amina.locker);
        world.get(&ways, &other).await.expect(401);
        let ways = world.get(&ways, &amina.token).await.expect(200).json();
        assert_eq!(ways["ways"][0]["blocked"], true);
        let (before, refused) = (world.state().await, world.entries("refused").await);
        world.act(&block, &amina.token).await.expect(409);
        assert_eq!(world.state().await, before);
        assert_eq!(world.entries("refused").await, refused + 1);
        world
    });
}

#[test]
fn an_aidant_blocks_it_under_a_mandate_and_nobody_else() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        world.mandate(amina, &cast.marie, rights(), "month").await;
        let block = format!("/lockers/{}/card/block", amina.locker);
        for token in [
            &cast.paul.token,
            &cast.marc.token,
            &cast.auditor.token,
            &cast.coordinator.token,
        ] {
            let (before, refused) = (world.state().await, world.entries("refused").await);
            world.act(&block, token).await.expect(404);
            assert_eq!(world.state().await, before);
            assert_eq!(world.entries("refused").await, refused + 1);
        }
        world.act(&block, &cast.marie.token).await.expect(204);
        let body = json!({"card": amina.card, "pin": amina.pin});
        world.post("/sessions", "", body).await.expect(401);
        let said = "SELECT COUNT(*) FROM journal_entries WHERE action = 'card.blocked' AND outcome = 'done' AND mandate IS NOT NULL";
        assert_eq!(world.number(said).await, 1);
        world
    });
}

#[test]
fn whoever_has_the_number_blocks_it_and_learns_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let ways = format!("/lockers/{}/ways", amina.locker);
        let ways = world.get(&ways, &amina.token).await.expect(200).json();
        let number = text(&ways["ways"][0]["block_number"]);
        let unknown = json!({"number": "0000-0000"});
        let missing = world.post("/cards/block", "", unknown).await.expect(204);
        let typed = json!({"number": number.to_lowercase().replace('-', " ")});
        let found = world
            .post("/cards/block", "", typed.clone())
            .await
            .expect(204);
        assert_eq!(missing.bytes, found.bytes);
        let again = world.post("/cards/block", "", typed).await.expect(204);
        assert_eq!(found.bytes, again.bytes);
        let said = "SELECT COUNT(*) FROM journal_entries WHERE action = 'card.blocked'";
        assert_eq!(world.number(said).await, 3);
        assert_eq!(world.entries("refused").await, 2);
        let body = json!({"card": amina.card, "pin": amina.pin});
        world.post("/sessions", "", body).await.expect(401);
        let entries = world.number(said).await;
        let bad = json!({"number": "0000"});
        assert_eq!(
            world.post("/cards/block", "", bad).await.expect(422).code(),
            "number"
        );
        assert_eq!(world.number(said).await, entries);
        for _ in 0..17 {
            let unknown = json!({"number": "0000-0000"});
            world.post("/cards/block", "", unknown).await.expect(204);
        }
        let late = json!({"number": "0000-0000"});
        world.post("/cards/block", "", late).await.expect(429);
        world
    });
}
