//! Papers that nobody put where they stand: planted, moved, given another depositor.

use axum::http::Method;
use serde_json::json;

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_grants::{Stage, stage};
use crate::support::{World, in_each_world};

const FAILED: (&str, &str) = ("failed", "not_authentic");

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
