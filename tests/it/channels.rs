//! E-mail and telephone: proven before use, asked again, dropped when something comes back; a mail
//! is never sent twice, and a number that changed hands learns nothing.

use std::time::Duration;

use abri::domain::notice::NoticeKind;
use abri::jobs::Job;
use serde_json::{Value, json};

use crate::leaks_tools::{canary, search};
use crate::mail_tools::{Manner, Sink, posting};
use crate::sms_tools::code;
use crate::support::cast::{Cast, Person, rights};
use crate::support::{World, in_each_world};

const EMAIL: &str = "Amina.Canari@Example.ORG";
const KEPT: &str = "Amina.Canari@example.org";
const PHONE: &str = "06 39 98 41 27";
const DAY: Duration = Duration::from_secs(24 * 3600);

async fn seen(world: &World, person: &Person, channel: &str) -> Value {
    let token = world.enter(&person.card, &person.pin).await;
    let path = format!("/lockers/{}/contact?channel={channel}", person.locker);
    world.get(&path, &token).await.expect(200).json()
}

async fn told(world: &World, kind: NoticeKind) -> i64 {
    let sql = format!(
        "SELECT COUNT(*) FROM notices WHERE kind = '{}'",
        kind.code()
    );
    world.number(&sql).await
}

async fn outbox(world: &World, condition: &str) -> i64 {
    world
        .number(&format!("SELECT COUNT(*) FROM outbox WHERE {condition}"))
        .await
}

async fn mandate(world: &World, cast: &Cast) {
    world
        .mandate(&cast.amina, &cast.marie, rights(), "month")
        .await;
}

#[test]
fn an_address_is_given_proven_told_and_taken_back() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (token, given) = world.give_email(&cast.amina, EMAIL).await;
        let wanted =
            json!({"channel": "email", "address": KEPT, "validated": false, "standing": "waiting"});
        assert_eq!(given.expect(200).json(), wanted);
        // Before it is proven, nothing but the code goes there.
        mandate(&world, &cast).await;
        let sent = world.send_mails().await;
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, KEPT));
        assert_eq!(sent[0].subject.as_deref(), Some("Un message pour vous"));
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        let body = json!({"channel": "email", "code": code(&sent[0])});
        let validate = format!("{path}/validate");
        world
            .post(&validate, &token, body.clone())
            .await
            .expect(204);
        world.post(&validate, &token, body).await.expect(403);
        mandate(&world, &cast).await;
        let told = world.send_mails().await;
        assert!(told[0].text.contains("Un accord"), "{}", told[0].text);
        let path = format!("{path}?channel=email");
        let gone = world
            .call(axum::http::Method::DELETE, &path, &token, None)
            .await;
        gone.expect(204);
        assert_eq!(
            seen(&world, &cast.amina, "email").await["standing"],
            json!(null)
        );
        world
    });
}

#[test]
fn what_is_no_address_of_the_person_is_refused_and_changes_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let login = cast.marie.login.to_uppercase();
        for (typed, code) in [
            ("06 12 34 56 78", "not_an_email"),
            ("a@b.org\r\nRCPT TO:<c@d.org>", "not_an_email"),
            ("a@b.org, c@d.org", "not_an_email"),
            (login.as_str(), "aidants_own"),
        ] {
            let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
            let path = format!("/lockers/{}/contact", cast.amina.locker);
            let (before, entries) = (world.state().await, world.entries("refused").await);
            let body = json!({"channel": "email", "address": typed});
            let refused = world.put(&path, &token, body).await.expect(422);
            assert_eq!(
                (refused.code().as_str(), refused.json()["field"].as_str()),
                (code, Some("email"))
            );
            assert_eq!(world.state().await, before);
            assert_eq!(world.entries("refused").await, entries);
        }
        world
    });
}

#[test]
fn a_mail_goes_out_once_and_says_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.give_email(&cast.amina, EMAIL).await.1.expect(200);
        let sink = Sink::start(Manner::Takes).await;
        let (one, two) = (
            posting(&world, sink.port).await,
            posting(&world, sink.port).await,
        );
        let runs = [Job::Notify.run(&one), Job::Notify.run(&two)];
        for run in futures_util::future::join_all(runs).await {
            run.unwrap();
        }
        let came = sink.came();
        assert_eq!(came.len(), 1);
        let (to, text) = &came[0];
        assert!(to.contains(&format!("<{KEPT}>")), "{to}");
        for header in [
            "Subject: Un message pour vous",
            "Auto-Submitted: auto-generated",
            "From: accueil@example.org",
        ] {
            assert!(text.contains(header), "{text}");
        }
        let lower = text.to_lowercase();
        for word in ["abri", "coffre", "http", "amina canari", "papier"] {
            assert!(!lower.contains(word), "{text}");
        }
        assert_eq!(outbox(&world, "state = 'sent' AND sealed IS NULL").await, 1);
        one.store.close().await;
        two.store.close().await;
        world
    });
}

#[test]
fn what_a_server_says_decides_what_becomes_of_a_mail() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        for (manner, state, why) in [
            (Manner::Rcpt("450 4.2.1 later"), "queued", None),
            (
                Manner::Rcpt("554 5.7.1 we do not relay"),
                "failed",
                Some("refused"),
            ),
            (Manner::Text("554 5.6.0 no"), "failed", Some("refused")),
            (Manner::Drops, "failed", Some("unknown")),
            (Manner::Text("451 4.3.0 later"), "queued", None),
        ] {
            world.give_email(&cast.amina, EMAIL).await.1.expect(200);
            let sink = Sink::start(manner).await;
            let app = posting(&world, sink.port).await;
            Job::Notify.run(&app).await.unwrap();
            let condition = match why {
                Some(why) => format!("state = '{state}' AND why = '{why}'"),
                None => format!("state = '{state}'"),
            };
            assert_eq!(outbox(&world, &condition).await, 1, "{condition}");
            // What may have been taken is never sent again.
            let before = sink.came().len();
            sink.does(Manner::Takes);
            world.later(Duration::from_secs(3600));
            Job::Notify.run(&app).await.unwrap();
            let again = usize::from(state == "queued");
            assert_eq!(sink.came().len(), before + again, "{condition}");
            let standing = seen(&world, &cast.amina, "email").await;
            assert_eq!(standing["standing"], "waiting");
            world.attack("DELETE FROM outbox").await;
            app.store.close().await;
        }
        world
    });
}

#[test]
fn a_mailbox_that_does_not_exist_is_dropped_and_said_so() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        world.give_email(&cast.amina, EMAIL).await.1.expect(200);
        let sink = Sink::start(Manner::Rcpt("550 5.1.1 nobody here")).await;
        let app = posting(&world, sink.port).await;
        Job::Notify.run(&app).await.unwrap();
        let lost = seen(&world, &cast.amina, "email").await;
        assert_eq!(
            (&lost["standing"], &lost["address"]),
            (&json!("lost"), &json!(null))
        );
        assert_eq!(told(&world, NoticeKind::EmailLost).await, 1);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let page = world.html("/contact", &token).await;
        assert!(
            page.contains("Nous n’arrivons plus à vous joindre par mail."),
            "{page}"
        );
        // The other way says so; another address ends it.
        assert!(
            world
                .send_messages()
                .await
                .iter()
                .any(|sms| sms.text.contains("adresse"))
        );
        world
            .prove_email(&cast.amina, "autre.canari@example.org")
            .await;
        assert_eq!(
            seen(&world, &cast.amina, "email").await["standing"],
            "validated"
        );
        app.store.close().await;
        world
    });
}

#[test]
fn a_signed_report_drops_a_contact_once_and_only_its_own() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        world.prove_email(&cast.amina, EMAIL).await;
        let mail = world.mailed().pop().unwrap().id.to_string();
        let before = world.state().await;
        let body = json!({ "id": mail }).to_string();
        let refused = world.report("/mail/bounced", "t=1,v1=00", &body).await;
        assert_eq!(refused.expect(401).code(), "not_authentic");
        // A mail's id is no SMS's, and an unknown one is nobody's.
        world.failed("/sms/failed", &mail).await.expect(200);
        world.failed("/mail/bounced", "nothing").await.expect(200);
        assert_eq!(world.state().await, before);
        let named = format!("<{mail}@example.org>");
        for _ in 0..2 {
            world.failed("/mail/bounced", &named).await.expect(200);
        }
        assert_eq!(seen(&world, &cast.amina, "email").await["standing"], "lost");
        assert_eq!(
            seen(&world, &cast.amina, "sms").await["standing"],
            "validated"
        );
        assert_eq!(told(&world, NoticeKind::EmailLost).await, 1);
        world
    });
}

#[test]
fn a_number_that_changed_hands_learns_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        world.send_messages().await;
        world.prove_phone(&cast.marc, PHONE).await;
        assert_eq!(
            seen(&world, &cast.marc, "sms").await["standing"],
            "validated"
        );
        assert_eq!(seen(&world, &cast.amina, "sms").await["standing"], "silent");
        assert_eq!(told(&world, NoticeKind::ContactToConfirm).await, 1);
        mandate(&world, &cast).await;
        assert!(world.send_messages().await.is_empty());
        // A family shares the telephone: she proves it anew, and both are told from then on.
        world.prove_phone_again(&cast.amina, PHONE).await;
        for person in [&cast.amina, &cast.marc] {
            assert_eq!(seen(&world, person, "sms").await["standing"], "validated");
        }
        world
    });
}

#[test]
fn a_contact_is_asked_again_after_a_year_and_silent_after_the_grace() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.prove_phone(&cast.amina, PHONE).await;
        world.later(365 * DAY);
        for _ in 0..2 {
            Job::Sweep.run(&world.app).await.unwrap();
        }
        assert_eq!(told(&world, NoticeKind::ContactToConfirm).await, 1);
        assert_eq!(
            seen(&world, &cast.amina, "sms").await["standing"],
            "to_confirm"
        );
        world.later(60 * DAY);
        assert_eq!(seen(&world, &cast.amina, "sms").await["standing"], "silent");
        world.prove_phone_again(&cast.amina, PHONE).await;
        assert_eq!(
            seen(&world, &cast.amina, "sms").await["standing"],
            "validated"
        );
        world
    });
}

/// A mail server that is down holds up no SMS.
#[test]
fn the_ways_do_not_wait_for_each_other() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world.give_email(&cast.amina, EMAIL).await.1.expect(200);
        let token = world.enter(&cast.amina.card, &cast.amina.pin).await;
        let path = format!("/lockers/{}/contact", cast.amina.locker);
        world
            .put(&path, &token, json!({ "phone": PHONE }))
            .await
            .expect(200);
        let app = posting(&world, 9).await;
        Job::Notify.run(&app).await.unwrap();
        assert_eq!(
            outbox(&world, "channel = 'sms' AND state = 'sent'").await,
            1
        );
        assert_eq!(
            outbox(&world, "channel = 'email' AND state = 'queued'").await,
            1
        );
        app.store.close().await;
        world
    });
}

#[test]
fn an_address_lies_nowhere_in_clear() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world
            .give_email(&cast.amina, "temoin.adresse@exemple-secret.fr")
            .await
            .1
            .expect(200);
        let canaries = ["temoin.adresse", "exemple-secret"].map(|text| canary("an address", text));
        assert_eq!(search(&world, &canaries).await, Vec::<String>::new());
        assert_eq!(world.send_mails().await.len(), 1);
        assert_eq!(search(&world, &canaries).await, Vec::<String>::new());
        world
    });
}
