//! The pages on which a person sees their guardians, chooses others, and stops whoever comes back in
//! their name.

use std::time::Duration;

use abri::ops::close_organisation::close_organisation;
use axum::http::header;
use serde_json::{Value, json};

use crate::openings::{html, page, prepared, press};
use crate::recovery_pages::pictures;
use crate::support::cast::{Cast, Person, text};
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const BANNER: &str = "Quelqu’un refait votre accès.";
const NAMED: &str =
    "SELECT COUNT(*) FROM journal_entries WHERE action = 'guardian.named' AND outcome = 'done'";

fn to(answer: &Answer) -> String {
    let to = answer.headers[header::LOCATION].to_str();
    to.unwrap().to_owned()
}

async fn shown(world: &World, path: &str, token: &str) -> String {
    html(&page(world, path, token).await.expect(200))
}

async fn back(world: &World, person: &Person, token: &str) -> Value {
    let path = format!("/lockers/{}/ways", person.locker);
    world.get(&path, token).await.expect(200).json()["back"].clone()
}

fn both(cast: &Cast) -> String {
    format!("guardian={}&guardian={}", cast.marie.id, cast.paul.id)
}

#[test]
fn a_person_reads_the_names_again_before_they_count() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (token, form) = (&cast.amina.token, "/guardians/choose");
        let own = shown(&world, "/guardians", token).await;
        for said in ["Marie Canariaide", "Claire Canaricoord", "CCAS des essais"] {
            assert!(own.contains(said), "{said}");
        }
        let choose = shown(&world, form, token).await;
        assert!(choose.contains("Paul Canaricollegue") && !choose.contains("Canariaudit"));
        assert_eq!(choose.matches(" checked").count(), 2);
        let (before, named) = (world.state().await, world.number(NAMED).await);
        for (fields, sentence) in [
            (String::new(), "de deux à cinq"),
            (format!("guardian={}", cast.marie.id), "de deux à cinq"),
            (
                format!("guardian={0}&guardian={0}", cast.marie.id),
                "deux fois",
            ),
            (
                format!("guardian={}&guardian={}", cast.marie.id, cast.marc.id),
                "ne peut pas être gardien",
            ),
        ] {
            let told = press(&world, form, form, token, &fields).await;
            let told = html(&told.expect(422));
            assert!(told.contains(sentence), "{sentence}");
        }
        let check = html(
            &press(&world, form, form, token, &both(&cast))
                .await
                .expect(200),
        );
        assert!(check.contains("Paul Canaricollegue") && !check.contains("Claire Canaricoord"));
        let change = format!("{}&answer=change", both(&cast));
        let again = press(&world, form, "/guardians/check", token, &change).await;
        assert_eq!(html(&again.expect(200)).matches(" checked").count(), 2);
        assert_eq!(world.state().await, before, "nothing counts before the yes");
        let yes = format!("{}&answer=yes", both(&cast));
        let done = press(&world, form, "/guardians/check", token, &yes).await;
        assert_eq!(to(&done.expect(303)), "/guardians?notice=guardians-chosen");
        assert_eq!(world.number(NAMED).await, named + 2);
        let own = shown(&world, "/guardians", token).await;
        assert!(own.contains("Paul Canaricollegue") && !own.contains("Claire Canaricoord"));
        // Nobody else has such a page.
        for path in ["/guardians", form, "/guardians/stop"] {
            page(&world, path, &cast.paul.token).await.expect(404);
        }
        world
    });
}

#[test]
fn whoever_entered_long_ago_enters_again_first() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (token, form) = (&cast.amina.token, "/guardians/choose");
        for _ in 0..2 {
            world.later(Duration::from_secs(8 * 60));
            page(&world, "/home", token).await.expect(200);
        }
        let old = shown(&world, form, token).await;
        assert!(old.contains("Entrer encore une fois") && !old.contains("name=\"guardian\""));
        let (before, refused) = (world.state().await, world.entries("refused").await);
        let yes = format!("{}&answer=yes", both(&cast));
        let told = press(&world, form, "/guardians/check", token, &yes).await;
        assert!(html(&told.expect(401)).contains("Entrer encore une fois"));
        assert_eq!(world.state().await, before);
        assert_eq!(world.entries("refused").await, refused + 1);
        world
    });
}

#[test]
fn guardians_who_have_left_are_no_way_back() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = &cast.amina;
        let token = world.enter(&amina.card, &amina.pin).await;
        assert_eq!(back(&world, amina, &token).await, json!(3));
        assert!(!shown(&world, "/home", &token).await.contains("est parti"));
        let claire = world.log_in(&cast.coordinator).await;
        let member = format!("/organisations/current/members/{}", cast.marie.id);
        world.delete(&member, &claire).await.expect(204);
        // The card with the one who stays, and the sheet.
        assert_eq!(back(&world, amina, &token).await, json!(2));
        let home = shown(&world, "/home", &token).await;
        assert!(home.contains("Un gardien est parti") && home.contains("href=\"/guardians\""));
        assert!(!home.contains("Un seul moyen"));
        let own = shown(&world, "/guardians", &token).await;
        assert!(own.contains("Il manque un gardien") && own.contains("Parti."));
        close_organisation(&world.app, cast.organisation)
            .await
            .unwrap();
        assert_eq!(back(&world, amina, &token).await, json!(1));
        let home = shown(&world, "/home", &token).await;
        assert!(home.contains("Un seul moyen"), "the sheet alone");
        world
    });
}

#[test]
fn each_page_says_that_somebody_comes_back_and_one_button_stops_it() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let amina = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let waiting = world.start(None).await;
        assert!(!shown(&world, "/home", &amina).await.contains(BANNER));
        let none = page(&world, "/guardians/stop", &amina).await.expect(303);
        assert_eq!(to(&none), "/guardians?notice=recovery-over");
        let marie = world.log_in(&cast.marie).await;
        world
            .confirm_as(&marie, &waiting, &cast.amina.locker)
            .await
            .expect(200);
        for path in [
            "/home",
            "/papers",
            "/papers/add",
            "/aidants",
            "/bin",
            "/codes",
            "/contact",
            "/guardians",
            "/journal",
            "/security",
            "/security/card",
            "/sessions",
        ] {
            let said = shown(&world, path, &amina).await;
            let leads = said.contains("href=\"/guardians/stop\"");
            assert!(said.contains(BANNER) && leads, "{path}");
        }
        let lost = html(
            &page(
                &world,
                "/papers/01a2027b-d680-7ff1-8ef2-000000000000",
                &amina,
            )
            .await
            .expect(404),
        );
        assert!(lost.contains(BANNER), "an error too");
        for (path, token) in [("/desk", &marie), ("/home", &cast.marc.token)] {
            assert!(!shown(&world, path, token).await.contains(BANNER), "{path}");
        }
        let stop = "/guardians/stop";
        let done = press(&world, stop, stop, &amina, "").await.expect(303);
        assert_eq!(to(&done), "/guardians?notice=recovery-vetoed");
        assert_eq!(world.progress(&waiting).await["state"], "vetoed");
        let vetoed = "SELECT COUNT(*) FROM journal_entries WHERE action = 'recovery.vetoed'";
        assert_eq!(world.number(vetoed).await, 1);
        assert!(!shown(&world, "/home", &amina).await.contains(BANNER));
        let late = press(&world, "/home", stop, &amina, "").await.expect(303);
        assert_eq!(to(&late), "/guardians?notice=recovery-over");
        assert_eq!(world.number(vetoed).await, 1);
        world
    });
}

#[test]
fn the_person_names_guardians_while_the_locker_is_opened() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let marie = world.log_in(&cast.marie).await;
        let opening = prepared(&world, &marie).await;
        let seen = format!("/openings/{}", text(&opening["short"]));
        let seen = world.get(&seen, "").await.expect(200).json();
        let names = seen["guardians"].as_array().unwrap().iter();
        let names: Vec<_> = names.map(|one| text(&one["name"])).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&"Marie Canariaide".to_owned()));
        let screen = format!("/o/{}", text(&opening["short"]));
        let asked = shown(&world, &screen, "").await;
        assert!(asked.contains("Claire Canaricoord") && asked.contains("Paul Canaricollegue"));
        assert_eq!(asked.matches(" checked").count(), 2);
        let code = format!("{}&{}&named=yes", pictures("pin"), pictures("again"));
        let before = world.state().await;
        let told = press(&world, &screen, &screen, "", &code).await;
        assert!(html(&told.expect(422)).contains("guardian-error"));
        let size = world.size().await;
        let strange = format!("{code}&guardian={}", cast.amina.id);
        let told = press(&world, &screen, &screen, "", &strange).await;
        assert!(html(&told.expect(422)).contains("guardian-error"));
        assert_eq!(world.since(size).await.len(), 1);
        assert_eq!(world.state().await, before);
        let fields = format!("{code}&{}", both(&cast));
        let home = press(&world, &screen, &screen, "", &fields).await;
        let home = html(&home.expect(200));
        assert!(home.contains("Paul Canaricollegue") && !home.contains("Claire Canaricoord"));
        let guards = format!(
            "SELECT COUNT(*) FROM guardians WHERE account = {}",
            world.id(&cast.paul.id)
        );
        assert_eq!(world.number(&guards).await, 1);
        world
    });
}
