//! Attacks on mandates: widened, prolonged, other aidants, brought back, other public keys.

use std::time::Duration;

use abri::domain::mandate::Terms;
use abri::domain::rights::{Grantable, Right, Term};
use abri::id::AccountId;
use axum::http::Method;
use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::support::cast::{Cast, pdf, rights};
use crate::support::{World, in_each_world};

const FAILED: (&str, &str) = ("failed", "not_authentic");

struct Stage {
    cast: Cast,
    /// Of identity, within the mandate.
    paper: String,
    /// Of health, outside of it.
    outside: String,
    mandate: String,
}

/// Amina's papers, Marie's mandate on identity and income, and a visit.
async fn stage(world: &World) -> Stage {
    let cast = world.cast().await;
    let paper = world
        .paper(&cast.amina, "cni", "Carte canari", &pdf(900))
        .await;
    let outside = world
        .paper(&cast.amina, "ame", "AME canari", &pdf(900))
        .await;
    let mandate = world
        .mandate(&cast.amina, &cast.marie, rights(), "month")
        .await;
    world.visit(&cast.amina, &cast.marie.token).await;
    Stage {
        cast,
        paper,
        outside,
        mandate,
    }
}

impl Stage {
    /// Everything that an aidant may try.
    fn paths(&self) -> [String; 4] {
        let (locker, paper) = (&self.cast.amina.locker, &self.paper);
        [
            format!("/documents/{paper}/content"),
            format!("/documents/{paper}"),
            format!("/lockers/{locker}/documents"),
            format!("/lockers/{locker}"),
        ]
    }

    async fn all_refuse(&self, world: &World, token: &str, code: &str, entry: (&str, &str)) {
        for path in self.paths() {
            world.refuses(&path, token, code, entry).await;
        }
        let path = format!("/lockers/{}/visits", self.cast.amina.locker);
        let body = json!({"mode": "together", "motive": "rsa_quarterly"});
        let (state, entries) = (world.state().await, world.entries(entry.0).await);
        assert_eq!(world.post(&path, token, body).await.code(), code);
        assert_eq!(
            world.last_refusal().await,
            ("visit.opened".into(), entry.1.into())
        );
        assert_eq!(
            (world.state().await, world.entries(entry.0).await),
            (state, entries + 1)
        );
    }

    async fn terms(&self, world: &World) -> Terms {
        let sql = format!(
            "SELECT terms FROM mandates WHERE id = {}",
            world.id(&self.mandate)
        );
        Terms::parse(&world.blob(&sql).await).unwrap()
    }

    async fn set_terms(&self, world: &World, terms: &Terms, digest: bool) {
        let (place, bytes) = (
            format!("id = {}", world.id(&self.mandate)),
            terms.canonical(),
        );
        world.set("mandates", "terms", &place, &bytes).await;
        if digest {
            world
                .set(
                    "mandates",
                    "terms_sha256",
                    &place,
                    &abri::crypto::sha256(&bytes),
                )
                .await;
        }
    }
}

/// More rights, a longer term, another aidant: each is a wider grant.
fn widened(terms: &Terms, paul: &str) -> Vec<Terms> {
    let health = Grantable::all()
        .find(|one| one.category().code() == "health")
        .unwrap();
    let all = [Right::List, Right::Read, Right::Download, Right::Organise];
    let mut wider = vec![terms.clone(), terms.clone(), terms.clone()];
    wider[0].rights.insert(health, all.into_iter().collect());
    wider[1].term = Term::parse("year").unwrap();
    wider[2].aidants.insert(AccountId(paul.parse().unwrap()));
    wider
}

#[test]
fn widened_terms_are_refused_by_name() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        let terms = stage.terms(&world).await;
        let token = &stage.cast.marie.token;
        for wider in widened(&terms, &stage.cast.paul.id) {
            stage.set_terms(&world, &wider, false).await;
            stage
                .all_refuse(&world, token, "terms_altered", FAILED)
                .await;
            stage.set_terms(&world, &wider, true).await;
            stage
                .all_refuse(&world, token, "grant_altered", FAILED)
                .await;
            world.finds(&format!("mandates {}", stage.mandate)).await;
        }
        let listed = world.get("/lockers", token).await.expect(200).json();
        assert_eq!(
            listed["items"],
            json!([]),
            "a locker whose grant fails is left out"
        );
        stage.set_terms(&world, &terms, true).await;
        world.get(&stage.paths()[0], token).await.expect(200);
        world
    });
}

#[test]
fn the_person_is_told_that_terms_were_altered() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        let wider = widened(&stage.terms(&world).await, &stage.cast.paul.id);
        stage.set_terms(&world, &wider[0], false).await;
        let path = format!("/lockers/{}/mandates", stage.cast.amina.locker);
        world
            .refuses(&path, &stage.cast.amina.token, "terms_altered", FAILED)
            .await;
        // Stopping it is never made harder.
        let stop = format!("/mandates/{}/revoke", stage.mandate);
        world.act(&stop, &stage.cast.amina.token).await.expect(204);
        world
    });
}

#[test]
fn a_prolonged_mandate_opens_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        let place = world.id(&stage.mandate);
        for column in ["ends_at", "starts_at"] {
            let year = 365 * 24 * 3_600_000_i64;
            let by = if column == "ends_at" { year } else { -year };
            world
                .attack(&format!(
                    "UPDATE mandates SET {column} = {column} + {by} WHERE id = {place}"
                ))
                .await;
            stage
                .all_refuse(&world, &stage.cast.marie.token, "grant_altered", FAILED)
                .await;
            world.finds(&format!("mandates {}", stage.mandate)).await;
            world
                .attack(&format!(
                    "UPDATE mandates SET {column} = {column} - ({by}) WHERE id = {place}"
                ))
                .await;
        }
        world.later(Duration::from_secs(32 * 24 * 3600));
        world
            .attack(&format!(
                "UPDATE mandates SET ends_at = ends_at * 2 WHERE id = {place}"
            ))
            .await;
        world.attack("UPDATE visits SET ends_at = ends_at * 2").await;
        let token = world.log_in(&stage.cast.marie).await;
        stage
            .all_refuse(&world, &token, "grant_altered", FAILED)
            .await;
        world
    });
}

#[test]
fn rows_of_rights_and_aidants_widen_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        let (mandate, cast) = (world.id(&stage.mandate), &stage.cast);
        let columns = "SELECT mandate, locker, holder, 'health', live FROM mandate_rights";
        world
            .attack(&format!(
                "INSERT INTO mandate_rights {columns} WHERE category = 'identity'"
            ))
            .await;
        let path = format!("/documents/{}/content", stage.outside);
        let refused = ("refused", "category_not_given");
        world
            .refuses(&path, &cast.marie.token, "not_found", refused)
            .await;
        world
            .finds(&format!("mandate_rights {} health", stage.mandate))
            .await;
        copy_aidant(&world, &stage).await;
        let named = ("refused", "aidant_not_named");
        stage
            .all_refuse(&world, &cast.paul.token, "not_found", named)
            .await;
        world
            .finds(&format!(
                "mandate_aidants {} {}",
                stage.mandate, cast.paul.id
            ))
            .await;
        // With the terms rewritten as well, the signature is missing.
        let wider = widened(&stage.terms(&world).await, &cast.paul.id);
        stage.set_terms(&world, &wider[2], true).await;
        stage
            .all_refuse(&world, &cast.paul.token, "grant_altered", FAILED)
            .await;
        assert_eq!(
            world
                .number(&format!(
                    "SELECT COUNT(*) FROM server_halves WHERE mandate = {mandate}"
                ))
                .await,
            2
        );
        world
    });
}

/// Marie's rows again, in Paul's name.
async fn copy_aidant(world: &World, stage: &Stage) {
    let paul = world.id(&stage.cast.paul.id);
    for (table, columns) in [
        (
            "mandate_aidants",
            "key_version, key_entry, half, signature, signer_key, removed_at",
        ),
        ("server_halves", "sealed"),
        ("granted_keys", "category, version, wrapped"),
    ] {
        let sql = format!(
            "INSERT INTO {table} (mandate, aidant, {columns}) SELECT mandate, {paul}, {columns} FROM {table}"
        );
        assert!(world.attack(&sql).await > 0);
    }
    let id = world.id("01a2027b-d680-7ff1-8ef2-000000000003");
    let columns = "mandate, mode, motive, opened_at, ends_at";
    let visit = format!("{id}, locker, {paul}, {columns}");
    let sql = format!("INSERT INTO visits (id, locker, account, {columns}) SELECT {visit} FROM visits");
    assert_eq!(world.attack(&sql).await, 1);
}

const KEPT: [&str; 5] = [
    "mandates",
    "mandate_rights",
    "server_halves",
    "granted_keys",
    "visits",
];

/// Keeps a copy of what opens, as an old backup would.
async fn keep(world: &World) {
    for table in KEPT {
        world
            .attack(&format!(
                "CREATE TABLE kept_{table} AS SELECT * FROM {table}"
            ))
            .await;
    }
}

/// Puts the copy back. Rows are updated where others refer to them.
async fn bring_back(world: &World) {
    world
        .attack("UPDATE mandates SET state = 'active', ended_at = NULL")
        .await;
    world.attack("UPDATE visits SET closed_at = NULL").await;
    for table in ["mandate_rights", "server_halves", "granted_keys"] {
        world.attack(&format!("DELETE FROM {table}")).await;
        world
            .attack(&format!("INSERT INTO {table} SELECT * FROM kept_{table}"))
            .await;
    }
}

#[test]
fn an_ended_mandate_that_is_brought_back_stays_ended() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        keep(&world).await;
        let path = format!("/mandates/{}/revoke", stage.mandate);
        world.act(&path, &stage.cast.amina.token).await.expect(204);
        bring_back(&world).await;
        let entry = ("refused", "revoked");
        stage
            .all_refuse(&world, &stage.cast.marie.token, "not_found", entry)
            .await;
        let found = world.findings().await;
        for row in ["mandates", "server_halves"] {
            let row = format!("{row} {}", stage.mandate);
            assert!(found.contains(&row), "{row} is not in {found:#?}");
        }
        assert!(
            found.contains(&format!("granted_keys {} identity", stage.mandate)),
            "{found:#?}"
        );
        world
    });
}

#[test]
fn a_right_that_was_taken_over_stays_so() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        keep(&world).await;
        world.later(Duration::from_secs(60));
        let newer = json!({"identity": ["list"]});
        world
            .mandate(&stage.cast.amina, &stage.cast.paul, newer, "day")
            .await;
        let entry = ("refused", "aidant_not_named");
        let token = &stage.cast.marie.token;
        let content = &stage.paths()[0];
        world.refuses(content, token, "not_found", entry).await;
        let older = format!(
            "mandate = {} AND category = 'identity'",
            world.id(&stage.mandate)
        );
        world
            .attack(&format!(
                "INSERT INTO granted_keys SELECT * FROM kept_granted_keys WHERE {older}"
            ))
            .await;
        world
            .attack(&format!("DELETE FROM mandate_rights WHERE {older}"))
            .await;
        world.refuses(content, token, "not_found", entry).await;
        world
            .attack("UPDATE mandate_rights SET live = (1 = 0)")
            .await;
        world
            .attack(&format!(
                "INSERT INTO mandate_rights SELECT * FROM kept_mandate_rights WHERE {older}"
            ))
            .await;
        world.refuses(content, token, "not_found", entry).await;
        let found = world.findings().await;
        for table in ["granted_keys", "mandate_rights"] {
            let row = format!("{table} {} identity", stage.mandate);
            assert!(found.contains(&row), "{row} is not in {found:#?}");
        }
        world
    });
}

#[test]
fn a_mandate_that_is_gone_is_named() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        let mandate = world.id(&stage.mandate);
        for table in [
            "visits",
            "granted_keys",
            "server_halves",
            "mandate_aidants",
            "mandate_rights",
            "consents",
        ] {
            world
                .attack(&format!("DELETE FROM {table} WHERE mandate = {mandate}"))
                .await;
        }
        world
            .attack(&format!("DELETE FROM mandates WHERE id = {mandate}"))
            .await;
        world.finds(&format!("mandates {}", stage.mandate)).await;
        world
    });
}

/// The keys of Paul in the place of Marie's.
async fn replace_keys(world: &World, cast: &Cast) {
    let (marie, paul) = (world.id(&cast.marie.id), world.id(&cast.paul.id));
    for column in ["hpke_public", "ed25519_public", "sealed"] {
        let sql = format!("SELECT {column} FROM account_keys WHERE account = {paul}");
        let value = world.blob(&sql).await;
        world
            .set(
                "account_keys",
                column,
                &format!("account = {marie}"),
                &value,
            )
            .await;
    }
}

#[test]
fn no_mandate_is_sealed_to_a_replaced_key() {
    in_each_attacked_world(|world| async {
        let cast = world.cast().await;
        replace_keys(&world, &cast).await;
        let path = format!("/lockers/{}/mandates", cast.amina.locker);
        let body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "day", "ground": "consent"});
        let (state, failed) = (world.state().await, world.entries("failed").await);
        let answer = world.post(&path, &cast.amina.token, body).await.expect(500);
        assert_eq!(answer.code(), "key_not_published");
        assert_eq!(
            (world.state().await, world.entries("failed").await),
            (state, failed + 1)
        );
        assert_eq!(
            world.last_refusal().await,
            ("mandate.accepted".into(), FAILED.1.into())
        );
        world
            .finds(&format!("account_keys {} 1", cast.marie.id))
            .await;
        // An entry that is somebody else's publication does not help.
        let entry = world
            .number(&format!(
                "SELECT entry FROM account_keys WHERE account = {}",
                world.id(&cast.paul.id)
            ))
            .await;
        world
            .attack(&format!(
                "UPDATE account_keys SET entry = {entry} WHERE account = {}",
                world.id(&cast.marie.id)
            ))
            .await;
        let body = json!({"aidants": [cast.marie.id], "rights": rights(), "term": "day", "ground": "consent"});
        assert_eq!(
            world
                .post(&path, &cast.amina.token, body)
                .await
                .expect(500)
                .code(),
            "key_not_published"
        );
        world
    });
}

#[test]
fn a_key_replaced_later_opens_nothing() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        replace_keys(&world, &stage.cast).await;
        let token = &stage.cast.marie.token;
        // Known from before: the published key is still in use, and the private one does not fit.
        stage
            .all_refuse(&world, token, "altered_value", FAILED)
            .await;
        let world = world.restart().await;
        stage
            .all_refuse(&world, token, "key_not_published", FAILED)
            .await;
        world
    });
}

#[test]
fn a_paper_planted_in_the_database_is_shown_as_not_authentic() {
    in_each_attacked_world(|world| async {
        let stage = stage(&world).await;
        let planted = plant(&world, &stage).await;
        let path = format!("/documents/{planted}/content");
        for token in [&stage.cast.amina.token, &stage.cast.marie.token] {
            world.refuses(&path, token, "altered_value", FAILED).await;
            let shown = world
                .get(&format!("/documents/{planted}"), token)
                .await
                .expect(200)
                .json();
            assert_eq!(shown["authentic"], json!(false));
            assert!(shown.get("title").is_none() && shown.get("kind").is_none());
        }
        let version = world.version(&planted).await;
        world.finds(&format!("document_versions {version}")).await;
        let path = format!("/documents/{planted}");
        let token = &stage.cast.amina.token;
        world
            .call(Method::DELETE, &path, token, None)
            .await
            .expect(204);
        world
    });
}

/// Amina's paper once more, under ids of our own, object included.
async fn plant(world: &World, stage: &Stage) -> String {
    let new = |end: &str| format!("01a2027b-d680-7ff1-8ef2-0000000000{end}");
    let (id, version) = (new("01"), new("02"));
    let from = world.id(&stage.paper);
    let row = format!(
        "INSERT INTO documents (id, locker, category, state, created_at) \
        SELECT {}, locker, category, state, created_at FROM documents WHERE id = {from}",
        world.id(&id)
    );
    assert_eq!(world.attack(&row).await, 1);
    let columns = "key_version, wrapped, meta, object_bytes, object_sha256, depositor, depositor_key, signature, entry, created_at";
    let row = format!(
        "INSERT INTO document_versions (id, document, {columns}) \
        SELECT {}, {}, {columns} FROM document_versions WHERE document = {from}",
        world.id(&version),
        world.id(&id)
    );
    assert_eq!(world.attack(&row).await, 1);
    let object = world.object(world.version(&stage.paper).await).await;
    world.put_object(version.parse().unwrap(), &object).await;
    id
}

#[test]
fn a_paper_that_is_moved_or_given_another_depositor_is_not_opened() {
    in_each_world(|world| async {
        let stage = stage(&world).await;
        let (paper, cast) = (world.id(&stage.paper), &stage.cast);
        let (locker, other) = (world.id(&cast.amina.locker), world.id(&cast.marc.locker));
        let (marie, amina) = (world.id(&cast.marie.id), world.id(&cast.amina.id));
        for (table, place, change, back, reader, code) in [
            (
                "documents",
                "id",
                "category = 'income'".to_owned(),
                "category = 'identity'".to_owned(),
                &cast.amina,
                "altered_value",
            ),
            (
                "documents",
                "id",
                format!("locker = {other}"),
                format!("locker = {locker}"),
                &cast.marc,
                "altered_value",
            ),
            (
                "document_versions",
                "document",
                format!("depositor = {marie}"),
                format!("depositor = {amina}"),
                &cast.amina,
                "deposit_forged",
            ),
            (
                "document_versions",
                "document",
                "created_at = created_at + 1".to_owned(),
                "created_at = created_at - 1".to_owned(),
                &cast.amina,
                "deposit_forged",
            ),
        ] {
            world
                .attack(&format!(
                    "UPDATE {table} SET {change} WHERE {place} = {paper}"
                ))
                .await;
            world
                .refuses(&stage.paths()[0], &reader.token, code, FAILED)
                .await;
            let found = world.findings().await;
            assert_eq!(
                found.is_empty(),
                change.starts_with("created_at"),
                "{change}: {found:?}"
            );
            world
                .attack(&format!(
                    "UPDATE {table} SET {back} WHERE {place} = {paper}"
                ))
                .await;
        }
        world
            .get(&stage.paths()[0], &cast.amina.token)
            .await
            .expect(200);
        world
    });
}
