//! Attacks that bring back what has ended: a mandate, a right that another took over.

use std::time::Duration;

use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_grants::stage;
use crate::support::World;

const KEPT: [&str; 5] = [
    "mandates",
    "mandate_rights",
    "server_halves",
    "granted_keys",
    "visits",
];

/// Keeps a copy of what opens, as an old backup would.
async fn keep(world: &World) {
    for table in KEPT {
        world
            .attack(&format!(
                "CREATE TABLE kept_{table} AS SELECT * FROM {table}"
            ))
            .await;
    }
}

/// Puts the copy back. Rows are updated where others refer to them.
async fn bring_back(world: &World) {
    world
        .attack("UPDATE mandates SET state = 'active', ended_at = NULL")
        .await;
    world.attack("UPDATE visits SET closed_at = NULL").await;
    for table in ["mandate_rights", "server_halves", "granted_keys"] {
        world.attack(&format!("DELETE FROM {table}")).await;
        world
            .attack(&format!("INSERT INTO {table} SELECT * FROM kept_{table}"))
            .await;
    }
}

#[test]
fn an_ended_mandate_that_is_brought_back_stays_ended() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        keep(&world).await;
        let path = format!("/mandates/{}/revoke", stage.mandate);
        world.act(&path, &stage.cast.amina.token).await.expect(204);
        bring_back(&world).await;
        let entry = ("refused", "revoked");
        stage
            .all_refuse(&world, &stage.cast.marie.token, "not_found", entry)
            .await;
        let found = world.findings().await;
        for row in ["mandates", "server_halves"] {
            let row = format!("{row} {}", stage.mandate);
            assert!(found.contains(&row), "{row} is not in {found:#?}");
        }
        assert!(
            found.contains(&format!("granted_keys {} identity", stage.mandate)),
            "{found:#?}"
        );
        world
    });
}

#[test]
fn a_right_that_was_taken_over_stays_so() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        keep(&world).await;
        world.later(Duration::from_secs(60));
        let newer = json!({"identity": ["list"]});
        world
            .mandate(&stage.cast.amina, &stage.cast.paul, newer, "day")
            .await;
        let entry = ("refused", "aidant_not_named");
        let token = &stage.cast.marie.token;
        let content = &stage.paths()[0];
        world.refuses(content, token, "not_found", entry).await;
        let older = format!(
            "mandate = {} AND category = 'identity'",
            world.id(&stage.mandate)
        );
        world
            .attack(&format!(
                "INSERT INTO granted_keys SELECT * FROM kept_granted_keys WHERE {older}"
            ))
            .await;
        world
            .attack(&format!("DELETE FROM mandate_rights WHERE {older}"))
            .await;
        world.refuses(content, token, "not_found", entry).await;
        world
            .attack("UPDATE mandate_rights SET live = (1 = 0)")
            .await;
        world
            .attack(&format!(
                "INSERT INTO mandate_rights SELECT * FROM kept_mandate_rights WHERE {older}"
            ))
            .await;
        world.refuses(content, token, "not_found", entry).await;
        let found = world.findings().await;
        for table in ["granted_keys", "mandate_rights"] {
            let row = format!("{table} {} identity", stage.mandate);
            assert!(found.contains(&row), "{row} is not in {found:#?}");
        }
        world
    });
}

#[test]
fn a_mandate_that_is_gone_is_named() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        let mandate = world.id(&stage.mandate);
        for table in [
            "visits",
            "granted_keys",
            "server_halves",
            "attestations",
            "mandate_aidants",
            "mandate_rights",
            "consents",
        ] {
            world
                .attack(&format!("DELETE FROM {table} WHERE mandate = {mandate}"))
                .await;
        }
        world
            .attack(&format!("DELETE FROM mandates WHERE id = {mandate}"))
            .await;
        world.finds(&format!("mandates {}", stage.mandate)).await;
        world
    });
}
