//! Edits of the tree and its checkpoints: a leaf, a row above, the tail, the past as a whole.

use abri::journal::{Memory, tree};
use abri::ops::write_checkpoint::write_checkpoint;
use abri::store::journal;

use crate::attack_tools::in_each_attacked_world;
use crate::attacks_journal::{grow, head, stage};
use crate::support::{World, in_each_world};

fn row_of(level: u8, index: i64) -> String {
    format!("level = {level} AND idx = {index}")
}

/// Flips a bit of one row of the tree, back and forth.
async fn flip(world: &World, level: u8, index: i64) {
    let place = row_of(level, index);
    let sql = format!("SELECT hash FROM journal_tree WHERE {place}");
    let mut hash = world.blob(&sql).await;
    hash[7] ^= 16;
    world.set("journal_tree", "hash", &place, &hash).await;
}

#[test]
fn an_edited_leaf_is_named_and_not_its_entry() {
    in_each_world(|world| async {
        let (_, index, _) = stage(&world).await;
        write_checkpoint(&world.app).await.unwrap();
        // Under a checkpoint, then under a full tile.
        for size in [head(&world).await, 300] {
            grow(&world, size).await;
            flip(&world, 0, index).await;
            let found = world.findings().await;
            assert!(
                found.contains(&format!("journal_tree 0 {index}")),
                "{found:#?}"
            );
            assert!(
                !found.contains(&format!("journal_entries {index}")),
                "{found:#?}"
            );
            flip(&world, 0, index).await;
        }
        world
    });
}

#[test]
fn an_edited_row_above_the_leaves_is_named() {
    in_each_world(|world| async {
        grow(&world, 600).await;
        write_checkpoint(&world.app).await.unwrap();
        for index in [0, 1] {
            flip(&world, 1, index).await;
            world.finds(&format!("journal_tree 1 {index}")).await;
            flip(&world, 1, index).await;
        }
        world
    });
}

#[test]
fn a_row_of_the_tree_that_is_gone_is_named() {
    in_each_attacked_world(|world| async {
        grow(&world, 300).await;
        for (level, row) in [(1, "journal_tree 1 0"), (0, "journal_tree 0 0")] {
            world
                .attack(&format!(
                    "DELETE FROM journal_tree WHERE {}",
                    row_of(level, 0)
                ))
                .await;
            world.finds(row).await;
        }
        world
    });
}

#[test]
fn a_tail_cut_off_with_its_head_is_remembered_by_the_checkpoint() {
    in_each_attacked_world(|world| async {
        stage(&world).await;
        grow(&world, 300).await;
        write_checkpoint(&world.app).await.unwrap();
        let size = 250;
        for sql in [
            format!("DELETE FROM journal_entries WHERE idx >= {size}"),
            format!("DELETE FROM journal_tree WHERE level = 0 AND idx >= {size}"),
            "DELETE FROM journal_tree WHERE level > 0".to_owned(),
            format!("UPDATE journal_head SET size = {size}"),
        ] {
            world.attack(&sql).await;
        }
        world.finds("journal_head 1").await;
        // Grown over again, the checkpoint remembers another past.
        grow(&world, 310).await;
        world.finds("journal_tree (first 300 leaves)").await;
        world
    });
}

#[test]
fn an_edited_checkpoint_is_named() {
    in_each_attacked_world(|world| async {
        stage(&world).await;
        let stored = write_checkpoint(&world.app).await.unwrap().unwrap();
        let (size, place) = (stored.size, format!("WHERE size = {}", stored.size));
        let root = world.bytes(&[3; 32]);
        let kept = world.bytes(&stored.root);
        let note = |note: &str| format!("note = '{note}'");
        let forged = stored
            .note
            .replacen(&format!("\n{size}\n"), &format!("\n{}\n", size - 1), 1);
        for (edit, back) in [
            (format!("root = {root}"), format!("root = {kept}")),
            (note(&forged), note(&stored.note)),
            (note("rien"), note(&stored.note)),
        ] {
            world
                .attack(&format!("UPDATE journal_checkpoints SET {edit} {place}"))
                .await;
            world.finds(&format!("journal_checkpoints {size}")).await;
            world
                .attack(&format!("UPDATE journal_checkpoints SET {back} {place}"))
                .await;
        }
        assert_eq!(world.findings().await, Vec::<String>::new());
        world
            .attack(&format!(
                "UPDATE journal_checkpoints SET size = {} {place}",
                size - 1
            ))
            .await;
        world
            .finds(&format!("journal_checkpoints {}", size - 1))
            .await;
        world
    });
}

/// The past rewritten as a whole, every hash made again: nothing disagrees but the checkpoint.
#[test]
fn a_past_rewritten_to_the_last_hash_is_told_by_the_checkpoint() {
    in_each_attacked_world(|world| async {
        stage(&world).await;
        grow(&world, 300).await;
        write_checkpoint(&world.app).await.unwrap();
        let conn = &mut world.app.store.reader().await.unwrap();
        let mut body = journal::body(conn, 100).await.unwrap().unwrap();
        body.recorded_at += 3_600_000;
        let sql = format!(
            "UPDATE journal_entries SET recorded_at = {} WHERE idx = 100",
            body.recorded_at
        );
        world.attack(&sql).await;
        let leaf = body.leaf(&[]).unwrap();
        world
            .set("journal_tree", "hash", &row_of(0, 100), &leaf)
            .await;
        let rows: Memory = journal::rows(conn, &[(0, 0, 256)]).await.unwrap();
        let above = tree::row(1, 0, &rows).unwrap();
        world
            .set("journal_tree", "hash", &row_of(1, 0), &above)
            .await;
        assert_eq!(world.findings().await, ["journal_tree (first 300 leaves)"]);
        world
    });
}
