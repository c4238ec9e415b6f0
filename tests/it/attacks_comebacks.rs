//! Somebody with full rights on the database against ways back and ways in that are over: what no
//! entry explains is named, and what was stopped or replaced stays so, even without the entry's body.

use std::time::Duration;

use axum::http::Method;
use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_recovery::shut;
use crate::recovery_tools::HOUR;
use crate::support::cast::Cast;
use crate::support::{World, in_each_world};

/// Amina's set that is live.
async fn set_of(world: &World, cast: &Cast) -> uuid::Uuid {
    let locker = world.id(&cast.amina.locker);
    let from = format!("guardian_sets WHERE locker = {locker} AND ended_at IS NULL");
    world.uuid_of("id", &from).await
}

#[test]
fn guardians_whom_the_person_did_not_name_are_named() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        assert_eq!(world.findings().await, Vec::<String>::new());
        let set = set_of(&world, &cast).await;
        let here = format!("guardian_set = {}", world.id(set));
        let columns =
            "number, key_version, key_entry, signature, guardian_key, value, part, profile_key";
        let (paul, marie) = (world.id(&cast.paul.id), world.id(&cast.marie.id));
        world
            .attack(&format!(
                "INSERT INTO guardians (guardian_set, account, {columns}) \
                 SELECT guardian_set, {paul}, {columns} FROM guardians WHERE {here} AND account = {marie}"
            ))
            .await;
        world
            .finds(&format!("guardians {set} {}", cast.paul.id))
            .await;
        let planted = format!("DELETE FROM guardians WHERE {here} AND account = {paul}");
        world.attack(&planted).await;
        let gone =
            format!("UPDATE guardians SET removed_at = 1 WHERE {here} AND account = {marie}");
        world.attack(&gone).await;
        world
            .finds(&format!("guardians {set} {}", cast.marie.id))
            .await;
        world
            .attack(&gone.replace("removed_at = 1", "removed_at = NULL"))
            .await;
        assert_eq!(world.findings().await, Vec::<String>::new());
        let ended = format!(
            "UPDATE guardian_sets SET ended_at = 1, half = NULL WHERE id = {}",
            world.id(set)
        );
        world.attack(&ended).await;
        world.finds(&format!("guardian_sets {set}")).await;
        world
    });
}

#[test]
fn a_set_that_was_replaced_and_is_back_is_named() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let set = set_of(&world, &cast).await;
        let path = format!("/lockers/{}/guardians", cast.amina.locker);
        let body = json!({"guardians": [cast.paul.id, cast.coordinator.id]});
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let chosen = world.call(Method::PUT, &path, &token, Some(body)).await;
        chosen.expect(200);
        assert_eq!(world.findings().await, Vec::<String>::new());
        let half = format!(
            "UPDATE guardian_sets SET half = value WHERE id = {}",
            world.id(set)
        );
        world.attack(&half).await;
        world.finds(&format!("guardian_sets {set}")).await;
        world
    });
}

#[test]
fn recoveries_without_their_entries_are_named() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        world.confirmed(&cast).await;
        assert_eq!(world.findings().await, Vec::<String>::new());
        let id = world.uuid_of("id", "recoveries").await;
        let row = format!("recoveries {id}");
        for (change, back) in [
            ("state = 'lapsed'", "state = 'waiting'"),
            ("kind = 'code'", "kind = 'card'"),
            ("entry = entry + 1", "entry = entry - 1"),
            ("bound_at = NULL", "bound_at = 1"),
        ] {
            world
                .attack(&format!("UPDATE recoveries SET {change}"))
                .await;
            world.finds(&row).await;
            world.attack(&format!("UPDATE recoveries SET {back}")).await;
            assert_eq!(world.findings().await, Vec::<String>::new(), "{back}");
        }
        // One that nobody asked for, and one that is gone while it waits.
        let planted = uuid::Uuid::from_bytes([7; 16]);
        world
            .attack(&format!(
                "INSERT INTO recoveries (id, kind, state, short_index, entry, public, sealed, salt, cost, tries, phone_tries, phone_sent, created_at, lapses_at) \
                 SELECT {}, kind, state, {}, entry, public, sealed, salt, cost, 0, 0, 0, created_at, lapses_at FROM recoveries",
                world.id(planted),
                world.bytes(&[7; 32])
            ))
            .await;
        world.finds(&format!("recoveries {planted}")).await;
        let marie = format!("guardian = {}", world.id(&cast.marie.id));
        world
            .set("recovery_confirmations", "sealed", &marie, &[0; 64])
            .await;
        let confirmation = format!("recovery_confirmations {id} {}", cast.marie.id);
        world.finds(&confirmation).await;
        world.attack("DELETE FROM recovery_confirmations").await;
        world.attack("DELETE FROM recoveries").await;
        world.finds(&row).await;
        world
    });
}

/// The rows of a recovery before it is stopped are put back, and the entry of the no is hidden.
async fn revived(world: &World, hide: &str) {
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
    world.attack(hide).await;
    world.later(72 * HOUR);
    assert_eq!(world.progress(&waiting).await["state"], "ready");
    let failed = world.entries("failed").await;
    shut(world, &waiting, "recovery_altered").await;
    assert_eq!(world.entries("failed").await, failed + 1);
}

#[test]
fn a_no_whose_entry_was_deleted_revives_nothing() {
    in_each_attacked_world(|world| async {
        let hide = "DELETE FROM journal_entries WHERE action = 'recovery.vetoed'";
        revived(&world, hide).await;
        world
    });
}

#[test]
fn a_no_whose_entry_was_moved_elsewhere_revives_nothing() {
    in_each_attacked_world(|world| async {
        let hide = "UPDATE journal_entries SET locker = NULL WHERE action = 'recovery.vetoed'";
        revived(&world, hide).await;
        world
    });
}

#[test]
fn yesterdays_one_time_codes_of_a_replaced_card_are_good_for_nothing() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let codes = world.codes(&cast).await;
        world
            .attack("CREATE TABLE old_codes AS SELECT * FROM codes")
            .await;
        let proposed = world.propose_to(&cast, &cast.marie.token, json!({})).await;
        let proposed = proposed.expect(201).json();
        let card = format!("/lockers/{}/card", cast.amina.locker);
        let new = world.put(&card, &cast.amina.token, json!({"pin": "508317"}));
        new.await.expect(201);
        assert_eq!(world.findings().await, Vec::<String>::new());
        let back =
            "INSERT INTO codes SELECT * FROM old_codes WHERE id NOT IN (SELECT id FROM codes)";
        assert_eq!(world.attack(back).await, 8);
        let size = world.size().await;
        let told = world.accept(&proposed, "", json!({"code": codes[0]})).await;
        told.expect(401);
        let told = world.since(size).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(
            told[0][1..],
            ["refused".to_owned(), "bad_credentials".into()]
        );
        assert_eq!(world.number("SELECT COUNT(*) FROM mandates").await, 0);
        let restored = world.findings().await;
        assert_eq!(
            restored
                .iter()
                .filter(|row| row.starts_with("codes "))
                .count(),
            8
        );
        world
    });
}

#[test]
fn an_activation_code_that_was_used_and_is_back_takes_nothing_over() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let body = json!({"display_name": "Nora Canaritel", "contact": "06 12 34 56 78", "category": "income"});
        let marie = world.log_in(&cast.marie).await;
        world
            .post("/lockers/urgent", &marie, body)
            .await
            .expect(201);
        let code = world.activation_code().await;
        let confirm = json!({"code": code, "pin": "385204"});
        world
            .post("/lockers/confirm", "", confirm.clone())
            .await
            .expect(201);
        world
            .attack("UPDATE codes SET used_at = NULL WHERE kind = 'activation'")
            .await;
        world
            .attack("UPDATE lockers SET unconfirmed = TRUE WHERE opened_by IS NOT NULL")
            .await;
        let unlocks = world.number("SELECT COUNT(*) FROM unlocks").await;
        world
            .post("/lockers/confirm", "", confirm)
            .await
            .expect(401);
        assert_eq!(world.number("SELECT COUNT(*) FROM unlocks").await, unlocks);
        world
    });
}

#[test]
fn a_way_in_that_ended_and_is_back_is_named() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        world
            .attack("CREATE TABLE old_unlocks AS SELECT * FROM unlocks")
            .await;
        let sheet = format!("/lockers/{}/sheet", cast.amina.locker);
        let new = world.put(&sheet, &cast.amina.token, json!(null)).await;
        new.expect(201);
        assert_eq!(world.findings().await, Vec::<String>::new());
        let back = "INSERT INTO unlocks SELECT * FROM old_unlocks WHERE id NOT IN (SELECT id FROM unlocks)";
        assert_eq!(world.attack(back).await, 1);
        let found = world.findings().await;
        assert_eq!(
            found
                .iter()
                .filter(|row| row.starts_with("unlocks "))
                .count(),
            1
        );
        world
    });
}

#[test]
fn what_is_over_for_a_week_is_removed() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(None).await;
        let stopped = world.confirmed(&cast).await;
        let veto = format!("/lockers/{}/recovery/veto", cast.amina.locker);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.act(&veto, &token).await.expect(204);
        let rows = "SELECT COUNT(*) FROM recoveries";
        let expire = abri::jobs::Job::Expire;
        world.later(25 * HOUR);
        expire.run(&world.app).await.unwrap();
        assert_eq!(world.progress(&waiting).await["state"], "lapsed");
        assert_eq!(world.progress(&stopped).await["state"], "vetoed");
        world.later(Duration::from_secs(7 * 24 * 3600 + 1));
        let size = world.size().await;
        expire.run(&world.app).await.unwrap();
        assert_eq!(world.number(rows).await, 0);
        assert!(
            world
                .since(size)
                .await
                .iter()
                .all(|told| !told[0].starts_with("recovery."))
        );
        let gone = format!("/recoveries/{}", waiting.short);
        world.get(&gone, "").await.expect(404);
        world
    });
}
