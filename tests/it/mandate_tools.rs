//! What the tests of mandates share: more people, proposals and answers, and what stands of a
//! mandate in the tables.

use std::time::Duration;

use abri::domain::rights::{Grantable, MemberRole};
use abri::ops::create_organisation::{NewOrganisation, create_organisation};
use abri::ops::enrol_account::Invited;
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use crate::support::cast::{Cast, Staff, rights, text};
use crate::support::http::Answer;
use crate::support::{Engine, World};

/// What says whether a mandate changed.
pub const TABLES: [&str; 9] = [
    "mandates",
    "mandate_requests",
    "mandate_scans",
    "mandate_rights",
    "mandate_aidants",
    "server_halves",
    "granted_keys",
    "consents",
    "codes",
];

/// The cast and those whom only mandates need.
pub struct Troupe {
    /// Amina, Marie, Paul, Marc and the others.
    pub cast: Cast,
    /// Writes mandates that name others.
    pub dora: Staff,
    /// A colleague who can be named.
    pub nina: Staff,
    /// An aidant of another structure.
    pub fanny: Staff,
    /// Answers for the other structure.
    pub other_coordinator: Staff,
}

impl World {
    /// The cast, and those whom only mandates need.
    pub async fn troupe(&self) -> Troupe {
        let cast = self.cast().await;
        let ours = Invited::Member(cast.organisation, MemberRole::Aidant);
        let dora = self.enrol(ours, "Dora Canarieditrice").await;
        let nina = self.enrol(ours, "Nina Canarinouvelle").await;
        let new = NewOrganisation {
            name: "Accueil voisin".into(),
            address: "Roubaix".into(),
            siret: None,
            allowed: Grantable::all().map(Grantable::category).collect(),
        };
        let other = create_organisation(&self.app, new).await.unwrap();
        let theirs = |role| Invited::Member(other, role);
        let fanny = self
            .enrol(theirs(MemberRole::Aidant), "Fanny Canarivoisine")
            .await;
        let other_coordinator = self
            .enrol(theirs(MemberRole::Coordinator), "Odile Canarivoisin")
            .await;
        Troupe {
            cast,
            dora,
            nina,
            fanny,
            other_coordinator,
        }
    }

    /// A new session of somebody of the staff, who has not entered in this half minute.
    pub async fn staff(&self, staff: &Staff) -> String {
        let otp = self.otp(&staff.totp).await;
        let body = json!({"login": staff.login, "passphrase": staff.passphrase, "otp": otp});
        text(&self.post("/sessions", "", body).await.expect(201).json()["token"])
    }

    /// Marie, somebody else, or both are proposed to Amina by whoever holds the token; her card is
    /// shown. Fields of `more` take the place of the usual ones.
    pub async fn propose_to(&self, cast: &Cast, token: &str, more: Value) -> Answer {
        let mut body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "month",
            "card": cast.amina.card});
        merge(&mut body, more);
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        self.post(&path, token, body).await
    }

    /// Amina gives a mandate in a session of hers. Fields of `more` take the place of the usual ones.
    pub async fn give(&self, cast: &Cast, token: &str, more: Value) -> Answer {
        let mut body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "month"});
        merge(&mut body, more);
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        self.post(&path, token, body).await
    }

    /// Answers what waits, with a proof.
    pub async fn accept(&self, proposed: &Value, token: &str, proof: Value) -> Answer {
        let mut body = json!({"terms_sha256": proposed["terms_sha256"]});
        merge(&mut body, proof);
        let path = format!("/mandates/{}/accept", text(&proposed["id"]));
        self.post(&path, token, body).await
    }

    /// Adds a signed page.
    pub async fn scan(&self, mandate: &str, token: &str, page: &[u8]) -> Answer {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(format!("/api/v1/mandates/{mandate}/scan"))
            .header(header::CONTENT_TYPE, "application/octet-stream");
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        self.send(request.body(Body::from(page.to_vec())).unwrap())
            .await
    }

    /// Amina, entered a moment ago.
    pub async fn amina(&self, cast: &Cast) -> String {
        self.enter(&cast.amina.card, &cast.amina.pin).await
    }

    /// New one-time codes of Amina's.
    pub async fn codes(&self, cast: &Cast) -> Vec<String> {
        let token = self.amina(cast).await;
        let path = format!("/lockers/{}/codes", cast.amina.locker);
        let made = self.act(&path, &token).await.expect(201).json();
        made["codes"].as_array().unwrap().iter().map(text).collect()
    }

    /// What says whether a mandate changed, but for spent tries.
    pub async fn mandates_digest(&self) -> String {
        self.digest(&TABLES, "tries").await
    }

    /// Has the database count every row that is written in the tables of mandates.
    pub async fn watch(&self) {
        self.attack("CREATE TABLE touched (rows BIGINT NOT NULL, tries BIGINT NOT NULL)")
            .await;
        self.attack("INSERT INTO touched VALUES (0, 0)").await;
        let request =
            "state, terms, terms_sha256, renews, lapses_at, ended_at, drafter, organisation";
        for table in TABLES {
            let update = match table {
                "mandate_requests" => format!("UPDATE OF {request}"),
                _ => "UPDATE".to_owned(),
            };
            for act in ["INSERT", "DELETE", &update] {
                self.watch_one(table, act, "rows").await;
            }
        }
        let tries = "UPDATE OF tries";
        self.watch_one("mandate_requests", tries, "tries").await;
    }

    async fn watch_one(&self, table: &str, act: &str, count: &str) {
        let name = format!("watch_{table}_{}_{count}", &act[..6]);
        let counts = format!("UPDATE touched SET {count} = {count} + 1;");
        let sql = match self.engine {
            Engine::Sqlite => {
                format!("CREATE TRIGGER {name} AFTER {act} ON {table} BEGIN {counts} END")
            }
            Engine::Postgres => {
                let made = format!(
                    "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS \
                    $$ BEGIN {counts} RETURN NULL; END $$"
                );
                self.attack(&made).await;
                format!(
                    "CREATE TRIGGER {name} AFTER {act} ON {table} \
                    FOR EACH ROW EXECUTE FUNCTION {name}()"
                )
            }
        };
        self.attack(&sql).await;
    }

    /// How many rows were written in them, and how many tries were spent.
    pub async fn touched(&self) -> (i64, i64) {
        let count = |column: &str| format!("SELECT {column} FROM touched");
        (
            self.number(&count("rows")).await,
            self.number(&count("tries")).await,
        )
    }

    /// Halves, granted keys and live rights of a mandate.
    pub async fn standing(&self, mandate: &str) -> (i64, i64, i64) {
        let id = self.id(mandate);
        let count = |table: &str, also: &str| {
            format!("SELECT COUNT(*) FROM {table} WHERE mandate = {id} {also}")
        };
        (
            self.number(&count("server_halves", "")).await,
            self.number(&count("granted_keys", "")).await,
            self.number(&count("mandate_rights", "AND live")).await,
        )
    }

    /// The state of a mandate in its table; of its request where it is none.
    pub async fn stored(&self, mandate: &str) -> String {
        let id = self.id(mandate);
        let table = |table: &str| format!("SELECT state FROM {table} WHERE id = {id}");
        match self.word(&table("mandates")).await {
            Some(state) => state,
            None => self
                .word(&table("mandate_requests"))
                .await
                .unwrap_or_default(),
        }
    }

    /// Moves the clock to an instant.
    pub async fn until(&self, at: abri::clock::Timestamp) {
        let now = self.app.store.now().await.unwrap();
        let by = u64::try_from(at.millis() - now.millis()).unwrap();
        self.later(Duration::from_millis(by));
    }

    /// The answer to opening a visit.
    pub async fn visits(&self, cast: &Cast, token: &str) -> Answer {
        let body = json!({"mode": "together", "motive": "rsa_quarterly"});
        let path = format!("/lockers/{}/visits", cast.amina.locker);
        self.post(&path, token, body).await
    }
}

/// Fields of `more` take the place of those of `body`; a null takes one away.
pub fn merge(body: &mut Value, more: Value) {
    let body = body.as_object_mut().unwrap();
    for (key, value) in more.as_object().unwrap().clone() {
        if value.is_null() {
            body.remove(&key);
        } else {
            body.insert(key, value);
        }
    }
}
