//! The machine of domain.md as a table: every state × every act × every actor, against a golden file:
//! the answer, the entries, and what stands afterwards. Rules hold for every cell besides.
//!
//! `ABRI_TEST_BLESS=1` writes the file anew; read its diff as carefully as code.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

use abri::id::MandateId;
use abri::ops::expire_mandates::expire_mandates;
use abri::store::journal;
use serde_json::{Value, json};

use crate::mandate_tools::{Troupe, merge};
use crate::support::cast::{Person, Staff, pdf, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/mandate_table.txt");

const STATES: [&str; 17] = [
    "draft",
    "pending",
    "refused",
    "lapsed-date",
    "lapsed-swept",
    "lapsed-tries",
    "dormant",
    "not_started",
    "active",
    "suspended",
    "narrowed",
    "revoked",
    "superseded",
    "renewed",
    "alone-removed",
    "expired",
    "expired-swept",
];

const ACTORS: [&str; 10] = [
    "owner",
    "named",
    "drafter",
    "colleague",
    "foreign",
    "coordinator",
    "other-coordinator",
    "auditor",
    "stranger",
    "nobody",
];

/// In an order in which what only looks comes first.
const ACTS: [&str; 22] = [
    "list",
    "read paper",
    "visit",
    "read scan",
    "send",
    "accept, other terms",
    "accept, wrong pin",
    "accept, session",
    "accept, card",
    "accept, code",
    "refuse, session",
    "refuse, card",
    "discard",
    "scan",
    "suspend",
    "resume",
    "name",
    "remove",
    "narrow",
    "renew",
    "revoke",
    "sweep",
];

struct Stage {
    world: World,
    troupe: Troupe,
    tokens: BTreeMap<&'static str, String>,
    codes: Vec<String>,
    paper: String,
    decision: String,
    broken: Vec<String>,
}

/// One cell: what came of an act.
struct Cell {
    act: &'static str,
    state: &'static str,
    actor: &'static str,
    outcome: String,
}

#[test]
fn every_act_in_every_state_by_everybody_comes_to_what_the_table_says() {
    in_each_world(|world| async {
        let (mut cells, mut broken) = (Vec::new(), Vec::new());
        for state in STATES {
            // A world for each state: a locker with thousands of mandates answers slowly.
            let mut stage = Stage::new(World::new(world.engine).await).await;
            stage.sign_in().await;
            stage.fill(state, &mut cells).await;
            broken.append(&mut stage.broken);
            stage.world.end().await;
        }
        assert!(broken.is_empty(), "{broken:#?}");
        compare(&written(&cells));
        world
    });
}

impl Stage {
    async fn new(world: World) -> Self {
        let troupe = world.troupe().await;
        world.watch().await;
        let amina = &troupe.cast.amina;
        let paper = world.paper(amina, "cni", "Carte", &pdf(600)).await;
        let decree = pdf(700);
        let decision = world.paper(amina, "guardianship_order", "Jugement", &decree);
        let decision = decision.await;
        Self {
            world,
            troupe,
            tokens: BTreeMap::new(),
            codes: Vec::new(),
            paper,
            decision,
            broken: Vec::new(),
        }
    }

    /// A minute later, everybody enters anew.
    async fn sign_in(&mut self) {
        let world = &self.world;
        world.later(Duration::from_secs(60));
        let (cast, troupe) = (&self.troupe.cast, &self.troupe);
        let staff: [(&'static str, &Staff); 7] = [
            ("named", &cast.marie),
            ("drafter", &troupe.dora),
            ("colleague", &cast.paul),
            ("foreign", &troupe.fanny),
            ("coordinator", &cast.coordinator),
            ("other-coordinator", &troupe.other_coordinator),
            ("auditor", &cast.auditor),
        ];
        for (name, staff) in staff {
            self.tokens.insert(name, world.staff(staff).await);
        }
        let people: [(&'static str, &Person); 2] =
            [("owner", &cast.amina), ("stranger", &cast.marc)];
        for (name, person) in people {
            let token = world.enter(&person.card, &person.pin).await;
            self.tokens.insert(name, token);
        }
        self.tokens.insert("nobody", String::new());
    }

    fn token(&self, actor: &str) -> &str {
        &self.tokens[actor]
    }

    /// What is left from before ends, so that ten never wait and no other mandate answers.
    async fn tidy(&self) {
        expire_mandates(&self.world.app).await.unwrap();
        let left = [
            (
                "mandate_requests",
                "'draft', 'pending'",
                "discard",
                "drafter",
            ),
            ("mandates", "'active', 'suspended'", "revoke", "owner"),
        ];
        for (table, states, act, actor) in left {
            let from = format!("{table} WHERE state IN ({states})");
            let left = format!("SELECT COUNT(*) FROM {from}");
            while self.world.number(&left).await > 0 {
                let id = self.world.uuid_of("id", &format!("{from} LIMIT 1")).await;
                let path = format!("/mandates/{id}/{act}");
                let mut ended = self.world.act(&path, self.token(actor)).await;
                if act == "discard" && ended.status == 404 {
                    ended = self.world.act(&path, self.token("named")).await;
                }
                ended.expect(204);
            }
        }
    }

    /// A mandate in this state, by a short history of its own.
    async fn build(&mut self, state: &'static str) -> Value {
        self.tidy().await;
        match state {
            "draft" => self.proposed(json!({"draft": true})).await,
            "pending" | "refused" | "lapsed-date" | "lapsed-swept" | "lapsed-tries" => {
                let proposed = self.proposed(json!({})).await;
                self.answer(state, &proposed).await;
                proposed
            }
            "dormant" => self.given(json!({"dormant": true, "term": "day"})).await,
            "not_started" => {
                let decision =
                    json!({"document": self.decision, "from": "2027-03-01", "until": "2027-12-31"});
                let more = json!({"ground": "guardianship", "decision": decision});
                self.given(more).await
            }
            "expired" | "expired-swept" => {
                let given = self.given(json!({"term": "visit"})).await;
                self.world.later(Duration::from_secs(2 * 3600));
                if state == "expired-swept" {
                    expire_mandates(&self.world.app).await.unwrap();
                }
                self.sign_in().await;
                given
            }
            _ => {
                let given = self.given(json!({})).await;
                let token = self.token("named");
                let visit = self.world.visits(&self.troupe.cast, token).await;
                visit.expect(201);
                self.lead(state, &given).await;
                given
            }
        }
    }

    async fn proposed(&self, more: Value) -> Value {
        let cast = &self.troupe.cast;
        let proposed = self.world.propose_to(cast, self.token("drafter"), more);
        proposed.await.expect(201).json()
    }

    async fn given(&self, more: Value) -> Value {
        let proposed = self.proposed(more).await;
        let accepted = self.world.accept(&proposed, self.token("owner"), json!({}));
        accepted.await.expect(200);
        proposed
    }

    /// What the person, the clock or wrong proofs made of a request.
    async fn answer(&mut self, state: &str, proposed: &Value) {
        let marc = &self.troupe.cast.marc;
        let path = format!("/mandates/{}/refuse", text(&proposed["id"]));
        match state {
            "refused" => {
                self.world.act(&path, self.token("owner")).await.expect(204);
            }
            "lapsed-tries" => {
                let proof = json!({"card": marc.card, "pin": marc.pin});
                for _ in 0..5 {
                    let tried = self.world.accept(proposed, "", proof.clone()).await;
                    tried.expect(404);
                }
            }
            "lapsed-date" | "lapsed-swept" => {
                self.world.later(Duration::from_secs(30 * 60));
                if state == "lapsed-swept" {
                    expire_mandates(&self.world.app).await.unwrap();
                }
                self.sign_in().await;
            }
            _ => {}
        }
    }

    /// From active to another state.
    async fn lead(&self, state: &str, given: &Value) {
        let (world, owner) = (&self.world, self.token("owner"));
        let id = text(&given["id"]);
        let path = |act: &str| format!("/mandates/{id}/{act}");
        let done = match state {
            "suspended" => world.act(&path("suspend"), owner).await,
            "revoked" => world.act(&path("revoke"), owner).await,
            "renewed" => world.act(&path("renew"), owner).await,
            "narrowed" => {
                let body = json!({"category": "income"});
                world.post(&path("revoke"), owner, body).await
            }
            "superseded" => world.give(&self.troupe.cast, owner, json!({})).await,
            "alone-removed" => {
                let path = path(&format!("aidants/{}", self.troupe.cast.marie.id));
                world.delete(&path, owner).await
            }
            _ => return,
        };
        assert!(done.status.is_success(), "{state}: {}", done.json());
    }

    /// Every act by everybody in one state; what changed it is followed by a new one.
    async fn fill(&mut self, state: &'static str, cells: &mut Vec<Cell>) {
        let mut mandate = self.build(state).await;
        for act in ACTS {
            // Refusals of a minute are counted.
            self.world.later(Duration::from_secs(1));
            let actors = if act == "sweep" {
                &["job"][..]
            } else {
                &ACTORS
            };
            for &actor in actors {
                if self.codes.is_empty() {
                    self.codes = self.world.codes(&self.troupe.cast).await;
                }
                let name = format!("{state} / {act} / {actor}");
                let (outcome, stays) = self.cell(act, actor, &mandate, &name).await;
                cells.push(Cell {
                    act,
                    state,
                    actor,
                    outcome,
                });
                if act == "accept, wrong pin" {
                    // A right one takes the wrong ones off the card.
                    self.world.amina(&self.troupe.cast).await;
                }
                if !stays {
                    mandate = self.build(state).await;
                }
            }
        }
    }

    /// One act: its outcome in words, and whether the mandate stayed as it was.
    async fn cell(
        &mut self,
        act: &str,
        actor: &str,
        mandate: &Value,
        name: &str,
    ) -> (String, bool) {
        let id = text(&mandate["id"]);
        let (rows, tries) = self.world.touched().await;
        let before = self.standing(&id).await;
        let size = self.world.size().await;
        let answer = self.act(act, actor, mandate).await;
        let (rows_now, tries_now) = self.world.touched().await;
        let mut same = rows_now == rows;
        let sweeps = act == "sweep";
        let after = self.standing(&id).await;
        if sweeps {
            // It sweeps what is not asked about as well.
            same = after == before;
        }
        let entries = self.entries(size, sweeps.then_some(&*id)).await;
        if let Some(rule) = broken(answer.as_ref(), same, &entries) {
            self.broken.push(format!("{name}: {rule}: {entries:?}"));
        }
        let told = answer.map_or("done".to_owned(), |answer| {
            format!("{} {}", answer.status.as_u16(), answer.code())
        });
        let told = format!("{} | {}", told.trim(), entries.join(", "));
        if same {
            return (format!("{told} | as before"), tries_now == tries);
        }
        let (state, (halves, keys, rights)) = &after;
        if !["active", "suspended"].contains(&state.as_str()) && halves + keys + rights > 0 {
            let rule = format!("{name}: {state}, and keys stand");
            self.broken.push(rule);
        }
        let after = format!("{state}, {halves} halves, {keys} keys, {rights} rights");
        (format!("{told} | {after}"), false)
    }

    async fn standing(&self, id: &str) -> (String, (i64, i64, i64)) {
        (self.world.stored(id).await, self.world.standing(id).await)
    }

    /// The entries since, about one mandate where others were swept too.
    async fn entries(&self, size: u64, about: Option<&str>) -> Vec<String> {
        let about: Option<MandateId> = about.map(|id| id.parse().unwrap());
        let conn = &mut self.world.app.store.reader().await.unwrap();
        let bodies = journal::range(conn, size, u64::MAX >> 1).await.unwrap();
        let ours = |body: &journal::Body| about.is_none_or(|id| body.mandate == Some(id.0));
        let told = |body: journal::Body| {
            let text = format!("{} {} {}", body.action, body.outcome, body.reason);
            text.trim_end().to_owned()
        };
        bodies.into_iter().filter(ours).map(told).collect()
    }

    async fn act(&mut self, act: &str, actor: &str, mandate: &Value) -> Option<Answer> {
        let (world, cast) = (&self.world, &self.troupe.cast);
        let (amina, token, id) = (&cast.amina, self.tokens.get(actor), text(&mandate["id"]));
        let token = token.map(String::as_str).unwrap_or_default();
        let path = |act: &str| format!("/mandates/{id}/{act}");
        let card = json!({"card": amina.card, "pin": amina.pin});
        Some(match act {
            "list" => {
                let path = format!("/lockers/{}/mandates", amina.locker);
                world.get(&path, token).await
            }
            "read paper" => {
                let path = format!("/documents/{}/content", self.paper);
                world.get(&path, token).await
            }
            "visit" => world.visits(cast, token).await,
            "read scan" => world.get(&path("scan"), token).await,
            "send" => {
                world
                    .post(&path("send"), token, json!({"wait": "desk"}))
                    .await
            }
            "accept, session" => world.accept(mandate, token, json!({})).await,
            "accept, other terms" => {
                let other = json!({"terms_sha256": "00".repeat(32)});
                world.accept(mandate, token, other).await
            }
            "accept, wrong pin" => {
                let mut wrong = card;
                merge(&mut wrong, json!({"pin": "901357"}));
                world.accept(mandate, token, wrong).await
            }
            "accept, card" => world.accept(mandate, token, card).await,
            "accept, code" => {
                let code = self.codes.last().cloned().unwrap();
                let answer = world.accept(mandate, token, json!({"code": code})).await;
                if answer.status.is_success() {
                    self.codes.pop();
                }
                answer
            }
            "refuse, session" => world.act(&path("refuse"), token).await,
            "refuse, card" => world.post(&path("refuse"), token, card).await,
            "scan" => world.scan(&id, token, &pdf(100)).await,
            "name" => {
                let body = json!({"aidant": self.troupe.nina.id});
                world.post(&path("aidants"), token, body).await
            }
            "remove" => {
                let path = path(&format!("aidants/{}", cast.marie.id));
                world.delete(&path, token).await
            }
            "narrow" => {
                let body = json!({"category": "identity"});
                world.post(&path("revoke"), token, body).await
            }
            "sweep" => {
                expire_mandates(&world.app).await.unwrap();
                return None;
            }
            other => world.act(&path(other), token).await,
        })
    }
}

/// The rule that a cell breaks, whatever the golden file says.
fn broken(answer: Option<&Answer>, same: bool, entries: &[String]) -> Option<String> {
    let done = entries.iter().filter(|entry| entry.ends_with(" done"));
    let done = done.count();
    let told = |words: &str| Some(words.to_owned());
    let Some(answer) = answer else {
        let silent = !same && done == 0;
        return silent.then(|| "swept without an entry".to_owned());
    };
    // Without a session there is nobody to tell of.
    let entry = usize::from(answer.code() != "session_expired");
    match answer.status.is_success() {
        true if done == 0 => told("was done without an entry"),
        true if done < entries.len() => told("was done, and an entry says no"),
        true => None,
        false if !same => told("a refusal changed something"),
        false if answer.status.is_server_error() => Some(answer.json().to_string()),
        false if (done, entries.len()) != (0, entry) => {
            Some(format!("{}: not one entry", answer.status))
        }
        false => None,
    }
}

/// A state, and whoever comes to the same outcome in it.
type Actors<'a> = (&'a str, Vec<&'a str>);

/// The cells by act and outcome: states with the same actors share a line.
fn written(cells: &[Cell]) -> String {
    let mut text = String::new();
    for act in ACTS {
        writeln!(text, "== {act}").unwrap();
        let mut outcomes: Vec<(&str, Vec<Actors>)> = Vec::new();
        for cell in cells.iter().filter(|cell| cell.act == act) {
            let at = outcomes.iter().position(|(one, _)| *one == cell.outcome);
            let at = at.unwrap_or_else(|| {
                outcomes.push((&cell.outcome, Vec::new()));
                outcomes.len() - 1
            });
            match outcomes[at].1.last_mut() {
                Some((state, actors)) if *state == cell.state => actors.push(cell.actor),
                _ => outcomes[at].1.push((cell.state, vec![cell.actor])),
            }
        }
        for (outcome, states) in outcomes {
            writeln!(text, "{outcome}").unwrap();
            let mut lines: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
            for (state, actors) in states {
                match lines.iter_mut().find(|(_, one)| *one == actors) {
                    Some((states, _)) => states.push(state),
                    None => lines.push((vec![state], actors)),
                }
            }
            for (states, actors) in lines {
                writeln!(text, "    {}: {}", states.join(" "), actors.join(" ")).unwrap();
            }
        }
    }
    text
}

fn compare(table: &str) {
    if std::env::var("ABRI_TEST_BLESS").is_ok() {
        std::fs::write(GOLDEN, table).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    for (line, (now, then)) in table.lines().zip(golden.lines()).enumerate() {
        assert_eq!(now, then, "line {} of mandate_table.txt", line + 1);
    }
    let lines = |text: &str| text.lines().count();
    assert_eq!(
        lines(table),
        lines(&golden),
        "mandate_table.txt has other lines"
    );
}
