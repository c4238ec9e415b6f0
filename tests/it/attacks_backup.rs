//! Yesterday's rows beside today's journal: what was given back, narrowed, renewed, taken out, used
//! or answered stays so, whatever an old backup or an SQL statement says. Each try comes to a named
//! error and one entry, opens nothing, and `verify` names the row.

use std::time::Duration;

use abri::domain::mandate::Terms;
use abri::domain::rights::Term;
use abri::ops::expire_mandates::expire_mandates;
use serde_json::{Value, json};

use crate::attack_tools::in_each_attacked_world;
use crate::mandate_tools::Troupe;
use crate::support::World;
use crate::support::cast::{pdf, rights, text};

/// What a backup holds of mandates, in an order in which rows can be put back.
const KEPT: [&str; 9] = [
    "mandates",
    "mandate_requests",
    "consents",
    "mandate_rights",
    "mandate_aidants",
    "server_halves",
    "granted_keys",
    "codes",
    "visits",
];

/// Keeps yesterday's rows aside.
async fn keep(world: &World) {
    for table in KEPT {
        let copy = format!("CREATE TABLE old_{table} AS SELECT * FROM {table}");
        world.attack(&copy).await;
    }
}

/// Puts yesterday's rows back: those of the same key as they were, those that are gone as well.
/// What came since stays.
async fn put_back(world: &World) {
    for (table, columns) in [
        ("mandates", "state, ended_at, suspended_by"),
        ("mandate_requests", "state, ended_at, tries"),
        ("codes", "used_at"),
        ("visits", "closed_at, seen_at, ends_at"),
    ] {
        for column in columns.split(", ") {
            let old = format!("SELECT {column} FROM old_{table} o WHERE o.id = {table}.id");
            let known = format!("WHERE id IN (SELECT id FROM old_{table})");
            world
                .attack(&format!("UPDATE {table} SET {column} = ({old}) {known}"))
                .await;
        }
    }
    // A live right of a newer mandate would be in the way of the older one's.
    let taken = "UPDATE mandate_rights SET live = (1 = 0) WHERE mandate NOT IN \
        (SELECT mandate FROM old_mandate_rights)";
    world.attack(taken).await;
    for table in [
        "mandate_rights",
        "mandate_aidants",
        "server_halves",
        "granted_keys",
    ] {
        let old = format!("WHERE mandate IN (SELECT mandate FROM old_{table})");
        world.attack(&format!("DELETE FROM {table} {old}")).await;
        world
            .attack(&format!("INSERT INTO {table} SELECT * FROM old_{table}"))
            .await;
    }
}

struct Stage {
    troupe: Troupe,
    mandate: String,
    identity: String,
    income: String,
}

/// Amina's papers, and a mandate of Marie and Paul on them, with a visit of each.
async fn stage(world: &World, term: &str) -> Stage {
    let troupe = world.troupe().await;
    let cast = &troupe.cast;
    let identity = world
        .paper(&cast.amina, "cni", "Carte canari", &pdf(900))
        .await;
    let income = world
        .paper(&cast.amina, "payslip", "Paie canari", &pdf(900))
        .await;
    let both = json!({"aidants": [cast.marie.id, cast.paul.id], "term": term});
    let given = world.give(cast, &cast.amina.token, both).await;
    let mandate = text(&given.expect(201).json()["id"]);
    for token in [&cast.marie.token, &cast.paul.token] {
        world.visits(cast, token).await.expect(201);
    }
    Stage {
        identity: format!("/documents/{identity}/content"),
        income: format!("/documents/{income}/content"),
        troupe,
        mandate,
    }
}

impl Stage {
    fn path(&self, act: &str) -> String {
        format!("/mandates/{}/{act}", self.mandate)
    }

    /// Nothing of the locker opens for this session.
    async fn nothing_opens(&self, world: &World, token: &str, reason: &str) {
        let locker = &self.troupe.cast.amina.locker;
        let paths = [
            self.identity.clone(),
            self.income.clone(),
            self.identity.replace("/content", ""),
            format!("/lockers/{locker}/documents"),
            format!("/lockers/{locker}"),
        ];
        for path in paths {
            let entry = ("refused", reason);
            world.refuses(&path, token, "not_found", entry).await;
        }
        self.no_visit(world, token, reason).await;
    }

    async fn no_visit(&self, world: &World, token: &str, reason: &str) {
        let size = world.size().await;
        let answer = world.visits(&self.troupe.cast, token).await;
        assert_eq!(answer.code(), "not_found", "{}", answer.json());
        let entries = world.since(size).await;
        let wanted = ["visit.opened", "refused", reason].map(str::to_owned);
        assert_eq!(entries, [wanted]);
    }

    async fn names(&self, world: &World, rows: &[&str]) {
        let found = world.findings().await;
        for row in rows {
            let row = row.replace("{}", &self.mandate);
            assert!(found.contains(&row), "{row} is not in {found:#?}");
        }
    }
}

#[test]
fn a_revoked_mandate_from_a_backup_opens_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        keep(&world).await;
        let owner = &stage.troupe.cast.amina.token;
        world.act(&stage.path("revoke"), owner).await.expect(204);
        put_back(&world).await;
        assert_eq!(world.standing(&stage.mandate).await, (2, 6, 2));
        let marie = &stage.troupe.cast.marie.token;
        stage.nothing_opens(&world, marie, "revoked").await;
        let rows = [
            "mandates {}",
            "server_halves {}",
            "granted_keys {} identity",
            "mandate_rights {} income",
        ];
        stage.names(&world, &rows).await;
        world
    });
}

#[test]
fn an_expired_mandate_from_a_backup_opens_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "visit").await;
        keep(&world).await;
        world.later(Duration::from_secs(2 * 3600));
        assert_eq!(expire_mandates(&world.app).await.unwrap(), 1);
        put_back(&world).await;
        let marie = world.staff(&stage.troupe.cast.marie).await;
        stage.nothing_opens(&world, &marie, "expired").await;
        // Nor with dates that an editor moved as well: the entry says that it ended.
        for table in ["mandates", "visits"] {
            let later = format!("UPDATE {table} SET ends_at = ends_at + 86400000");
            world.attack(&later).await;
        }
        world
            .attack("UPDATE visits SET seen_at = seen_at + 7200000")
            .await;
        stage.nothing_opens(&world, &marie, "revoked").await;
        stage
            .names(&world, &["mandates {}", "server_halves {}"])
            .await;
        world
    });
}

#[test]
fn a_renewed_mandate_from_a_backup_opens_nothing_of_its_own() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        keep(&world).await;
        world.later(Duration::from_secs(60));
        let owner = &stage.troupe.cast.amina.token;
        let renewed = world.act(&stage.path("renew"), owner).await;
        let renewed = text(&renewed.expect(201).json()["id"]);
        let path = format!("/mandates/{renewed}/revoke");
        world.act(&path, owner).await.expect(204);
        put_back(&world).await;
        for staff in [&stage.troupe.cast.marie, &stage.troupe.cast.paul] {
            let size = world.size().await;
            let answer = world.get(&stage.identity, &staff.token).await;
            assert_eq!(answer.code(), "not_found");
            let entries = world.since(size).await;
            assert_eq!(
                (entries.len(), &*entries[0][1]),
                (1, "refused"),
                "{entries:?}"
            );
        }
        let rows = [
            "mandates {}",
            "server_halves {}",
            "mandate_rights {} identity",
        ];
        stage.names(&world, &rows).await;
        world
    });
}

#[test]
fn a_category_that_was_taken_back_stays_so() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        keep(&world).await;
        let owner = &stage.troupe.cast.amina.token;
        let body = json!({"category": "income"});
        world
            .post(&stage.path("revoke"), owner, body)
            .await
            .expect(204);
        put_back(&world).await;
        let marie = &stage.troupe.cast.marie.token;
        let size = world.size().await;
        let answer = world.get(&stage.income, marie).await;
        assert_eq!(answer.code(), "not_found");
        let entries = world.since(size).await;
        let refused = entries.iter().filter(|entry| entry[1] == "refused");
        let refused: Vec<_> = refused.map(|entry| (&*entry[0], &*entry[2])).collect();
        assert_eq!(refused, [("document.read", "revoked")], "{entries:?}");
        let list = format!("/lockers/{}/documents", stage.troupe.cast.amina.locker);
        let list = world.get(&list, marie).await;
        let shown = String::from_utf8_lossy(&list.bytes).into_owned();
        assert!(!shown.contains("Paie"), "{shown}");
        // The rest of the mandate stands.
        world.get(&stage.identity, marie).await.expect(200);
        let rows = ["granted_keys {} income", "mandate_rights {} income"];
        stage.names(&world, &rows).await;
        world
    });
}

#[test]
fn an_aidant_who_was_taken_out_stays_out() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        keep(&world).await;
        let cast = &stage.troupe.cast;
        let out = stage.path(&format!("aidants/{}", cast.paul.id));
        world.delete(&out, &cast.amina.token).await.expect(204);
        put_back(&world).await;
        stage
            .nothing_opens(&world, &cast.paul.token, "revoked")
            .await;
        world
            .get(&stage.identity, &cast.marie.token)
            .await
            .expect(200);
        let row = format!("mandate_aidants {{}} {}", cast.paul.id);
        stage.names(&world, &[&row]).await;
        world
    });
}

/// A row that names somebody later, with every other row copied from an aidant who is named.
async fn plant(world: &World, stage: &Stage, aidant: &str) {
    let (new, now) = (
        world.id(aidant),
        world.app.store.now().await.unwrap().millis(),
    );
    let marie = world.id(&stage.troupe.cast.marie.id);
    let columns = "key_version, key_entry, half, signature, signer_key";
    for (table, columns, more, value) in [
        ("mandate_aidants", columns, ", added_at", format!(", {now}")),
        ("server_halves", "sealed", "", String::new()),
        (
            "granted_keys",
            "category, version, wrapped",
            "",
            String::new(),
        ),
    ] {
        let rows =
            format!("SELECT mandate, {new}, {columns}{value} FROM {table} WHERE aidant = {marie}");
        let sql = format!("INSERT INTO {table} (mandate, aidant, {columns}{more}) {rows}");
        assert!(world.attack(&sql).await > 0);
    }
}

#[test]
fn a_planted_aidant_opens_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        let nina = &stage.troupe.nina;
        plant(&world, &stage, &nina.id).await;
        let locker = &stage.troupe.cast.amina.locker;
        let failed = ("failed", "not_authentic");
        for path in [
            format!("/lockers/{locker}"),
            format!("/lockers/{locker}/documents"),
            format!("/lockers/{locker}/mandates"),
        ] {
            world
                .refuses(&path, &nina.token, "grant_altered", failed)
                .await;
        }
        let visit = world.visits(&stage.troupe.cast, &nina.token).await;
        assert_eq!(visit.code(), "grant_altered");
        let row = format!("mandate_aidants {{}} {}", nina.id);
        stage.names(&world, &[&row]).await;
        world
    });
}

async fn request_terms(world: &World, id: &str) -> Terms {
    let place = world.id(id);
    let sql = format!("SELECT terms FROM mandate_requests WHERE id = {place}");
    Terms::parse(&world.blob(&sql).await).unwrap()
}

#[test]
fn edited_terms_that_wait_are_not_those_that_were_shown() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        let cast = &stage.troupe.cast;
        let proposed = world
            .propose_to(cast, &cast.marie.token, json!({"term": "day"}))
            .await;
        let proposed = proposed.expect(201).json();
        let id = text(&proposed["id"]);
        let mut terms = request_terms(&world, &id).await;
        terms.term = Term::Year;
        let (place, bytes) = (format!("id = {}", world.id(&id)), terms.canonical());
        world.set("mandate_requests", "terms", &place, &bytes).await;
        // The digest of what was shown is there, the terms are others.
        let owner = &cast.amina.token;
        let size = world.size().await;
        let answer = world.accept(&proposed, owner, json!({})).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.code()),
            (500, "terms_altered")
        );
        assert_eq!(
            told(&world, size).await,
            ["mandate.accepted failed not_authentic"]
        );
        let digest = abri::crypto::sha256(&bytes);
        world
            .set("mandate_requests", "terms_sha256", &place, &digest)
            .await;
        let size = world.size().await;
        let answer = world.accept(&proposed, owner, json!({})).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.code()),
            (422, "terms_differ")
        );
        assert_eq!(
            told(&world, size).await,
            ["mandate.accepted refused terms_differ"]
        );
        assert_eq!(world.standing(&id).await, (0, 0, 0));
        world.finds(&format!("mandate_requests {id}")).await;
        world
    });
}

/// What the entries since say: action, outcome, reason.
async fn told(world: &World, size: u64) -> Vec<String> {
    let entries = world.since(size).await;
    entries
        .into_iter()
        .map(|entry| entry.join(" ").trim_end().to_owned())
        .collect()
}

/// A request that nobody wrote is shown to the person, who alone could say yes to it: a planted row
/// gives nobody anything, and `verify` names it.
#[test]
fn a_planted_request_is_named_and_opens_nothing_without_the_person() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        let cast = &stage.troupe.cast;
        let proposed = world.propose_to(cast, &cast.marie.token, json!({})).await;
        let id = text(&proposed.expect(201).json()["id"]);
        let mut terms = request_terms(&world, &id).await;
        let planted = "01a2027b-d680-7ff1-8ef2-000000000077";
        terms.mandate = planted.parse().unwrap();
        let (bytes, source) = (terms.canonical(), world.id(&id));
        let digest = abri::crypto::sha256(&bytes);
        let (new, bytes, digest) = (world.id(planted), world.bytes(&bytes), world.bytes(&digest));
        let columns = "locker, organisation, drafter, state, tries, created_at, lapses_at";
        let sql = format!(
            "INSERT INTO mandate_requests (id, terms, terms_sha256, {columns}) \
            SELECT {new}, {bytes}, {digest}, {columns} FROM mandate_requests WHERE id = {source}"
        );
        assert_eq!(world.attack(&sql).await, 1);
        world.finds(&format!("mandate_requests {planted}")).await;
        let accept = format!("/mandates/{planted}/accept");
        let body =
            json!({"terms_sha256": abri::crypto::hex(&abri::crypto::sha256(&terms.canonical()))});
        for token in [&cast.marie.token, &cast.paul.token, &cast.marc.token] {
            let size = world.size().await;
            let answer = world.post(&accept, token, body.clone()).await;
            assert!(answer.status.is_client_error());
            assert_eq!(
                told(&world, size).await,
                ["mandate.accepted refused not_your_role"]
            );
        }
        assert_eq!(world.standing(planted).await, (0, 0, 0));
        world
    });
}

#[test]
fn a_request_that_sql_accepted_is_no_mandate() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        let cast = &stage.troupe.cast;
        let proposed = world
            .propose_to(
                cast,
                &cast.marie.token,
                json!({"rights": {"health": ["list"]}}),
            )
            .await;
        let proposed = proposed.expect(201).json();
        let id = text(&proposed["id"]);
        let place = world.id(&id);
        let accept = format!("UPDATE mandate_requests SET state = 'accepted' WHERE id = {place}");
        world.attack(&accept).await;
        world.finds(&format!("mandate_requests {id}")).await;
        let size = world.size().await;
        let answer = world.accept(&proposed, &cast.amina.token, json!({})).await;
        assert_eq!(answer.code(), "conflict");
        assert_eq!(
            told(&world, size).await,
            ["mandate.accepted refused not_waiting"]
        );
        assert_eq!(world.standing(&id).await, (0, 0, 0));
        world
    });
}

#[test]
fn a_forged_consent_is_named() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        let place = format!("mandate = {}", world.id(&stage.mandate));
        let row = format!("consents {}", stage.mandate);
        let sql = |column: &str| format!("SELECT {column} FROM consents WHERE {place}");
        let signature = world.blob(&sql("signature")).await;
        let mut forged = signature.clone();
        forged[0] ^= 1;
        world.set("consents", "signature", &place, &forged).await;
        world.finds(&row).await;
        world.set("consents", "signature", &place, &signature).await;
        assert!(world.findings().await.is_empty());
        let marie = world.id(&stage.troupe.cast.marie.id);
        let method = "UPDATE consents SET method = 'card_and_pin'";
        let others = [
            (
                format!("UPDATE consents SET account = {marie}"),
                Some("account"),
            ),
            (method.to_owned(), Some("method")),
        ];
        world
            .attack("CREATE TABLE old_consents AS SELECT * FROM consents")
            .await;
        for (edit, column) in others {
            world.attack(&format!("{edit} WHERE {place}")).await;
            world.finds(&row).await;
            let column = column.unwrap();
            let back = format!(
                "UPDATE consents SET {column} = (SELECT {column} FROM old_consents o WHERE o.mandate = consents.mandate)"
            );
            world.attack(&back).await;
        }
        world
            .attack(&format!("DELETE FROM consents WHERE {place}"))
            .await;
        world.finds(&row).await;
        world
    });
}

#[test]
fn a_used_code_that_is_made_fresh_again_says_yes_to_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        let cast = &stage.troupe.cast;
        let code = world.codes(cast).await.remove(0);
        keep(&world).await;
        let first = world
            .propose_to(cast, &cast.marie.token, json!({"term": "day"}))
            .await;
        let proof = json!({"code": code});
        let accepted = world
            .accept(&first.expect(201).json(), "", proof.clone())
            .await;
        accepted.expect(200);
        // Yesterday's row of the code, and only that.
        world.attack("UPDATE codes SET used_at = NULL").await;
        let found = world.findings().await;
        assert!(
            found.iter().any(|row| row.starts_with("codes ")),
            "{found:#?}"
        );
        let more = json!({"term": "year", "rights": rights()});
        let second = world.propose_to(cast, &cast.marie.token, more).await;
        let second = second.expect(201).json();
        let size = world.size().await;
        let answer = world.accept(&second, "", proof).await;
        assert_eq!(answer.code(), "bad_credentials", "{}", answer.json());
        assert_eq!(
            told(&world, size).await,
            ["session.opened refused bad_credentials"]
        );
        assert_eq!(world.standing(&text(&second["id"])).await, (0, 0, 0));
        world
    });
}

#[test]
fn a_code_opens_nobody_elses_key() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world, "month").await;
        let cast = &stage.troupe.cast;
        let codes = world.codes(cast).await;
        // Every code of Amina's stands as one of Marc's.
        let (amina, marc) = (world.id(&cast.amina.id), world.id(&cast.marc.id));
        let give = format!("UPDATE codes SET account = {marc} WHERE account = {amina}");
        assert_eq!(world.attack(&give).await, 8);
        let proposed = world.propose_to(cast, &cast.marie.token, json!({})).await;
        let proposed: Value = proposed.expect(201).json();
        let size = world.size().await;
        let answer = world.accept(&proposed, "", json!({"code": codes[0]})).await;
        assert_eq!(answer.code(), "altered_value", "{}", answer.json());
        let entries = world.since(size).await;
        assert_eq!(entries.len(), 1, "{entries:?}");
        assert_eq!(
            entries[0][1..],
            ["failed".to_owned(), "not_authentic".to_owned()]
        );
        world
    });
}
