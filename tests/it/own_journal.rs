//! The person's page of their journal: filters, and the journal as a file.

use std::time::Duration;

use abri::journal::{Opening, Receipt};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::attacks_journal::stage;
use crate::support::in_each_world;

#[test]
fn filters_hold_on_every_page_and_wrong_ones_are_said() {
    in_each_world(|world| async {
        let (cast, index, paper) = stage(&world).await;
        let token = &cast.amina.token;
        let whole = world.html("/journal", token).await;
        assert!(whole.contains("Marie") && whole.contains("Carte"));
        assert!(whole.contains(&format!("/journal/{index}/receipt")));
        assert!(whole.contains(&format!("/journal/{index}/contest")));
        let marie = world
            .html(&format!("/journal?aidant={}", cast.marie.id), token)
            .await;
        assert!(marie.contains(&format!("/journal/{index}/contest")));
        assert!(!marie.contains("vous êtes entré"), "only hers");
        let both = format!(
            "/journal?aidant={}&paper={paper}&refused=yes",
            cast.marie.id
        );
        let none = world.html(&both, token).await;
        assert!(none.contains("Il n’y a rien à montrer"));
        // Enough for a second page, whose address keeps what is looked for.
        let content = format!("/documents/{paper}/content");
        for _ in 0..55 {
            world.get(&content, &cast.marie.token).await.expect(200);
        }
        let by = format!(
            "/journal?aidant={}&amp;paper={paper}&amp;before=",
            cast.marie.id
        );
        let page = world
            .html(&by.replace("&amp;before=", "").replace("&amp;", "&"), token)
            .await;
        assert!(
            page.contains(&by) || page.contains(&by.replace("&amp;", "&#38;")),
            "{page}"
        );
        for wrong in ["aidant=x", "paper=1", "refused=maybe", "before=-1"] {
            let request = axum::http::Request::get(format!("/journal?{wrong}"))
                .header("cookie", format!("__Host-abri={token}"));
            let answer = world
                .send(request.body(axum::body::Body::empty()).unwrap())
                .await;
            assert_eq!(answer.status, 422, "{wrong}");
            let html = String::from_utf8(answer.bytes).unwrap();
            assert!(
                html.contains("role=\"alert\"") && !html.contains("/receipt"),
                "{wrong}"
            );
        }
        world
    });
}

#[test]
fn the_file_has_every_entry_and_each_proof_holds() {
    in_each_world(|world| async {
        let (cast, _, paper) = stage(&world).await;
        let content = format!("/documents/{paper}/content");
        for _ in 0..230 {
            world.get(&content, &cast.marie.token).await.expect(200);
        }
        let base = format!("/lockers/{}/journal/export", cast.amina.locker);
        let answer = world
            .get(&format!("{base}?format=json"), &cast.amina.token)
            .await;
        let file = answer.expect(200).json();
        let of = format!(
            "SELECT COUNT(*) FROM journal_entries WHERE locker = {}",
            world.id(&cast.amina.locker)
        );
        let entries = file["entries"].as_array().unwrap();
        assert_eq!(entries.len() as i64, world.number(&of).await);
        // The export stands in what is taken.
        assert_eq!(entries[0]["entry"]["action"], "journal.exported");
        for entry in entries {
            let bytes = STANDARD.decode(entry["extra"].as_str().unwrap()).unwrap();
            let path = entry["proof"].as_array().unwrap();
            let path = path
                .iter()
                .map(|hash| STANDARD.decode(hash.as_str().unwrap()).unwrap());
            let receipt = Receipt {
                opening: Opening::parse(&bytes).unwrap(),
                path: path.map(|hash| hash.try_into().unwrap()).collect(),
                note: file["checkpoint"].as_str().unwrap().to_owned(),
            };
            receipt.included_in(&receipt.head().unwrap()).unwrap();
            assert_eq!(receipt.opening.clear().index, entry["entry"]["index"]);
        }
        let answer = world
            .get(&format!("{base}?format=csv"), &cast.amina.token)
            .await;
        let table = String::from_utf8(answer.expect(200).bytes).unwrap();
        assert!(
            table.starts_with("\u{feff}\"Numéro\";\"Date\""),
            "{}",
            &table[..80]
        );
        assert_eq!(table.lines().count(), entries.len() + 2);
        let told = table.replace('\u{a0}', " ");
        assert!(told.contains("a regardé « Carte »"), "{}", &told[..3000]);
        assert!(!table.contains("<bdi>"));
        world
    });
}

#[test]
fn a_title_is_never_a_formula() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let title = "=HYPERLINK(\"http://x\")";
        world
            .paper(&cast.amina, "cni", title, &crate::support::cast::pdf(500))
            .await;
        let path = format!(
            "/lockers/{}/journal/export?format=csv&language=en",
            cast.amina.locker
        );
        let answer = world.get(&path, &cast.amina.token).await.expect(200);
        let table = String::from_utf8(answer.bytes).unwrap();
        assert!(
            table.contains(";\"'=HYPERLINK(\"\"http://x\"\")\";"),
            "{table}"
        );
        for cell in table.split(';') {
            assert!(
                !cell
                    .trim_start_matches('"')
                    .starts_with(['=', '+', '-', '@']),
                "{cell}"
            );
        }
        world
    });
}

#[test]
fn only_its_person_takes_it_away_and_only_freshly_proved() {
    in_each_world(|world| async {
        let (cast, _, _) = stage(&world).await;
        let base = format!("/lockers/{}/journal/export", cast.amina.locker);
        for token in [
            &cast.marie.token,
            &cast.marc.token,
            &cast.coordinator.token,
            &cast.auditor.token,
        ] {
            let size = world.size().await;
            let answer = world.get(&base, token).await;
            // An aidant in force knows the locker; others learn nothing.
            let known = token == &cast.marie.token;
            answer.expect(if known { 403 } else { 404 });
            assert_eq!(world.since(size).await.len(), 1);
        }
        for wrong in ["format=pdf", "language=xx", "format=", "more=1"] {
            let answer = world
                .get(&format!("{base}?{wrong}"), &cast.amina.token)
                .await;
            assert_eq!(answer.status, 422, "{wrong}");
        }
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        world.later(Duration::from_secs(9 * 60));
        world.get(&base, &token).await.expect(200);
        world.later(Duration::from_secs(7 * 60));
        let old: Value = world.get(&base, &token).await.json();
        assert!(
            old["type"].as_str().unwrap().ends_with("session_expired"),
            "{old}"
        );
        world
    });
}
