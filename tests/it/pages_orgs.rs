//! The pages of structures, relatives and the fresh second factor, as a browser would use them.

use std::time::Duration;

use abri::domain::rights::MemberRole;
use abri::ops::enrol_account::{Invited, invite};
use axum::body::Body;
use axum::http::{Request, header};

use crate::organisations::another;
use crate::support::http::Answer;
use crate::support::{World, in_each_world};

const FORM: &str = "00112233445566778899aabbccddeeff";

fn cookies(token: &str) -> String {
    format!("__Host-abri={token}; __Host-abri-form={FORM}")
}

async fn page(world: &World, token: &str, path: &str) -> Answer {
    let request = Request::get(path).header(header::COOKIE, cookies(token));
    world.send(request.body(Body::empty()).unwrap()).await
}

/// Posts a form whose proof was taken from a page.
async fn post(world: &World, token: &str, from: &str, path: &str, fields: &str) -> Answer {
    let html = html(&page(world, token, from).await.expect(200));
    let proof = html.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let proof = proof.split('"').next().unwrap();
    let request = Request::post(path)
        .header(header::COOKIE, cookies(token))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = Body::from(format!("csrf={proof}&{fields}"));
    world.send(request.body(body).unwrap()).await
}

fn html(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.bytes).into_owned()
}

fn to(answer: &Answer) -> String {
    let location = answer.headers.get(header::LOCATION);
    location.map_or(String::new(), |to| to.to_str().unwrap().to_owned())
}

/// The code that a page shows.
fn code(answer: Answer) -> String {
    let html = html(&answer.expect(200));
    let shown = html.split("<code class=\"code\">").nth(1).unwrap();
    shown.split('<').next().unwrap().to_owned()
}

#[test]
fn a_coordinator_runs_the_structure_on_one_page() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (token, home) = (&cast.coordinator.token, "/organisation");
        let made = post(
            &world,
            token,
            home,
            "/organisation/invitations",
            "role=aidant",
        )
        .await;
        let code = code(made);
        assert!(!html(&page(&world, token, home).await).contains(&code));
        let member = format!("/organisation/members/{}", cast.paul.id);
        let paused = post(&world, token, home, &format!("{member}/suspend"), "").await;
        assert_eq!(
            to(&paused.expect(303)),
            "/organisation?notice=member-suspended"
        );
        let ask = format!("{member}/remove");
        let removed = post(&world, token, &ask, &ask, "").await;
        assert_eq!(
            to(&removed.expect(303)),
            "/organisation?notice=member-removed"
        );
        assert!(!html(&page(&world, token, home).await).contains(&cast.paul.id));
        let limits = post(
            &world,
            token,
            home,
            "/organisation/limits",
            "allowed=income",
        )
        .await;
        limits.expect(303);
        let allowed = "SELECT COUNT(*) FROM organisations WHERE allowed = 'income'";
        assert_eq!(world.number(allowed).await, 1);
        let phone = post(&world, token, home, "/organisation/limits", "phone=abc").await;
        phone.expect(422);
        assert_eq!(world.number(allowed).await, 1);
        page(&world, &cast.marie.token, home).await.expect(404);
        world
    });
}

#[test]
fn the_structure_stands_in_the_header_and_can_be_changed() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let other = another(&world).await;
        let token = &cast.marie.token;
        let desk = html(&page(&world, token, "/desk").await.expect(200));
        assert!(desk.contains("CCAS des essais") && !desk.contains("/structures"));
        world.later(Duration::from_secs(1));
        let member = Invited::Member(other, MemberRole::Coordinator);
        let code = invite(&world.app, member).await.unwrap();
        let wrong = post(&world, token, "/join", "/join", "code=AAAA-BBBB-CCCC").await;
        wrong.expect(401);
        let joined = post(&world, token, "/join", "/join", &format!("code={}", *code)).await;
        assert_eq!(
            to(&joined.expect(303)),
            "/structures?notice=structure-joined"
        );
        let chosen = format!("structure={other}");
        let chosen = post(&world, token, "/structures", "/structures", &chosen).await;
        chosen.expect(303);
        let own = html(&page(&world, token, "/organisation").await.expect(200));
        assert!(own.contains("Association des essais") && own.contains("/structures"));
        for token in [&cast.auditor.token, &cast.amina.token] {
            page(&world, token, "/structures").await.expect(404);
            page(&world, token, "/join").await.expect(404);
        }
        world
    });
}

#[test]
fn a_person_invites_a_relative_and_takes_them_out() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let token = &cast.amina.token;
        let code = code(post(&world, token, "/aidants", "/aidants/relatives", "").await);
        let enrol = crate::organisations::enrolment(&code, "samir@canari.example");
        let enrolled = world
            .post("/enrolments", "", enrol)
            .await
            .expect(201)
            .json();
        let id = enrolled["account_id"].as_str().unwrap();
        assert!(html(&page(&world, token, "/aidants").await).contains(id));
        let ask = format!("/aidants/relatives/{id}/remove");
        page(&world, &cast.marc.token, &ask).await.expect(404);
        let removed = post(&world, token, &ask, &ask, "").await;
        assert_eq!(to(&removed.expect(303)), "/aidants?notice=relative-removed");
        assert!(!html(&page(&world, token, "/aidants").await).contains(id));
        world
    });
}

#[test]
fn who_needs_the_factor_is_asked_and_comes_back() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.later(Duration::from_secs(60));
        let login =
            serde_json::json!({"login": cast.marie.login, "passphrase": cast.marie.passphrase});
        let session = world.post("/sessions", "", login).await.expect(201).json();
        let token = session["token"].as_str().unwrap();
        let asked = to(&page(&world, token, "/desk").await.expect(303));
        assert_eq!(asked, "/factor?next=%2Fdesk");
        let wrong = post(&world, token, &asked, "/factor", "otp=000000&next=%2Fdesk").await;
        assert!(html(&wrong.expect(401)).contains("value=\"/desk\""));
        let otp = world.otp(&cast.marie.totp).await;
        let fields = format!("otp={otp}&next=%2F%2Fevil.example");
        let proved = post(&world, token, &asked, "/factor", &fields).await;
        assert_eq!(to(&proved.expect(303)), "/start");
        page(&world, token, "/desk").await.expect(200);
        world
    });
}
