//! Attacks on public keys: a half must never be sealed to, or opened with, a key that the journal
//! did not publish.

use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_grants::stage;
use crate::support::World;
use crate::support::cast::{Cast, rights};

const FAILED: (&str, &str) = ("failed", "not_authentic");

/// The keys of Paul in the place of Marie's.
async fn replace_keys(world: &World, cast: &Cast) {
    let (marie, paul) = (world.id(&cast.marie.id), world.id(&cast.paul.id));
    for column in ["hpke_public", "ed25519_public", "sealed"] {
        let sql = format!("SELECT {column} FROM account_keys WHERE account = {paul}");
        let value = world.blob(&sql).await;
        world
            .set(
                "account_keys",
                column,
                &format!("account = {marie}"),
                &value,
            )
            .await;
    }
}

#[test]
fn no_mandate_is_sealed_to_a_replaced_key() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        replace_keys(&world, &cast).await;
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        let body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "day", "ground": "consent"});
        let (state, failed) = (world.state().await, world.entries("failed").await);
        let answer = world.post(&path, &cast.amina.token, body).await.expect(500);
        assert_eq!(answer.code(), "key_not_published");
        assert_eq!(
            (world.state().await, world.entries("failed").await),
            (state, failed + 1)
        );
        assert_eq!(
            world.last_refusal().await,
            ("mandate.accepted".into(), FAILED.1.into())
        );
        world
            .finds(&format!("account_keys {} 1", cast.marie.id))
            .await;
        // An entry that is somebody else's publication does not help.
        let entry = world
            .number(&format!(
                "SELECT entry FROM account_keys WHERE account = {}",
                world.id(&cast.paul.id)
            ))
            .await;
        world
            .attack(&format!(
                "UPDATE account_keys SET entry = {entry} WHERE account = {}",
                world.id(&cast.marie.id)
            ))
            .await;
        let body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "day", "ground": "consent"});
        assert_eq!(
            world
                .post(&path, &cast.amina.token, body)
                .await
                .expect(500)
                .code(),
            "key_not_published"
        );
        world
    });
}

#[test]
fn a_key_replaced_later_opens_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        replace_keys(&world, &stage.cast).await;
        let token = &stage.cast.marie.token;
        // Known from before: the published key is still in use, and the private one does not fit.
        stage
            .all_refuse(&world, token, "altered_value", FAILED)
            .await;
        let world = world.restart().await;
        stage
            .all_refuse(&world, token, "key_not_published", FAILED)
            .await;
        world
    });
}
