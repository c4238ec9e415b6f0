//! Members who are suspended or leave: everything ends in one transaction.

use abri::domain::rights::MemberRole;
use abri::ops::enrol_account::Invited;
use axum::http::Method;

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_grants::stage;
use crate::organisations::{another, refused};
use crate::support::cast::{Staff, pdf, rights};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

async fn act(world: &World, coordinator: &Staff, account: &str, verb: &str) -> Answer {
    let path = format!("/organisations/current/members/{account}");
    match verb {
        "remove" => {
            world
                .call(Method::DELETE, &path, &coordinator.token, None)
                .await
        }
        verb => {
            world
                .act(&format!("{path}/{verb}"), &coordinator.token)
                .await
        }
    }
}

#[test]
fn a_suspended_member_opens_nothing_until_they_are_taken_up_again() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(900)).await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        act(&world, &cast.coordinator, &cast.marie.id, "suspend")
            .await
            .expect(204);
        act(&world, &cast.coordinator, &cast.marie.id, "suspend")
            .await
            .expect(409);
        let open = "SELECT COUNT(*) FROM visits WHERE closed_at IS NULL";
        assert_eq!(world.number(open).await, 0);
        world.get("/lockers", &cast.marie.token).await.expect(401);
        let listed = world.get("/aidants", &cast.amina.token).await.expect(200);
        assert!(!String::from_utf8_lossy(&listed.bytes).contains(&cast.marie.id));
        let token = world.log_in(&cast.marie).await;
        let content = format!("/documents/{paper}/content");
        let entry = ("document.read", "aidant_disabled");
        refused(&world, entry, world.get(&content, &token))
            .await
            .expect(404);
        act(&world, &cast.coordinator, &cast.marie.id, "resume")
            .await
            .expect(204);
        world.visit(&cast.amina, &token).await;
        world.get(&content, &token).await.expect(200);
        world
    });
}

#[test]
fn a_removed_member_loses_everything_at_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        act(&world, &cast.coordinator, &cast.marie.id, "remove")
            .await
            .expect(204);
        let count = async |sql: &str| world.number(&format!("SELECT COUNT(*) FROM {sql}")).await;
        assert_eq!(count("server_halves").await, 0);
        assert_eq!(count("granted_keys").await, 0);
        assert_eq!(count("visits WHERE closed_at IS NULL").await, 0);
        assert_eq!(count("mandates WHERE state = 'suspended'").await, 1);
        assert_eq!(count("notices WHERE kind = 'aidant_removed'").await, 1);
        assert_eq!(
            count("journal_entries WHERE action = 'membership.closed'").await,
            1
        );
        world.get("/lockers", &cast.marie.token).await.expect(401);
        let entry = ("membership.closed", "not_your_role");
        let again = act(&world, &cast.coordinator, &cast.marie.id, "remove");
        refused(&world, entry, again).await.expect(404);
        world
    });
}

#[test]
fn a_session_goes_on_where_another_structure_is_left() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let other = another(&world).await;
        let member = Invited::Member(other, MemberRole::Aidant);
        let code = abri::ops::enrol_account::invite(&world.app, member)
            .await
            .unwrap();
        let body = serde_json::json!({"code": *code});
        world
            .post("/memberships", &cast.marie.token, body)
            .await
            .expect(201);
        act(&world, &cast.coordinator, &cast.marie.id, "remove")
            .await
            .expect(204);
        world.get("/lockers", &cast.marie.token).await.expect(200);
        world
    });
}

#[test]
fn members_of_other_structures_do_not_exist() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let member = Invited::Member(another(&world).await, MemberRole::Coordinator);
        let other = world.enrol(member, "Odile Canariautre").await;
        for (verb, action) in [
            ("suspend", "membership.changed"),
            ("resume", "membership.changed"),
            ("remove", "membership.closed"),
        ] {
            let entry = (action, "not_your_role");
            let foreign = act(&world, &other, &cast.marie.id, verb);
            let foreign = refused(&world, entry, foreign).await.expect(404);
            let nobody = uuid::Uuid::nil().to_string();
            let missing = act(&world, &other, &nobody, verb);
            let missing = refused(&world, entry, missing).await.expect(404);
            assert_eq!(foreign.bytes, missing.bytes);
            // An aidant manages nobody, not even themselves.
            let entry = ("organisation.changed", "not_your_role");
            let aidant = act(&world, &cast.marie, &cast.marie.id, verb);
            refused(&world, entry, aidant).await.expect(404);
        }
        world
    });
}

#[test]
fn a_structure_keeps_a_coordinator() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let state = world.state().await;
        for verb in ["suspend", "remove"] {
            act(&world, &cast.coordinator, &cast.coordinator.id, verb)
                .await
                .expect(409);
        }
        assert_eq!(world.state().await, state);
        let member = Invited::Member(cast.organisation, MemberRole::Coordinator);
        let second = world.enrol(member, "Odile Canariseconde").await;
        let (one, other) = tokio::join!(
            act(&world, &cast.coordinator, &second.id, "remove"),
            act(&world, &second, &cast.coordinator.id, "remove"),
        );
        let left = "SELECT COUNT(*) FROM memberships WHERE role = 'coordinator' AND until IS NULL";
        assert_eq!(
            world.number(left).await,
            1,
            "{} {}",
            one.status,
            other.status
        );
        world
    });
}

#[test]
fn an_old_key_of_somebody_who_left_opens_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        for table in ["server_halves", "granted_keys"] {
            let keep = format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}");
            world.attack(&keep).await;
        }
        let (cast, marie) = (&stage.cast, &stage.cast.marie.id);
        act(&world, &cast.coordinator, marie, "remove")
            .await
            .expect(204);
        for table in ["server_halves", "granted_keys"] {
            let back = format!("INSERT INTO {table} SELECT * FROM kept_{table}");
            world.attack(&back).await;
        }
        let token = world.log_in(&cast.marie).await;
        let path = &stage.paths()[0];
        world
            .refuses(path, &token, "not_found", ("refused", "aidant_not_named"))
            .await;
        // All the rows come back: the journal still says that she left.
        world
            .attack("UPDATE mandate_aidants SET removed_at = NULL")
            .await;
        world
            .attack("UPDATE mandates SET state = 'active', suspended_by = NULL")
            .await;
        world.attack("UPDATE memberships SET until = NULL").await;
        let now = world.app.store.now().await.unwrap().millis();
        let visits = format!("UPDATE visits SET closed_at = NULL, seen_at = {now}");
        world.attack(&visits).await;
        stage
            .all_refuse(&world, &token, "not_found", ("refused", "revoked"))
            .await;
        let found = world.findings().await;
        for row in [
            format!("server_halves {}", stage.mandate),
            format!("mandates {}", stage.mandate),
            format!("mandate_aidants {} {marie}", stage.mandate),
            format!("memberships {marie} {}", cast.organisation),
        ] {
            assert!(found.contains(&row), "{row} is not in {found:#?}");
        }
        world
    });
}
