//! What comes back from a provider and is not what it should be: refused by name, nothing changed,
//! one entry.

use std::time::Duration;

use serde_json::json;

use crate::identities::with_card;
use crate::identity_tools::{Browser, Plan, body};
use crate::support::{World, in_each_world};

async fn standing(world: &World) -> (String, i64, i64) {
    let tickets = world.number("SELECT COUNT(*) FROM identity_tickets").await;
    let sessions = world.number("SELECT COUNT(*) FROM sessions").await;
    (world.state().await, tickets, sessions)
}

type Change = fn(&mut Plan);

/// What is wrong with what the provider says, for people.
const TOKENS: &[(&str, Change)] = &[
    ("another nonce", |plan| {
        plan.token = json!({"nonce": "another"})
    }),
    ("no nonce", |plan| plan.token = json!({"nonce": null})),
    ("another audience", |plan| {
        plan.token = json!({"aud": "another"})
    }),
    ("one audience more", |plan| {
        plan.token = json!({"aud": ["abri-of-the-tests", "another"]})
    }),
    ("another party", |plan| {
        plan.token = json!({"azp": "another"})
    }),
    ("another issuer", |plan| {
        plan.token = json!({"iss": "https://another.example"})
    }),
    ("too old", |plan| {
        plan.token = json!({"exp": 1_795_338_000 - 61})
    }),
    ("issued later", |plan| {
        plan.token = json!({"iat": 1_795_338_000 + 120})
    }),
    ("issued long ago", |plan| {
        plan.token = json!({"iat": 1_795_338_000 - 3600})
    }),
    ("a level below", |plan| {
        plan.token = json!({"acr": "eidas0"})
    }),
    ("no level", |plan| plan.token = json!({"acr": null})),
    ("another access token", |plan| {
        plan.token = json!({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"})
    }),
    ("no signature", |plan| plan.signed = "none"),
    ("another's signature", |plan| plan.signed = "other"),
    ("a shared secret", |plan| plan.signed = "HS256"),
];

/// What is wrong with the userinfo, for staff.
const USERINFO: &[(&str, Change)] = &[
    ("not signed", |plan| plan.userinfo_signed = "json"),
    ("signed by nobody", |plan| plan.userinfo_signed = "none"),
    ("signed by another", |plan| plan.userinfo_signed = "other"),
    ("signed with a shared secret", |plan| {
        plan.userinfo_signed = "HS256"
    }),
    ("too old", |plan| {
        plan.userinfo = json!({"exp": 1_795_338_000 - 61})
    }),
    ("about another", |plan| {
        plan.userinfo = json!({"sub": "another"})
    }),
    ("for another", |plan| {
        plan.userinfo = json!({"aud": "another"})
    }),
    ("by another", |plan| {
        plan.userinfo = json!({"iss": "https://another.example"})
    }),
];

#[test]
fn what_a_provider_says_is_proven_or_refused() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        world.cast().await;
        let cases = [("/oidc/fc/start", TOKENS), ("/oidc/pc/start", USERINFO)];
        for (start, changes) in cases {
            for (what, change) in changes {
                let (before, told) = (
                    standing(&world).await,
                    world.told("session.opened", "refused").await,
                );
                let mut browser = Browser::default();
                peer.plans(change);
                let answer = browser.round(&world, &peer, start).await;
                assert_eq!(answer.status.as_u16(), 403, "{what}");
                let page = body(&answer);
                assert!(
                    page.contains("pas sûre") && page.contains("Essayez encore"),
                    "{what}"
                );
                assert!(
                    !browser.cookies.contains_key("__Host-abri-identified"),
                    "{what}"
                );
                assert_eq!(standing(&world).await, before, "{what}");
                assert_eq!(
                    world.told("session.opened", "refused").await,
                    told + 1,
                    "{what}"
                );
            }
        }
        world
    });
}

#[test]
fn what_only_the_provider_can_sign_is_taken() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        for (token, userinfo) in [
            ("RS256", "PS256"),
            ("PS256", "ES256"),
            ("ES256", "RS256"),
            ("ES256", "ES256"),
        ] {
            peer.plans(|plan| (plan.signed, plan.userinfo_signed) = (token, userinfo));
            let mut browser = Browser::default();
            let back = browser.round(&world, &peer, "/oidc/pc/start").await;
            assert_eq!(back.status.as_u16(), 200, "{token} {userinfo}");
        }
        world
    });
}

#[test]
fn ways_back_that_were_never_begun_are_counted() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        world.cast().await;
        let mut browser = Browser::default();
        let path = format!("/oidc/fc/callback?state={}&code=good", "0".repeat(64));
        let mut last = 400;
        for _ in 0..=20 {
            last = browser.get(&world, &path).await.status.as_u16();
        }
        assert_eq!(last, 429, "one state");
        let told = world.told("session.opened", "refused").await;
        browser.get(&world, &path).await.expect(429);
        assert_eq!(world.told("session.opened", "refused").await, told);
        // Others behind the same address still come in.
        let back = browser.round(&world, &peer, "/oidc/fc/start").await;
        back.expect(200);
        world
    });
}

#[test]
fn tries_after_a_provider_are_counted_alike_tied_or_not() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let statuses = async |world: &World| {
            let mut browser = Browser::default();
            browser
                .round(world, &peer, "/oidc/fc/start")
                .await
                .expect(200);
            let mut statuses = Vec::new();
            for _ in 0..=20 {
                let tried = with_card(world, &mut browser, &cast.amina.card, "111222").await;
                statuses.push(tried.status.as_u16());
            }
            statuses
        };
        let unknown = statuses(&world).await;
        assert_eq!((unknown[0], unknown[20]), (401, 429));
        assert_eq!(world.number("SELECT MAX(tries) FROM unlocks").await, 0);
        world.later(Duration::from_secs(60));
        world
            .linked(&peer, &cast.amina.token, "fc")
            .await
            .expect(303);
        assert_eq!(statuses(&world).await, unknown);
        world
    });
}

#[test]
fn clocks_may_differ_by_a_little() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let now = world.clock.fixed_now().unwrap().unix_seconds();
        for times in [
            json!({"exp": now - 30, "iat": now - 90}),
            json!({"iat": now + 45, "exp": now + 105}),
        ] {
            let mut browser = Browser::default();
            peer.plans(|plan| plan.token = times);
            browser
                .round(&world, &peer, "/oidc/fc/start")
                .await
                .expect(200);
        }
        world
    });
}

#[test]
fn a_way_back_is_good_once_for_one_browser_and_ten_minutes() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        world.cast().await;
        let refused = async |world: &World, browser: &mut Browser, path: &str| {
            let (before, told) = (
                standing(world).await,
                world.told("session.opened", "refused").await,
            );
            let page = body(&browser.get(world, path).await.expect(400));
            assert!(page.contains("Recommencez"), "{path}");
            assert_eq!(standing(world).await, before, "{path}");
            assert_eq!(
                world.told("session.opened", "refused").await,
                told + 1,
                "{path}"
            );
        };
        let mut browser = Browser::default();
        let state = browser.leave(&world, &peer, "/oidc/fc/start").await;
        let path = format!("/oidc/fc/callback?state={state}&code=good");
        let other = format!("/oidc/fc/callback?state={}&code=good", "0".repeat(64));
        refused(&world, &mut browser.clone(), &other).await;
        refused(&world, &mut browser.clone(), "/oidc/fc/callback").await;
        refused(&world, &mut browser.clone(), &path.replace("fc", "pc")).await;
        // Somebody else's browser, led here by a trap, spends nothing.
        refused(&world, &mut Browser::default(), &path).await;
        let mut again = browser.clone();
        browser.get(&world, &path).await.expect(200);
        refused(&world, &mut again, &path).await;
        let state = again.leave(&world, &peer, "/oidc/fc/start").await;
        world.later(Duration::from_secs(601));
        let path = format!("/oidc/fc/callback?state={state}&code=good");
        refused(&world, &mut again, &path).await;
        // The ticket of the first way is too old as well.
        browser.get(&world, "/identified").await.expect(400);
        world
    });
}

#[test]
fn a_provider_that_says_no_is_no_alarm() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        world.cast().await;
        let before = standing(&world).await;
        let mut browser = Browser::default();
        let state = browser.leave(&world, &peer, "/oidc/fc/start").await;
        let path = format!("/oidc/fc/callback?state={state}&error=access_denied");
        let page = body(&browser.get(&world, &path).await.expect(200));
        assert!(page.contains("Rien n’a changé"));
        assert_eq!(standing(&world).await, before);
        assert_eq!(world.told("session.opened", "refused").await, 0);
        for (answer, status) in [
            ("error=temporarily_unavailable", 503),
            ("error=invalid_scope", 403),
            ("code=bad", 403),
            ("code=good&iss=https://another.example", 403),
            ("", 403),
        ] {
            let state = browser.leave(&world, &peer, "/oidc/fc/start").await;
            let path = format!("/oidc/fc/callback?state={state}&{answer}");
            browser.get(&world, &path).await.expect(status);
        }
        assert_eq!(standing(&world).await, before);
        assert_eq!(world.told("session.opened", "refused").await, 4);
        world
    });
}

#[test]
fn rows_that_the_database_alone_made_open_nothing() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        world
            .linked(&peer, &cast.amina.token, "fc")
            .await
            .expect(303);
        // A way prolonged, or given another purpose.
        for change in ["ends_at = ends_at + 1", "purpose = 'link'"] {
            let mut browser = Browser::default();
            let state = browser.leave(&world, &peer, "/oidc/fc/start").await;
            world
                .attack(&format!(
                    "UPDATE identity_flows SET {change} WHERE spent_at IS NULL"
                ))
                .await;
            browser.back(&world, "fc", &state).await.expect(500);
        }
        // What the provider said, prolonged or moved to another browser's row.
        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        world
            .attack("UPDATE identity_tickets SET ends_at = ends_at + 1")
            .await;
        browser.get(&world, "/identified").await.expect(500);
        assert_eq!(world.told("session.opened", "failed").await, 3);
        // A tie that is moved to somebody else's account still asks for what opens that account.
        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        let marc = world.id(&cast.marc.id);
        world
            .attack(&format!("UPDATE identity_links SET account = {marc}"))
            .await;
        let own = with_card(&world, &mut browser, &cast.amina.card, &cast.amina.pin).await;
        own.expect(401);
        let guessed = with_card(&world, &mut browser, &cast.marc.card, "111222").await;
        guessed.expect(401);
        world
    });
}
