//! Passkeys: added, used to enter and to prove, and everything that must not count.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use crate::attack_tools::in_each_attacked_world;
use crate::authenticator::{Authenticator, other_challenge};
use crate::support::cast::{Cast, Staff, pdf, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

impl World {
    async fn asked(&self, path: &str, token: &str) -> Value {
        self.act(path, token).await.expect(201).json()
    }

    /// Adds a passkey to the account of a session.
    pub async fn add_passkey(&self, token: &str, device: &mut Authenticator) -> Value {
        let question = self.asked("/passkeys/challenge", token).await;
        let answer = device.create(&question);
        self.post("/passkeys", token, answer)
            .await
            .expect(201)
            .json()
    }

    /// Tries to enter with a passkey alone.
    pub async fn enter_with(&self, device: &mut Authenticator) -> Answer {
        let question = self.asked("/sessions/passkey/challenge", "").await;
        self.post("/sessions/passkey", "", device.show(&question))
            .await
    }

    /// Tries to prove the second factor of a session with a passkey.
    pub async fn prove_with(&self, token: &str, device: &mut Authenticator) -> Answer {
        let question = self.asked("/factors/passkey/challenge", token).await;
        self.post("/factors/passkey", token, device.show(&question))
            .await
    }

    /// A session of staff without its second factor.
    pub async fn half_in(&self, staff: &Staff) -> String {
        self.later(Duration::from_secs(60));
        let body = json!({"login": staff.login, "passphrase": staff.passphrase});
        text(&self.post("/sessions", "", body).await.expect(201).json()["token"])
    }

    /// Holds that an answer is refused like any wrong thing: nothing changed, one entry more.
    async fn refused(&self, path: &str, token: &str, body: Value, action: &str) {
        let (before, entries) = (self.state().await, self.entries("refused").await);
        let answer = self.post(path, token, body).await.expect(401);
        assert_eq!(answer.code(), "bad_credentials");
        assert_eq!(self.state().await, before, "{action}");
        assert_eq!(self.entries("refused").await, entries + 1, "{action}");
        let last = (action.to_owned(), "bad_credentials".to_owned());
        assert_eq!(self.last_refusal().await, last);
    }
}

async fn paper_of(world: &World, cast: &Cast) -> String {
    world.paper(&cast.amina, "cni", "Carte", &pdf(3000)).await
}

#[test]
fn a_person_enters_with_a_passkey_alone_and_reads() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = paper_of(&world, &cast).await;
        let mut phone = Authenticator::new(true);
        let added = world.add_passkey(&cast.amina.token, &mut phone).await;
        assert_eq!(added["unlocks"], true);
        let session = world.enter_with(&mut phone).await.expect(201).json();
        assert_eq!(text(&session["locker_id"]), cast.amina.locker);
        let token = text(&session["token"]);
        let read = world
            .get(&format!("/documents/{paper}/content"), &token)
            .await;
        assert_eq!(read.expect(200).bytes, pdf(3000));
        let listed = world.get("/passkeys", &token).await.expect(200).json();
        assert_eq!(listed["items"][0]["id"], added["id"]);
        assert!(listed["items"][0]["used_at"].is_string());
        // It is one way among others: the card opens as before.
        world.enter(&cast.amina.card, &cast.amina.pin).await;
        let enrolled = "SELECT COUNT(*) FROM journal_entries WHERE action = 'factor.enrolled' AND locker IS NOT NULL";
        assert_eq!(world.number(enrolled).await, 1);
        // Removed, it opens nothing.
        world
            .delete(&format!("/passkeys/{}", text(&added["id"])), &token)
            .await
            .expect(204);
        assert_eq!(
            world
                .number("SELECT COUNT(*) FROM unlocks WHERE kind = 'passkey'")
                .await,
            0
        );
        world.enter_with(&mut phone).await.expect(401);
        // Both are told, in case that it was somebody else.
        let told = world.get("/notices", &token).await.expect(200).json();
        let told = told.to_string();
        assert!(told.contains("passkey_added") && told.contains("passkey_removed"));
        world
    });
}

#[test]
fn adding_wants_a_proof_of_a_moment_ago() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(6 * 60));
        let entries = world.entries("refused").await;
        let answer = world.act("/passkeys/challenge", &cast.marie.token).await;
        assert_eq!(answer.expect(403).code(), "second_factor_needed");
        world.get("/notices", &cast.amina.token).await.expect(200);
        world.later(Duration::from_secs(9 * 60));
        let answer = world.act("/passkeys/challenge", &cast.amina.token).await;
        assert_eq!(answer.expect(401).code(), "session_expired");
        assert_eq!(world.entries("refused").await, entries + 2);
        world
    });
}

#[test]
fn a_passkey_is_a_second_factor_of_staff() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut key = Authenticator::new(false);
        let added = world.add_passkey(&cast.marie.token, &mut key).await;
        assert_eq!(added["unlocks"], false);
        // Without a secret it does not open alone.
        let question = world.asked("/sessions/passkey/challenge", "").await;
        let body = key.show(&question);
        world
            .refused("/sessions/passkey", "", body, "session.opened")
            .await;
        let token = world.half_in(&cast.marie).await;
        assert_eq!(
            world.get("/lockers", &token).await.expect(403).code(),
            "second_factor_needed"
        );
        world.prove_with(&token, &mut key).await.expect(204);
        world.get("/lockers", &token).await.expect(200);
        // The application's codes may go now, the last factor may not.
        world.delete("/factors/totp", &token).await.expect(204);
        let (before, entries) = (world.state().await, world.entries("refused").await);
        let last = format!("/passkeys/{}", text(&added["id"]));
        world.delete(&last, &token).await.expect(409);
        assert_eq!(world.state().await, before);
        assert_eq!(world.entries("refused").await, entries + 1);
        // The session before is over, and six digits of the old telephone are worth nothing.
        world.get("/lockers", &cast.marie.token).await.expect(401);
        let token = world.half_in(&cast.marie).await;
        let otp = json!({"otp": world.otp(&cast.marie.totp).await});
        world
            .post("/sessions/current/factor", &token, otp)
            .await
            .expect(401);
        world.prove_with(&token, &mut key).await.expect(204);
        world
    });
}

#[test]
fn staff_whose_passkey_gives_a_secret_enter_in_one_gesture() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut phone = Authenticator::new(true);
        world.add_passkey(&cast.paul.token, &mut phone).await;
        let token = text(&world.enter_with(&mut phone).await.expect(201).json()["token"]);
        world.get("/lockers", &token).await.expect(200);
        world
    });
}

#[test]
fn what_does_not_answer_the_question_is_refused() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut phone = Authenticator::new(true);
        world.add_passkey(&cast.amina.token, &mut phone).await;
        let enter = async |question: &Value, phone: &mut Authenticator| {
            let body = phone.show(question);
            world
                .refused("/sessions/passkey", "", body, "session.opened")
                .await;
        };
        let ask = async || world.asked("/sessions/passkey/challenge", "").await;
        // Another challenge, another origin, another host.
        enter(&other_challenge(&ask().await), &mut phone).await;
        phone.origin = "https://abri.example.evil".to_owned();
        enter(&ask().await, &mut phone).await;
        phone.origin = crate::authenticator::ORIGIN.to_owned();
        let mut question = ask().await;
        question["options"]["rpId"] = json!("evil.example");
        enter(&question, &mut phone).await;
        // Another's key, a wrong secret, none at all.
        enter(&ask().await, &mut Authenticator::new(true)).await;
        let mut body = phone.show(&ask().await);
        body["prf"] = json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        world
            .refused("/sessions/passkey", "", body, "session.opened")
            .await;
        let mut body = phone.show(&ask().await);
        body.as_object_mut().unwrap().remove("prf");
        world
            .refused("/sessions/passkey", "", body, "session.opened")
            .await;
        // A counter that went back: the key may have been copied.
        world.enter_with(&mut phone).await.expect(201);
        phone.counter = 2;
        enter(&ask().await, &mut phone).await;
        phone.counter = 100;
        // Replayed, and too late.
        let body = phone.show(&ask().await);
        world
            .post("/sessions/passkey", "", body.clone())
            .await
            .expect(201);
        world
            .refused("/sessions/passkey", "", body, "session.opened")
            .await;
        let question = ask().await;
        world.later(Duration::from_secs(5 * 60));
        enter(&question, &mut phone).await;
        world.enter_with(&mut phone).await.expect(201);
        world
    });
}

#[test]
fn a_question_is_answered_by_whoever_was_asked() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mut marie, mut paul) = (Authenticator::new(false), Authenticator::new(false));
        world.add_passkey(&cast.marie.token, &mut marie).await;
        world.add_passkey(&cast.paul.token, &mut paul).await;
        let token = world.half_in(&cast.marie).await;
        let own = world.asked("/factors/passkey/challenge", &token).await;
        // Somebody else's passkey, and somebody else's question.
        let body = paul.show(&own);
        world
            .refused("/factors/passkey", &token, body, "factor.proved")
            .await;
        let theirs = world
            .asked("/factors/passkey/challenge", &cast.paul.token)
            .await;
        let body = marie.show(&theirs);
        world
            .refused("/factors/passkey", &token, body, "factor.proved")
            .await;
        // A question to enter proves nothing, nor does one to add.
        let enter = world.asked("/sessions/passkey/challenge", "").await;
        let body = marie.show(&enter);
        world
            .refused("/factors/passkey", &token, body, "factor.proved")
            .await;
        let add = world.asked("/passkeys/challenge", &cast.paul.token).await;
        let body = Authenticator::new(false).create(&add);
        world
            .refused(
                "/passkeys",
                &cast.coordinator.token,
                body,
                "factor.enrolled",
            )
            .await;
        // The same passkey twice, in two accounts.
        let question = world.asked("/passkeys/challenge", &cast.paul.token).await;
        world
            .post("/passkeys", &cast.paul.token, marie.create(&question))
            .await
            .expect(409);
        // Somebody else's is not there to be removed.
        let listed = world
            .get("/passkeys", &cast.paul.token)
            .await
            .expect(200)
            .json();
        let path = format!("/passkeys/{}", text(&listed["items"][0]["id"]));
        let entries = world.entries("refused").await;
        world
            .delete(&path, &cast.coordinator.token)
            .await
            .expect(404);
        assert_eq!(world.entries("refused").await, entries + 1);
        world
    });
}

#[test]
fn what_is_not_in_form_is_told() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut phone = Authenticator::new(true);
        let question = world.asked("/passkeys/challenge", &cast.amina.token).await;
        let mut body = phone.create(&question);
        body["prf"] = json!("short");
        let answer = world.post("/passkeys", &cast.amina.token, body).await;
        assert_eq!(answer.expect(422).json()["field"], "prf");
        let body = json!({"flow": question["flow"], "credential": {"id": 7}});
        let answer = world
            .post("/passkeys", &cast.amina.token, body.clone())
            .await;
        assert_eq!(answer.expect(422).json()["field"], "credential");
        world.post("/sessions/passkey", "", body).await.expect(422);
        world
            .act("/factors/passkey/challenge", &cast.marie.token)
            .await
            .expect(409);
        world
    });
}

#[test]
fn a_row_that_is_moved_or_edited_proves_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (mut amina, mut marc) = (Authenticator::new(true), Authenticator::new(true));
        world.add_passkey(&cast.amina.token, &mut amina).await;
        world.add_passkey(&cast.marc.token, &mut marc).await;
        let (victim, thief) = (world.id(&cast.amina.id), world.id(&cast.marc.id));
        // Marc's passkey is written into Amina's account: it opens neither.
        world
            .attack(&format!(
                "UPDATE passkeys SET account = {victim} WHERE account = {thief}"
            ))
            .await;
        let answer = world.enter_with(&mut marc).await;
        assert_eq!(answer.expect(500).code(), "altered_value");
        world
            .attack(&format!(
                "UPDATE passkeys SET unlock = NULL WHERE account = {victim} AND used_at IS NULL"
            ))
            .await;
        world.enter_with(&mut amina).await.expect(500);
        let failed = "SELECT COUNT(*) FROM journal_entries WHERE action = 'session.opened' AND outcome = 'failed'";
        assert_eq!(world.number(failed).await, 2);
        world
    });
}

#[test]
fn a_factor_that_was_taken_out_of_its_row_is_not_replaced_unasked() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let mut key = Authenticator::new(false);
        world.add_passkey(&cast.marie.token, &mut key).await;
        let account = world.id(&cast.marie.id);
        world
            .attack(&format!("DELETE FROM passkeys WHERE account = {account}"))
            .await;
        world
            .attack(&format!(
                "UPDATE accounts SET totp = NULL WHERE id = {account}"
            ))
            .await;
        let token = world.half_in(&cast.marie).await;
        let answer = world.act("/passkeys/challenge", &token).await;
        assert_eq!(answer.expect(403).code(), "second_factor_needed");
        world.get("/factors/totp", &token).await.expect(403);
        world
    });
}

#[test]
fn a_lost_telephone_gets_another_seed() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let token = &cast.marie.token;
        let secret = world.get("/factors/totp", token).await.expect(200).json();
        let seed = abri::crypto::totp::TotpSeed::parse(secret["totp_secret"].as_str().unwrap());
        let seed = seed.unwrap();
        assert_ne!(seed.bytes(), cast.marie.totp.bytes());
        let otp = json!({"otp": world.otp(&seed).await});
        world.post("/factors/totp", token, otp).await.expect(204);
        let token = world.half_in(&cast.marie).await;
        let old = json!({"otp": world.otp(&cast.marie.totp).await});
        world
            .post("/sessions/current/factor", &token, old)
            .await
            .expect(401);
        let new = json!({"otp": world.otp(&seed).await});
        world
            .post("/sessions/current/factor", &token, new)
            .await
            .expect(204);
        world
    });
}

#[test]
fn a_person_s_passphrase_wants_the_passkey_that_gives_no_secret() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        // A session that says it was opened with a passphrase is all that differs.
        world
            .attack("UPDATE sessions SET method = 'passphrase' WHERE method = 'card'")
            .await;
        world.get("/notices", &cast.amina.token).await.expect(200);
        let mut key = Authenticator::new(false);
        world.add_passkey(&cast.amina.token, &mut key).await;
        world.get("/notices", &cast.amina.token).await.expect(200);
        let other = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.get("/notices", &other).await.expect(200);
        world
            .attack("UPDATE sessions SET method = 'passphrase' WHERE method = 'card'")
            .await;
        let answer = world.get("/notices", &other).await;
        assert_eq!(answer.expect(403).code(), "second_factor_needed");
        world.prove_with(&other, &mut key).await.expect(204);
        world
            .call(Method::GET, "/notices", &other, None)
            .await
            .expect(200);
        world
    });
}

#[test]
fn a_removed_passkey_that_a_backup_brought_back_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let token = &cast.amina.token;
        let mut phone = Authenticator::new(true);
        let added = world.add_passkey(token, &mut phone).await;
        for table in ["unlocks", "passkeys"] {
            let kept = format!("CREATE TABLE old_{table} AS SELECT * FROM {table}");
            world.attack(&kept).await;
        }
        let path = format!("/passkeys/{}", text(&added["id"]));
        world.delete(&path, token).await.expect(204);
        for table in ["unlocks", "passkeys"] {
            let back = format!(
                "INSERT INTO {table} SELECT * FROM old_{table} WHERE id NOT IN (SELECT id FROM {table})"
            );
            world.attack(&back).await;
        }
        let question = world.asked("/sessions/passkey/challenge", "").await;
        let body = phone.show(&question);
        world
            .refused("/sessions/passkey", "", body, "session.opened")
            .await;
        let found = world.findings().await;
        let named = found.iter().any(|row| row.starts_with("unlocks "));
        assert!(named, "{found:#?}");
        world
    });
}
