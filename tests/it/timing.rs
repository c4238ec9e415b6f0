//! A foreign thing and a missing thing: the same status, headers and body to the byte, and the same
//! trace in the journal, on every route with an id. What takes the same path takes the same time.

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use serde_json::json;

use crate::support::cast::{Cast, pdf, rights};
use crate::support::http::{Answer, multipart};
use crate::support::{World, in_each_world};

/// An id that nothing has.
const MISSING: &str = "01a2027b-d680-7ff1-8ef2-000000000000";

const INVITATIONS: &str = "/organisations/current/invitations/";
const MEMBERS: &str = "/organisations/current/members/";

const CLOSE: &str = "/contests/01a2027b-d680-7ff1-8ef2-000000000000/close";

/// What stands in a route for the id.
#[derive(Clone, Copy)]
enum Noun {
    Locker,
    Paper,
    Mandate,
    Account,
}

/// Every route of the API with an id: method, path around the id, entries left by a refusal.
const ROUTES: &[(&str, Noun, &str, &str, usize)] = &[
    // What is missing from one's own list is asked of no policy either.
    ("DELETE", Noun::Account, "/sessions/", "", 0),
    ("GET", Noun::Locker, "/lockers/", "", 1),
    ("DELETE", Noun::Account, "/passkeys/", "", 1),
    ("POST", Noun::Locker, "/lockers/", "/visits", 1),
    // Leaving asks nothing of the policy, so it leaves no refusal.
    ("DELETE", Noun::Locker, "/lockers/", "/visits/current", 0),
    ("GET", Noun::Locker, "/lockers/", "/documents", 1),
    ("GET", Noun::Locker, "/lockers/", "/documents?bin=true", 1),
    ("POST", Noun::Locker, "/lockers/", "/documents", 1),
    ("GET", Noun::Locker, "/lockers/", "/mandates", 1),
    ("POST", Noun::Locker, "/lockers/", "/mandates", 1),
    ("GET", Noun::Locker, "/lockers/", "/journal", 1),
    ("GET", Noun::Locker, "/lockers/", "/journal/0/receipt", 1),
    ("GET", Noun::Locker, "/lockers/", "/journal/export", 1),
    ("GET", Noun::Locker, "/lockers/", "/contests", 1),
    ("POST", Noun::Locker, "/lockers/", "/contests", 1),
    ("POST", Noun::Locker, "/lockers/", CLOSE, 1),
    ("POST", Noun::Account, "/contests/", "/answer", 1),
    ("GET", Noun::Paper, "/documents/", "", 1),
    ("PATCH", Noun::Paper, "/documents/", "", 1),
    ("DELETE", Noun::Paper, "/documents/", "", 1),
    ("GET", Noun::Paper, "/documents/", "/content", 1),
    (
        "GET",
        Noun::Paper,
        "/documents/",
        "/content?download=true",
        1,
    ),
    ("POST", Noun::Paper, "/documents/", "/restore", 1),
    ("POST", Noun::Paper, "/documents/", "/destroy", 1),
    ("POST", Noun::Paper, "/documents/", "/verify", 1),
    ("GET", Noun::Locker, "/lockers/", "/contact", 1),
    ("PUT", Noun::Locker, "/lockers/", "/contact", 1),
    ("DELETE", Noun::Locker, "/lockers/", "/contact", 1),
    ("POST", Noun::Locker, "/lockers/", "/contact/validate", 1),
    ("GET", Noun::Locker, "/lockers/", "/ways", 1),
    ("PUT", Noun::Locker, "/lockers/", "/card", 1),
    ("PUT", Noun::Locker, "/lockers/", "/card/pin", 1),
    ("POST", Noun::Locker, "/lockers/", "/card/block", 1),
    ("GET", Noun::Locker, "/lockers/", "/guardians", 1),
    ("PUT", Noun::Locker, "/lockers/", "/guardians", 1),
    ("GET", Noun::Locker, "/lockers/", "/guardians/suggested", 1),
    ("POST", Noun::Locker, "/lockers/", "/recovery/veto", 1),
    ("PUT", Noun::Locker, "/lockers/", "/sheet", 1),
    ("PUT", Noun::Locker, "/lockers/", "/passphrase", 1),
    ("DELETE", Noun::Locker, "/lockers/", "/passphrase", 1),
    ("POST", Noun::Mandate, "/mandates/", "/wake", 1),
    ("GET", Noun::Locker, "/lockers/", "/codes", 1),
    ("POST", Noun::Locker, "/lockers/", "/codes", 1),
    ("POST", Noun::Mandate, "/mandates/", "/accept", 1),
    ("POST", Noun::Mandate, "/mandates/", "/refuse", 1),
    ("POST", Noun::Mandate, "/mandates/", "/send", 1),
    ("POST", Noun::Mandate, "/mandates/", "/discard", 1),
    ("POST", Noun::Mandate, "/mandates/", "/suspend", 1),
    ("POST", Noun::Mandate, "/mandates/", "/resume", 1),
    ("POST", Noun::Mandate, "/mandates/", "/renew", 1),
    ("POST", Noun::Mandate, "/mandates/", "/aidants", 1),
    ("POST", Noun::Mandate, "/mandates/", "/scan", 1),
    ("GET", Noun::Mandate, "/mandates/", "/scan", 1),
    (
        "DELETE",
        Noun::Mandate,
        "/mandates/",
        "/aidants/01a2027b-d680-7ff1-8ef2-000000000000",
        1,
    ),
    ("GET", Noun::Mandate, "/mandates/", "/attestation", 1),
    ("POST", Noun::Mandate, "/mandates/", "/revoke", 1),
    ("POST", Noun::Locker, "/lockers/", "/relatives", 1),
    (
        "DELETE",
        Noun::Locker,
        "/lockers/",
        "/relatives/01a2027b-d680-7ff1-8ef2-000000000000",
        1,
    ),
    ("DELETE", Noun::Account, INVITATIONS, "", 1),
    ("DELETE", Noun::Account, MEMBERS, "", 1),
    ("POST", Noun::Account, MEMBERS, "/suspend", 1),
    ("POST", Noun::Account, MEMBERS, "/resume", 1),
];

/// Who answers for the structure, and who audits, may stop a mandate that is foreign to them; a
/// guardian, whom the coordinator is by default, may stop who comes back.
fn stops(cast: &Cast, token: &str, after: &str) -> bool {
    if after == "/recovery/veto" {
        return token == cast.coordinator.token;
    }
    (after == "/revoke" || (after.starts_with("/aidants/") && token != cast.auditor.token))
        && (token == cast.coordinator.token || token == cast.auditor.token)
}

/// A body that the route would take.
fn body(cast: &Cast, method: &str, path: &str) -> Option<(String, Vec<u8>)> {
    let json = |value: serde_json::Value| {
        Some((
            "application/json".to_owned(),
            value.to_string().into_bytes(),
        ))
    };
    match (method, path) {
        ("POST", path) if path.ends_with("/visits") => {
            json(json!({"mode": "together", "motive": "rsa_quarterly"}))
        }
        ("POST", path) if path.ends_with("/mandates") => {
            json(json!({"aidants": [cast.marie.id], "rights": rights(), "term": "day"}))
        }
        ("POST", path) if path.ends_with("/documents") => {
            let form = multipart(&[("kind", "cni")], &pdf(500));
            Some((
                "multipart/form-data; boundary=abri-boundary".to_owned(),
                form,
            ))
        }
        ("POST", path) if path.ends_with("/accept") => {
            json(json!({"terms_sha256": "00".repeat(32)}))
        }
        ("POST", path) if path.ends_with("/contests") => json(json!({"entry": 0})),
        ("POST", path) if path.ends_with("/close") => json(json!({"closing": "settled"})),
        ("POST", path) if path.ends_with("/answer") => json(json!({"answer": "talk"})),
        ("POST", path) if path.ends_with("/send") => json(json!({"wait": "desk"})),
        ("POST", path) if path.ends_with("/aidants") => json(json!({"aidant": cast.paul.id})),
        ("POST", path) if path.ends_with("/scan") => {
            Some(("application/octet-stream".to_owned(), pdf(500)))
        }
        ("PUT", path) if path.ends_with("/contact") => json(json!({"phone": "06 12 34 56 78"})),
        ("PUT", path) if path.ends_with("/guardians") => {
            json(json!({"guardians": [cast.marie.id, cast.coordinator.id]}))
        }
        ("PUT", path) if path.ends_with("/card") => json(json!({"pin": "482915"})),
        ("PUT", path) if path.ends_with("/pin") => {
            json(json!({"card": "", "pin": "482915", "new_pin": "482916"}))
        }
        ("PUT", path) if path.ends_with("/passphrase") => {
            json(json!({"login": "amina", "passphrase": "quatre mots sans lien"}))
        }
        ("POST", path) if path.ends_with("/validate") => json(json!({"code": "123456"})),
        ("PATCH", _) => json(json!({"title": "Autre"})),
        _ => None,
    }
}

async fn ask(world: &World, cast: &Cast, method: &str, path: &str, token: &str) -> Answer {
    let mut request = Request::builder()
        .method(Method::from_bytes(method.as_bytes()).unwrap())
        .uri(format!("/api/v1{path}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"));
    let mut bytes = Vec::new();
    if let Some((kind, form)) = body(cast, method, path) {
        request = request.header(header::CONTENT_TYPE, kind);
        bytes = form;
    }
    world.send(request.body(Body::from(bytes)).unwrap()).await
}

fn without_date(mut headers: HeaderMap) -> HeaderMap {
    headers.remove(header::DATE);
    headers
}

/// What an answer shows, and the entries that it left: action, outcome, reason.
type Trace = (u16, HeaderMap, Vec<u8>, Vec<[String; 3]>);

async fn trace(world: &World, cast: &Cast, method: &str, path: &str, token: &str) -> Trace {
    let size = world.size().await;
    let answer = ask(world, cast, method, path, token).await;
    let headers = without_date(answer.headers);
    let entries = world.since(size).await;
    (answer.status.as_u16(), headers, answer.bytes, entries)
}

/// Foreign and missing are the same in all that shows, and in how they are recorded; only the
/// reason, which the person and the auditor read, may differ.
fn alike(foreign: &Trace, missing: &Trace, entries: usize, what: &str) {
    let shown = |trace: &Trace| (trace.0, trace.1.clone(), trace.2.clone());
    assert_eq!(shown(foreign), shown(missing), "{what}");
    assert_eq!((foreign.0, foreign.3.len()), (404, entries), "{what}");
    let recorded = |trace: &Trace| -> Vec<[String; 2]> {
        let entries = trace.3.iter();
        entries
            .map(|told| [told[0].clone(), told[1].clone()])
            .collect()
    };
    assert_eq!(recorded(foreign), recorded(missing), "{what}");
    assert!(foreign.3.iter().all(|told| told[1] == "refused"), "{what}");
}

#[test]
fn foreign_and_missing_answer_alike_and_leave_the_same_trace() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(900)).await;
        let mandate = world
            .mandate(&cast.amina, &cast.marie, rights(), "day")
            .await;
        let state = world.state().await;
        for token in [
            &cast.paul.token,
            &cast.marc.token,
            &cast.coordinator.token,
            &cast.auditor.token,
        ] {
            for (at, (method, noun, before, after, entries)) in ROUTES.iter().enumerate() {
                // Whoever is refused very often gets one entry that counts; here each has its own.
                if at % 15 == 0 {
                    world.later(std::time::Duration::from_secs(60));
                }
                if stops(&cast, token, after) {
                    continue;
                }
                let foreign = match noun {
                    Noun::Locker => &cast.amina.locker,
                    Noun::Paper => &paper,
                    Noun::Mandate => &mandate,
                    Noun::Account => &cast.amina.id,
                };
                let path = |id: &str| format!("{before}{id}{after}");
                let foreign = trace(&world, &cast, method, &path(foreign), token).await;
                let missing = trace(&world, &cast, method, &path(MISSING), token).await;
                // An old second factor is asked for first, whatever the id.
                if *before == "/passkeys/" && foreign.0 == 403 {
                    assert_eq!((403, &foreign.2), (missing.0, &missing.2));
                    continue;
                }
                alike(&foreign, &missing, *entries, &path("…"));
                no_id(&world, &cast, method, &path("rien"), token, &missing).await;
            }
        }
        assert_eq!(world.state().await, state);
        world
    });
}

/// What is no id at all answers like a missing thing too.
async fn no_id(world: &World, cast: &Cast, method: &str, path: &str, token: &str, missing: &Trace) {
    let answer = trace(world, cast, method, path, token).await;
    assert_eq!(
        (answer.0, &answer.1, &answer.2),
        (missing.0, &missing.1, &missing.2),
        "{method} {path}"
    );
}

#[test]
fn every_route_with_an_id_is_tried() {
    let description = serde_json::to_value(abri::http::api::openapi()).unwrap();
    let paths = description["paths"].as_object().unwrap();
    for (path, methods) in paths.iter().filter(|(path, _)| path.contains("{id}")) {
        let (before, after) = path
            .trim_start_matches("/api/v1")
            .split_once("{id}")
            .unwrap();
        let after = after.replace("{account}", MISSING);
        for method in methods.as_object().unwrap().keys() {
            let tried = ROUTES.iter().any(|(known, _, from, to, _)| {
                let to = to.split('?').next().unwrap();
                let after = after.replace("{aidant}", MISSING);
                let after = after.replace("{contest}", MISSING).replace("{index}", "0");
                known.eq_ignore_ascii_case(method) && *from == before && to == after
            });
            assert!(tried, "{method} {path} is not in ROUTES");
        }
    }
}

/// An aidant of the same locker and a paper outside of the mandate: as if it did not exist.
#[test]
fn what_lies_outside_of_a_mandate_answers_like_a_missing_thing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let outside = world.paper(&cast.amina, "ame", "AME", &pdf(900)).await;
        let of_paul = world
            .mandate(&cast.amina, &cast.paul, json!({"work": ["list"]}), "day")
            .await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "day")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        for (method, noun, before, after, entries) in ROUTES {
            let foreign = match noun {
                Noun::Locker | Noun::Account => continue,
                Noun::Paper => &outside,
                Noun::Mandate => &of_paul,
            };
            let path = |id: &str| format!("{before}{id}{after}");
            let token = &cast.marie.token;
            let foreign = trace(&world, &cast, method, &path(foreign), token).await;
            let missing = trace(&world, &cast, method, &path(MISSING), token).await;
            alike(&foreign, &missing, *entries, &path("…"));
        }
        world
    });
}
