//! Attacks on mandates in force: widened, prolonged, given to another aidant.

use std::time::Duration;

use abri::domain::mandate::Terms;
use abri::domain::rights::{Grantable, Right, Term};
use abri::id::AccountId;
use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::support::World;
use crate::support::cast::{Cast, pdf, rights};

const FAILED: (&str, &str) = ("failed", "not_authentic");

pub struct Stage {
    /// Everybody.
    pub cast: Cast,
    /// Of identity, within the mandate.
    pub paper: String,
    /// Of health, outside of it.
    outside: String,
    /// Marie's mandate.
    pub mandate: String,
}

/// Amina's papers, Marie's mandate on identity and income, and a visit.
pub async fn stage(world: &World) -> Stage {
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
    pub fn paths(&self) -> [String; 4] {
        let (locker, paper) = (&self.cast.amina.locker, &self.paper);
        [
            format!("/documents/{paper}/content"),
            format!("/documents/{paper}"),
            format!("/lockers/{locker}/documents"),
            format!("/lockers/{locker}"),
        ]
    }

    /// Each try comes to this, a new visit too.
    pub async fn all_refuse(&self, world: &World, token: &str, code: &str, entry: (&str, &str)) {
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
        world
            .attack("UPDATE visits SET ends_at = ends_at * 2, seen_at = seen_at * 2")
            .await;
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
    let columns = "mandate, mode, motive, opened_at, seen_at, ends_at";
    let visit = format!("{id}, locker, {paul}, {columns}");
    let sql =
        format!("INSERT INTO visits (id, locker, account, {columns}) SELECT {visit} FROM visits");
    assert_eq!(world.attack(&sql).await, 1);
}
