//! What the database itself refuses: changes of the journal, and duties of an auditor.

use abri::ops::write_checkpoint::write_checkpoint;

use crate::support::{Engine, World, in_each_world};

const TABLES: [&str; 3] = ["journal_entries", "journal_tree", "journal_checkpoints"];

/// Every way to change rows that stand, without taking a trigger away.
fn changes(engine: Engine, table: &str) -> Vec<String> {
    let column = match table {
        "journal_entries" => "recorded_at",
        "journal_tree" => "idx",
        _ => "at",
    };
    let mut changes = vec![
        format!("UPDATE {table} SET {column} = {column} + 1"),
        format!("DELETE FROM {table}"),
    ];
    match engine {
        Engine::Sqlite => {
            changes.push(format!(
                "INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
            ));
            changes.push(format!(
                "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"
            ));
            changes.push(format!(
                "UPDATE OR REPLACE {table} SET {column} = {column} + 1"
            ));
        }
        Engine::Postgres => {
            changes.push(format!("TRUNCATE {table}"));
            changes.push(format!("TRUNCATE {table} CASCADE"));
            changes.push(format!(
                "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({}) DO UPDATE SET {column} = 1",
                match table {
                    "journal_entries" => "idx",
                    "journal_tree" => "level, idx",
                    _ => "size",
                }
            ));
        }
    }
    changes
}

#[test]
fn the_journal_is_insert_only_in_the_database() {
    in_each_world(|world| async {
        world.cast().await;
        write_checkpoint(&world.app).await.unwrap();
        for table in TABLES {
            for sql in changes(world.engine, table) {
                let touched = world.try_attack(&sql).await;
                // A checkpoint that is there already is left as it is, without a word.
                let ignored = table == "journal_checkpoints" && sql.contains("REPLACE INTO");
                assert_eq!(touched.as_ref().ok(), ignored.then_some(&0), "{sql}");
            }
        }
        assert_eq!(world.findings().await, Vec::<String>::new());
        world
    });
}

/// Each must be refused, and change nothing.
async fn refused(world: &World, statements: &[String]) {
    let state = world.state().await;
    for sql in statements {
        assert!(world.try_attack(sql).await.is_err(), "{sql}");
        assert_eq!(world.state().await, state, "{sql}");
    }
}

#[test]
fn an_auditor_holds_no_membership_and_no_locker() {
    in_each_world(|world| async {
        let cast = world.cast().await;
        let (auditor, marie) = (world.id(&cast.auditor.id), world.id(&cast.marie.id));
        let organisation = world.id(cast.organisation);
        let amina = world.id(&cast.amina.id);
        let id = world.id("01a2027b-d680-7ff1-8ef2-000000000004");
        let bytes = world.bytes(&[1]);
        let join = |account: &str, until: &str| {
            format!(
                "INSERT INTO memberships (id, account, organisation, role, since, until) VALUES ({id}, {account}, {organisation}, 'aidant', 1, {until})"
            )
        };
        refused(
            &world,
            &[
                join(&auditor, "NULL"),
                join(&auditor, "2"),
                format!("UPDATE memberships SET account = {auditor} WHERE account = {marie}"),
                format!("INSERT INTO lockers (id, owner, state, language, profile_key, profile, created_at) VALUES ({id}, {auditor}, 'open', 'fr', {bytes}, {bytes}, 1)"),
                format!("UPDATE lockers SET owner = {auditor} WHERE owner = {amina}"),
                format!("UPDATE accounts SET auditor = (1 = 1) WHERE id = {marie}"),
                format!("UPDATE accounts SET auditor = (1 = 1) WHERE id = {amina}"),
            ],
        )
        .await;
        // Who left may audit; then the past is not taken up again.
        let path = format!("/organisations/current/members/{}", cast.marie.id);
        let coordinator = &cast.coordinator.token;
        let left = world.call(axum::http::Method::DELETE, &path, coordinator, None);
        left.await.expect(204);
        let audits = format!("UPDATE accounts SET auditor = (1 = 1) WHERE id = {marie}");
        assert_eq!(world.try_attack(&audits).await.unwrap(), 1);
        refused(
            &world,
            &[format!(
                "UPDATE memberships SET until = NULL WHERE account = {marie}"
            )],
        )
        .await;
        world
    });
}
