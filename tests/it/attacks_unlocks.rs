//! Attacks on the ways to a root key: a lowered cost, an unlock of somebody else's.

use abri::crypto::password::Cost;
use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::support::in_each_world;

#[test]
fn a_lowered_or_boundless_cost_opens_no_door() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let low = Cost {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        }
        .bytes();
        let boundless = Cost {
            memory_kib: u32::MAX,
            passes: 1,
            lanes: 1,
        }
        .bytes();
        let card = json!({"card": cast.amina.card, "pin": cast.amina.pin});
        let login = json!({"login": cast.marie.login, "passphrase": cast.marie.passphrase});
        for (kind, account, body, cost) in [
            ("card", &cast.amina.id, card.clone(), low),
            ("card", &cast.amina.id, card, boundless),
            ("passphrase", &cast.marie.id, login.clone(), low),
            ("passphrase", &cast.marie.id, login, boundless),
        ] {
            let place = format!("kind = '{kind}' AND account = {}", world.id(account));
            world.set("unlocks", "cost", &place, &cost).await;
            let (failed, done) = (world.entries("failed").await, world.entries("done").await);
            let answer = world.post("/sessions", "", body).await.expect(500);
            assert_eq!(answer.code(), "cost_lowered");
            assert_eq!(
                world.last_refusal().await,
                ("session.opened".into(), "not_authentic".into())
            );
            assert_eq!(world.entries("failed").await, failed + 1);
            assert_eq!(world.entries("done").await, done);
        }
        world
    });
}

#[test]
fn an_unlock_opens_its_own_account_only() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let rows = [&cast.amina, &cast.marc]
            .map(|person| format!("kind = 'card' AND account = {}", world.id(&person.id)));
        let body = json!({"card": cast.amina.card, "pin": cast.amina.pin});
        for column in ["wrapped", "salt"] {
            world.swap("unlocks", column, &rows[0], &rows[1]).await;
            let refused = world.entries("refused").await;
            let answer = world.post("/sessions", "", body.clone()).await.expect(401);
            assert_eq!(answer.code(), "bad_credentials");
            assert_eq!(world.entries("refused").await, refused + 1);
            world.swap("unlocks", column, &rows[0], &rows[1]).await;
        }
        let value = world
            .blob(&format!("SELECT wrapped FROM unlocks WHERE {}", rows[0]))
            .await;
        for (at, to) in [
            (0, 0),
            (0, 2),
            (value.len() - 1, value[value.len() - 1] ^ 1),
        ] {
            let mut altered = value.clone();
            altered[at] = to;
            world.set("unlocks", "wrapped", &rows[0], &altered).await;
            let answer = world.post("/sessions", "", body.clone()).await.expect(500);
            assert_eq!(answer.code(), "altered_value");
            assert_eq!(
                world.last_refusal().await,
                ("session.opened".into(), "not_authentic".into())
            );
        }
        world.set("unlocks", "wrapped", &rows[0], &value).await;
        world.enter(&cast.amina.card, &cast.amina.pin).await;
        world
    });
}
