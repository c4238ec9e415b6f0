//! Guardians: chosen at the opening, changed by the person, gone with their structure.

use abri::app::App;
use abri::crypto::random::Random;
use abri::crypto::ring::MasterRing;
use abri::ops::close_organisation::close_organisation;
use axum::http::Method;
use serde_json::{Value, json};

use crate::recovery_tools::HOUR;
use crate::support::cast::{Cast, pdf, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

async fn choose(world: &World, cast: &Cast, guardians: Value) -> Answer {
    let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
    let path = format!("/lockers/{}/guardians", cast.amina.locker);
    let body = json!({ "guardians": guardians });
    world.call(Method::PUT, &path, &token, Some(body)).await
}

#[test]
fn a_locker_begins_with_two_guardians() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let seen = world.get(&path, &cast.amina.token).await.expect(200).json();
        let names: Vec<_> = seen["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| text(&one["account_id"]))
            .collect();
        assert_eq!(names, [cast.marie.id.clone(), cast.coordinator.id.clone()]);
        assert_eq!(
            seen["ways"],
            json!(["sheet", "card_with_guardian", "two_guardians"])
        );
        // A guardian sees the name and nothing else.
        let guarded = world.get("/guardianships", &cast.coordinator.token).await;
        let guarded = guarded.expect(200).json();
        let names: Vec<_> = guarded["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| text(&one["display_name"]))
            .collect();
        assert!(
            names.contains(&"Amina Canaripersonne".to_owned()),
            "{guarded}"
        );
        let locker = format!("/lockers/{}", cast.amina.locker);
        world
            .get(&locker, &cast.coordinator.token)
            .await
            .expect(404);
        let none = world
            .get("/guardianships", &cast.paul.token)
            .await
            .expect(200);
        assert_eq!(none.json()["items"], json!([]));
        world
    });
}

#[test]
fn a_lone_aidant_is_the_one_guardian() {
    in_each_world(|world| async {
        use abri::domain::rights::MemberRole::Aidant;
        use abri::ops::enrol_account::Invited;
        let cast = world.cast().await;
        let new = abri::ops::create_organisation::NewOrganisation {
            name: "Seule".into(),
            address: "Lens".into(),
            siret: None,
            allowed: Vec::new(),
        };
        let id = abri::ops::create_organisation::create_organisation(&world.app, new)
            .await
            .unwrap();
        let alone = world
            .enrol(Invited::Member(id, Aidant), "Seule Canariseule")
            .await;
        let body = json!({"display_name": "Jean", "pin": "482915"});
        let opened = world
            .post("/lockers", &alone.token, body)
            .await
            .expect(201)
            .json();
        assert_eq!(opened["guardians"], json!([alone.id]));
        // Whoever is named in the body takes their place.
        let body = json!({"display_name": "Jeanne", "pin": "482915", "guardians": [alone.id, cast.marie.id]});
        let opened = world
            .post("/lockers", &alone.token, body)
            .await
            .expect(201)
            .json();
        assert_eq!(opened["guardians"], json!([alone.id, cast.marie.id]));
        let body = json!({"display_name": "Jeanne", "pin": "482915", "guardians": []});
        let refused = world.post("/lockers", &alone.token, body).await.expect(422);
        assert_eq!(refused.code(), "needed");
        world
    });
}

#[test]
fn whoever_opens_their_own_locker_names_guardians() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut settings = world.settings.clone();
        settings.self_opening = true;
        let ring = MasterRing::parse(world.ring()).unwrap();
        let app = App::open(settings, ring, world.clock.clone(), Random::system())
            .await
            .unwrap();
        let mut own = world;
        own.router = abri::http::router(app.clone());
        own.app = app;
        let body = json!({"display_name": "Nour", "pin": "482915"});
        let refused = own.post("/lockers", "", body).await.expect(422);
        assert_eq!(refused.code(), "needed");
        let body = json!({"display_name": "Nour", "pin": "482915", "guardians": [cast.marie.id]});
        own.post("/lockers", "", body).await.expect(201);
        own
    });
}

#[test]
fn guardians_are_two_to_five_who_work_somewhere() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (marie, paul) = (&cast.marie.id, &cast.paul.id);
        let strange = uuid::Uuid::nil().to_string();
        for (guardians, code) in [
            (json!([marie]), "two_to_five"),
            (json!([]), "two_to_five"),
            (json!([marie, marie]), "twice"),
            (json!([marie, cast.auditor.id]), "not_a_guardian"),
            (json!([marie, cast.amina.id]), "not_a_guardian"),
            (json!([marie, cast.marc.id]), "not_a_guardian"),
            (json!([marie, strange]), "not_a_guardian"),
        ] {
            let refused = choose(&world, &cast, guardians).await.expect(422);
            assert_eq!(refused.code(), code);
        }
        choose(&world, &cast, json!([marie, paul]))
            .await
            .expect(200);
        // An old session changes nothing.
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.later(HOUR / 3);
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let body = json!({"guardians": [marie, paul]});
        world
            .call(Method::PUT, &path, &token, Some(body))
            .await
            .expect(401);
        world
    });
}

#[test]
fn a_guardian_who_was_replaced_opens_nothing_and_the_new_one_does() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let bytes = pdf(2000);
        let paper = world.paper(&cast.amina, "cni", "Canarititre", &bytes).await;
        choose(&world, &cast, json!([cast.paul.id, cast.coordinator.id]))
            .await
            .expect(200);
        let halves =
            "SELECT COUNT(*) FROM guardian_sets WHERE ended_at IS NOT NULL AND half IS NOT NULL";
        assert_eq!(world.number(halves).await, 0);
        let waiting = world.start(Some(&cast.amina.card)).await;
        world
            .confirm(&cast.marie, &waiting, &cast.amina)
            .await
            .expect(404);
        // No card was needed to name Paul, and he helps with it.
        world
            .confirm(&cast.paul, &waiting, &cast.amina)
            .await
            .expect(200);
        let token = text(&world.finish(&waiting).await.expect(201).json()["token"]);
        let path = format!("/documents/{paper}/content?download=true");
        assert_eq!(world.get(&path, &token).await.expect(200).bytes, bytes);
        world
    });
}

#[test]
fn a_guardian_who_leaves_is_dead_at_once_and_the_person_is_told() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        let claire = world.log_in(&cast.coordinator).await;
        let path = format!("/organisations/current/members/{}", cast.marie.id);
        world.delete(&path, &claire).await.expect(204);
        // What she confirmed counts no more.
        assert_eq!(world.progress(&waiting).await["confirmations"], 1);
        world.later(72 * HOUR);
        world.finish(&waiting).await.expect(409);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let told = world.get("/notices", &token).await.expect(200).json();
        assert!(told.to_string().contains("guardian_removed"), "{told}");
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let seen = world.get(&path, &token).await.expect(200).json();
        assert_eq!(seen["items"][0]["removed"], true);
        assert_eq!(seen["ways"], json!(["sheet", "card_with_guardian"]));
        close_organisation(&world.app, cast.organisation)
            .await
            .unwrap();
        let seen = world.get(&path, &token).await.expect(200).json();
        assert_eq!(seen["ways"], json!(["sheet"]));
        let gone = "SELECT COUNT(*) FROM journal_entries WHERE action = 'guardian.removed'";
        assert_eq!(world.number(gone).await, 4);
        world
    });
}
