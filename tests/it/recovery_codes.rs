//! The codes, sheets and passphrases of staff who lost a telephone or forgot a sentence.

use std::time::Duration;

use abri::domain::rights::MemberRole;
use abri::ops::enrol_account::Invited;
use axum::http::Method;
use serde_json::{Value, json};

use crate::authenticator::Authenticator;
use crate::support::cast::{Staff, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

impl World {
    async fn factor_codes(&self, token: &str) -> Vec<String> {
        let made = self
            .act("/factors/recovery-codes", token)
            .await
            .expect(201)
            .json();
        made["codes"].as_array().unwrap().iter().map(text).collect()
    }

    async fn with_code(&self, staff: &Staff, code: &str) -> Answer {
        let (login, passphrase) = (&staff.login, &staff.passphrase);
        let body = json!({"login": login, "passphrase": passphrase, "recovery_code": code});
        self.post("/sessions", "", body).await
    }

    async fn change(&self, token: &str, body: Value) -> Answer {
        self.call(Method::PUT, "/passphrase", token, Some(body))
            .await
    }
}

#[test]
fn a_code_stands_in_for_the_second_factor_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let codes = world.factor_codes(&cast.marie.token).await;
        assert_eq!(codes.len(), 10);
        let token = text(
            &world
                .with_code(&cast.marie, &codes[0])
                .await
                .expect(201)
                .json()["token"],
        );
        world.get("/lockers", &token).await.expect(200);
        // It leads to a new factor, at once.
        world.get("/factors/totp", &token).await.expect(200);
        let recovered = "SELECT COUNT(*) FROM journal_entries WHERE action = 'factor.recovered' AND outcome = 'done'";
        assert_eq!(world.number(recovered).await, 1);
        let (before, entries) = (world.state().await, world.entries("refused").await);
        world.with_code(&cast.marie, &codes[0]).await.expect(401);
        // Nor is it anybody else's.
        world.with_code(&cast.paul, &codes[1]).await.expect(401);
        assert_eq!(world.state().await, before);
        assert_eq!(world.entries("refused").await, entries + 2);
        // In a session that lives it proves as well, also typed with spaces.
        let half = world.half_in(&cast.marie).await;
        let spaced = json!({"otp": codes[2].replace('-', " ").to_lowercase()});
        world
            .post("/sessions/current/factor", &half, spaced)
            .await
            .expect(204);
        assert_eq!(world.number(recovered).await, 2);
        // New codes replace those before.
        let again = world.factor_codes(&token).await;
        world.with_code(&cast.marie, &codes[3]).await.expect(401);
        world.with_code(&cast.marie, &again[0]).await.expect(201);
        world
    });
}

#[test]
fn a_code_alone_opens_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let codes = world.factor_codes(&cast.marie.token).await;
        let body = json!({"login": cast.marie.login, "passphrase": "une autre phrase de passe", "recovery_code": codes[0]});
        world.post("/sessions", "", body).await.expect(401);
        // It is no one-time code of a card.
        let waits = world
            .post("/mandates/x/accept", "", json!({"code": codes[0]}))
            .await;
        assert!(waits.status.is_client_error());
        // A person needs none: they have a card and a sheet.
        let answer = world
            .act("/factors/recovery-codes", &cast.amina.token)
            .await;
        assert_eq!(answer.expect(403).code(), "not_your_role");
        world.with_code(&cast.marie, &codes[0]).await.expect(201);
        world
    });
}

#[test]
fn a_code_that_a_backup_brought_back_is_spent() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let codes = world.factor_codes(&cast.marie.token).await;
        world.with_code(&cast.marie, &codes[0]).await.expect(201);
        world
            .attack("UPDATE codes SET used_at = NULL WHERE kind = 'factor'")
            .await;
        world.with_code(&cast.marie, &codes[0]).await.expect(401);
        // Nor does a row that was moved to another account.
        let (from, to) = (world.id(&cast.marie.id), world.id(&cast.paul.id));
        world
            .attack(&format!(
                "UPDATE codes SET account = {to} WHERE account = {from} AND kind = 'factor'"
            ))
            .await;
        assert_eq!(
            world
                .with_code(&cast.paul, &codes[1])
                .await
                .expect(500)
                .code(),
            "altered_value"
        );
        world
            .attack("DELETE FROM codes WHERE kind = 'factor'")
            .await;
        world
    });
}

#[test]
fn of_one_code_used_twice_at_once_one_counts() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let codes = world.factor_codes(&cast.marie.token).await;
        let (one, other) = tokio::join!(
            world.with_code(&cast.marie, &codes[0]),
            world.with_code(&cast.marie, &codes[0]),
        );
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 401]);
        world
    });
}

#[test]
fn a_passphrase_is_changed_with_the_old_one() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (token, new) = (world.log_in(&cast.marie).await, "une toute nouvelle phrase");
        let before = world.state().await;
        let wrong = json!({"old_passphrase": "ce n'est pas la bonne", "passphrase": new});
        world.change(&token, wrong).await.expect(401);
        let last = (
            "passphrase.changed".to_owned(),
            "bad_credentials".to_owned(),
        );
        assert_eq!(world.last_refusal().await, last);
        let missing = world.change(&token, json!({"passphrase": new})).await;
        assert_eq!(missing.expect(422).json()["field"], "old_passphrase");
        let old = &cast.marie.passphrase;
        let short = world
            .change(
                &token,
                json!({"old_passphrase": old, "passphrase": "court"}),
            )
            .await;
        assert_eq!(short.expect(422).json()["field"], "passphrase");
        assert_eq!(world.state().await, before);
        world
            .change(&token, json!({"old_passphrase": old, "passphrase": new}))
            .await
            .expect(204);
        // The other sessions are over, this one goes on, and only the new one opens.
        world.get("/lockers", &cast.marie.token).await.expect(401);
        world.get("/lockers", &token).await.expect(200);
        let enter = |phrase: &str| json!({"login": cast.marie.login, "passphrase": phrase});
        world.post("/sessions", "", enter(old)).await.expect(401);
        world.post("/sessions", "", enter(new)).await.expect(201);
        // A person's goes with a login, in their locker.
        let answer = world
            .change(&cast.amina.token, json!({"passphrase": new}))
            .await;
        assert_eq!(answer.expect(403).code(), "not_your_role");
        world
    });
}

#[test]
fn a_forgotten_passphrase_comes_back_with_sheet_and_second_factor() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let made = world
            .act("/factors/recovery-sheet", &cast.marie.token)
            .await
            .expect(201)
            .json();
        let words: Vec<String> = made["recovery_sheet"]
            .as_array()
            .unwrap()
            .iter()
            .map(text)
            .collect();
        assert_eq!(words.len(), 12);
        world.later(Duration::from_secs(60));
        let body = json!({"recovery_sheet": words.join(" ")});
        let token = text(
            &world
                .post("/sessions", "", body.clone())
                .await
                .expect(201)
                .json()["token"],
        );
        let new = json!({"passphrase": "une toute nouvelle phrase"});
        // The sheet alone is not enough.
        world.get("/lockers", &token).await.expect(403);
        assert_eq!(
            world.change(&token, new.clone()).await.expect(403).code(),
            "second_factor_needed"
        );
        let otp = json!({"otp": world.otp(&cast.marie.totp).await});
        world
            .post("/sessions/current/factor", &token, otp)
            .await
            .expect(204);
        world.change(&token, new).await.expect(204);
        let enter = json!({"login": cast.marie.login, "passphrase": "une toute nouvelle phrase"});
        world.post("/sessions", "", enter).await.expect(201);
        // A newer sheet makes the older one worthless.
        world
            .act("/factors/recovery-sheet", &token)
            .await
            .expect(201);
        world.post("/sessions", "", body).await.expect(401);
        world
    });
}

#[test]
fn whoever_lost_everything_is_invited_anew_and_nobody_sets_anything_of_theirs() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut key = Authenticator::new(false);
        let marie = world.add_passkey(&cast.marie.token, &mut key).await;
        // The coordinator's session reaches nothing of Marie's access.
        let coordinator = &cast.coordinator.token;
        let theirs = format!("/passkeys/{}", text(&marie["id"]));
        world.delete(&theirs, coordinator).await.expect(404);
        let listed = world.get("/passkeys", coordinator).await.expect(200).json();
        assert_eq!(listed["items"], json!([]));
        // A new invitation is a new account, whose owner chooses everything; the old one stays shut.
        let anew = world
            .enrol(
                Invited::Member(cast.organisation, MemberRole::Aidant),
                "Marie Canarirevient",
            )
            .await;
        assert_ne!(anew.id, cast.marie.id);
        world.delete(&theirs, &anew.token).await.expect(404);
        let half = world.half_in(&cast.marie).await;
        assert_eq!(
            world.get("/lockers", &half).await.expect(403).code(),
            "second_factor_needed"
        );
        world.prove_with(&half, &mut key).await.expect(204);
        world
    });
}
