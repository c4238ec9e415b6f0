//! A provider of identities as the tests need it, over real HTTP with real signatures, and a browser
//! that keeps cookies. The provider is a peer of the server, and says whatever a test wants it to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use abri::app::Settings;
use abri::crypto::sha256;
use abri::identity::{Meant, ProviderSettings};
use abri::notify::Secret;
use axum::body::Body;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreHmacKey, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};

use crate::support::World;
use crate::support::http::Answer;

const KEY: &str = include_str!("../fixtures/provider-key.pem");
const OTHER_KEY: &str = include_str!("../fixtures/another-provider-key.pem");

/// What the provider knows us by, and the secret between us.
pub const KNOWN_AS: &str = "abri-of-the-tests";
pub const SECRET: &str = "canari-secret-du-fournisseur";
/// What the provider calls a person.
pub const SUBJECT: &str = "canari-sujet-franceconnect";

/// What the provider does next.
#[derive(Clone)]
pub struct Plan {
    /// Fields of the token that differ from what is right.
    pub token: Value,
    /// How it is signed: `RS256`, `PS256`, `ES256`, `HS256` (the secret between us), `other` (a key that
    /// is not the provider's) or `none`.
    pub signed: &'static str,
    /// Fields of the userinfo that differ.
    pub userinfo: Value,
    /// How that is signed; `json` where it is no token.
    pub userinfo_signed: &'static str,
    nonce: String,
    challenge: String,
    now: u64,
}

/// The provider.
#[derive(Clone)]
pub struct Peer {
    /// Its address.
    pub issuer: String,
    plan: Arc<Mutex<Plan>>,
}

fn signed(by: &str, claims: &Value) -> String {
    let header = match by {
        "none" | "HS256" => json!({"alg": by, "typ": "JWT"}),
        "ES256" => json!({"alg": by, "typ": "JWT", "kid": "curve"}),
        "PS256" => json!({"alg": by, "typ": "JWT", "kid": "one"}),
        _ => json!({"alg": "RS256", "typ": "JWT", "kid": "one"}),
    };
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(&header), part(claims));
    let signature = signature(by, message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn signature(by: &str, message: &[u8]) -> Vec<u8> {
    let rsa = |pem, algorithm| key(pem).sign(&algorithm, message).unwrap();
    match by {
        "none" => Vec::new(),
        // What anybody can make who knows the secret that we share with the provider.
        "HS256" => CoreHmacKey::new(SECRET)
            .sign(&CoreJwsSigningAlgorithm::HmacSha256, message)
            .unwrap(),
        "ES256" => {
            let signature: Signature = curve().sign(message);
            signature.to_vec()
        }
        "PS256" => rsa(KEY, CoreJwsSigningAlgorithm::RsaSsaPssSha256),
        "other" => rsa(OTHER_KEY, CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256),
        _ => rsa(KEY, CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256),
    }
}

fn curve() -> SigningKey {
    SigningKey::from_slice(&[7; 32]).unwrap()
}

fn key(pem: &str) -> CoreRsaPrivateSigningKey {
    let name = JsonWebKeyId::new("one".to_owned());
    CoreRsaPrivateSigningKey::from_pem(pem, Some(name)).unwrap()
}

fn with(mut claims: Value, other: &Value) -> Value {
    for (name, value) in other.as_object().unwrap() {
        match value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(name)),
            value => claims[name] = value.clone(),
        }
    }
    claims
}

impl Peer {
    /// Starts one on this machine.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let plan = Plan {
            token: json!({}),
            signed: "RS256",
            userinfo: json!({}),
            userinfo_signed: "RS256",
            nonce: String::new(),
            challenge: String::new(),
            now: 0,
        };
        let peer = Self {
            issuer,
            plan: Arc::new(Mutex::new(plan)),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(described))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(peer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        peer
    }

    /// One that is said to be elsewhere.
    pub fn at(self, issuer: String) -> Self {
        Self { issuer, ..self }
    }

    /// What differs from now on from what is right.
    pub fn plans(&self, change: impl FnOnce(&mut Plan)) {
        let mut plan = self.plan.lock().unwrap();
        (plan.token, plan.userinfo) = (json!({}), json!({}));
        (plan.signed, plan.userinfo_signed) = ("RS256", "RS256");
        change(&mut plan);
    }

    fn plan(&self) -> Plan {
        self.plan.lock().unwrap().clone()
    }

    /// The provider as an operator would write it down.
    pub fn settings(&self, name: &str, meant: Meant) -> ProviderSettings {
        ProviderSettings {
            name: name.to_owned(),
            label: format!("Essai {name}"),
            issuer: self.issuer.clone(),
            client_id: KNOWN_AS.to_owned(),
            client_secret: Secret::new(SECRET.to_owned()),
            meant,
            scopes: vec!["uid".to_owned()],
            acr_values: vec!["eidas1".to_owned()],
            acr_taken: vec!["eidas1".to_owned(), "eidas2".to_owned()],
            signed_userinfo: meant.staff(),
            secret_in_body: meant.people(),
        }
    }

    /// Tells a world of the provider: `fc` for people, `pc` for staff.
    pub fn known_to(&self, settings: &mut Settings) {
        settings.public_url = Some("https://abri.example".to_owned());
        settings.identities = vec![
            self.settings("fc", Meant::Person),
            self.settings("pc", Meant::Staff),
        ];
    }
}

async fn described(State(peer): State<Peer>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", peer.issuer);
    Json(json!({
        "issuer": peer.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/userinfo"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256", "none"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }))
}

async fn keys() -> Json<Value> {
    let point = curve().verifying_key().to_sec1_point(false);
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let curve = json!({
        "kty": "EC", "crv": "P-256", "kid": "curve", "use": "sig",
        "x": part(&point.as_bytes()[1..33]), "y": part(&point.as_bytes()[33..]),
    });
    Json(json!({"keys": [serde_json::to_value(key(KEY).as_verification_key()).unwrap(), curve]}))
}

async fn token(
    State(peer): State<Peer>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let plan = peer.plan();
    let header = headers.get(header::AUTHORIZATION);
    let secret = form
        .get("client_secret")
        .is_some_and(|secret| secret == SECRET);
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    let challenge = URL_SAFE_NO_PAD.encode(sha256(verifier.as_bytes()));
    let right = form.get("code").is_some_and(|code| code == "good")
        && form["redirect_uri"].starts_with("https://abri.example/oidc/")
        && (secret != header.is_some())
        && challenge == plan.challenge;
    if !right {
        let error = Json(json!({"error": "invalid_grant"}));
        return (StatusCode::BAD_REQUEST, error).into_response();
    }
    let right = json!({
        "iss": peer.issuer, "sub": SUBJECT, "aud": KNOWN_AS, "azp": KNOWN_AS, "nonce": plan.nonce,
        "iat": plan.now, "exp": plan.now + 60, "acr": "eidas1",
    });
    Json(json!({
        "access_token": "canari-access", "token_type": "Bearer",
        "id_token": signed(plan.signed, &with(right, &plan.token)),
    }))
    .into_response()
}

async fn userinfo(State(peer): State<Peer>) -> Response {
    let plan = peer.plan();
    let right = json!({"iss": peer.issuer, "aud": KNOWN_AS, "sub": SUBJECT, "uid": "1"});
    let claims = with(right, &plan.userinfo);
    if plan.userinfo_signed == "json" {
        return Json(claims).into_response();
    }
    let token = signed(plan.userinfo_signed, &claims);
    ([(header::CONTENT_TYPE, "application/jwt")], token).into_response()
}

/// A browser: it keeps cookies and posts forms with the proof that their page holds.
#[derive(Clone, Default)]
pub struct Browser {
    /// Its cookies.
    pub cookies: BTreeMap<String, String>,
}

impl Browser {
    /// One in which somebody is in.
    pub fn within(token: &str) -> Self {
        let mut browser = Self::default();
        browser.cookies.insert("__Host-abri".into(), token.into());
        browser
    }

    async fn send(
        &mut self,
        world: &World,
        request: axum::http::request::Builder,
        body: String,
    ) -> Answer {
        let pairs = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = pairs.collect::<Vec<_>>().join("; ");
        let request = request.header(header::COOKIE, cookies);
        let answer = world.send(request.body(Body::from(body)).unwrap()).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        self.cookies.retain(|_, value| !value.is_empty());
        answer
    }

    /// Looks at a page.
    pub async fn get(&mut self, world: &World, path: &str) -> Answer {
        self.send(world, Request::get(path), String::new()).await
    }

    /// Posts a form that stands on a page.
    pub async fn post(
        &mut self,
        world: &World,
        from: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let html = body(&self.get(world, from).await.expect(200));
        let proof = html.split("name=\"csrf\" value=\"").nth(1).unwrap();
        let proof = proof.split('"').next().unwrap();
        let fields = [&[("csrf", proof)], fields].concat();
        let form = serde_urlencoded::to_string(fields).unwrap();
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(path).header(header::CONTENT_TYPE, kind);
        self.send(world, request, form).await
    }

    /// Goes to the provider by an address of ours; the state that is to come back.
    pub async fn leave(&mut self, world: &World, peer: &Peer, path: &str) -> String {
        let answer = self.get(world, path).await.expect(303);
        let address = answer.headers[header::LOCATION].to_str().unwrap();
        let (at, query) = address.split_once('?').unwrap();
        assert_eq!(at, format!("{}/authorize", peer.issuer));
        let asked: BTreeMap<String, String> = serde_urlencoded::from_str(query).unwrap();
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(
            (asked["scope"].as_str(), asked["acr_values"].as_str()),
            ("openid uid", "eidas1")
        );
        assert!(!address.contains(SECRET));
        let mut plan = peer.plan.lock().unwrap();
        (plan.nonce, plan.challenge) = (asked["nonce"].clone(), asked["code_challenge"].clone());
        plan.now = world.clock.fixed_now().unwrap().unix_seconds();
        asked["state"].clone()
    }

    /// Comes back with a code.
    pub async fn back(&mut self, world: &World, name: &str, state: &str) -> Answer {
        let path = format!("/oidc/{name}/callback?state={state}&code=good");
        self.get(world, &path).await
    }

    /// There and back.
    pub async fn round(&mut self, world: &World, peer: &Peer, path: &str) -> Answer {
        let name = if path.contains("pc") { "pc" } else { "fc" };
        let state = self.leave(world, peer, path).await;
        self.back(world, name, &state).await
    }
}

/// The text of an answer.
pub fn body(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.bytes).into_owned()
}

impl World {
    /// A world that knows a provider.
    pub async fn with_provider(self) -> (Self, Peer) {
        let peer = Peer::start().await;
        let world = self.configured(|settings| peer.known_to(settings)).await;
        (world, peer)
    }

    /// Somebody in their session ties the provider to their account.
    pub async fn linked(&self, peer: &Peer, token: &str, name: &str) -> Answer {
        let mut browser = Browser::within(token);
        let start = format!("/identities/{name}/link");
        browser.round(self, peer, &start).await.expect(200);
        let confirm = "/identities/confirm";
        browser.post(self, confirm, confirm, &[]).await
    }

    /// How many entries there are of an action that ended so.
    pub async fn told(&self, action: &str, outcome: &str) -> i64 {
        self.number(&format!(
            "SELECT COUNT(*) FROM journal_entries WHERE action = '{action}' AND outcome = '{outcome}'"
        ))
        .await
    }
}
