//! The papers of a mandate: signed, as issued for ever, read by those who may, and verified by
//! anybody without a name.

use std::time::Duration;

use abri::crypto::signature::verify;
use abri::crypto::{hex, sha256, unhex};
use abri::domain::attestation::{Canonical, EndPaper, EndedBy, GivenPaper, signed};
use abri::id::AccountId;
use abri::limits;
use abri::ops::expire_mandates::expire_mandates;
use abri::ops::people::Staff as Name;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::attack_tools::in_each_attacked_world;
use crate::support::cast::{Cast, Person, rights, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const FAILED: (&str, &str) = ("failed", "not_authentic");
const DAY: Duration = Duration::from_secs(24 * 3600);

fn path(mandate: &str) -> String {
    format!("/mandates/{mandate}/attestation?kind=mandate")
}

fn end_path(mandate: &str) -> String {
    format!("/mandates/{mandate}/attestation?kind=revocation")
}

impl World {
    /// Everybody, and Marie's mandate of a term in Amina's locker.
    async fn attested(&self, term: &str) -> (Cast, String) {
        let cast = self.cast().await;
        let mandate = self.mandate(&cast.amina, &cast.marie, rights(), term).await;
        (cast, mandate)
    }

    /// The paper by which a mandate was given.
    async fn given(&self, person: &Person, mandate: &str) -> (GivenPaper, Vec<u8>) {
        let bytes = self
            .get(&path(mandate), &person.token)
            .await
            .expect(200)
            .bytes;
        (GivenPaper::parse(&bytes).unwrap(), bytes)
    }

    /// What a code tells.
    async fn verified(&self, code: &str) -> Value {
        self.get(&format!("/verify/{code}"), "")
            .await
            .expect(200)
            .json()
    }

    /// A page as a browser in a session sees it.
    async fn page(&self, path: &str, token: &str) -> Answer {
        let request = Request::get(path)
            .header(header::HOST, "abri.example")
            .header(header::COOKIE, format!("__Host-abri={token}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }
}

fn fits(told: &Value, bytes: &[u8]) -> bool {
    let (public, signature) = (text(&told["public_key"]), text(&told["signature"]));
    let (public, signature) = (
        unhex::<32>(&public).unwrap(),
        unhex::<64>(&signature).unwrap(),
    );
    verify(&public, &signed(bytes), &signature).is_ok()
}

#[test]
fn a_paper_is_signed_and_says_what_was_agreed() {
    in_each_world(|world| async {
        let (cast, mandate) = world.attested("month").await;
        let answer = world
            .get(&path(&mandate), &cast.amina.token)
            .await
            .expect(200);
        let given = GivenPaper::parse(&answer.bytes).unwrap();
        let told = world.verified(&given.code).await;
        assert_eq!(text(&told["sha256"]), hex(&sha256(&answer.bytes)));
        assert!(fits(&told, &answer.bytes));
        for at in (0..answer.bytes.len()).step_by(37) {
            let mut changed = answer.bytes.clone();
            changed[at] ^= 1;
            assert!(!fits(&told, &changed), "byte {at}");
        }
        let digest = answer.headers["repr-digest"].to_str().unwrap();
        assert!(digest.starts_with("sha-256=:") && digest.ends_with("=:"));
        let disposition = answer.headers[header::CONTENT_DISPOSITION].to_str();
        assert!(disposition.unwrap().starts_with("attachment;"));
        assert_eq!(given.names.beneficiary, "Amina Canaripersonne");
        let aidants: Vec<_> = given.names.aidants.values().collect();
        assert_eq!(aidants, ["Marie Canariaide"]);
        assert_eq!(given.terms.mandate.to_string(), mandate);
        assert_eq!(given.terms_sha256, hex(&sha256(&given.terms.canonical())));
        assert_eq!(given.ends_at, given.starts_at.plus(31 * DAY));
        world
    });
}

#[test]
fn later_names_do_not_change_a_paper() {
    in_each_world(|world| async {
        let (cast, mandate) = world.attested("month").await;
        let (_, before) = world.given(&cast.amina, &mandate).await;
        let marie = AccountId(cast.marie.id.parse().unwrap());
        let (name, login) = ("Marie Autrenom".to_owned(), cast.marie.login.clone());
        let sealed = Name {
            name,
            login,
            phone: None,
        }
        .seal(&world.app, marie);
        let place = format!("id = {}", world.id(marie));
        world.set("accounts", "staff", &place, &sealed).await;
        world
            .attack("UPDATE organisations SET name = 'Autre structure', address = 'Ailleurs'")
            .await;
        let (given, after) = world.given(&cast.amina, &mandate).await;
        assert_eq!(after, before);
        assert_eq!(given.names.organisation.unwrap().name, "CCAS des essais");
        world
    });
}

#[test]
fn the_person_and_a_named_aidant_read_it_and_nobody_else() {
    in_each_world(|world| async {
        let (cast, mandate) = world.attested("day").await;
        let (_, own) = world.given(&cast.amina, &mandate).await;
        let seen = world.get(&path(&mandate), &cast.marie.token).await;
        assert_eq!(seen.expect(200).bytes, own);
        let hidden = ("refused", "aidant_not_named");
        let paul = &cast.paul.token;
        world
            .refuses(&path(&mandate), paul, "not_found", hidden)
            .await;
        let none = ("refused", "no_mandate");
        for token in [&cast.marc.token] {
            world
                .refuses(&path(&mandate), token, "not_found", none)
                .await;
        }
        let nothing = path(&uuid::Uuid::nil().to_string());
        world
            .refuses(&nothing, &cast.amina.token, "not_found", none)
            .await;
        let size = world.size().await;
        world.given(&cast.amina, &mandate).await;
        let entries = world.since(size).await;
        assert_eq!(
            entries,
            [["mandate.attested".to_owned(), "done".into(), String::new()]]
        );
        world
            .act(&format!("/mandates/{mandate}/revoke"), &cast.amina.token)
            .await
            .expect(204);
        let revoked = ("refused", "revoked");
        world
            .refuses(&path(&mandate), &cast.marie.token, "not_found", revoked)
            .await;
        assert_eq!(world.given(&cast.amina, &mandate).await.1, own);
        world
    });
}

#[test]
fn an_end_has_its_paper_and_names_nobody() {
    in_each_world(|world| async {
        let (cast, mandate) = world.attested("day").await;
        let other = world
            .mandate(&cast.marc, &cast.marie, rights(), "visit")
            .await;
        let path = end_path(&mandate);
        world.get(&path, &cast.amina.token).await.expect(404);
        let stop = format!("/mandates/{mandate}/revoke");
        world.act(&stop, &cast.marie.token).await.expect(204);
        let ended = world.get(&path, &cast.amina.token).await.expect(200).bytes;
        let paper = EndPaper::parse(&ended).unwrap();
        assert!(paper.by == EndedBy::Aidant && paper.categories.is_none());
        let (given, bytes) = world.given(&cast.amina, &mandate).await;
        assert_eq!(paper.attestation_sha256, hex(&sha256(&bytes)));
        assert!(!String::from_utf8(ended.clone()).unwrap().contains("Canari"));
        let told = world.verified(&paper.code).await;
        assert!(fits(&told, &ended) && paper.code != given.code);
        assert_eq!(
            (text(&told["kind"]), text(&told["status"])),
            ("revocation".into(), "revoked".into())
        );
        world.later(Duration::from_secs(2 * 3600));
        expire_mandates(&world.app).await.unwrap();
        let marc = world.enter(&cast.marc.card, &cast.marc.pin).await;
        let bytes = world.get(&end_path(&other), &marc).await.expect(200).bytes;
        assert!(EndPaper::parse(&bytes).unwrap().by == EndedBy::Date);
        world
    });
}

#[test]
fn a_code_tells_the_status_at_each_instant() {
    in_each_attacked_world(|world| async {
        let (cast, mandate) = world.attested("day").await;
        let (given, _) = world.given(&cast.amina, &mandate).await;
        let id = world.id(&mandate);
        let set = |columns: &str| format!("UPDATE mandates SET {columns} WHERE id = {id}");
        let status = || async { text(&world.verified(&given.code).await["status"]) };
        assert_eq!(status().await, "valid");
        let begins = given.starts_at.millis();
        world
            .attack(&set(&format!("starts_at = {}", begins + 1)))
            .await;
        assert_eq!(status().await, "not_started");
        world.later(Duration::from_millis(1));
        assert_eq!(status().await, "valid");
        world.attack(&set("state = 'suspended'")).await;
        assert_eq!(status().await, "suspended");
        world.attack(&set("state = 'active'")).await;
        world
            .attack("UPDATE organisations SET state = 'suspended'")
            .await;
        assert_eq!(status().await, "suspended");
        world
            .attack("UPDATE organisations SET state = 'active'")
            .await;
        world.later(DAY - Duration::from_millis(2));
        assert_eq!(status().await, "valid");
        world.later(Duration::from_millis(1));
        assert_eq!(status().await, "ended");
        expire_mandates(&world.app).await.unwrap();
        assert_eq!(status().await, "ended");
        world
    });
}

#[test]
fn a_row_edited_back_to_life_does_not_count() {
    in_each_attacked_world(|world| async {
        let (cast, mandate) = world.attested("month").await;
        let (given, _) = world.given(&cast.amina, &mandate).await;
        let stop = format!("/mandates/{mandate}/revoke");
        world.act(&stop, &cast.amina.token).await.expect(204);
        world
            .attack("UPDATE mandates SET state = 'active', ended_at = NULL")
            .await;
        let told = world.verified(&given.code).await;
        assert_eq!(text(&told["status"]), "revoked");
        world
    });
}

#[test]
fn a_code_never_tells_a_name() {
    in_each_world(|world| async {
        let (cast, mandate) = world.attested("month").await;
        let (given, _) = world.given(&cast.amina, &mandate).await;
        for path in [
            format!("/api/v1/verify/{}", given.code),
            format!("/verify/{}", given.code),
            format!("/verify/{}", given.code.to_lowercase().replace('-', "")),
        ] {
            let answer = world.page(&path, &cast.amina.token).await.expect(200);
            let said = String::from_utf8(answer.bytes).unwrap();
            assert!(said.contains("CCAS des essais"), "{path}");
            for never in ["canari", "amina", "marie", cast.amina.id.as_str(), &mandate] {
                assert!(!said.to_lowercase().contains(never), "{path}: {never}");
            }
        }
        let typed = world
            .page(&format!("/verify?code={}", given.code), "")
            .await;
        let to = typed.expect(303).headers[header::LOCATION].clone();
        assert_eq!(to, format!("/verify/{}", given.code));
        world
    });
}

#[test]
fn what_is_no_code_is_told_and_tries_are_bounded() {
    in_each_world(|world| async {
        let (before, size) = (world.state().await, world.size().await);
        let unknown = world.get("/verify/0000-0000-0000-0000", "").await;
        assert_eq!(unknown.expect(404).code(), "not_found");
        for malformed in [
            "0000",
            "UUUU-UUUU-UUUU-UUUU",
            "%00",
            "0000-0000-0000-0000-0",
        ] {
            let answer = world.get(&format!("/verify/{malformed}"), "").await;
            assert_eq!(answer.expect(422).code(), "code_form", "{malformed}");
        }
        let page = world
            .page("/verify/0000-0000-0000-0000", "")
            .await
            .expect(404);
        assert!(
            String::from_utf8(page.bytes)
                .unwrap()
                .contains("id=\"code\"")
        );
        for _ in 0..limits::VERIFIES_PER_ADDRESS {
            world.get("/verify/0000-0000-0000-0000", "").await;
        }
        world
            .get("/verify/0000-0000-0000-0000", "")
            .await
            .expect(429);
        assert_eq!((world.state().await, world.size().await), (before, size));
        world.later(Duration::from_secs(60));
        world
            .get("/verify/0000-0000-0000-0000", "")
            .await
            .expect(404);
        world
    });
}

#[test]
fn an_edited_paper_is_refused_by_name() {
    in_each_attacked_world(|world| async {
        let (cast, mandate) = world.attested("month").await;
        let place = format!("mandate = {}", world.id(&mandate));
        let read = |column: &str| format!("SELECT {column} FROM attestations WHERE {place}");
        let paths = (path(&mandate), &cast.amina.token);
        for (column, code) in [
            ("sealed", "altered_value"),
            ("sha256", "attestation_altered"),
            ("signature", "attestation_altered"),
        ] {
            let whole = world.blob(&read(column)).await;
            let mut edited = whole.clone();
            *edited.last_mut().unwrap() ^= 1;
            world.set("attestations", column, &place, &edited).await;
            world.refuses(&paths.0, paths.1, code, FAILED).await;
            if column == "sha256" {
                world.finds(&format!("attestations {mandate}")).await;
            }
            world.set("attestations", column, &place, &whole).await;
            world.get(&paths.0, paths.1).await.expect(200);
        }
        world
            .attack(&format!(
                "UPDATE attestations SET issued_at = issued_at + 1 WHERE {place}"
            ))
            .await;
        world
            .refuses(&paths.0, paths.1, "altered_value", FAILED)
            .await;
        world
    });
}

#[test]
fn verify_names_a_paper_that_is_gone_or_no_longer_says_the_end() {
    in_each_attacked_world(|world| async {
        let (cast, mandate) = world.attested("month").await;
        let stop = format!("/mandates/{mandate}/revoke");
        world.act(&stop, &cast.amina.token).await.expect(204);
        assert_eq!(world.findings().await, Vec::<String>::new());
        let finding = format!("attestations {mandate}");
        let place = "kind = 'revocation'";
        world.set("attestations", "sha256", place, &[0; 32]).await;
        world.finds(&finding).await;
        let paper = end_path(&mandate);
        let (token, code) = (&cast.amina.token, "attestation_altered");
        world.refuses(&paper, token, code, FAILED).await;
        world
            .attack("DELETE FROM attestations WHERE kind = 'revocation'")
            .await;
        assert_eq!(world.findings().await, Vec::<String>::new());
        world.attack("DELETE FROM attestations").await;
        world.finds(&finding).await;
        world
    });
}

#[test]
fn a_code_that_leads_elsewhere_is_refused_by_name() {
    in_each_attacked_world(|world| async {
        let (cast, first) = world.attested("month").await;
        let work = json!({"work": ["list", "read"]});
        let second = world.mandate(&cast.amina, &cast.marie, work, "month").await;
        let place = |mandate: &str| format!("mandate = {}", world.id(mandate));
        world
            .swap_bytes("code_index", &place(&first), &place(&second))
            .await;
        for mandate in [&first, &second] {
            let token = &cast.amina.token;
            world
                .refuses(&path(mandate), token, "attestation_altered", FAILED)
                .await;
        }
        world
    });
}

#[test]
fn papers_do_not_change_places() {
    in_each_attacked_world(|world| async {
        let (cast, first) = world.attested("month").await;
        let work = json!({"work": ["list", "read"]});
        let second = world.mandate(&cast.amina, &cast.marie, work, "month").await;
        let place = |mandate: &str| format!("mandate = {}", world.id(mandate));
        for column in ["sealed", "sha256", "signature", "code_index"] {
            world
                .swap_bytes(column, &place(&first), &place(&second))
                .await;
        }
        for mandate in [&first, &second] {
            for token in [&cast.amina.token, &cast.marie.token] {
                world
                    .refuses(&path(mandate), token, "altered_value", FAILED)
                    .await;
            }
        }
        world
    });
}

impl World {
    /// Exchanges one column of two papers; a unique one by way of a third value.
    async fn swap_bytes(&self, column: &str, one: &str, other: &str) {
        let read = |place: &str| format!("SELECT {column} FROM attestations WHERE {place}");
        let (first, second) = (self.blob(&read(one)).await, self.blob(&read(other)).await);
        self.set("attestations", column, one, b"between").await;
        self.set("attestations", column, other, &first).await;
        self.set("attestations", column, one, &second).await;
    }
}

/// A square drawn in a page, as a scanner reads it.
fn scanned(html: &str) -> String {
    let svg = &html[html.rfind("<svg xmlns=").unwrap()..];
    let number = |text: &str| -> usize { text.parse().unwrap() };
    let side = number(
        svg.split("width=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap(),
    );
    let path = svg
        .split(" d=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let mut dark = vec![false; side * side];
    for part in path.split('M').skip(1) {
        let (at, rest) = part.split_once('h').unwrap();
        let (x, y) = at.split_once([' ', ',']).unwrap();
        let (width, rest) = rest.split_once('v').unwrap();
        let height = number(rest.split('H').next().unwrap());
        let (x, y) = (number(x), number(y));
        for row in y..y + height {
            dark[row * side + x..row * side + x + number(width)].fill(true);
        }
    }
    let grey = |x, y| if dark[y * side + x] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
    image.detect_grids()[0].decode().unwrap().1
}

#[test]
fn the_printed_paper_leads_to_its_verification() {
    in_each_world(|world| async {
        let (cast, mandate) = world.attested("month").await;
        let (given, bytes) = world.given(&cast.amina, &mandate).await;
        for token in [&cast.amina.token, &cast.marie.token] {
            let page = world
                .page(&format!("/mandates/{mandate}/paper"), token)
                .await;
            let html = String::from_utf8(page.expect(200).bytes).unwrap();
            let wanted = format!("https://abri.example/verify/{}", given.code);
            assert_eq!(scanned(&html), wanted);
            for said in [
                "<bdi>Amina Canaripersonne</bdi>",
                "<bdi>Marie Canariaide</bdi>",
                "<bdi>CCAS des essais</bdi>",
                &hex(&sha256(&bytes)),
                "23 décembre 2026 à 10\u{a0}h\u{a0}00",
                "Signature de la personne",
            ] {
                assert!(html.contains(said), "{said}");
            }
            assert!(!html.contains("class=\"deed two\""), "French alone");
        }
        let file = format!("/mandates/{mandate}/paper/file?kind=mandate");
        let file = world.page(&file, &cast.amina.token).await.expect(200);
        assert_eq!(file.bytes, bytes);
        let stranger = format!("/mandates/{mandate}/paper");
        world.page(&stranger, &cast.marc.token).await.expect(404);
        let odd = format!("/mandates/{mandate}/paper?kind=other");
        world.page(&odd, &cast.amina.token).await.expect(404);
        world
    });
}

#[test]
fn the_person_reads_it_in_their_language_beside_the_french() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let body = json!({"display_name": "أمينة", "language": "ar", "pin": "274951", "under_protection": false});
        let opened = world.post("/lockers", &cast.marie.token, body).await;
        let opened = opened.expect(201).json();
        let token = world.enter(&text(&opened["card"]), "274951").await;
        let rights = json!({"health": ["list", "read"]});
        let body = json!({"aidants": [cast.marie.id], "rights": rights, "term": "month"});
        let lockers = format!("/lockers/{}/mandates", text(&opened["locker_id"]));
        let given = world.post(&lockers, &token, body).await.expect(201).json();
        let mandate = text(&given["id"]);
        let paper = format!("/mandates/{mandate}/paper");
        let html = world.page(&paper, &token).await.expect(200).bytes;
        let html = String::from_utf8(html).unwrap();
        for said in [
            "lang=\"ar\" dir=\"rtl\"",
            "<bdi>أمينة</bdi>",
            "تفويض",
            "ترجمة لم تُراجَع بعد",
            "Texte français. Lui seul fait foi.",
            "la santé est privée",
            "الصحة أمر خاص",
        ] {
            assert!(html.contains(said), "{said}");
        }
        let stop = format!("/mandates/{mandate}/revoke");
        world.act(&stop, &token).await.expect(204);
        let end = world
            .page(&format!("{paper}?kind=revocation"), &token)
            .await;
        let html = String::from_utf8(end.expect(200).bytes).unwrap();
        assert!(html.contains("Fin de mandat") && html.contains("انتهى التفويض كلّه."));
        assert!(html.contains("<bdi>أمينة</bdi>") && !html.contains("class=\"sign\""));
        world
    });
}
