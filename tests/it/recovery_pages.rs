//! The pages on which a person comes back with a new code, and their guardian confirms it.

use axum::http::header;

use crate::openings::{html, page, press};
use crate::support::in_each_world;

#[test]
fn a_forgotten_code_is_replaced_on_two_screens() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let fields = format!("card={}&pin=385204&again=385204", cast.amina.card);
        let started = press(&world, "/lost/code", "/lost/code", "", &fields).await;
        let started = started.expect(303);
        let waits = started.headers[header::LOCATION].to_str().unwrap().to_owned();
        let short = waits.trim_start_matches("/r/").to_owned();
        let shown = html(&page(&world, &waits, "").await.expect(200));
        assert!(shown.contains(&short) && !shown.contains("Amina"));
        let marie = world.log_in(&cast.marie).await;
        let guarded = html(&page(&world, "/desk/guarded", &marie).await.expect(200));
        assert!(guarded.contains("Amina Canaripersonne"));
        let on = format!("/desk/recover/{short}");
        let lacks = format!("short={short}");
        let told = press(&world, &on, "/desk/recover", &marie, &lacks).await;
        assert!(html(&told.expect(422)).contains(&short), "what was typed stays");
        let fields = format!("short={short}&person={}&how=known_in_person", cast.amina.locker);
        press(&world, &on, "/desk/recover", &marie, &fields)
            .await
            .expect(303);
        let fields = format!("card={}&pin=385204", cast.amina.card);
        press(&world, &waits, &waits, "", &fields).await.expect(303);
        world.enter(&cast.amina.card, "385204").await;
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
