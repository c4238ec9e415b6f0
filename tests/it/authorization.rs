//! Every route of the API × every actor, against a golden file (omicron's way). A refusal changes
//! nothing and leaves exactly one entry. A new route without a line here fails the test.
//!
//! `ABRI_TEST_BLESS=1` writes the file anew; read its diff as carefully as code.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use crate::mandate_tools::Troupe;
use crate::support::cast::{Cast, Staff, pdf, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/authorization.txt");

/// In an order in which what is done last ends what the others need.
const ROUTES: &[(&str, &str)] = &[
    ("GET", "/lockers"),
    ("GET", "/lockers/{locker}"),
    ("GET", "/lockers/{locker}/documents"),
    ("GET", "/lockers/{locker}/documents?bin=true"),
    ("GET", "/documents/{document}"),
    ("GET", "/documents/{document}/content"),
    ("GET", "/documents/{document}/content?download=true"),
    ("POST", "/documents/{document}/verify"),
    ("PATCH", "/documents/{document}"),
    ("POST", "/lockers/{locker}/documents"),
    ("GET", "/lockers/{locker}/mandates"),
    ("POST", "/lockers/{locker}/mandates"),
    ("GET", "/mandates"),
    ("GET", "/lockers/{locker}/guardians"),
    ("GET", "/lockers/{locker}/guardians/suggested"),
    ("GET", "/guardianships"),
    ("POST", "/recoveries/{short}/confirm"),
    ("POST", "/recoveries/{short}/refuse"),
    ("POST", "/lockers/{locker}/recovery/veto"),
    ("PUT", "/lockers/{locker}/guardians"),
    ("GET", "/lockers/{locker}/codes"),
    ("POST", "/lockers/{locker}/codes"),
    ("POST", "/lockers/find"),
    ("POST", "/lockers/urgent"),
    ("POST", "/openings"),
    // About a mandate that waits.
    ("POST", "/mandates/{mandate}/send"),
    ("POST", "/mandates/{mandate}/scan"),
    ("GET", "/mandates/{mandate}/scan"),
    ("POST", "/mandates/{mandate}/accept"),
    ("POST", "/mandates/{mandate}/refuse"),
    ("POST", "/mandates/{mandate}/discard"),
    // About one in force.
    ("GET", "/mandates/{mandate}/attestation?kind=mandate"),
    ("GET", "/lockers/{locker}/journal"),
    ("GET", "/lockers/{locker}/journal/{index}/receipt"),
    ("GET", "/lockers/{locker}/journal/export"),
    ("GET", "/journal"),
    ("POST", "/lockers/{locker}/contests"),
    ("GET", "/lockers/{locker}/contests"),
    ("GET", "/contests"),
    ("POST", "/contests/{mandate}/answer"),
    ("POST", "/lockers/{locker}/contests/{contest}/close"),
    ("GET", "/organisations/current"),
    ("GET", "/aidants"),
    ("PATCH", "/organisations/current"),
    ("GET", "/organisations/current/invitations"),
    ("POST", "/organisations/current/invitations"),
    ("DELETE", "/organisations/current/invitations/{mandate}"),
    ("POST", "/organisations/current/members/{mandate}/suspend"),
    ("POST", "/organisations/current/members/{mandate}/resume"),
    ("DELETE", "/organisations/current/members/{mandate}"),
    ("POST", "/memberships"),
    ("POST", "/lockers/{locker}/relatives"),
    ("DELETE", "/lockers/{locker}/relatives/{account}"),
    ("PUT", "/sessions/current/organisation"),
    ("POST", "/sessions/current/factor"),
    ("POST", "/lockers"),
    ("POST", "/lockers/{locker}/visits"),
    ("DELETE", "/lockers/{locker}/visits/current"),
    ("DELETE", "/documents/{document}"),
    ("POST", "/documents/{document}/restore"),
    ("DELETE", "/documents/{document}"),
    ("POST", "/documents/{document}/destroy"),
    ("POST", "/mandates/{mandate}/wake"),
    ("PUT", "/lockers/{locker}/contact"),
    ("GET", "/lockers/{locker}/contact"),
    ("DELETE", "/lockers/{locker}/contact"),
    ("POST", "/lockers/{locker}/contact/validate"),
    ("GET", "/lockers/{locker}/ways"),
    ("PUT", "/lockers/{locker}/passphrase"),
    ("DELETE", "/lockers/{locker}/passphrase"),
    ("PUT", "/lockers/{locker}/sheet"),
    ("PUT", "/lockers/{locker}/card"),
    ("PUT", "/lockers/{locker}/card/pin"),
    ("POST", "/lockers/{locker}/card/block"),
    ("GET", "/identities"),
    ("DELETE", "/identities/{name}"),
    ("GET", "/notices"),
    ("POST", "/notices/read"),
    ("POST", "/mandates/{mandate}/aidants"),
    ("DELETE", "/mandates/{mandate}/aidants/{aidant}"),
    ("POST", "/mandates/{mandate}/suspend"),
    ("POST", "/mandates/{mandate}/resume"),
    ("POST", "/mandates/{mandate}/renew"),
    ("POST", "/mandates/{mandate}/revoke"),
    ("GET", "/passkeys"),
    ("POST", "/passkeys/challenge"),
    ("POST", "/passkeys"),
    ("DELETE", "/passkeys/{mandate}"),
    ("POST", "/factors/passkey/challenge"),
    ("POST", "/factors/passkey"),
    ("POST", "/factors/recovery-codes"),
    ("POST", "/factors/recovery-sheet"),
    ("PUT", "/passphrase"),
    ("GET", "/factors/totp"),
    ("POST", "/factors/totp"),
    ("GET", "/sessions"),
    ("DELETE", "/sessions/{mandate}"),
    ("DELETE", "/sessions"),
    ("DELETE", "/factors/totp"),
    ("DELETE", "/sessions/current"),
];

/// Leaving and one's own sessions ask nothing of the policy, so they leave no refusal.
const ASKS_NOBODY: &[&str] = &["/lockers/{locker}/visits/current", "/sessions/{mandate}"];

/// Open to everybody, and about nothing that exists.
const PUBLIC: &[(&str, &str)] = &[
    ("POST", "/sessions"),
    ("POST", "/sessions/passkey/challenge"),
    ("POST", "/sessions/passkey"),
    ("POST", "/enrolments"),
    ("GET", "/verify/{code}"),
    ("GET", "/requests/{short}"),
    ("GET", "/openings/{short}"),
    ("POST", "/openings/{short}"),
    ("POST", "/lockers/confirm"),
    ("POST", "/cards/block"),
    ("POST", "/recoveries"),
    ("POST", "/recoveries/veto"),
    ("GET", "/recoveries/{short}"),
    ("POST", "/recoveries/{short}/phone"),
    ("POST", "/recoveries/{short}/phone/confirm"),
    ("POST", "/recoveries/{short}/finish"),
];

struct Actors {
    named: Vec<(&'static str, String)>,
    mandate: String,
    request: Value,
    card: String,
    contest: String,
    index: i64,
}

/// What is done to a mandate that waits; everything else is about one in force.
const WAITING: [&str; 5] = ["/send", "/scan", "/accept", "/refuse", "/discard"];

impl Actors {
    /// What somebody ended or answered is given and proposed anew for whoever comes next.
    async fn stand(&mut self, world: &World, troupe: &Troupe) {
        if world.stored(&self.mandate).await != "active" {
            let again = mandate_of(&[&troupe.cast.marie], "identity", "month");
            self.mandate = give(world, &troupe.cast, again).await;
        }
        // Whoever may block a card does so in their turn.
        let blocked = "SELECT COUNT(*) FROM unlocks WHERE blocked_at IS NOT NULL";
        if world.number(blocked).await > 0 {
            self.card = new_card(world, &troupe.cast).await;
        }
        if world.stored(&text(&self.request["id"])).await != "pending" {
            self.request = proposed(world, troupe, &self.card).await;
        }
    }
}

async fn proposed(world: &World, troupe: &Troupe, card: &str) -> Value {
    let dora = world.log_in(&troupe.dora).await;
    let wait = json!({"wait": "own", "rights": {"housing": ["list"]}, "card": card});
    let request = world.propose_to(&troupe.cast, &dora, wait).await;
    request.expect(201).json()
}

#[test]
fn every_route_answers_every_actor_as_the_golden_file_says() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let cast = &troupe.cast;
        let mut actors = actors(&world, &troupe).await;
        let mut table = String::new();
        for (actor, token) in &actors.named.clone() {
            actors.stand(&world, &troupe).await;
            let document = fresh_paper(&world, cast).await;
            // A person's session does not last until it is their turn.
            let token = &match *actor {
                "stranger" => world.enter(&cast.marc.card, &cast.marc.pin).await,
                "owner" => owner(&world, cast).await,
                "aidant no visit" => world.log_in(&cast.marie).await,
                "aidant drafter" => world.log_in(&troupe.dora).await,
                _ => token.clone(),
            };
            for (at, (method, route)) in ROUTES.iter().enumerate() {
                if at == ROUTES.len() / 2 {
                    // Refusals of one minute are counted.
                    world.later(Duration::from_secs(60));
                }
                let path = route
                    .replace("{locker}", &cast.amina.locker)
                    .replace("{document}", &document)
                    .replace("{mandate}", &about(&actors, route))
                    .replace("{contest}", &actors.contest)
                    .replace("{index}", &actors.index.to_string())
                    .replace("{account}", &cast.paul.id)
                    .replace("{aidant}", &cast.paul.id)
                    .replace("{short}", "0000-0000")
                    .replace("{name}", "fc");
                eprintln!("{actor}: {method} {path}");
                let answer = probe(&world, &troupe, &actors, (method, route), (&path, token));
                let answer = answer.await;
                writeln!(
                    table,
                    "{actor:16} {method:6} {route:48} {} {}",
                    answer.status.as_u16(),
                    answer.code()
                )
                .unwrap();
            }
        }
        compare(&table);
        world
    });
}

/// Calls, and holds that a refusal changed nothing and left one entry.
async fn probe(
    world: &World,
    troupe: &Troupe,
    actors: &Actors,
    (method, route): (&str, &str),
    (path, token): (&str, &str),
) -> Answer {
    let (before, entries) = (world.state().await, world.entries("refused").await);
    let answer = call(world, troupe, actors, (method, route), (path, token)).await;
    if answer.status.as_u16() < 400 {
        return answer;
    }
    assert_eq!(
        world.state().await,
        before,
        "{method} {route}: a refusal changed something"
    );
    let refused = world.entries("refused").await - entries;
    // What is refused of a mandate has its entry, whatever the reason.
    let told = ["/mandates/", "/passkeys", "/passphrase", "/factors/passkey"];
    let told = told.iter().any(|of| route.starts_with(of)) || method == "DELETE";
    let told = told
        && matches!(answer.status.as_u16(), 409 | 422)
        && route != "/factors/passkey/challenge";
    let decided =
        told || matches!(answer.status.as_u16(), 403 | 404) && !ASKS_NOBODY.contains(&route);
    let decided = decided || answer.code() == "bad_credentials";
    assert_eq!(
        refused,
        i64::from(decided),
        "{method} {route} {}: entries",
        answer.status
    );
    answer
}

fn about(actors: &Actors, route: &str) -> String {
    if route.starts_with("/contests/") {
        actors.contest.clone()
    } else if WAITING.iter().any(|act| route.ends_with(act)) {
        text(&actors.request["id"])
    } else {
        actors.mandate.clone()
    }
}

async fn call(
    world: &World,
    troupe: &Troupe,
    actors: &Actors,
    (method, route): (&str, &str),
    (path, token): (&str, &str),
) -> Answer {
    let cast = &troupe.cast;
    let body = match (method, route) {
        ("POST", "/lockers/{locker}/documents") => {
            return world
                .deposit(&cast.amina.locker, token, &[("kind", "cni")], &pdf(64))
                .await;
        }
        ("POST", "/lockers/{locker}/contests") => Some(json!({"entry": actors.index})),
        ("POST", "/contests/{mandate}/answer") => Some(json!({"answer": "talk"})),
        ("POST", "/lockers/{locker}/contests/{contest}/close") => {
            Some(json!({"closing": "settled"}))
        }
        ("PATCH", "/organisations/current") => Some(json!({"phone": "03 20 00 00 00"})),
        ("POST", "/organisations/current/invitations") => Some(json!({"role": "aidant"})),
        ("POST", "/memberships") => Some(json!({"code": "AAAA-BBBB-CCCC"})),
        ("POST", "/sessions/current/factor") => Some(json!({"otp": "000000"})),
        ("PUT", "/sessions/current/organisation") => {
            Some(json!({"organisation": cast.organisation}))
        }
        ("POST", "/mandates/{mandate}/scan") => {
            let id = text(&actors.request["id"]);
            return world.scan(&id, token, &pdf(64)).await;
        }
        ("POST", "/mandates/{mandate}/accept") => {
            Some(json!({"terms_sha256": actors.request["terms_sha256"]}))
        }
        ("POST", "/mandates/{mandate}/send") => Some(json!({"wait": "own"})),
        ("POST", "/mandates/{mandate}/aidants") => Some(json!({"aidant": cast.paul.id})),
        ("POST", "/recoveries/{short}/confirm") => {
            Some(json!({"locker_id": cast.amina.locker, "how": "known_in_person"}))
        }
        ("PUT", "/lockers/{locker}/guardians") => {
            Some(json!({"guardians": [cast.marie.id, cast.coordinator.id]}))
        }
        ("POST", "/lockers/find") => Some(json!({"card": actors.card})),
        ("PATCH", _) => Some(json!({"title": "Autre nom"})),
        ("POST", "/lockers/urgent") => Some(json!({
            "display_name": "Nouvelle", "contact": "06 11 22 33 44", "category": "income",
        })),
        ("POST", "/openings") => Some(json!({"display_name": "Nouvelle"})),
        ("POST", "/lockers") => {
            Some(json!({"display_name": "Nouvelle", "language": "fr", "pin": "482915"}))
        }
        ("POST", "/lockers/{locker}/visits") => {
            Some(json!({"mode": "together", "motive": "sort_papers"}))
        }
        ("POST", "/lockers/{locker}/mandates") => Some(mandate_of(&[&cast.paul], "justice", "day")),
        ("PUT", "/lockers/{locker}/passphrase") => {
            Some(json!({"login": "amina", "passphrase": "canari quatre mots sans lien"}))
        }
        ("PUT", "/lockers/{locker}/card") => Some(json!({"pin": "482915"})),
        ("PUT", "/lockers/{locker}/card/pin") => {
            Some(json!({"card": actors.card, "pin": cast.amina.pin, "new_pin": "482916"}))
        }
        ("PUT", "/lockers/{locker}/contact") => Some(json!({"phone": "06 39 98 00 01"})),
        ("POST", "/lockers/{locker}/contact/validate") => Some(json!({"code": "000000"})),
        ("POST", "/notices/read") => Some(json!({"last": uuid::Uuid::nil()})),
        ("POST", "/factors/totp") => Some(json!({"otp": "000000"})),
        ("POST", "/passkeys" | "/factors/passkey") => {
            Some(json!({"flow": uuid::Uuid::nil(), "credential": {}}))
        }
        ("PUT", "/passphrase") => Some(json!({"passphrase": "une autre phrase de passe"})),
        _ => None,
    };
    world
        .call(method.parse::<Method>().unwrap(), path, token, body)
        .await
}

fn mandate_of(aidants: &[&Staff], category: &str, term: &str) -> Value {
    let aidants: Vec<_> = aidants.iter().map(|aidant| aidant.id.clone()).collect();
    let rights = ["list", "read", "download", "deposit", "organise"];
    json!({"aidants": aidants, "rights": {category: rights}, "term": term})
}

/// The person, by the sheet: an aidant of the matrix blocks the card.
async fn owner(world: &World, cast: &Cast) -> String {
    let body = json!({"recovery_sheet": cast.amina.sheet.join(" ")});
    let entered = world.post("/sessions", "", body).await.expect(201);
    text(&entered.json()["token"])
}

async fn new_card(world: &World, cast: &Cast) -> String {
    let (owner, body) = (owner(world, cast).await, json!({"pin": cast.amina.pin}));
    let path = format!("/lockers/{}/card", cast.amina.locker);
    let made = world.put(&path, &owner, body).await;
    text(&made.expect(201).json()["card"])
}

async fn fresh_paper(world: &World, cast: &Cast) -> String {
    let owner = owner(world, cast).await;
    let kept = world
        .deposit(
            &cast.amina.locker,
            &owner,
            &[("kind", "cni"), ("title", "Carte")],
            &pdf(5000),
        )
        .await;
    text(&kept.expect(201).json()["id"])
}

/// Mandates that ended are given first, so that the clock can pass; then the others, side by side.
async fn actors(world: &World, troupe: &Troupe) -> Actors {
    let cast = &troupe.cast;
    use abri::domain::rights::MemberRole::Aidant;
    use abri::ops::enrol_account::Invited;
    let invited = Invited::Member(cast.organisation, Aidant);
    let [expired, revoked, disabled, out] =
        ["Eva", "Rose", "Dan", "Olga"].map(|name| async move { world.enrol(invited, name).await });
    let (expired, revoked, disabled, out) =
        (expired.await, revoked.await, disabled.await, out.await);
    give(world, cast, mandate_of(&[&expired], "identity", "visit")).await;
    world.later(Duration::from_secs(2 * 3600));
    let ended = give(world, cast, mandate_of(&[&revoked], "identity", "month")).await;
    let owner = world.enter(&cast.amina.card, &cast.amina.pin).await;
    world
        .act(&format!("/mandates/{ended}/revoke"), &owner)
        .await
        .expect(204);
    let contest = contested(world, cast).await;
    world.later(Duration::from_secs(1));
    let mandate = give(
        world,
        cast,
        mandate_of(&[&cast.marie, &disabled], "identity", "month"),
    )
    .await;
    give(world, cast, mandate_of(&[&out], "work", "month")).await;
    let request = proposed(world, troupe, &cast.amina.card).await;
    let suspended = world.log_in(&disabled).await;
    world
        .attack(&format!(
            "UPDATE accounts SET state = 'suspended' WHERE id = {}",
            world.id(&disabled.id)
        ))
        .await;
    let mut named = vec![("nobody", String::new()), ("aidant disabled", suspended)];
    for (name, staff) in [
        ("aidant expired", &expired),
        ("aidant revoked", &revoked),
        ("aidant other", &out),
        ("aidant unnamed", &cast.paul),
        ("aidant drafter", &troupe.dora),
        ("aidant foreign", &troupe.fanny),
        ("coordinator", &cast.coordinator),
        ("coord. foreign", &troupe.other_coordinator),
        ("auditor", &cast.auditor),
    ] {
        named.push((name, world.log_in(staff).await));
    }
    let password = json!({"login": cast.marie.login, "passphrase": cast.marie.passphrase});
    let factorless = world
        .post("/sessions", "", password)
        .await
        .expect(201)
        .json();
    named.push(("without factor", text(&factorless["token"])));
    named.push((
        "stranger",
        world.enter(&cast.marc.card, &cast.marc.pin).await,
    ));
    // Their acts end what they need, so they come last, the owner after the aidant.
    let aidant = world.log_in(&cast.marie).await;
    named.push(("aidant no visit", aidant.clone()));
    named.push((
        "owner",
        world.enter(&cast.amina.card, &cast.amina.pin).await,
    ));
    Actors {
        named,
        mandate,
        request,
        card: cast.amina.card.clone(),
        contest,
        index: entry_of(world, cast, "locker.opened").await,
    }
}

/// The first entry of an action in the person's locker.
async fn entry_of(world: &World, cast: &Cast, action: &str) -> i64 {
    let own = world.id(&cast.amina.locker);
    let first = format!(
        "SELECT MIN(idx) FROM journal_entries WHERE action = '{action}' AND locker = {own}"
    );
    world.number(&first).await
}

/// What the person said of a mandate that has ended: nothing stops by it.
async fn contested(world: &World, cast: &Cast) -> String {
    let owner = owner(world, cast).await;
    let path = format!("/lockers/{}/contests", cast.amina.locker);
    let entry = entry_of(world, cast, "mandate.revoked").await;
    let made = world.post(&path, &owner, json!({ "entry": entry })).await;
    text(&made.expect(201).json()["id"])
}

async fn give(world: &World, cast: &Cast, body: Value) -> String {
    let owner = owner(world, cast).await;
    let given = world
        .post(
            &format!("/lockers/{}/mandates", cast.amina.locker),
            &owner,
            body,
        )
        .await;
    text(&given.expect(201).json()["id"])
}

fn compare(table: &str) {
    if std::env::var("ABRI_TEST_BLESS").is_ok() {
        std::fs::write(GOLDEN, table).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    for (line, (now, then)) in table.lines().zip(golden.lines()).enumerate() {
        assert_eq!(now, then, "line {} of authorization.txt", line + 1);
    }
    assert_eq!(
        table.lines().count(),
        golden.lines().count(),
        "authorization.txt has other lines"
    );
}

#[test]
fn every_route_of_the_description_is_in_the_matrix() {
    let description = serde_json::to_value(abri::http::api::openapi()).unwrap();
    let mut described = BTreeSet::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let path = path.trim_start_matches("/api/v1");
            let path = match path.split('/').nth(1) {
                Some("lockers") => path.replace("{id}", "{locker}"),
                Some("documents") => path.replace("{id}", "{document}"),
                _ => path.replace("{id}", "{mandate}"),
            };
            described.insert((method.to_uppercase(), path));
        }
    }
    let listed = ROUTES.iter().chain(PUBLIC).map(|(method, route)| {
        (
            (*method).to_owned(),
            route.split('?').next().unwrap_or_default().to_owned(),
        )
    });
    assert_eq!(listed.collect::<BTreeSet<_>>(), described);
}
