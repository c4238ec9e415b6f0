//! Edits of the journal and of what it tells, by somebody who took the triggers away: `verify` names
//! each row that lies.

use abri::domain::journal::{Event, EventKind};
use abri::ops::write_checkpoint::write_checkpoint;
use futures_util::future::join_all;

use crate::support::cast::{Cast, pdf, rights};
use crate::support::{World, in_each_world};

/// A world with a reading by an aidant, whose entry has every field; its index, and the paper.
pub async fn stage(world: &World) -> (Cast, i64, String) {
    let cast = world.cast().await;
    let paper = world.paper(&cast.amina, "cni", "Carte", &pdf(900)).await;
    world
        .mandate(&cast.amina, &cast.marie, rights(), "month")
        .await;
    world.visit(&cast.amina, &cast.marie.token).await;
    let path = format!("/documents/{paper}/content");
    world.get(&path, &cast.marie.token).await.expect(200);
    let read = "SELECT MAX(idx) FROM journal_entries WHERE action = 'document.read'";
    let index = world.number(read).await;
    (cast, index, paper)
}

/// Entries of no account, until the journal has `size`.
pub async fn grow(world: &World, size: i64) {
    let missing = size - head(world).await;
    let record = |_| {
        world
            .app
            .store
            .record((), Event::job(EventKind::MaintenanceSwept))
    };
    for recorded in join_all((0..missing).map(record)).await {
        recorded.unwrap();
    }
}

/// Entries that the journal has.
pub async fn head(world: &World) -> i64 {
    world.number("SELECT size FROM journal_head").await
}

/// Keeps what stands now, to put it back after each edit.
async fn keep(world: &World) {
    for table in ["journal_entries", "journal_tree"] {
        world
            .attack(&format!(
                "CREATE TABLE kept_{table} AS SELECT * FROM {table}"
            ))
            .await;
    }
}

/// Every column of an entry with another value.
fn edits(world: &World) -> Vec<(&'static str, String)> {
    let id = world.id("01a2027b-d680-7ff1-8ef2-000000000009");
    let bytes = world.bytes(&[9; 32]);
    let mut edits = vec![("recorded_at", "recorded_at + 1".to_owned())];
    edits.push(("previous", "previous - 1".to_owned()));
    for column in ["action", "outcome", "reason", "channel", "mode", "motive"] {
        edits.push((column, "'altered'".to_owned()));
    }
    for column in ["actor", "account", "locker", "document"] {
        edits.push((column, id.clone()));
    }
    for column in ["mandate", "organisation", "visit"] {
        edits.push((column, id.clone()));
        edits.push((column, "NULL".to_owned()));
    }
    for column in ["session", "payload", "salt"] {
        edits.push((column, bytes.clone()));
    }
    edits
}

#[test]
fn an_edit_of_any_column_is_named() {
    in_each_world(|world| async {
        let (_, index, _) = stage(&world).await;
        keep(&world).await;
        for (column, value) in edits(&world) {
            edited(&world, index, column, &value).await;
        }
        write_checkpoint(&world.app).await.unwrap();
        edited(&world, index, "actor", "NULL").await;
        grow(&world, 300).await;
        edited(&world, index, "actor", "NULL").await;
        world
    });
}

/// One edit, named, and put back.
async fn edited(world: &World, index: i64, column: &str, value: &str) {
    let edit = format!("UPDATE journal_entries SET {column} = {value} WHERE idx = {index}");
    assert_eq!(world.attack(&edit).await, 1);
    world.finds(&format!("journal_entries {index}")).await;
    let kept = format!("SELECT {column} FROM kept_journal_entries k WHERE k.idx = {index}");
    let back = format!("UPDATE journal_entries SET {column} = ({kept}) WHERE idx = {index}");
    assert_eq!(world.attack(&back).await, 1);
    assert_eq!(
        world.findings().await,
        Vec::<String>::new(),
        "{column} = {value}"
    );
}

#[test]
fn an_edit_after_the_last_checkpoint_is_named_as_well() {
    in_each_world(|world| async {
        write_checkpoint(&world.app).await.unwrap();
        let (_, index, _) = stage(&world).await;
        keep(&world).await;
        edited(&world, index, "actor", "NULL").await;
        world
    });
}

#[test]
fn a_payload_moved_to_another_entry_is_named() {
    in_each_world(|world| async {
        stage(&world).await;
        let with = "FROM journal_entries WHERE payload IS NOT NULL";
        let first = world.number(&format!("SELECT MIN(idx) {with}")).await;
        let last = world.number(&format!("SELECT MAX(idx) {with}")).await;
        let rows = (format!("idx = {first}"), format!("idx = {last}"));
        world
            .swap("journal_entries", "payload", &rows.0, &rows.1)
            .await;
        let found = world.findings().await;
        for index in [first, last] {
            assert!(
                found.contains(&format!("journal_entries {index}")),
                "{found:#?}"
            );
        }
        world
            .swap("journal_entries", "payload", &rows.0, &rows.1)
            .await;
        world
    });
}

#[test]
fn an_entry_that_is_gone_or_too_many_is_named() {
    in_each_world(|world| async {
        let (_, index, _) = stage(&world).await;
        keep(&world).await;
        world
            .attack(&format!("DELETE FROM journal_entries WHERE idx = {index}"))
            .await;
        world.finds(&format!("journal_entries {index}")).await;
        let back = format!(
            "INSERT INTO journal_entries SELECT * FROM kept_journal_entries WHERE idx = {index}"
        );
        assert_eq!(world.attack(&back).await, 1);
        for beyond in [0, 7] {
            let index = head(&world).await + beyond;
            world.attack(&copy_of_first(index)).await;
            // In the place of the next entry it also keeps the journal from growing: both are told.
            let found = world.findings().await;
            assert!(
                found.contains(&format!("journal_entries {index}")),
                "{found:#?}"
            );
            assert_eq!(found.contains(&"journal_head 1".to_owned()), beyond == 0);
            world
                .attack(&format!("DELETE FROM journal_entries WHERE idx = {index}"))
                .await;
        }
        let leaf = world.bytes(&[1; 32]);
        world
            .attack(&format!(
                "INSERT INTO journal_tree (level, idx, hash) VALUES (0, 100000, {leaf})"
            ))
            .await;
        world.finds("journal_tree 0").await;
        world
            .attack("DELETE FROM journal_tree WHERE idx = 100000")
            .await;
        world
    });
}

fn copy_of_first(index: i64) -> String {
    format!(
        "INSERT INTO journal_entries (idx, recorded_at, action, outcome, reason, channel, salt) \
         SELECT {index}, recorded_at, action, outcome, reason, channel, salt FROM journal_entries WHERE idx = 0"
    )
}

#[test]
fn two_entries_that_change_places_are_named() {
    in_each_world(|world| async {
        let (_, index, _) = stage(&world).await;
        for leaves in [false, true] {
            exchange(&world, index, leaves).await;
            let found = world.findings().await;
            for index in [index, index - 1] {
                let row = format!("journal_entries {index}");
                assert!(found.contains(&row), "{row} is not in {found:#?}");
            }
            exchange(&world, index, leaves).await;
        }
        world
    });
}

async fn exchange(world: &World, index: i64, leaves: bool) {
    let tables = ["journal_entries", "journal_tree"];
    for table in &tables[..if leaves { 2 } else { 1 }] {
        let only = if *table == "journal_tree" {
            "level = 0 AND"
        } else {
            ""
        };
        for (from, to) in [(index, -1), (index - 1, index), (-1, index - 1)] {
            let sql = format!("UPDATE {table} SET idx = {to} WHERE {only} idx = {from}");
            assert_eq!(world.attack(&sql).await, 1);
        }
    }
}
