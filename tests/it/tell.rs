//! What people are told by phone: only those who proved a number, only of what matters, in their
//! language, and nothing that somebody else who reads the screen may know.

use serde_json::json;

use crate::support::cast::{Cast, Person, rights, text};
use crate::support::{World, in_each_world};

const PHONE: &str = "06 39 98 41 27";

async fn person(world: &World, cast: &Cast, language: &str, phone: &str) -> Person {
    let body =
        json!({"display_name": "Nadia Canaripersonne", "language": language, "pin": "274951"});
    let opened = world.post("/lockers", &cast.marie.token, body).await;
    let opened = opened.expect(201).json();
    let card = text(&opened["card"]);
    let person = Person {
        id: text(&opened["account_id"]),
        locker: text(&opened["locker_id"]),
        token: world.enter(&card, "274951").await,
        card,
        pin: "274951".to_owned(),
        sheet: Vec::new(),
    };
    world.prove_phone(&person, phone).await;
    person
}

#[test]
fn each_is_told_in_their_language() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        for (language, said) in [
            ("fr", "Un accord est en place."),
            ("fr-x-falc", "Un accord est en place."),
            ("en", "An agreement is in place."),
            ("ar", "تم تسجيل موافقة."),
            // Until somebody who speaks it wrote the texts, the country's language.
            ("uk", "Un accord est en place."),
        ] {
            let nadia = person(&world, &cast, language, PHONE).await;
            let mandate = world.mandate(&nadia, &cast.marie, rights(), "month").await;
            let sent = world.send_messages().await;
            assert_eq!(sent.len(), 1, "{language}");
            assert!(sent[0].text.starts_with(said), "{}", sent[0].text);
            // What the person does themselves, and what can wait for their pages, sends nothing.
            let suspend = format!("/mandates/{mandate}/suspend");
            world.act(&suspend, &nadia.token).await.expect(204);
            assert!(world.send_messages().await.is_empty(), "{language}");
        }
        world
    });
}

#[test]
fn whoever_proved_no_number_is_told_on_their_pages_only() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        let body = json!({ "phone": PHONE });
        world.put(&path, &cast.amina.token, body).await.expect(200);
        world.send_messages().await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        assert!(world.send_messages().await.is_empty());
        let queued = "SELECT COUNT(*) FROM outbox WHERE kind <> 'contact_code'";
        assert_eq!(world.number(queued).await, 0);
        let told = world.get("/notices", &cast.amina.token).await;
        let told = told.expect(200).json();
        let kinds = told["items"].as_array().unwrap().iter();
        let mut kinds: Vec<_> = kinds.map(|notice| text(&notice["kind"])).collect();
        kinds.sort();
        assert_eq!(kinds, ["contact_changed", "mandate_accepted"]);
        // Nobody but the person is told.
        let all = world.number("SELECT COUNT(*) FROM notices").await;
        let own = format!(
            "SELECT COUNT(*) FROM notices WHERE account = {}",
            world.id(&cast.amina.id)
        );
        assert_eq!(world.number(&own).await, all);
        world
    });
}

#[test]
fn a_request_is_told_without_a_word_of_what() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        let token = world.log_in(&cast.marie).await;
        let body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "month",
            "ground": "consent", "under_protection": false});
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        let drafted = world.post(&path, &token, body).await.expect(201).json();
        assert_eq!(drafted["status"], "pending");
        let sent = world.send_messages().await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].text.starts_with("Une demande vous attend."));
        for message in world.sent() {
            let text = message.text.to_lowercase();
            for word in [
                "canari", "abri", "amina", "marie", "ccas", "identit", "mandat",
            ] {
                assert!(!text.contains(word), "{text}");
            }
        }
        world
    });
}
