//! Whoever comes back with the help of guardians keeps their second factors: new code and new card
//! open nothing that asked for a passkey or six digits before.

use abri::crypto::totp::TotpSeed;
use axum::http::Method;
use serde_json::json;

use crate::authenticator::Authenticator;
use crate::recovery_tools::HOUR;
use crate::support::cast::{Cast, PASSPHRASE, text};
use crate::support::{World, in_each_world};

const LOGIN: &str = "amina.d";

impl World {
    /// Amina's login and passphrase, beside her card.
    async fn choose_passphrase(&self, cast: &Cast) {
        let path = format!("/lockers/{}/passphrase", cast.amina.locker);
        let body = json!({"login": LOGIN, "passphrase": PASSPHRASE});
        self.call(Method::PUT, &path, &cast.amina.token, Some(body))
            .await
            .expect(204);
    }

    /// A session of Amina by login and passphrase alone.
    async fn by_passphrase(&self) -> String {
        let body = json!({"login": LOGIN, "passphrase": PASSPHRASE});
        text(&self.post("/sessions", "", body).await.expect(201).json()["token"])
    }

    /// Amina comes back with nothing but her guardians; the session that she gets.
    async fn bring_back(&self, cast: &Cast) -> String {
        let waiting = self.confirmed(cast).await;
        self.later(48 * HOUR);
        text(&self.finish(&waiting).await.expect(201).json()["token"])
    }

    async fn needs_factor(&self, token: &str) {
        let refused = self.get("/lockers", token).await.expect(403);
        assert_eq!(refused.code(), "second_factor_needed");
    }
}

#[test]
fn a_passkey_still_guards_the_passphrase_after_a_recovery() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut key = Authenticator::new(false);
        world.add_passkey(&cast.amina.token, &mut key).await;
        world.choose_passphrase(&cast).await;
        let before = world.by_passphrase().await;
        world.needs_factor(&before).await;
        let back = world.bring_back(&cast).await;
        world.get("/lockers", &back).await.expect(200);
        let listed = world.get("/passkeys", &back).await.expect(200).json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        // The recovery opened a way with a card, not one around the passkey.
        world.get("/lockers", &before).await.expect(401);
        let after = world.by_passphrase().await;
        world.needs_factor(&after).await;
        let stranger = &mut Authenticator::new(false);
        let question = world.act("/factors/passkey/challenge", &after).await;
        let answer = stranger.show(&question.expect(201).json());
        world
            .post("/factors/passkey", &after, answer)
            .await
            .expect(401);
        world.needs_factor(&after).await;
        world.prove_with(&after, &mut key).await.expect(204);
        world.get("/lockers", &after).await.expect(200);
        world
    });
}

#[test]
fn six_digits_still_guard_the_passphrase_after_a_recovery() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let token = &cast.amina.token;
        let shown = world.get("/factors/totp", token).await.expect(200).json();
        let seed = TotpSeed::parse(shown["totp_secret"].as_str().unwrap()).unwrap();
        let otp = json!({"otp": world.otp(&seed).await});
        world.post("/factors/totp", token, otp).await.expect(204);
        world.choose_passphrase(&cast).await;
        world.bring_back(&cast).await;
        let after = world.by_passphrase().await;
        world.needs_factor(&after).await;
        let factor = "/sessions/current/factor";
        let wrong = json!({"otp": "000000"});
        world.post(factor, &after, wrong).await.expect(401);
        let otp = json!({"otp": world.otp(&seed).await});
        world.post(factor, &after, otp).await.expect(204);
        world.get("/lockers", &after).await.expect(200);
        world
    });
}

#[test]
fn a_passkey_that_opens_still_opens_after_a_recovery() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut phone = Authenticator::new(true);
        world.add_passkey(&cast.amina.token, &mut phone).await;
        world.bring_back(&cast).await;
        world.enter_with(&mut phone).await.expect(201);
        world
    });
}
