//! A provider of identities stands for a login and opens nothing: tying, entering, untying.

use std::time::Duration;

use axum::http::header;
use serde_json::json;

use crate::authenticator::Authenticator;
use crate::identity_tools::{Browser, Peer, SECRET, SUBJECT, body};
use crate::leaks_tools::{canary, search};
use crate::support::cast::Staff;
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

/// What is left after the provider said who it is: a card and its code.
pub async fn with_card(world: &World, browser: &mut Browser, card: &str, pin: &str) -> Answer {
    let fields = [("way", "card"), ("card", card), ("pin", pin)];
    browser
        .post(world, "/identified", "/identified", &fields)
        .await
}

async fn with_passphrase(world: &World, browser: &mut Browser, staff: &Staff, otp: &str) -> Answer {
    let fields = [
        ("way", "passphrase"),
        ("passphrase", staff.passphrase.as_str()),
        ("otp", otp),
    ];
    browser
        .post(world, "/identified", "/identified", &fields)
        .await
}

fn to(answer: &Answer) -> &str {
    answer.headers[header::LOCATION].to_str().unwrap()
}

#[test]
fn a_person_ties_a_provider_and_enters_by_it_with_card_and_code() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let amina = &cast.amina;
        let done = world.linked(&peer, &amina.token, "fc").await.expect(303);
        assert_eq!(to(&done), "/identities?notice=identity-linked");
        assert_eq!(world.told("identity.linked", "done").await, 1);
        let page = world.html("/identities", &amina.token).await;
        assert!(page.contains("Essai fc") && page.contains("/identities/fc/unlink"));
        let listed = world
            .get("/identities", &amina.token)
            .await
            .expect(200)
            .json();
        assert_eq!(listed["items"][0]["provider"], "fc");
        assert_eq!(listed["items"][0]["used_at"], json!(null));

        // In another browser, later, the provider says who it is and the card opens.
        let mut browser = Browser::default();
        let door = body(&browser.get(&world, "/enter").await);
        assert!(door.contains("/oidc/fc/start") && !door.contains("/oidc/pc/start"));
        let back = browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        assert!(body(&back).contains("url=/identified"));
        assert!(
            !browser.cookies.contains_key("__Host-abri"),
            "nothing is open yet"
        );
        let other = with_card(&world, &mut browser, &cast.marc.card, &cast.marc.pin).await;
        assert!(body(&other.expect(401)).contains("Essai fc"));
        assert_eq!(world.number("SELECT MAX(tries) FROM unlocks").await, 0);
        let entered = with_card(&world, &mut browser, &amina.card, &amina.pin).await;
        assert_eq!(to(&entered.expect(303)), "/home");
        assert!(browser.get(&world, "/home").await.status.is_success());
        let listed = world
            .get("/identities", &amina.token)
            .await
            .expect(200)
            .json();
        assert!(listed["items"][0]["used_at"].is_string());
        let method = "SELECT COUNT(*) FROM sessions WHERE method = 'oidc+card'";
        assert_eq!(world.number(method).await, 1);
        // What the provider said was good once.
        assert!(!browser.cookies.contains_key("__Host-abri-identified"));

        let canaries = [
            canary("the subject", SUBJECT),
            canary("the secret", SECRET),
            canary("an access token", "canari-access"),
        ];
        assert_eq!(search(&world, &canaries).await, Vec::<String>::new());
        world
    });
}

#[test]
fn staff_enters_by_a_provider_with_passphrase_and_second_factor() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        world
            .linked(&peer, &cast.marie.token, "pc")
            .await
            .expect(303);
        let mut browser = Browser::default();
        let door = body(&browser.get(&world, "/login").await);
        assert!(door.contains("/oidc/pc/start") && !door.contains("/oidc/fc/start"));
        browser
            .round(&world, &peer, "/oidc/pc/start")
            .await
            .expect(200);
        let mut twin = browser.clone();
        world.later(Duration::from_secs(60));
        let wrong = with_passphrase(&world, &mut browser, &cast.marie, "000000").await;
        assert!(!body(&wrong.expect(401)).contains(&cast.marie.passphrase));
        let otp = world.otp(&cast.marie.totp).await;
        let entered = with_passphrase(&world, &mut browser, &cast.marie, &otp).await;
        assert_eq!(to(&entered.expect(303)), "/start");
        assert!(browser.get(&world, "/desk").await.status.is_success());
        // The same answer of the provider opens no second session.
        let fields = [
            ("way", "passphrase"),
            ("passphrase", cast.marie.passphrase.as_str()),
        ];
        twin.cookies
            .insert("__Host-abri-form".into(), "00".repeat(16));
        twin.get(&world, "/identified").await.expect(400);
        let sent = twin.post(&world, "/login", "/identified", &fields).await;
        sent.expect(400);
        // Without the second factor the session is one that may do nothing else.
        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/pc/start")
            .await
            .expect(200);
        let entered = with_passphrase(&world, &mut browser, &cast.marie, "").await;
        entered.expect(303);
        assert_eq!(
            to(&browser.get(&world, "/desk").await.expect(303)),
            "/factor?next=%2Fdesk"
        );
        world
    });
}

#[test]
fn a_person_enters_by_a_provider_with_their_own_passphrase() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let amina = &cast.amina;
        let phrases = [
            (amina, "amina", "canari phrase de la personne"),
            (&cast.marc, "marc", "canari phrase de quelqu'un d'autre"),
        ];
        for (person, login, passphrase) in phrases {
            let path = format!("/lockers/{}/passphrase", person.locker);
            let body = json!({"login": login, "passphrase": passphrase});
            world.put(&path, &person.token, body).await.expect(204);
        }
        world.linked(&peer, &amina.token, "fc").await.expect(303);
        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        let page = body(&browser.get(&world, "/identified").await);
        assert!(page.contains("name=\"passphrase\"") && page.contains("name=\"card\""));
        let mut post = async |passphrase: &str| {
            let fields = [("way", "passphrase"), ("passphrase", passphrase)];
            let sent = browser.post(&world, "/identified", "/identified", &fields);
            sent.await
        };
        let (own, other) = (phrases[0].2, phrases[1].2);
        let wrong = post(other).await.expect(401);
        assert!(!body(&wrong).contains(other));
        let entered = post(own).await.expect(303);
        assert_eq!(to(&entered), "/start");
        assert!(browser.get(&world, "/home").await.status.is_success());
        let method = "SELECT COUNT(*) FROM sessions WHERE method = 'oidc+passphrase'";
        assert_eq!(world.number(method).await, 1);
        let sessions = world.html("/sessions", &browser.cookies["__Host-abri"]);
        assert!(sessions.await.contains("service d’identité"));
        world
    });
}

#[test]
fn the_person_is_told_of_a_tie_and_of_its_end() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let amina = &cast.amina;
        let told = async |world: &World| {
            let told = world.get("/notices", &amina.token).await.expect(200);
            told.json().to_string()
        };
        world.linked(&peer, &amina.token, "fc").await.expect(303);
        assert!(told(&world).await.contains("identity_linked"));
        world
            .delete("/identities/fc", &amina.token)
            .await
            .expect(204);
        assert!(told(&world).await.contains("identity_unlinked"));
        // What was refused is told to nobody.
        let before = told(&world).await;
        world
            .delete("/identities/fc", &amina.token)
            .await
            .expect(404);
        assert_eq!(told(&world).await, before);
        world
    });
}

#[test]
fn only_a_configured_provider_is_shown_and_where_it_serves() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let tokens = [cast.amina.token.clone(), cast.marie.token.clone()];
        let own = async |world: &World, path: &str, token: &str| {
            let page = world.html(path, token).await;
            page.contains("href=\"/identities\"")
        };
        assert!(!own(&world, "/security", &tokens[0]).await);
        assert!(!own(&world, "/desk", &tokens[1]).await);
        let (world, _) = world.with_provider().await;
        assert!(own(&world, "/security", &tokens[0]).await);
        assert!(!own(&world, "/home", &tokens[0]).await);
        assert!(own(&world, "/desk", &tokens[1]).await);
        world
    });
}

#[test]
fn whoever_is_tied_to_nothing_is_told_nothing() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let shown = async |world: &World| {
            let mut browser = Browser::default();
            browser
                .round(world, &peer, "/oidc/fc/start")
                .await
                .expect(200);
            let page = body(&browser.get(world, "/identified").await.expect(200));
            let (card, pin) = (&cast.amina.card, "111222");
            let wrong = with_card(world, &mut browser, card, pin).await.expect(401);
            let proof = page.split("name=\"csrf\" value=\"").nth(1).unwrap()[..32].to_owned();
            (page.replace(&proof, ""), body(&wrong).replace(&proof, ""))
        };
        let unknown = shown(&world).await;
        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        let right = with_card(&world, &mut browser, &cast.amina.card, &cast.amina.pin).await;
        right.expect(401);
        world
            .linked(&peer, &cast.amina.token, "fc")
            .await
            .expect(303);
        assert_eq!(shown(&world).await, unknown);
        world
    });
}

#[test]
fn one_identity_is_one_account_and_the_tie_ends_at_once() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let (amina, marc) = (&cast.amina, &cast.marc);
        world.linked(&peer, &amina.token, "fc").await.expect(303);
        let before = world.state().await;
        let twice = world.linked(&peer, &amina.token, "fc").await;
        assert!(body(&twice.expect(422)).contains("déjà lié"));
        let taken = world.linked(&peer, &marc.token, "fc").await;
        assert!(body(&taken.expect(422)).contains("Un autre compte"));
        // A person has no business with the providers of staff.
        let foreign = world.linked(&peer, &marc.token, "pc").await;
        foreign.expect(422);
        assert_eq!(world.state().await, before);
        assert_eq!(world.told("identity.linked", "refused").await, 3);

        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        let mut own = Browser::within(&amina.token);
        let unlink = "/identities/fc/unlink";
        own.post(&world, "/identities", unlink, &[])
            .await
            .expect(303);
        assert_eq!(world.told("identity.unlinked", "done").await, 1);
        let late = with_card(&world, &mut browser, &amina.card, &amina.pin).await;
        late.expect(401);
        world
            .delete("/identities/fc", &amina.token)
            .await
            .expect(404);
        // What was untied may be tied by somebody else.
        world.linked(&peer, &marc.token, "fc").await.expect(303);
        world
            .delete("/identities/fc", &marc.token)
            .await
            .expect(204);
        world
    });
}

#[test]
fn tying_asks_for_a_fresh_proof() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let mut marie = Browser::within(&cast.marie.token);
        let mut person = Browser::within(&cast.amina.token);
        person
            .round(&world, &peer, "/identities/fc/link")
            .await
            .expect(200);
        let before = world.state().await;
        for _ in 0..2 {
            world.later(Duration::from_secs(8 * 60));
            person.get(&world, "/home").await.expect(200);
        }
        let refused = world.told("identity.linked", "refused").await;
        let old = person.get(&world, "/identities/fc/link").await;
        old.expect(401);
        assert_eq!(world.told("identity.linked", "refused").await, refused + 1);
        world
            .delete("/identities/fc", &cast.amina.token)
            .await
            .expect(401);
        let away = marie.get(&world, "/identities/pc/link").await.expect(303);
        assert_eq!(to(&away), "/factor?next=%2Fidentities%2Fpc%2Flink");
        assert_eq!(world.state().await, before);
        world
    });
}

#[test]
fn a_tie_belongs_to_whoever_asked_for_it() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let mut marc = Browser::within(&cast.marc.token);
        marc.round(&world, &peer, "/identities/fc/link")
            .await
            .expect(200);
        // The computer goes on to somebody else before the last question is answered.
        let mut next = Browser::within(&cast.amina.token);
        let kept = marc.cookies["__Host-abri-identified"].clone();
        next.cookies.insert("__Host-abri-identified".into(), kept);
        let before = world.state().await;
        let confirm = "/identities/confirm";
        let foreign = next.post(&world, confirm, confirm, &[]).await;
        assert!(body(&foreign.expect(422)).contains("trop tard"));
        assert_eq!(world.state().await, before);
        assert_eq!(world.told("identity.linked", "refused").await, 1);
        // And a ticket to tie with is none to enter with.
        marc.cookies.remove("__Host-abri");
        marc.get(&world, "/identified").await.expect(400);
        world
    });
}

#[test]
fn a_provider_that_is_down_stops_nothing() {
    in_each_world(|world| async {
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", closed.local_addr().unwrap());
        drop(closed);
        let peer = Peer::start().await.at(issuer);
        let world = world.configured(|settings| peer.known_to(settings)).await;
        let cast = world.cast().await;
        let before = world.state().await;
        let mut browser = Browser::default();
        let page = body(&browser.get(&world, "/oidc/fc/start").await.expect(503));
        assert!(page.contains("ne répond pas") && page.contains("Entrez avec votre carte"));
        browser.get(&world, "/oidc/unknown/start").await.expect(404);
        assert_eq!(world.state().await, before);
        world.enter(&cast.amina.card, &cast.amina.pin).await;
        world
    });
}

/// What a provider says opens nothing, so what guards a passphrase is asked for behind it too.
#[test]
fn a_provider_is_no_way_around_what_guards_a_passphrase() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let path = format!("/lockers/{}/passphrase", amina.locker);
        let phrase = "canari phrase de la personne";
        let body = json!({"login": "amina", "passphrase": phrase});
        world.put(&path, &amina.token, body).await.expect(204);
        let mut key = Authenticator::new(false);
        world.add_passkey(&amina.token, &mut key).await;
        let (world, peer) = world.with_provider().await;
        world.linked(&peer, &amina.token, "fc").await.expect(303);
        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        let fields = [("way", "passphrase"), ("passphrase", phrase)];
        let sent = browser.post(&world, "/identified", "/identified", &fields);
        sent.await.expect(303);
        let token = browser.cookies["__Host-abri"].clone();
        let locker = format!("/lockers/{}", amina.locker);
        let refused = world.entries("refused").await;
        let asked = world.get(&locker, &token).await.expect(403);
        assert_eq!(asked.code(), "second_factor_needed");
        assert_eq!(world.entries("refused").await, refused + 1);
        world
    });
}

#[test]
fn a_session_by_provider_and_card_ends_with_the_card() {
    in_each_world(|world| async {
        let (world, peer) = world.with_provider().await;
        let cast = world.cast().await;
        let amina = &cast.amina;
        world.linked(&peer, &amina.token, "fc").await.expect(303);
        let mut browser = Browser::default();
        browser
            .round(&world, &peer, "/oidc/fc/start")
            .await
            .expect(200);
        let entered = with_card(&world, &mut browser, &amina.card, &amina.pin).await;
        entered.expect(303);
        let token = browser.cookies["__Host-abri"].clone();
        let locker = format!("/lockers/{}", amina.locker);
        world.get(&locker, &token).await.expect(200);
        let open = "SELECT COUNT(*) FROM sessions WHERE method = 'oidc+card' AND ended_at IS NULL";
        assert_eq!(world.number(open).await, 1);
        let block = format!("/lockers/{}/card/block", amina.locker);
        world.act(&block, &amina.token).await.expect(204);
        assert_eq!(world.number(open).await, 0);
        world.get(&locker, &token).await.expect(401);
        world
    });
}
