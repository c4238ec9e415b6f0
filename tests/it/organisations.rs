//! Structures: who joins, which one is current, what it may be given, and its end.

use abri::domain::rights::{Grantable, MemberRole};
use abri::id::OrganisationId;
use abri::ops::close_organisation::{
    close_organisation, resume_organisation, suspend_organisation,
};
use abri::ops::create_organisation::{NewOrganisation, create_organisation};
use abri::ops::enrol_account::{Invited, invite};
use axum::http::Method;
use serde_json::{Value, json};

use crate::attack_tools::in_each_attacked_world;
use crate::support::cast::{PASSPHRASE, pdf, rights, text};
use crate::support::{World, in_each_world};

/// Another structure, with everything allowed.
pub async fn another(world: &World) -> OrganisationId {
    let new = NewOrganisation {
        name: "Association des essais".into(),
        address: "Roubaix".into(),
        siret: None,
        allowed: Grantable::all().map(Grantable::category).collect(),
    };
    create_organisation(&world.app, new).await.unwrap()
}

/// The coordinator invites; the code.
pub async fn invited(world: &World, coordinator: &str, role: &str) -> String {
    let path = "/organisations/current/invitations";
    let made = world.post(path, coordinator, json!({"role": role})).await;
    text(&made.expect(201).json()["code"])
}

/// Enrols with a code.
pub fn enrolment(code: &str, login: &str) -> Value {
    json!({"code": code, "login": login, "name": "Nina Canarinouvelle", "passphrase": PASSPHRASE})
}

async fn choose(world: &World, token: &str, id: OrganisationId) -> u16 {
    let body = json!({"organisation": id});
    let path = "/sessions/current/organisation";
    let answer = world.call(Method::PUT, path, token, Some(body)).await;
    answer.status.as_u16()
}

async fn allow(world: &World, token: &str, allowed: Value) -> u16 {
    let body = json!({"allowed": allowed});
    let path = "/organisations/current";
    let answer = world.call(Method::PATCH, path, token, Some(body)).await;
    answer.status.as_u16()
}

/// A refusal leaves one entry and nothing else.
pub async fn refused<F: Future<Output = T>, T>(world: &World, entry: (&str, &str), act: F) -> T {
    let (state, entries) = (world.state().await, world.entries("refused").await);
    let answer = act.await;
    assert_eq!(
        world.last_refusal().await,
        (entry.0.to_owned(), entry.1.to_owned())
    );
    assert_eq!(
        (world.state().await, world.entries("refused").await),
        (state, entries + 1)
    );
    answer
}

#[test]
fn a_coordinator_invites_and_the_invited_person_enrols_alone() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let coordinator = &cast.coordinator.token;
        let code = invited(&world, coordinator, "aidant").await;
        let waiting = world
            .get("/organisations/current/invitations", coordinator)
            .await
            .expect(200);
        assert!(!String::from_utf8_lossy(&waiting.bytes).contains(&code));
        assert_eq!(waiting.json()["items"][0]["role"], "aidant");
        let enrolled = world
            .post("/enrolments", "", enrolment(&code, "nina@canari.example"))
            .await
            .expect(201)
            .json();
        let body = json!({"login": "nina@canari.example", "passphrase": PASSPHRASE});
        let session = world.post("/sessions", "", body).await.expect(201).json();
        assert_eq!(session["factor_missing"], true);
        // The coordinator's own session shows a seed of their own alone.
        let nina = world.get("/factors/totp", &text(&session["token"])).await;
        let own = world.get("/factors/totp", coordinator).await.expect(200);
        assert_ne!(own.json(), nina.expect(200).json());
        let members = world
            .get("/organisations/current", coordinator)
            .await
            .expect(200);
        assert!(
            String::from_utf8_lossy(&members.bytes)
                .contains(enrolled["account_id"].as_str().unwrap())
        );
        let again = enrolment(&code, "nina2@canari.example");
        world.post("/enrolments", "", again).await.expect(401);
        world
    });
}

#[test]
fn an_invitation_is_good_once_under_two_enrolments_at_once() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let code = invited(&world, &cast.coordinator.token, "aidant").await;
        let before = world.number("SELECT COUNT(*) FROM accounts").await;
        let (one, other) = tokio::join!(
            world.post("/enrolments", "", enrolment(&code, "une@canari.example")),
            world.post("/enrolments", "", enrolment(&code, "autre@canari.example")),
        );
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 401]);
        let after = world.number("SELECT COUNT(*) FROM accounts").await;
        assert_eq!(after, before + 1);
        world
    });
}

#[test]
fn a_withdrawn_invitation_opens_nothing() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let coordinator = &cast.coordinator.token;
        let code = invited(&world, coordinator, "coordinator").await;
        let path = "/organisations/current/invitations";
        let waiting = world.get(path, coordinator).await.expect(200).json();
        let path = format!("{path}/{}", text(&waiting["items"][0]["id"]));
        let foreign = another(&world).await;
        let other = world
            .enrol(
                Invited::Member(foreign, MemberRole::Coordinator),
                "Odile Canariautre",
            )
            .await;
        let entry = ("organisation.changed", "not_your_role");
        let delete = world.call(Method::DELETE, &path, &other.token, None);
        refused(&world, entry, delete).await.expect(404);
        let delete = world.call(Method::DELETE, &path, coordinator, None);
        delete.await.expect(204);
        let enrol = enrolment(&code, "nina@canari.example");
        world.post("/enrolments", "", enrol).await.expect(401);
        world
    });
}

#[test]
fn only_a_coordinator_invites() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let path = "/organisations/current/invitations";
        for token in [&cast.marie.token, &cast.amina.token, &cast.auditor.token] {
            let entry = ("organisation.changed", "not_your_role");
            let post = world.post(path, token, json!({"role": "aidant"}));
            refused(&world, entry, post).await.expect(404);
        }
        let bad = world.post(path, &cast.coordinator.token, json!({"role": "auditor"}));
        assert_eq!(bad.await.expect(422).code(), "unknown_value");
        world
    });
}

#[test]
fn who_has_an_account_joins_another_structure_and_chooses() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let other = another(&world).await;
        let marie = &cast.marie.token;
        let entry = ("organisation.chosen", "not_your_role");
        assert_eq!(
            refused(&world, entry, choose(&world, marie, other)).await,
            404
        );
        let member = Invited::Member(other, MemberRole::Aidant);
        let code = invite(&world.app, member).await.unwrap();
        for token in [&cast.auditor.token, &cast.amina.token] {
            let entry = ("membership.opened", "not_your_role");
            let join = world.post("/memberships", token, json!({"code": *code}));
            refused(&world, entry, join).await.expect(403);
        }
        let wrong = json!({"code": "AAAA-BBBB-CCCC"});
        let entry = ("membership.opened", "bad_credentials");
        let join = world.post("/memberships", marie, wrong);
        refused(&world, entry, join).await.expect(401);
        world.later(std::time::Duration::from_secs(1));
        let join = world
            .post("/memberships", marie, json!({"code": *code}))
            .await;
        assert_eq!(
            text(&join.expect(201).json()["organisation_id"]),
            other.to_string()
        );
        let again = world.post("/memberships", &cast.paul.token, json!({"code": *code}));
        again.await.expect(401);
        // A locker that she opens is opened for the structure that is current.
        let opened = "SELECT COUNT(*) FROM journal_entries WHERE action = 'locker.opened' AND organisation = ";
        let opened = format!("{opened}{}", world.id(other));
        world.open_locker(&cast.marie, "Un Canari", "739154").await;
        assert_eq!(world.number(&opened).await, 0);
        assert_eq!(choose(&world, marie, other).await, 204);
        world
            .open_locker(&cast.marie, "Deux Canari", "739154")
            .await;
        assert_eq!(world.number(&opened).await, 1);
        world
    });
}

#[test]
fn categories_are_looked_at_when_a_mandate_is_used() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(900)).await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        let content = format!("/documents/{paper}/content");
        let coordinator = &cast.coordinator.token;
        world.get(&content, &cast.marie.token).await.expect(200);
        for narrow in [json!(["income"]), json!([])] {
            assert_eq!(allow(&world, coordinator, narrow).await, 204);
            let read = world.get(&content, &cast.marie.token);
            let entry = ("document.read", "category_not_given");
            refused(&world, entry, read).await.expect(404);
            assert_eq!(allow(&world, coordinator, json!(["identity"])).await, 204);
            world.get(&content, &cast.marie.token).await.expect(200);
        }
        assert_eq!(allow(&world, coordinator, json!(["private"])).await, 422);
        assert_eq!(allow(&world, coordinator, json!(["everything"])).await, 422);
        let entry = ("organisation.changed", "not_your_role");
        let aidant = allow(&world, &cast.marie.token, json!(["income"]));
        assert_eq!(refused(&world, entry, aidant).await, 404);
        world
    });
}

#[test]
fn a_suspended_structure_opens_nothing_and_the_person_is_told() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(900)).await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        let content = format!("/documents/{paper}/content");
        suspend_organisation(&world.app, cast.organisation)
            .await
            .unwrap();
        assert!(
            suspend_organisation(&world.app, cast.organisation)
                .await
                .is_err()
        );
        let entry = ("document.read", "organisation_suspended");
        let read = world.get(&content, &cast.marie.token);
        refused(&world, entry, read).await.expect(404);
        resume_organisation(&world.app, cast.organisation)
            .await
            .unwrap();
        world.get(&content, &cast.marie.token).await.expect(200);
        for kind in ["organisation_suspended", "organisation_resumed"] {
            let told = format!("SELECT COUNT(*) FROM notices WHERE kind = '{kind}'");
            assert_eq!(world.number(&told).await, 1, "{kind}");
        }
        world
    });
}

#[test]
fn a_closed_structure_leaves_nothing_open() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        world
            .mandate(&cast.amina, &cast.marie, rights(), "month")
            .await;
        world.visit(&cast.amina, &cast.marie.token).await;
        let code = invited(&world, &cast.coordinator.token, "aidant").await;
        close_organisation(&world.app, cast.organisation)
            .await
            .unwrap();
        let count = async |sql: &str| world.number(&format!("SELECT COUNT(*) FROM {sql}")).await;
        assert_eq!(count("mandates WHERE state <> 'revoked'").await, 0);
        assert_eq!(count("server_halves").await, 0);
        assert_eq!(count("granted_keys").await, 0);
        assert_eq!(count("visits WHERE closed_at IS NULL").await, 0);
        assert_eq!(count("memberships WHERE until IS NULL").await, 0);
        assert_eq!(count("notices WHERE kind = 'organisation_closed'").await, 1);
        let revoked = "journal_entries WHERE action = 'mandate.revoked' AND locker = ";
        assert_eq!(
            count(&format!("{revoked}{}", world.id(&cast.amina.locker))).await,
            1
        );
        for staff in [&cast.marie, &cast.paul, &cast.coordinator] {
            world.get("/lockers", &staff.token).await.expect(401);
        }
        let enrol = enrolment(&code, "nina@canari.example");
        world.post("/enrolments", "", enrol).await.expect(401);
        assert!(
            resume_organisation(&world.app, cast.organisation)
                .await
                .is_err()
        );
        world
    });
}

#[test]
fn a_state_or_membership_that_the_journal_does_not_tell_is_named() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        let place = format!("WHERE id = {}", world.id(cast.organisation));
        let row = format!("organisations {}", cast.organisation);
        for (wrong, right) in [
            ("state = 'suspended'", "state = 'active'"),
            (
                "allowed = ''",
                "allowed = 'identity,residence,address,health,income,work,housing,family,justice,memories'",
            ),
        ] {
            world
                .attack(&format!("UPDATE organisations SET {wrong} {place}"))
                .await;
            world.finds(&row).await;
            world
                .attack(&format!("UPDATE organisations SET {right} {place}"))
                .await;
            assert_eq!(world.findings().await, Vec::<String>::new());
        }
        let place = format!("WHERE account = {}", world.id(&cast.marie.id));
        let row = format!("memberships {} {}", cast.marie.id, cast.organisation);
        for (wrong, right) in [
            ("suspended_at = 1", "suspended_at = NULL"),
            ("role = 'coordinator'", "role = 'aidant'"),
            ("until = 1", "until = NULL"),
        ] {
            world
                .attack(&format!("UPDATE memberships SET {wrong} {place}"))
                .await;
            world.finds(&row).await;
            world
                .attack(&format!("UPDATE memberships SET {right} {place}"))
                .await;
            assert_eq!(world.findings().await, Vec::<String>::new());
        }
        let (account, locker) = (world.id(&cast.paul.id), world.id(&cast.amina.locker));
        let made_up = format!(
            "INSERT INTO relatives (account, locker, since) VALUES ({account}, {locker}, 1)"
        );
        world.attack(&made_up).await;
        world.finds(&format!("relatives {}", cast.paul.id)).await;
        world
    });
}
