//! The pages on which a person comes back with a new code, and their guardian confirms it.

use axum::http::header;

use crate::openings::{html, page, press};
use crate::support::in_each_world;

/// Four pictures of a field: the code 3852.
pub fn pictures(name: &str) -> String {
    format!("{name}_1=3&{name}_2=8&{name}_3=5&{name}_4=2")
}

#[test]
fn a_forgotten_code_is_replaced_on_two_screens() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let four = format!("{}&{}", pictures("pin"), pictures("again"));
        let fields = format!("card={}&{four}", cast.amina.card);
        let started = press(&world, "/lost/code", "/lost/code", "", &fields).await;
        let started = started.expect(303);
        let waits = started.headers[header::LOCATION]
            .to_str()
            .unwrap()
            .to_owned();
        let short = waits.trim_start_matches("/r/").to_owned();
        let shown = html(&page(&world, &waits, "").await.expect(200));
        assert!(shown.contains(&short) && !shown.contains("Amina"));
        let marie = world.log_in(&cast.marie).await;
        let guarded = html(&page(&world, "/desk/guarded", &marie).await.expect(200));
        assert!(guarded.contains("Amina Canaripersonne"));
        let on = format!("/desk/recover/{short}");
        let lacks = format!("short={short}");
        let told = press(&world, &on, "/desk/recover", &marie, &lacks).await;
        assert!(
            html(&told.expect(422)).contains(&short),
            "what was typed stays"
        );
        let fields = format!(
            "short={short}&person={}&how=known_in_person",
            cast.amina.locker
        );
        // What was typed is read again before it counts.
        let asked = press(&world, &on, "/desk/recover", &marie, &fields).await;
        let asked = html(&asked.expect(200));
        assert!(asked.contains("Amina Canaripersonne") && asked.contains("Vous êtes responsable"));
        let confirmed = "SELECT COUNT(*) FROM journal_entries WHERE action = 'recovery.confirmed'";
        assert_eq!(world.number(confirmed).await, 0);
        let to = "/desk/recover/check";
        let change = format!("{fields}&answer=change");
        let again = press(&world, &on, to, &marie, &change).await.expect(200);
        assert!(html(&again).contains(&short));
        assert_eq!(world.number(confirmed).await, 0);
        let yes = format!("{fields}&answer=yes");
        press(&world, &on, to, &marie, &yes).await.expect(303);
        assert_eq!(world.number(confirmed).await, 1);
        // The code is typed, or its pictures are touched.
        let lacks = format!("card={}", cast.amina.card);
        let told = press(&world, &waits, &waits, "", &lacks).await;
        assert!(html(&told.expect(422)).contains(&cast.amina.card));
        let fields = format!("card={}&{}", cast.amina.card, pictures("pin"));
        press(&world, &waits, &waits, "", &fields).await.expect(303);
        world.enter(&cast.amina.card, "3852").await;
        world
    });
}

#[test]
fn nobody_comes_back_alone_and_a_wrong_veto_stops_nothing() {
    in_each_world(|world| async {
        let fields = "pin=385204&again=385204";
        let started = press(&world, "/lost/all", "/lost/all", "", fields).await;
        let started = html(&started.expect(200));
        let waits = started.split("href=\"/r/").nth(1).unwrap();
        let waits = format!("/r/{}", waits.split('"').next().unwrap());
        let shown = html(&page(&world, &waits, "").await.expect(200));
        assert!(shown.contains("0 / 2"));
        let told = press(&world, "/veto", "/veto", "", "code=ABCDEFGHJK").await;
        told.expect(401);
        world
    });
}

#[test]
fn a_number_is_typed_again_where_it_leads_nowhere() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(Some(&cast.amina.card)).await;
        let asked = html(&page(&world, "/r", "").await.expect(200));
        assert!(asked.contains("action=\"/r\""));
        let path = format!("/r?short={}", waiting.short);
        let found = page(&world, &path, "").await.expect(303);
        let to = found.headers[header::LOCATION].to_str().unwrap();
        assert_eq!(to, format!("/r/{}", waiting.short));
        let told = html(&page(&world, "/r/0000-0000", "").await.expect(404));
        assert!(told.contains("action=\"/r\"") && told.contains("Rien n’attend"));
        world
    });
}

#[test]
fn a_guardian_sees_how_many_wait() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let waiting = world.start(None).await;
        let marie = world.log_in(&cast.marie).await;
        assert!(!html(&page(&world, "/desk", &marie).await.expect(200)).contains("vous attend"));
        world
            .confirm_as(&marie, &waiting, &cast.amina.locker)
            .await
            .expect(200);
        let desk = html(&page(&world, "/desk", &marie).await.expect(200));
        assert!(desk.contains("/desk/guarded") && !desk.contains("vous attend"));
        let claire = world.log_in(&cast.coordinator).await;
        let own = html(&page(&world, "/organisation", &claire).await.expect(200));
        assert!(own.contains("/desk/guarded") && own.contains("1 personne vous attend"));
        let paul = world.log_in(&cast.paul).await;
        let other = html(&page(&world, "/desk", &paul).await.expect(200));
        assert!(!other.contains("vous attend"));
        world
    });
}
