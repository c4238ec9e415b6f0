//! Relatives: invited by the person, for one locker, and gone without a word.

use abri::crypto::totp::TotpSeed;
use axum::http::Method;
use serde_json::json;

use crate::organisations::{enrolment, refused};
use crate::support::cast::{Cast, PASSPHRASE, Staff, text};
use crate::support::{World, in_each_world};

/// Amina invites a relative, who enrols and sets up their own second factor.
async fn relative(world: &World, cast: &Cast) -> Staff {
    let path = format!("/lockers/{}/relatives", cast.amina.locker);
    let code = text(&world.act(&path, &cast.amina.token).await.expect(201).json()["code"]);
    let login = "samir@canari.example".to_owned();
    let enrolled = world
        .post("/enrolments", "", enrolment(&code, &login))
        .await
        .expect(201);
    let body = json!({"login": login, "passphrase": PASSPHRASE});
    let token = text(&world.post("/sessions", "", body).await.expect(201).json()["token"]);
    let secret = world.get("/factors/totp", &token).await.expect(200).json();
    let totp = TotpSeed::parse(secret["totp_secret"].as_str().unwrap()).unwrap();
    let otp = json!({"otp": world.otp(&totp).await});
    world.post("/factors/totp", &token, otp).await.expect(204);
    Staff {
        id: text(&enrolled.json()["account_id"]),
        login,
        passphrase: PASSPHRASE.to_owned(),
        totp,
        token,
    }
}

#[test]
fn a_relative_joins_one_person_and_no_structure() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let samir = relative(&world, &cast).await;
        let listed = world
            .get("/aidants", &cast.amina.token)
            .await
            .expect(200)
            .json();
        let items = listed["items"].as_array().unwrap();
        let own = items.iter().find(|one| one["id"] == *samir.id).unwrap();
        assert!(own.get("organisation_id").is_none());
        let others = world.get("/aidants", &cast.marc.token).await.expect(200);
        assert!(!String::from_utf8_lossy(&others.bytes).contains(&samir.id));
        let told = "SELECT COUNT(*) FROM notices WHERE kind = 'relative_joined'";
        assert_eq!(world.number(told).await, 1);
        let path = format!("/lockers/{}", cast.amina.locker);
        let entry = ("locker.read", "no_mandate");
        refused(&world, entry, world.get(&path, &samir.token))
            .await
            .expect(404);
        let body = json!({"display_name": "Nouvelle", "language": "fr", "pin": "482915"});
        let entry = ("locker.opened", "not_your_role");
        let open = world.post("/lockers", &samir.token, body);
        refused(&world, entry, open).await.expect(403);
        let entry = ("organisation.read", "not_your_role");
        let read = world.get("/organisations/current", &samir.token);
        refused(&world, entry, read).await.expect(404);
        let code = crate::organisations::invited(&world, &cast.coordinator.token, "aidant").await;
        let entry = ("membership.opened", "not_your_role");
        let join = world.post("/memberships", &samir.token, json!({"code": code}));
        refused(&world, entry, join).await.expect(403);
        let enrol = enrolment(&code, "nina@canari.example");
        world.post("/enrolments", "", enrol).await.expect(201);
        world
    });
}

#[test]
fn only_the_person_invites_relatives() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let path = format!("/lockers/{}/relatives", cast.amina.locker);
        for token in [&cast.marie.token, &cast.marc.token, &cast.coordinator.token] {
            let entry = ("account.invited", "not_your_role");
            refused(&world, entry, world.act(&path, token))
                .await
                .expect(404);
        }
        world
    });
}

#[test]
fn a_removed_relative_is_out_and_told_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let samir = relative(&world, &cast).await;
        let path = format!("/lockers/{}/relatives/{}", cast.amina.locker, samir.id);
        for token in [&cast.marc.token, &cast.marie.token, &samir.token] {
            let before = world.entries("refused").await;
            world
                .call(Method::DELETE, &path, token, None)
                .await
                .expect(404);
            assert_eq!(world.entries("refused").await, before + 1);
        }
        let delete = world.call(Method::DELETE, &path, &cast.amina.token, None);
        delete.await.expect(204);
        world.get("/lockers", &samir.token).await.expect(401);
        let entry = ("relative.left", "not_your_role");
        let again = world.call(Method::DELETE, &path, &cast.amina.token, None);
        refused(&world, entry, again).await.expect(404);
        let token = world.log_in(&samir).await;
        let own = world
            .get(&format!("/lockers/{}", cast.amina.locker), &token)
            .await;
        let missing = world
            .get(&format!("/lockers/{}", uuid::Uuid::nil()), &token)
            .await;
        assert_eq!((own.status, own.bytes), (missing.status, missing.bytes));
        let told = format!(
            "SELECT COUNT(*) FROM notices WHERE account = {}",
            world.id(&samir.id)
        );
        assert_eq!(world.number(&told).await, 0);
        world
    });
}
