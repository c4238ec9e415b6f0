//! Guardians who collude, and somebody with full rights on the database: nothing opens before its
//! time, and what was stopped, replaced or moved opens nothing at all.

use abri::crypto::place::Place;
use abri::id::AccountId;
use abri::store::unlocks;
use axum::http::Method;
use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::recovery_tools::{HOUR, NEW_PIN, Waiting};
use crate::support::World;
use crate::support::cast::Cast;

/// Finishing comes to nothing, by this code, and changes nothing but a count of tries.
pub async fn shut(world: &World, waiting: &Waiting, code: &str) {
    let unlocks = world.blob_of("unlocks").await;
    let told = world.finish(waiting).await;
    assert_eq!(
        (told.code().as_str(), world.blob_of("unlocks").await),
        (code, unlocks)
    );
    let back = json!({"card": waiting.card, "pin": NEW_PIN});
    world.post("/sessions", "", back).await.expect(401);
}

impl World {
    async fn blob_of(&self, table: &str) -> i64 {
        self.number(&format!("SELECT COUNT(*) FROM {table} WHERE kind <> 'x'"))
            .await
    }
}

fn of(world: &World, column: &str, id: &str) -> String {
    format!("{column} = {}", world.id(id))
}

#[test]
fn two_guardians_before_the_delay_open_nothing_whatever_the_rows_say() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        world.later(HOUR);
        for change in [
            "lapses_at = lapses_at + 1",
            "created_at = created_at - 864000000",
            "bound_at = bound_at - 864000000",
            "phone_sent = 1, phone_code = public",
        ] {
            world
                .attack(&format!("UPDATE recoveries SET {change}"))
                .await;
            shut(&world, &waiting, "conflict").await;
        }
        // The kind that waits for nobody: its entry says otherwise, and its address is another one.
        world.attack("UPDATE recoveries SET kind = 'code'").await;
        shut(&world, &waiting, "not_found").await;
        world.attack("UPDATE recoveries SET kind = 'card'").await;
        // Entries that were made older fail their proof.
        world.attack(
            "UPDATE journal_entries SET recorded_at = recorded_at - 864000000 WHERE action = 'recovery.confirmed'",
        ).await;
        shut(&world, &waiting, "recovery_altered").await;
        world
    });
}

#[test]
fn a_confirmation_that_was_made_up_or_moved_counts_for_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(None).await;
        world
            .confirm(&cast.marie, &waiting, &cast.amina)
            .await
            .expect(200);
        // One guardian alone, twice.
        world
            .confirm(&cast.marie, &waiting, &cast.amina)
            .await
            .expect(409);
        let rows = world
            .number("SELECT COUNT(*) FROM recovery_confirmations")
            .await;
        assert_eq!(rows, 1);
        // Her own row under the name of the other guardian.
        let other = world.id(&cast.coordinator.id);
        world.attack(&format!(
            "INSERT INTO recovery_confirmations (recovery, guardian, guardian_set, number, sealed, created_at) \
             SELECT recovery, {other}, guardian_set, 2, sealed, created_at FROM recovery_confirmations"
        )).await;
        world.later(49 * HOUR);
        shut(&world, &waiting, "conflict").await;
        world
    });
}

#[test]
fn what_was_sealed_for_another_recovery_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(Some(&cast.amina.card)).await;
        world
            .confirm(&cast.marie, &waiting, &cast.amina)
            .await
            .expect(200);
        let kept = world
            .blob("SELECT sealed FROM recovery_confirmations")
            .await;
        let veto = format!("/lockers/{}/recovery/veto", cast.amina.locker);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.act(&veto, &token).await.expect(204);
        let again = world.start(Some(&cast.amina.card)).await;
        world
            .confirm(&cast.marie, &again, &cast.amina)
            .await
            .expect(200);
        world
            .set("recovery_confirmations", "sealed", "number = 1", &kept)
            .await;
        let failed = world.entries("failed").await;
        shut(&world, &again, "recovery_altered").await;
        assert_eq!(world.entries("failed").await, failed + 1);
        world
    });
}

#[test]
fn what_was_stopped_and_brought_back_by_hand_stays_stopped() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.confirmed(&cast).await;
        let sealed = world.blob("SELECT sealed FROM recoveries").await;
        world
            .attack("CREATE TABLE kept AS SELECT * FROM recovery_confirmations")
            .await;
        let marie = world.log_in(&cast.marie).await;
        let refuse = format!("/recoveries/{}/refuse", waiting.short);
        world.act(&refuse, &marie).await.expect(204);
        world
            .set("recoveries", "sealed", "state = 'vetoed'", &sealed)
            .await;
        world
            .attack("UPDATE recoveries SET state = 'waiting', ended_at = NULL")
            .await;
        world
            .attack("INSERT INTO recovery_confirmations SELECT * FROM kept")
            .await;
        world.later(72 * HOUR);
        shut(&world, &waiting, "conflict").await;
        assert_eq!(world.progress(&waiting).await["state"], "vetoed");
        world
    });
}

#[test]
fn a_set_that_ended_and_was_brought_back_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let set = world
            .uuid_of(
                "id",
                &format!(
                    "guardian_sets WHERE {}",
                    of(&world, "locker", &cast.amina.locker)
                ),
            )
            .await;
        let place = format!("id = {}", world.id(set));
        let half = world
            .blob(&format!("SELECT half FROM guardian_sets WHERE {place}"))
            .await;
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let body = json!({"guardians": [cast.paul.id, cast.coordinator.id]});
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world
            .call(Method::PUT, &path, &token, Some(body))
            .await
            .expect(200);
        let live = format!(
            "locker = {} AND ended_at IS NULL",
            world.id(&cast.amina.locker)
        );
        world
            .attack(&format!(
                "UPDATE guardian_sets SET ended_at = 1 WHERE {live}"
            ))
            .await;
        world.set("guardian_sets", "half", &place, &half).await;
        world
            .attack(&format!(
                "UPDATE guardian_sets SET ended_at = NULL WHERE {place}"
            ))
            .await;
        let waiting = world.start(None).await;
        let told = world
            .confirm(&cast.marie, &waiting, &cast.amina)
            .await
            .expect(500);
        assert_eq!(told.code(), "guardian_altered");
        assert_eq!(world.last_refusal().await.1, "not_authentic");
        world
    });
}

#[test]
fn a_guardian_who_was_planted_moved_or_given_another_key_opens_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        planted(&world, &cast).await;
        // The key of a guardian is replaced by that of somebody else.
        let theirs = format!("account = {}", world.id(&cast.marie.id));
        let other = format!("account = {}", world.id(&cast.paul.id));
        world
            .swap("account_keys", "hpke_public", &theirs, &other)
            .await;
        let world = world.restart().await;
        let waiting = world.start(None).await;
        let told = world
            .confirm(&cast.marie, &waiting, &cast.amina)
            .await
            .expect(500);
        assert_eq!(told.code(), "key_not_published");
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let body = json!({"guardians": [cast.marie.id, cast.coordinator.id]});
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let told = world.call(Method::PUT, &path, &token, Some(body)).await;
        assert_eq!(told.expect(500).code(), "key_not_published");
        world
    });
}

async fn planted(world: &World, cast: &Cast) {
    let waiting = world.start(None).await;
    let row = of(world, "account", &cast.marie.id);
    let paul = world.id(&cast.paul.id);
    let columns =
        "number, key_version, key_entry, signature, guardian_key, value, part, profile_key";
    world
        .attack(&format!(
            "INSERT INTO guardians (guardian_set, account, {columns}) \
             SELECT guardian_set, {paul}, {columns} FROM guardians WHERE {row}"
        ))
        .await;
    let told = world.confirm(&cast.paul, &waiting, &cast.amina).await;
    assert_eq!(told.expect(500).code(), "guardian_altered");
    // What Marie holds of Marc, in the row in which she guards Amina.
    let [amina, marc] = [&cast.amina, &cast.marc].map(|person| {
        let locker = world.id(&person.locker);
        format!("guardian_set = (SELECT id FROM guardian_sets WHERE locker = {locker}) AND {row}")
    });
    for column in ["guardian_key", "signature", "part"] {
        world.swap("guardians", column, &amina, &marc).await;
        let told = world.confirm(&cast.marie, &waiting, &cast.amina).await;
        let code = told.expect(500).code();
        assert!(
            ["guardian_altered", "altered_value"].contains(&code.as_str()),
            "{column}: {code}"
        );
        world.swap("guardians", column, &amina, &marc).await;
    }
}

/// A key pair of the attacker's in the row of the person: its address is another one.
#[test]
fn another_key_pair_in_the_row_is_not_the_one_that_was_shown() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let (theirs, mine) = (world.start(None).await, world.start(None).await);
        assert_ne!(theirs.short, mine.short);
        let [one, other] = ["MIN", "MAX"]
            .map(|which| format!("entry = (SELECT {which}(r.entry) FROM recoveries r)"));
        world.swap("recoveries", "public", &one, &other).await;
        world
            .confirm(&cast.marie, &theirs, &cast.amina)
            .await
            .expect(404);
        world
            .confirm(&cast.marie, &mine, &cast.amina)
            .await
            .expect(404);
        world
    });
}

/// Database, objects and master key without any human secret: each sealed value is tried.
#[test]
fn without_a_human_secret_the_master_key_opens_no_root_key() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        world.confirmed(&cast).await;
        let account: AccountId = cast.amina.id.parse().unwrap();
        let set = world
            .uuid_of(
                "id",
                &format!(
                    "guardian_sets WHERE {}",
                    of(&world, "locker", &cast.amina.locker)
                ),
            )
            .await;
        let set = abri::id::GuardianSetId(set);
        let sealed = world
            .blob(&format!(
                "SELECT half FROM guardian_sets WHERE id = {}",
                world.id(set)
            ))
            .await;
        let ring = &world.app.ring;
        // The half that the server needs opens; what it opens with is nowhere.
        ring.open_half(&Place::recovery_half(set, account), &sealed)
            .unwrap();
        for (table, column) in [
            ("guardian_sets", "value"),
            ("guardian_sets", "recovery_key"),
            ("guardians", "guardian_key"),
            ("guardians", "value"),
            ("guardians", "part"),
            ("guardians", "profile_key"),
            ("recoveries", "sealed"),
            ("recovery_confirmations", "sealed"),
            ("unlocks", "wrapped"),
            ("sessions", "wrapped"),
        ] {
            let value = world.blob(&format!("SELECT {column} FROM {table}")).await;
            for place in [
                Place::guardian_value(set, account),
                Place::recovery_key(set, account),
                Place::recovery_half(set, account),
            ] {
                assert!(ring.open(&place, &value).is_err(), "{table}.{column}");
            }
        }
        let conn = &mut world.app.store.reader().await.unwrap();
        for kind in ["card", "sheet", "card_guardian", "guardians"] {
            let unlock = unlocks::of_kind(conn, account, kind)
                .await
                .unwrap()
                .unwrap();
            assert!(
                ring.open(&Place::recovery_half(set, account), &unlock.wrapped)
                    .is_err()
            );
        }
        world
    });
}
