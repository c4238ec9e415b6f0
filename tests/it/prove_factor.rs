//! The second factor, proved again in a session that lives.

use std::time::Duration;

use serde_json::json;

use crate::support::{World, in_each_world};

async fn factor_at(world: &World) -> i64 {
    world
        .number("SELECT MAX(second_factor_at) FROM sessions")
        .await
}

#[test]
fn a_fresh_code_makes_the_factor_fresh() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(600));
        let (path, token) = ("/sessions/current/factor", &cast.marie.token);
        let before = factor_at(&world).await;
        let otp = world.otp(&cast.marie.totp).await;
        let body = json!({"otp": otp});
        world.post(path, token, body.clone()).await.expect(204);
        assert!(factor_at(&world).await > before);
        world.get("/lockers", token).await.expect(200);
        // The same code is good once, here and at the door.
        assert_eq!(
            world.post(path, token, body).await.expect(401).code(),
            "bad_credentials"
        );
        let again =
            json!({"login": cast.marie.login, "passphrase": cast.marie.passphrase, "otp": otp});
        world.post("/sessions", "", again).await.expect(401);
        let done = "SELECT COUNT(*) FROM journal_entries WHERE action = 'factor.proved' AND outcome = 'done'";
        assert_eq!(world.number(done).await, 1);
        world
    });
}

#[test]
fn a_wrong_code_changes_nothing_and_five_are_enough() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(600));
        let (path, token) = ("/sessions/current/factor", &cast.marie.token);
        let before = factor_at(&world).await;
        for tries in 1..=5 {
            world
                .post(path, token, json!({"otp": "000000"}))
                .await
                .expect(401);
            assert_eq!(world.entries("refused").await, tries);
            let last = ("factor.proved".to_owned(), "bad_credentials".to_owned());
            assert_eq!(world.last_refusal().await, last);
        }
        let otp = json!({"otp": world.otp(&cast.marie.totp).await});
        world.post(path, token, otp).await.expect(429);
        assert_eq!(factor_at(&world).await, before);
        // Somebody else's code is as wrong as any.
        let otp = json!({"otp": world.otp(&cast.paul.totp).await});
        world
            .post(path, &cast.coordinator.token, otp)
            .await
            .expect(401);
        world.later(Duration::from_secs(60));
        let otp = json!({"otp": world.otp(&cast.marie.totp).await});
        world.post(path, token, otp).await.expect(204);
        world
    });
}

#[test]
fn a_session_without_its_factor_is_completed() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(60));
        let body = json!({"login": cast.marie.login, "passphrase": cast.marie.passphrase});
        let token = world.post("/sessions", "", body).await.expect(201).json()["token"].clone();
        let token = token.as_str().unwrap();
        world.get("/lockers", token).await.expect(403);
        let otp = json!({"otp": world.otp(&cast.marie.totp).await});
        world
            .post("/sessions/current/factor", token, otp)
            .await
            .expect(204);
        world.get("/lockers", token).await.expect(200);
        let path = "/sessions/current/factor";
        world
            .post(path, &cast.amina.token, json!({"otp": "123456"}))
            .await
            .expect(409);
        world
    });
}

#[test]
fn of_one_code_used_twice_at_once_one_counts() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(60));
        let body = json!({"otp": world.otp(&cast.marie.totp).await});
        let (path, token) = ("/sessions/current/factor", &cast.marie.token);
        let (one, other) = tokio::join!(
            world.post(path, token, body.clone()),
            world.post(path, token, body.clone()),
        );
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 401]);
        assert_eq!(world.entries("refused").await, 1);
        world
    });
}
