//! What the journal tells of papers must be what tables and objects hold.

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_journal::stage;

#[test]
fn a_state_or_row_that_the_journal_does_not_tell_is_named() {
    in_each_attacked_world(|world| async {
        let (_, _, paper) = stage(&world).await;
        let row = format!("documents {paper}");
        let place = format!("WHERE id = {}", world.id(&paper));
        for state in ["binned", "destroyed"] {
            world
                .attack(&format!("UPDATE documents SET state = '{state}' {place}"))
                .await;
            world.finds(&row).await;
        }
        world
            .attack(&format!("UPDATE documents SET state = 'stored' {place}"))
            .await;
        assert_eq!(world.findings().await, Vec::<String>::new());
        let version = world.version(&paper).await;
        let object = world.object(version).await;
        let mut altered = object.clone();
        altered[100] ^= 1;
        for bytes in [altered, object[..80].to_vec()] {
            world.put_object(version, &bytes).await;
            world.finds(&format!("object {version}")).await;
        }
        world.app.blobs.delete(version).await.unwrap();
        world.finds(&format!("object {version}")).await;
        let of = format!("WHERE document = {}", world.id(&paper));
        world
            .attack(&format!("DELETE FROM document_versions {of}"))
            .await;
        world.finds(&row).await;
        world
            .attack(&format!("DELETE FROM documents {place}"))
            .await;
        world.finds(&row).await;
        world
    });
}

#[test]
fn an_old_name_brought_back_is_named() {
    in_each_attacked_world(|world| async {
        let (cast, _, paper) = stage(&world).await;
        let place = format!("document = {}", world.id(&paper));
        let old = world
            .blob(&format!("SELECT meta FROM document_versions WHERE {place}"))
            .await;
        let change = serde_json::json!({"title": "Carte nouvelle"});
        let path = format!("/documents/{paper}");
        world
            .call(
                axum::http::Method::PATCH,
                &path,
                &cast.amina.token,
                Some(change),
            )
            .await;
        assert_eq!(world.findings().await, Vec::<String>::new());
        world.set("document_versions", "meta", &place, &old).await;
        world
            .finds(&format!(
                "document_versions {}",
                world.version(&paper).await
            ))
            .await;
        world
    });
}
