//! The main flows, driven with secrets in every place that takes one.

use axum::body::Body;
use axum::http::{Method, Request, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::leaks_tools::{Canary, canary};
use crate::support::World;
use crate::support::cast::{Cast, pdf, rights, text};
use crate::support::http::Answer;

/// Long enough that no time or id holds it by chance.
pub const PIN: &str = "274951836027";
/// Codes and words that are refused, and must not be told back.
pub const TYPED: &str = "canari-de-saisie-refusee";

/// Sends requests and keeps every error's body.
pub struct Driver {
    /// Where.
    pub world: World,
    /// What every refusal said.
    pub errors: std::sync::Mutex<Vec<u8>>,
}

impl Driver {
    /// Keeps what a refusal said.
    pub fn kept(&self, answer: Answer) -> Answer {
        if !answer.status.is_success() {
            self.errors.lock().unwrap().extend_from_slice(&answer.bytes);
        }
        answer
    }

    /// A call of the API.
    pub async fn call(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: Option<Value>,
    ) -> Answer {
        self.kept(self.world.call(method, path, token, body).await)
    }

    /// POST with JSON.
    pub async fn post(&self, path: &str, token: &str, body: Value) -> Answer {
        self.call(Method::POST, path, token, Some(body)).await
    }

    /// GET.
    pub async fn get(&self, path: &str, token: &str) -> Answer {
        self.call(Method::GET, path, token, None).await
    }

    /// POST of any bytes to any address.
    pub async fn raw(&self, path: &str, kind: &str, body: &str) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, kind);
        let request = request.body(Body::from(body.to_owned())).unwrap();
        self.kept(self.world.send(request).await)
    }

    /// A call that is sent twice with one key, as a browser that lost the answer would.
    pub async fn twice(&self, path: &str, token: &str, body: &Value) -> Answer {
        let mut answers = Vec::new();
        for _ in 0..2 {
            let request = Request::post(format!("/api/v1{path}"))
                .header(header::AUTHORIZATION, format!("Bearer {token}"))
                .header(header::CONTENT_TYPE, "application/json")
                .header("idempotency-key", "une fois");
            let request = request.body(Body::from(body.to_string())).unwrap();
            answers.push(self.kept(self.world.send(request).await));
        }
        answers.pop().unwrap()
    }
}

/// Somebody whose every secret is known, opened with a key that repeats.
pub struct Known {
    /// Locker.
    pub locker: String,
    /// A session.
    pub token: String,
    /// The secrets; the card is the first.
    pub canaries: Vec<Canary>,
}

/// Opens their locker.
pub async fn known(driver: &Driver, cast: &Cast) -> Known {
    let body = json!({"display_name": "Nadia Canarinommée", "language": "fr", "pin": PIN, "under_protection": false});
    let opened = driver
        .twice("/lockers", &cast.marie.token, &body)
        .await
        .expect(201)
        .json();
    let card = text(&opened["card"]);
    let words: Vec<String> = opened["recovery_sheet"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect();
    let token = driver.world.enter(&card, PIN).await;
    let mut canaries = vec![
        canary("card", &card),
        canary("card without dashes", &card.replace('-', "")),
        canary("pin", PIN),
        canary("session", &token),
        canary("name", "Nadia Canarinomm"),
    ];
    canaries.extend(
        words
            .windows(3)
            .map(|three| canary("words", &three.join(" "))),
    );
    canaries.push(("bytes of a session".to_owned(), token_bytes(&token)));
    Known {
        locker: text(&opened["locker_id"]),
        token,
        canaries,
    }
}

fn token_bytes(token: &str) -> Vec<u8> {
    let bytes = token.strip_prefix("abri_s_").unwrap();
    URL_SAFE_NO_PAD.decode(bytes).unwrap()
}

/// What goes well: papers in and out, names, the bin, a mandate, a reading, the journal.
pub async fn main_flows(driver: &Driver, cast: &Cast, known: &Known) -> String {
    let (locker, token) = (known.locker.as_str(), known.token.as_str());
    let fields = [
        ("kind", "cni"),
        ("title", "Titre de canari"),
        ("ends_on", "2031-05-04"),
    ];
    let kept = driver
        .world
        .deposit(locker, token, &fields, &pdf(40_000))
        .await;
    let paper = text(&kept.expect(201).json()["id"]);
    let path = format!("/documents/{paper}");
    let change = json!({"title": "Autre canari"});
    driver.call(Method::PATCH, &path, token, Some(change)).await;
    let body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "day"});
    driver
        .twice(&format!("/lockers/{locker}/mandates"), token, &body)
        .await
        .expect(201);
    let body = json!({"mode": "together", "motive": "rsa_quarterly"});
    driver
        .post(
            &format!("/lockers/{locker}/visits"),
            &cast.marie.token,
            body,
        )
        .await
        .expect(201);
    for token in [token, &cast.marie.token] {
        for path in [
            format!("{path}/content"),
            format!("{path}/content?download=true"),
            path.clone(),
            format!("/lockers/{locker}"),
            format!("/lockers/{locker}/documents"),
            format!("/lockers/{locker}/mandates"),
            format!("/lockers/{locker}/journal"),
            "/lockers".to_owned(),
        ] {
            driver.get(&path, token).await.expect(200);
        }
        driver
            .post(&format!("{path}/verify"), token, json!({}))
            .await;
    }
    driver
        .get("/journal", &cast.auditor.token)
        .await
        .expect(200);
    driver
        .get("/organisations/current", &cast.coordinator.token)
        .await
        .expect(200);
    paper
}
