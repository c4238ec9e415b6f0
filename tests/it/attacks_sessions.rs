//! Attacks on the way in: session rows, second factors, invitations.

use std::time::Duration;

use abri::crypto::key::{RootKey, Wraps};
use abri::crypto::place::Place;
use abri::crypto::random::Random;
use abri::crypto::ring::{InstanceSecret, MasterRing};
use abri::crypto::token::SessionToken;
use abri::id::AccountId;
use abri::ops::enrol_account::{Invited, invite};
use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::support::cast::{Cast, PASSPHRASE, Staff, text};
use crate::support::{BEGINNING, World, in_each_world};

const FAILED: (&str, &str) = ("failed", "not_authentic");

fn session_id(token: &str) -> [u8; 32] {
    SessionToken::parse(token).unwrap().id()
}

fn session(world: &World, token: &str) -> String {
    format!("id = {}", world.bytes(&session_id(token)))
}

/// Whatever the session is asked for, it is refused by name, also what would need no key.
async fn dead(world: &World, cast: &Cast, token: &str) {
    for path in [
        format!("/lockers/{}", cast.amina.locker),
        format!("/lockers/{}/journal", cast.amina.locker),
        "/journal".to_owned(),
        "/lockers".to_owned(),
        "/organisations/current".to_owned(),
    ] {
        world.refuses(&path, token, "altered_value", FAILED).await;
    }
}

#[test]
fn a_session_row_lives_under_its_own_id_and_account_only() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let (amina, marc) = (
            session(&world, &cast.amina.token),
            session(&world, &cast.marc.token),
        );
        world.swap("sessions", "wrapped", &amina, &marc).await;
        dead(&world, &cast, &cast.marc.token).await;
        world.swap("sessions", "wrapped", &amina, &marc).await;
        // Amina's whole row under the id of Marc's token.
        let columns = "account, wrapped, method, second_factor_at, created_at, seen_at, kind, ends_at, ended_at";
        let id = world.bytes(&session_id(&cast.marc.token));
        world
            .attack(&format!("DELETE FROM sessions WHERE {marc}"))
            .await;
        let copy = format!(
            "INSERT INTO sessions (id, shown_id, {columns}) SELECT {id}, {}, {columns} FROM sessions WHERE {amina}",
            world.id(&cast.marc.id)
        );
        assert_eq!(world.attack(&copy).await, 1);
        dead(&world, &cast, &cast.marc.token).await;
        // A session of the staff given to the auditor, who needs no key for the journal.
        for other in [&cast.auditor.id, &cast.amina.id, &cast.coordinator.id] {
            let account = world.id(other);
            let paul = session(&world, &cast.paul.token);
            world
                .attack(&format!(
                    "UPDATE sessions SET account = {account} WHERE {paul}"
                ))
                .await;
            dead(&world, &cast, &cast.paul.token).await;
        }
        world
    });
}

#[test]
fn a_session_is_not_prolonged_nor_given_a_second_factor_by_its_row() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let body = json!({"login": cast.auditor.login, "passphrase": PASSPHRASE});
        let opened = world.post("/sessions", "", body).await.expect(201).json();
        let weak = text(&opened["token"]);
        assert_eq!(
            world.get("/journal", &weak).await.expect(403).code(),
            "second_factor_needed"
        );
        let row = session(&world, &weak);
        let now = BEGINNING.millis();
        for change in [
            format!("second_factor_at = {now}"),
            "second_factor_at = NULL, kind = 'own'".to_owned(),
            format!("kind = 'staff', ends_at = {}", now + (1 << 40)),
            format!(
                "ends_at = {}, created_at = {}",
                now + 12 * 3_600_000,
                now + 1
            ),
        ] {
            assert_eq!(
                world
                    .attack(&format!("UPDATE sessions SET {change} WHERE {row}"))
                    .await,
                1
            );
            dead(&world, &cast, &weak).await;
        }
        world
    });
}

/// Everything but the pepper is known to whoever writes in the database.
#[test]
fn a_session_made_up_in_the_database_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let random = Random::system();
        let (token, root) = (SessionToken::make(&random), RootKey::make(&random));
        let (secret, _) = InstanceSecret::make(&MasterRing::make(&random), &random);
        let account = AccountId(cast.auditor.id.parse().unwrap());
        let given = (BEGINNING, BEGINNING.plus(Duration::from_secs(3600)));
        let place = Place::session(&token.id(), account, "staff", given, Some(BEGINNING));
        let wrapped = token.key(&secret.pepper()).wrap(&root, &place, &random);
        let (now, ends) = (given.0.millis(), given.1.millis());
        let sql = format!(
            "INSERT INTO sessions (id, account, wrapped, method, second_factor_at, created_at, seen_at, kind, shown_id, ends_at) \
             VALUES ({}, {}, {}, 'passphrase', {now}, {now}, {now}, 'staff', {}, {ends})",
            world.bytes(&token.id()),
            world.id(account),
            world.bytes(&wrapped),
            world.id(account)
        );
        assert_eq!(world.attack(&sql).await, 1);
        dead(&world, &cast, &token.text()).await;
        world
    });
}

/// A try to enter that must be refused; the entry that it left.
async fn shut_out(world: &World, staff: &Staff, otp: &str) {
    let body = json!({"login": staff.login, "passphrase": PASSPHRASE, "otp": otp});
    let (refused, sessions) = (world.entries("refused").await, sessions(world).await);
    let answer = world.post("/sessions", "", body).await.expect(401);
    assert_eq!(answer.code(), "bad_credentials");
    assert_eq!(
        world.last_refusal().await,
        ("session.opened".into(), "bad_credentials".into())
    );
    assert_eq!(world.entries("refused").await, refused + 1);
    assert_eq!(self::sessions(world).await, sessions);
}

async fn sessions(world: &World) -> i64 {
    world.number("SELECT COUNT(*) FROM sessions").await
}

#[test]
fn a_code_is_good_once_and_for_its_own_account() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(90));
        let otp = world.otp(&cast.marie.totp).await;
        shut_out(&world, &cast.paul, &otp).await;
        let body = json!({"login": cast.marie.login, "passphrase": PASSPHRASE, "otp": otp});
        world.post("/sessions", "", body).await.expect(201);
        shut_out(&world, &cast.marie, &otp).await;
        world.later(Duration::from_secs(30));
        shut_out(&world, &cast.marie, &otp).await;
        let older = cast.marie.totp.code(BEGINNING.unix_seconds() / 30 + 2);
        shut_out(&world, &cast.marie, &older).await;
        world.log_in(&cast.marie).await;
        world
    });
}

#[test]
fn a_second_factor_cannot_be_moved_or_taken_away() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let (marie, paul) = (world.id(&cast.marie.id), world.id(&cast.paul.id));
        let seed = world
            .blob(&format!("SELECT totp FROM accounts WHERE id = {paul}"))
            .await;
        world
            .set("accounts", "totp", &format!("id = {marie}"), &seed)
            .await;
        world.later(Duration::from_secs(90));
        let otp = world.otp(&cast.paul.totp).await;
        let body = json!({"login": cast.marie.login, "passphrase": PASSPHRASE, "otp": otp});
        let failed = world.entries("failed").await;
        let answer = world.post("/sessions", "", body).await.expect(500);
        assert_eq!(answer.code(), "altered_value");
        assert_eq!(world.entries("failed").await, failed + 1);
        // Without the seed a passphrase alone would set up a factor of somebody else's.
        world
            .attack(&format!(
                "UPDATE accounts SET totp = NULL, totp_step = NULL WHERE id = {marie}"
            ))
            .await;
        let body = json!({"login": cast.marie.login, "passphrase": PASSPHRASE});
        let token = text(&world.post("/sessions", "", body).await.expect(201).json()["token"]);
        let state = world.state().await;
        assert_eq!(
            world.get("/factors/totp", &token).await.expect(403).code(),
            "second_factor_needed"
        );
        let otp = json!({"otp": world.otp(&cast.marie.totp).await});
        world.post("/factors/totp", &token, otp).await.expect(403);
        assert_eq!(
            world.get("/lockers", &token).await.expect(403).code(),
            "second_factor_needed"
        );
        assert_eq!(world.state().await, state);
        world
    });
}

#[test]
fn an_invitation_is_good_once() {
    in_each_world(|world| async {
        let code = invite(&world.app, Invited::Auditor).await.unwrap();
        let body = |login: &str| json!({"code": *code, "login": login, "name": "Canari", "passphrase": PASSPHRASE});
        world
            .post("/enrolments", "", body("un@canari.example"))
            .await
            .expect(201);
        let state = world.state().await;
        let again = world
            .post("/enrolments", "", body("deux@canari.example"))
            .await
            .expect(401);
        assert_eq!(again.code(), "bad_credentials");
        assert_eq!(world.state().await, state);
        let late = invite(&world.app, Invited::Auditor).await.unwrap();
        world.later(Duration::from_secs(7 * 24 * 3600));
        let state = world.state().await;
        let body = json!({"code": *late, "login": "trois@canari.example", "name": "Canari", "passphrase": PASSPHRASE});
        world.post("/enrolments", "", body).await.expect(401);
        assert_eq!(world.state().await, state);
        world
    });
}
