//! Random histories: acts of anybody, jumps of the clock, and after every step the invariants of
//! domain.md. A failure prints its seed and its steps; `ABRI_TEST_SEED` walks one seed again.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use abri::clock::Timestamp;
use abri::crypto::signature;
use abri::domain::rights::{Category, Right, holds};
use abri::id::{AccountId, OrganisationId};
use abri::ops::expire_mandates::expire_mandates;
use abri::store::mandates::{self, MandateRow};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::mandate_tools::Troupe;
use crate::support::cast::{Staff, pdf, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const STEPS: usize = 70;
const SEEDS: [u64; 3] = [11, 2028, 229];

/// Instants at which calendars are odd: both summer times of 2027, and the leap day of 2028.
const ODD: [&str; 4] = [
    "2027-03-28T01:00:00Z",
    "2027-10-31T01:00:00Z",
    "2028-02-28T23:00:00Z",
    "2028-02-29T23:00:00Z",
];

/// SplitMix64: the same walk for the same seed, whatever the platform.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^= value >> 31;
        usize::try_from(value % u64::try_from(sides).unwrap()).unwrap()
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        (!from.is_empty()).then(|| from[self.roll(from.len())].clone())
    }
}

struct Walk {
    world: World,
    troupe: Troupe,
    dice: Dice,
    papers: [(Category, String); 2],
    order: String,
    /// Everything that was ever proposed or given, as it was answered.
    known: Vec<Value>,
    codes: Vec<String>,
    used: BTreeSet<String>,
    accepted: BTreeSet<String>,
    frozen: BTreeMap<Uuid, MandateRow>,
    size: u64,
    steps: Vec<String>,
}

#[test]
fn no_history_breaks_an_invariant() {
    let one = std::env::var("ABRI_TEST_SEED").ok();
    let one: Option<u64> = one.and_then(|seed| seed.parse().ok());
    let seeds = one.map_or(SEEDS.to_vec(), |seed| vec![seed]);
    for seed in seeds {
        in_each_world(move |world| async move {
            eprintln!("ABRI_TEST_SEED={seed}");
            let mut walk = Walk::begin(world, seed).await;
            for _ in 0..STEPS {
                walk.step().await;
                walk.hold().await;
            }
            walk.world
        });
    }
}

impl Walk {
    async fn begin(world: World, seed: u64) -> Self {
        let troupe = world.troupe().await;
        let amina = &troupe.cast.amina;
        let order = pdf(400);
        let order = world
            .paper(amina, "guardianship_order", "Jugement", &order)
            .await;
        let (identity, income) = (
            world.paper(amina, "cni", "Carte", &pdf(500)).await,
            world.paper(amina, "payslip", "Paie", &pdf(500)).await,
        );
        Self {
            papers: [(Category::Identity, identity), (Category::Income, income)],
            codes: world.codes(&troupe.cast).await,
            dice: Dice(seed),
            known: Vec::new(),
            used: BTreeSet::new(),
            accepted: BTreeSet::new(),
            frozen: BTreeMap::new(),
            size: 0,
            steps: Vec::new(),
            world,
            troupe,
            order,
        }
    }

    fn aidants(&self) -> [&Staff; 5] {
        let troupe = &self.troupe;
        [
            &troupe.cast.marie,
            &troupe.cast.paul,
            &troupe.dora,
            &troupe.nina,
            &troupe.fanny,
        ]
    }

    /// A session of somebody, by chance; the person more often than others.
    async fn somebody(&mut self) -> (&'static str, String) {
        let cast = &self.troupe.cast;
        let (name, staff): (&'static str, &Staff) = match self.dice.roll(12) {
            0 => ("marie", &cast.marie),
            1 => ("paul", &cast.paul),
            2 => ("dora", &self.troupe.dora),
            3 => ("fanny", &self.troupe.fanny),
            4 => ("coordinator", &cast.coordinator),
            5 => ("auditor", &cast.auditor),
            6 => ("other coordinator", &self.troupe.other_coordinator),
            7 => {
                let token = self.world.enter(&cast.marc.card, &cast.marc.pin).await;
                return ("stranger", token);
            }
            _ => return ("amina", self.world.amina(cast).await),
        };
        (name, self.world.staff(staff).await)
    }

    /// A choice that is mostly possible.
    fn choice(&mut self) -> Value {
        let some = |dice: &mut Dice| ["list", "read"][..1 + dice.roll(2)].to_vec();
        let mut rights = serde_json::Map::new();
        for category in ["identity", "income", "health"] {
            if self.dice.roll(2) == 0 {
                rights.insert(category.into(), json!(some(&mut self.dice)));
            }
        }
        let of = self.dice.roll(5);
        let aidants = match of {
            0 => vec![&self.troupe.fanny.id],
            1 => vec![&self.troupe.cast.marie.id, &self.troupe.cast.paul.id],
            _ => vec![&self.troupe.cast.marie.id],
        };
        let term = self
            .dice
            .pick(&["visit", "day", "month", "semester", "year"]);
        let mut more = json!({"aidants": aidants, "rights": rights, "term": term});
        match self.dice.roll(8) {
            0 => more["dormant"] = json!(true),
            1 => {
                more["ground"] = json!("guardianship");
                more["decision"] = json!({"document": self.order,
                    "from": "2027-03-28", "until": "2028-02-29"});
            }
            _ => {}
        }
        more
    }

    async fn step(&mut self) {
        // The next code of everybody's second factor.
        self.world.later(Duration::from_secs(31));
        let (what, answer) = match self.dice.roll(15) {
            0..=2 => self.propose().await,
            3..=4 => self.give().await,
            5..=7 => self.answer().await,
            8..=10 => self.act().await,
            11 => self.renew().await,
            12 => (self.jump().await, None),
            13 => {
                expire_mandates(&self.world.app).await.unwrap();
                ("sweep".to_owned(), None)
            }
            _ => (self.limit().await, None),
        };
        let told = answer.map_or(String::new(), |answer| {
            assert!(
                !answer.status.is_server_error(),
                "{what}: {}",
                answer.json()
            );
            format!("{} {}", answer.status.as_u16(), answer.code())
        });
        eprintln!("    {what} {told}");
        self.steps.push(format!("{what} {told}"));
    }

    fn learn(&mut self, answer: &Answer) {
        if answer.status == 201 {
            self.known.push(answer.json());
        }
    }

    async fn propose(&mut self) -> (String, Option<Answer>) {
        let mut choice = self.choice();
        choice["wait"] = json!(self.dice.pick(&["desk", "remote", "own"]));
        choice["draft"] = json!(self.dice.roll(4) == 0);
        let at = self.dice.roll(5);
        let token = self.world.staff(self.aidants()[at]).await;
        let answer = self
            .world
            .propose_to(&self.troupe.cast, &token, choice.clone());
        let answer = answer.await;
        self.learn(&answer);
        (format!("{at} proposes {choice}"), Some(answer))
    }

    async fn give(&mut self) -> (String, Option<Answer>) {
        let choice = self.choice();
        let token = self.world.amina(&self.troupe.cast).await;
        let answer = self.world.give(&self.troupe.cast, &token, choice.clone());
        let answer = answer.await;
        self.learn(&answer);
        (format!("gives {choice}"), Some(answer))
    }

    /// Yes with some proof, by somebody; single-use is watched.
    async fn answer(&mut self) -> (String, Option<Answer>) {
        let Some(proposed) = self.dice.pick(&self.known) else {
            return ("nothing to answer".to_owned(), None);
        };
        let (amina, marc) = (&self.troupe.cast.amina, &self.troupe.cast.marc);
        let own = json!({"card": amina.card, "pin": amina.pin});
        let other = json!({"card": marc.card, "pin": marc.pin});
        let way = self.dice.roll(6);
        let code = self.dice.pick(&self.codes).unwrap();
        let (name, token) = self.somebody().await;
        let (who, token, proof) = match way {
            0 => ("card", String::new(), own),
            1 => ("other card", String::new(), other),
            2 => ("code", String::new(), json!({"code": code})),
            _ => (name, token, json!({})),
        };
        if self.dice.roll(5) == 0 {
            let path = format!("/mandates/{}/refuse", text(&proposed["id"]));
            let answer = self.world.post(&path, &token, proof).await;
            return (format!("{who} refuses {}", proposed["id"]), Some(answer));
        }
        let answer = self.world.accept(&proposed, &token, proof).await;
        if answer.status.is_success() {
            let consents = ["card", "code", "amina"].contains(&who);
            assert!(consents, "{who} consented for the person");
            let again = !self.accepted.insert(text(&proposed["id"]));
            assert!(!again, "one consent counted twice");
            let spent = who == "code" && !self.used.insert(code);
            assert!(!spent, "a code was used twice");
        }
        (format!("{who} accepts {}", proposed["id"]), Some(answer))
    }

    async fn act(&mut self) -> (String, Option<Answer>) {
        let Some(known) = self.dice.pick(&self.known) else {
            return ("nothing to act on".to_owned(), None);
        };
        let id = text(&known["id"]);
        let acts = [
            "revoke", "revoke", "narrow", "suspend", "resume", "resume", "name", "remove", "send",
            "discard",
        ];
        let act = self.dice.pick(&acts).unwrap();
        let at = self.dice.roll(5);
        let aidant = self.aidants()[at].id.clone();
        let category = self.dice.pick(&["identity", "income", "health"]);
        let (name, token) = self.somebody().await;
        let path = |act: &str| format!("/mandates/{id}/{act}");
        let answer = match act {
            "narrow" => {
                let body = json!({"category": category});
                self.world.post(&path("revoke"), &token, body).await
            }
            "name" => {
                let body = json!({"aidant": aidant});
                self.world.post(&path("aidants"), &token, body).await
            }
            "remove" => {
                let path = path(&format!("aidants/{aidant}"));
                self.world.delete(&path, &token).await
            }
            "send" => {
                self.world
                    .post(&path("send"), &token, json!({"wait": "own"}))
                    .await
            }
            other => self.world.act(&path(other), &token).await,
        };
        (
            format!("{name} does {act} {id} {at} {category:?}"),
            Some(answer),
        )
    }

    async fn renew(&mut self) -> (String, Option<Answer>) {
        let Some(known) = self.dice.pick(&self.known) else {
            return ("nothing to renew".to_owned(), None);
        };
        let (name, token) = self.somebody().await;
        let path = format!("/mandates/{}/renew", text(&known["id"]));
        let answer = self.world.act(&path, &token).await;
        self.learn(&answer);
        (format!("{name} renews {}", known["id"]), Some(answer))
    }

    /// Minutes, days, to the very end of something, a millisecond before it, or to an odd day.
    async fn jump(&mut self) -> String {
        let now = self.world.app.store.now().await.unwrap();
        let end = |known: &Value| {
            let end = known.get("ends_at").or(known.get("lapses_at"));
            end.and_then(|end| Timestamp::parse(end.as_str()?))
        };
        let ends: Vec<Timestamp> = self.known.iter().filter_map(end).collect();
        let odd: Vec<Timestamp> = ODD.iter().filter_map(|at| Timestamp::parse(at)).collect();
        let minutes = [5, 45, 121, 26 * 60, 8 * 24 * 60, 40 * 24 * 60];
        let to = match self.dice.roll(4) {
            0 | 1 => self.dice.pick(&ends),
            2 => self.dice.pick(&odd),
            _ => {
                let by = self.dice.pick(&minutes).unwrap();
                Some(now.plus(Duration::from_secs(by * 60)))
            }
        };
        let early = i64::try_from(self.dice.roll(2)).unwrap();
        let to = to.map(|to| Timestamp::from_millis(to.millis() - early));
        match to.filter(|to| *to > now) {
            Some(to) => self.world.until(to).await,
            None => self.world.later(Duration::from_secs(60)),
        }
        format!("jump to {:?}", to.map(Timestamp::rfc3339))
    }

    /// The structure may be given less, or everything again.
    async fn limit(&mut self) -> String {
        let all = Category::ALL.iter().map(|category| category.code());
        let without = self
            .dice
            .pick(&["identity", "income", "nothing", "nothing"])
            .unwrap();
        let allowed: Vec<&str> = all
            .filter(|code| *code != without && *code != "private")
            .collect();
        let place = self.world.id(self.troupe.cast.organisation);
        let sql = format!(
            "UPDATE organisations SET allowed = '{}' WHERE id = {place}",
            allowed.join(",")
        );
        self.world.attack(&sql).await;
        format!("structure without {without}")
    }

    async fn rows(&self) -> Vec<MandateRow> {
        let conn = &mut self.world.app.store.reader().await.unwrap();
        mandates::page(conn, Uuid::nil()).await.unwrap()
    }

    /// The invariants of domain.md.
    async fn hold(&mut self) {
        let size = self.world.size().await;
        assert!(size >= self.size, "10: the journal lost entries");
        self.size = size;
        for row in self.rows().await {
            self.frozen_stays(&row);
            self.consented(&row).await;
            let id = row.id.to_string();
            if !["active", "suspended"].contains(&row.state.as_str()) {
                assert_eq!(
                    self.world.standing(&id).await,
                    (0, 0, 0),
                    "5: {} {id}",
                    row.state
                );
            }
        }
        let twice = "SELECT COUNT(*) FROM (SELECT locker, holder, category FROM mandate_rights \
            WHERE live GROUP BY locker, holder, category HAVING COUNT(*) > 1) AS twice";
        assert_eq!(self.world.number(twice).await, 0, "4: two live rights");
        let orphans =
            "SELECT COUNT(*) FROM consents WHERE mandate NOT IN (SELECT id FROM mandates)";
        assert_eq!(
            self.world.number(orphans).await,
            0,
            "3: a consent of nothing"
        );
        self.reads().await;
    }

    /// 2 and 9: terms, parties and ends never change.
    fn frozen_stays(&mut self, row: &MandateRow) {
        let first = self.frozen.entry(row.id).or_insert_with(|| row.clone());
        assert_eq!(first.terms, row.terms, "2: terms changed");
        assert_eq!(first.terms_sha256, row.terms_sha256, "2: digest changed");
        let parties = |row: &MandateRow| (row.locker, row.organisation, row.starts_at, row.ends_at);
        assert_eq!(parties(first), parties(row), "9: parties or dates changed");
        assert_eq!(
            abri::crypto::sha256(&row.terms).as_slice(),
            row.terms_sha256
        );
    }

    /// 3: one consent, by the beneficiary, whose signature verifies with the key in the journal.
    async fn consented(&self, row: &MandateRow) {
        let conn = &mut self.world.app.store.reader().await.unwrap();
        let consent = mandates::consent(conn, row.id).await.unwrap().unwrap();
        let amina: Uuid = self.troupe.cast.amina.id.parse().unwrap();
        assert_eq!(consent.account, amina, "3: somebody else consented");
        assert_eq!(
            consent.terms_sha256, row.terms_sha256,
            "2: consented to other terms"
        );
        let published = abri::ops::published::keys(&self.world.app, conn, AccountId(amina), None);
        let key = published.await.unwrap();
        let message = [b"abri/v1/consent\0".as_slice(), &row.terms_sha256].concat();
        let signed = signature::verify(&key.ed25519, &message, &consent.signature);
        assert!(signed.is_ok(), "3: the consent is not signed by the person");
    }

    /// Whether any mandate lets this aidant read a category now, said without the policy.
    async fn may_read(&self, aidant: &Staff, category: Category) -> bool {
        let now = self.world.app.store.now().await.unwrap().millis();
        let (account, code) = (self.world.id(&aidant.id), category.code());
        for row in self.rows().await {
            let terms = row.terms().unwrap();
            let place = self.world.id(row.id);
            let named = format!(
                "SELECT COUNT(*) FROM mandate_aidants WHERE mandate = {place} \
                AND aidant = {account} AND removed_at IS NULL"
            );
            let live = format!(
                "SELECT COUNT(*) FROM mandate_rights WHERE mandate = {place} \
                AND category = '{code}' AND live"
            );
            let stands =
                row.state == "active" && !row.dormant && row.starts_at <= now && now < row.ends_at;
            if stands
                && holds(&terms.rights, category, Right::Read)
                && self.world.number(&named).await > 0
                && self.world.number(&live).await > 0
                && self.may_be_given(terms.organisation, code).await
            {
                return true;
            }
        }
        false
    }

    async fn may_be_given(&self, organisation: Option<OrganisationId>, code: &str) -> bool {
        let place = self.world.id(organisation.unwrap());
        let allowed = format!("SELECT allowed FROM organisations WHERE id = {place}");
        let allowed = self.world.word(&allowed).await.unwrap();
        allowed.split(',').any(|one| one == code)
    }

    /// 1, 5 and 6: what opens is what the mandates of this very moment give, and nothing else.
    async fn reads(&mut self) {
        self.world.later(Duration::from_secs(31));
        let at = self.dice.roll(5);
        let aidant = self.aidants()[at];
        let token = self.world.staff(aidant).await;
        let visit = self.world.visits(&self.troupe.cast, &token).await;
        for (category, paper) in &self.papers {
            let answer = self
                .world
                .get(&format!("/documents/{paper}/content"), &token)
                .await;
            let may = self.may_read(aidant, *category).await;
            assert_eq!(
                answer.status == 200,
                may,
                "{at} reads {category}: {} after a visit {}\n{:#?}",
                answer.status,
                visit.status,
                self.steps
            );
        }
    }
}
