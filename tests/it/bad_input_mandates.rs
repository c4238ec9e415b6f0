//! Bad input about mandates: a named error, nothing changed, one entry.

use std::time::Duration;

use abri::domain::rights::{Category, MemberRole};
use abri::limits;
use abri::ops::create_organisation::{NewOrganisation, create_organisation};
use abri::ops::enrol_account::Invited;
use serde_json::{Value, json};

use crate::mandate_tools::{Troupe, merge};
use crate::support::cast::{pdf, rights, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

/// What stood before a call that must be refused.
struct Before {
    state: String,
    tries: i64,
    size: u64,
}

async fn tries(world: &World) -> i64 {
    let sql = "SELECT CAST(COALESCE(SUM(tries), 0) AS BIGINT) FROM mandate_requests";
    world.number(sql).await
}

async fn before(world: &World) -> Before {
    Before {
        state: world.mandates_digest().await,
        tries: tries(world).await,
        size: world.size().await,
    }
}

impl Before {
    /// Holds that the call was refused by this name, changed nothing, spent no try, and that the
    /// journal has exactly these entries of it.
    async fn holds(self, world: &World, answer: &Answer, wanted: (u16, &str), entries: usize) {
        let told = (answer.status.as_u16(), answer.code());
        let said = answer.json();
        assert_eq!((told.0, told.1.as_str()), wanted, "{said}");
        let changed = world.mandates_digest().await != self.state;
        assert!(!changed, "{wanted:?} changed something");
        assert_eq!(tries(world).await, self.tries, "{wanted:?} spent a try");
        let since = world.since(self.size).await;
        let refused = since.iter().filter(|entry| entry[1] == "refused").count();
        assert_eq!(
            (since.len(), refused),
            (entries, entries),
            "{wanted:?}: {since:?}"
        );
    }
}

/// Fields that nobody may choose, whoever writes the mandate.
fn bad_choices(troupe: &Troupe, lina: &str, dan: &str) -> Vec<(Value, &'static str)> {
    let cast = &troupe.cast;
    let given = |rights: Value| json!({"rights": rights});
    let named = |aidants: &[&str]| json!({"aidants": aidants});
    let many: Vec<String> = (0..11)
        .map(|at| format!("01a2027b-d680-7ff1-8ef2-0000000000{at:02}"))
        .collect();
    vec![
        (given(json!({"bijoux": ["read"]})), "unknown_value"),
        (given(json!({"identity": ["devour"]})), "unknown_value"),
        (given(json!({})), "empty"),
        (given(json!({"identity": []})), "empty"),
        (given(json!({"private": ["list"]})), "private"),
        (
            given(json!({"identity": ["list"], "private": []})),
            "private",
        ),
        (json!({"term": "decade"}), "unknown_value"),
        (json!({"term": ""}), "unknown_value"),
        (json!({"ground": "habit"}), "unknown_value"),
        (json!({"language": "tlh"}), "unknown_value"),
        (named(&[]), "aidants"),
        (named(&[NOBODY]), "aidants"),
        (named(&[&cast.amina.id]), "aidants"),
        (named(&[&cast.coordinator.id]), "aidants"),
        (named(&[&cast.auditor.id]), "aidants"),
        (named(&[&cast.marie.id, &troupe.fanny.id]), "aidants"),
        (named(&[&cast.marie.id, dan]), "aidants"),
        (json!({"aidants": many}), "aidants"),
        (
            json!({"aidants": [lina], "rights": {"income": ["list"]}}),
            "not_allowed",
        ),
        (json!({"dormant": true, "term": "month"}), "dormant"),
        (json!({"dormant": true, "term": "year"}), "dormant"),
        (json!({"ground": "guardianship"}), "decision_missing"),
    ]
}

/// An id of nothing.
const NOBODY: &str = "01a2027b-d680-7ff1-8ef2-000000000099";

#[test]
fn a_choice_that_cannot_be_is_refused_by_its_name() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let narrow = NewOrganisation {
            name: "Structure etroite".into(),
            address: "Douai".into(),
            siret: None,
            allowed: vec![Category::Identity],
        };
        let narrow = create_organisation(&world.app, narrow).await.unwrap();
        let member = |organisation| Invited::Member(organisation, MemberRole::Aidant);
        let lina = world.enrol(member(narrow), "Lina Canarietroite").await;
        let dan = member(troupe.cast.organisation);
        let dan = world.enrol(dan, "Dan Canaridesactive").await;
        let disable = format!(
            "UPDATE accounts SET state = 'suspended' WHERE id = {}",
            world.id(&dan.id)
        );
        world.attack(&disable).await;
        world.later(Duration::from_secs(60));
        let (amina, dora) = (
            world.amina(&troupe.cast).await,
            world.staff(&troupe.dora).await,
        );
        for (choice, code) in bad_choices(&troupe, &lina.id, &dan.id) {
            let found = before(&world).await;
            let answer = world.give(&troupe.cast, &amina, choice.clone()).await;
            found.holds(&world, &answer, (422, code), 1).await;
            let found = before(&world).await;
            let answer = world.propose_to(&troupe.cast, &dora, choice).await;
            // An aidant proposes for their own structure, whatever the other one may be given.
            let code = if code == "not_allowed" {
                "aidants"
            } else {
                code
            };
            found.holds(&world, &answer, (422, code), 1).await;
        }
        // Nobody writes for a structure in which they do not work.
        let found = before(&world).await;
        let other = json!({"aidants": [troupe.fanny.id]});
        let answer = world.propose_to(&troupe.cast, &dora, other).await;
        found.holds(&world, &answer, (422, "aidants"), 1).await;
        let found = before(&world).await;
        let answer = world
            .propose_to(&troupe.cast, &dora, json!({"wait": "tomorrow"}))
            .await;
        found
            .holds(&world, &answer, (422, "unknown_value"), 1)
            .await;
        world
    });
}

#[test]
fn a_decision_must_be_one_of_this_locker_and_of_now() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let cast = &troupe.cast;
        let file = pdf(500);
        let order = world
            .paper(&cast.amina, "guardianship_order", "Jugement", &file)
            .await;
        let lease = world.paper(&cast.amina, "lease", "Bail", &file).await;
        let foreign = world
            .paper(&cast.marc, "guardianship_order", "Jugement", &file)
            .await;
        let missing = NOBODY.to_owned();
        let decision = |document: &str, from: &str, until: &str| {
            json!({"ground": "guardianship",
                "decision": {"document": document, "from": from, "until": until}})
        };
        let ground = {
            let mut decided = decision(&order, "2026-01-01", "2027-12-31");
            merge(&mut decided, json!({"ground": "consent"}));
            decided
        };
        let lines = [
            (ground, "ground"),
            (decision(&foreign, "2026-01-01", "2027-12-31"), "document"),
            (decision(&missing, "2026-01-01", "2027-12-31"), "document"),
            (decision(&order, "2027-12-31", "2026-01-01"), "dates"),
            (decision(&order, "2024-01-01", "2026-11-21"), "dates"),
            (decision(&order, "2026-02-29", "2027-12-31"), "not_a_date"),
            (decision(&order, "2026-01-01", "demain"), "not_a_date"),
        ];
        let amina = world.amina(cast).await;
        for (choice, code) in lines {
            let found = before(&world).await;
            let answer = world.give(cast, &amina, choice.clone()).await;
            found.holds(&world, &answer, (422, code), 1).await;
        }
        // The kind of the paper is for the person's key to see.
        let wrong = decision(&lease, "2026-01-01", "2027-12-31");
        let found = before(&world).await;
        let answer = world.give(cast, &amina, wrong.clone()).await;
        found.holds(&world, &answer, (422, "document"), 1).await;
        let proposed = world.propose_to(cast, &cast.marie.token, wrong).await;
        let proposed = proposed.expect(201).json();
        let found = before(&world).await;
        let answer = world.accept(&proposed, &amina, json!({})).await;
        found.holds(&world, &answer, (422, "document"), 1).await;
        assert_eq!(world.stored(&text(&proposed["id"])).await, "pending");
        // The last day counts whole.
        let today = decision(&order, "2026-01-01", "2026-11-22");
        world.give(cast, &amina, today).await.expect(201);
        world
    });
}

#[test]
fn answers_that_are_not_in_form_cost_no_try() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let cast = &troupe.cast;
        let code = world.codes(cast).await.remove(0);
        let proposed = world.propose_to(cast, &cast.marie.token, json!({})).await;
        let proposed = proposed.expect(201).json();
        let slip = |text: &str| {
            let mut text = text.to_owned();
            let last = text.pop().unwrap();
            text.push(if last == 'X' { 'Y' } else { 'X' });
            text
        };
        let digest = text(&proposed["terms_sha256"]);
        let other =
            slip(&digest).replace(['X', 'Y'], if digest.ends_with('0') { "1" } else { "0" });
        let lines = [
            (json!({"code": slip(&code)}), (422, "code"), 1),
            (json!({"code": ""}), (422, "code"), 1),
            (
                json!({"card": slip(&cast.amina.card), "pin": cast.amina.pin}),
                (422, "card"),
                1,
            ),
            // What is no proof at all was not brought by anybody.
            (json!({"card": cast.amina.card}), (422, "proof"), 0),
            (json!({"pin": cast.amina.pin}), (422, "proof"), 0),
            (
                json!({"card": cast.amina.card, "pin": cast.amina.pin, "code": code}),
                (422, "proof"),
                0,
            ),
        ];
        for (proof, wanted, entries) in lines {
            let found = before(&world).await;
            let answer = world.accept(&proposed, "", proof).await;
            found.holds(&world, &answer, wanted, entries).await;
        }
        for terms in [other, String::new()] {
            let found = before(&world).await;
            let body = json!({"terms_sha256": terms});
            let answer = world.accept(&proposed, &cast.amina.token, body).await;
            found.holds(&world, &answer, (422, "terms_differ"), 1).await;
        }
        let accepted = world.accept(&proposed, "", json!({"code": code})).await;
        accepted.expect(200);
        for proof in [json!({"code": code}), json!({})] {
            let token = if proof == json!({}) {
                &*cast.amina.token
            } else {
                ""
            };
            let found = before(&world).await;
            let answer = world.accept(&proposed, token, proof).await;
            found.holds(&world, &answer, (409, "conflict"), 1).await;
        }
        for short in [
            "0000-0000",
            "x",
            "%20",
            "'; DROP TABLE codes --",
            "éééé-éééé",
        ] {
            let path = format!(
                "/requests/{}",
                short.replace(' ', "%20").replace('é', "%C3%A9")
            );
            let found = before(&world).await;
            let answer = world.get(&path, "").await;
            found.holds(&world, &answer, (404, "not_found"), 0).await;
        }
        world
    });
}

#[test]
fn what_is_missing_answers_like_what_is_foreign() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let cast = &troupe.cast;
        let proposed = world.propose_to(cast, &cast.marie.token, json!({})).await;
        let proposed = proposed.expect(201).json();
        let given = world
            .give(cast, &cast.amina.token, json!({"term": "day"}))
            .await;
        let given = text(&given.expect(201).json()["id"]);
        let missing = NOBODY.to_owned();
        let digest = "00".repeat(32);
        let waits = text(&proposed["id"]);
        let acts = [
            ("accept", json!({"terms_sha256": digest}), &waits),
            ("refuse", json!({}), &waits),
            ("send", json!({"wait": "desk"}), &waits),
            ("discard", Value::Null, &waits),
            ("revoke", Value::Null, &given),
            ("suspend", Value::Null, &given),
            ("resume", Value::Null, &given),
            ("renew", Value::Null, &given),
            ("aidants", json!({"aidant": cast.paul.id}), &given),
        ];
        for token in [&cast.marc.token, &troupe.fanny.token] {
            for (act, body, foreign) in &acts {
                let mut told = Vec::new();
                for id in [*foreign, &missing] {
                    let path = format!("/mandates/{id}/{act}");
                    let answer = match body {
                        Value::Null => world.act(&path, token).await,
                        body => world.post(&path, token, body.clone()).await,
                    };
                    told.push((answer.status, answer.bytes));
                }
                assert_eq!(told[0], told[1], "{act}");
                assert!(told[0].0.is_client_error(), "{act}");
            }
        }
        world
    });
}

#[test]
fn there_are_ten_aidants_and_ten_that_wait_at_most() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let cast = &troupe.cast;
        let member = Invited::Member(cast.organisation, MemberRole::Aidant);
        let mut aidants = vec![cast.marie.id.clone()];
        for at in 1..limits::MANDATE_AIDANTS {
            let one = world.enrol(member, &format!("Aidant Canari{at}")).await;
            aidants.push(one.id);
        }
        let given = world
            .give(cast, &cast.amina.token, json!({"aidants": aidants}))
            .await;
        let given = text(&given.expect(201).json()["id"]);
        assert_eq!(world.standing(&given).await, (10, 30, 2));
        let path = format!("/mandates/{given}/aidants");
        let lines = [(&cast.paul.id, "too_many"), (&cast.marie.id, "named")];
        for (aidant, code) in lines {
            let found = before(&world).await;
            let body = json!({"aidant": aidant});
            let answer = world.post(&path, &cast.amina.token, body).await;
            found.holds(&world, &answer, (422, code), 1).await;
        }
        let out = format!("{path}/{}", aidants[9]);
        world.delete(&out, &cast.amina.token).await.expect(204);
        for aidant in [&troupe.fanny.id, &cast.coordinator.id, &cast.amina.id] {
            let found = before(&world).await;
            let body = json!({"aidant": aidant});
            let answer = world.post(&path, &cast.amina.token, body).await;
            found.holds(&world, &answer, (422, "aidants"), 1).await;
        }
        let found = before(&world).await;
        let answer = world.delete(&out, &cast.amina.token).await;
        found.holds(&world, &answer, (409, "conflict"), 1).await;
        for at in 0..limits::REQUESTS_WAITING {
            let more = json!({"draft": at % 2 == 0});
            let proposed = world.propose_to(cast, &cast.marie.token, more).await;
            proposed.expect(201);
        }
        let found = before(&world).await;
        let answer = world.propose_to(cast, &cast.marie.token, json!({})).await;
        found.holds(&world, &answer, (409, "conflict"), 1).await;
        let found = before(&world).await;
        let path = format!("/mandates/{given}/renew");
        let answer = world.act(&path, &cast.marie.token).await;
        found.holds(&world, &answer, (409, "conflict"), 1).await;
        world
    });
}

#[test]
fn a_scan_is_a_picture_of_a_page() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let cast = &troupe.cast;
        let proposed = world.propose_to(cast, &cast.marie.token, json!({})).await;
        let id = text(&proposed.expect(201).json()["id"]);
        let hostile = |name: &str| {
            let root = env!("CARGO_MANIFEST_DIR");
            std::fs::read(format!("{root}/tests/fixtures/hostile/{name}")).unwrap()
        };
        let lines = [
            (pdf(limits::SCAN_BYTES + 1), (413, "too_large")),
            (hostile("html-named.jpg"), (415, "unsafe_document")),
            (hostile("svg-script.svg"), (415, "unsafe_document")),
            (b"OggS no page at all".to_vec(), (415, "unsafe_document")),
            (b"just words".to_vec(), (415, "unsafe_document")),
            (Vec::new(), (415, "unsafe_document")),
        ];
        for (page, wanted) in lines {
            let found = before(&world).await;
            let answer = world.scan(&id, &cast.marie.token, &page).await;
            found.holds(&world, &answer, wanted, 1).await;
        }
        let page = pdf(limits::SCAN_BYTES);
        world.scan(&id, &cast.marie.token, &page).await.expect(204);
        let found = before(&world).await;
        let answer = world.scan(&id, &cast.marie.token, &pdf(300)).await;
        found.holds(&world, &answer, (409, "conflict"), 1).await;
        // Only the person reads it, and nothing opened by it.
        let path = format!("/mandates/{id}/scan");
        let amina = world.get(&path, &cast.amina.token).await.expect(200);
        assert!(amina.bytes == page);
        world.get(&path, &cast.marie.token).await.expect(404);
        assert_eq!(world.standing(&id).await, (0, 0, 0));
        world
    });
}

#[test]
fn a_category_that_is_not_there_is_not_taken_back() {
    in_each_world(|world| async {
        let troupe = world.troupe().await;
        let cast = &troupe.cast;
        let given = world.give(cast, &cast.amina.token, json!({"rights": rights()}));
        let given = text(&given.await.expect(201).json()["id"]);
        let path = format!("/mandates/{given}/revoke");
        for (category, wanted) in [
            ("bijoux", (422, "unknown_value")),
            ("health", (409, "conflict")),
            ("private", (409, "conflict")),
        ] {
            let found = before(&world).await;
            let body = json!({"category": category});
            let answer = world.post(&path, &cast.amina.token, body).await;
            found.holds(&world, &answer, wanted, 1).await;
        }
        world
    });
}
