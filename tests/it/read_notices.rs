//! What people are told on their pages.

use serde_json::json;

use crate::support::cast::text;
use crate::support::in_each_world;

#[test]
fn what_was_told_is_read_and_put_away() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        world.prove_phone(amina, "06 39 98 41 27").await;
        let token = world.enter(&amina.card, &amina.pin).await;
        let told = world.get("/notices", &token).await.expect(200).json();
        assert_eq!(told["items"].as_array().unwrap().len(), 1);
        assert_eq!(told["items"][0]["kind"], "contact_changed");
        // Somebody else's id puts nothing away here.
        let other = json!({"last": told["items"][0]["id"]});
        world
            .post("/notices/read", &cast.marc.token, other.clone())
            .await
            .expect(204);
        let still = world.get("/notices", &token).await.expect(200).json();
        assert_eq!(still["items"].as_array().unwrap().len(), 1);
        let page = world.html("/home", &token).await;
        assert!(page.contains("Votre numéro ou votre adresse mail a changé."));
        assert!(page.contains(&text(&told["items"][0]["id"])));
        world.post("/notices/read", &token, other).await.expect(204);
        let none = world.get("/notices", &token).await.expect(200).json();
        assert_eq!(none["items"], json!([]));
        assert!(!world.html("/home", &token).await.contains("a changé."));
        let read = "SELECT COUNT(*) FROM journal_entries WHERE action = 'notice.read'";
        assert_eq!(world.number(read).await, 1);
        world
    });
}

#[test]
fn nobody_else_is_told() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        for staff in [&cast.marie, &cast.coordinator, &cast.auditor] {
            let refused = world.entries("refused").await;
            world.get("/notices", &staff.token).await.expect(404);
            assert_eq!(world.entries("refused").await, refused + 1);
        }
        world
    });
}
