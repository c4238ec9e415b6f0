//! Raw access to a world's database: what an attacker with full rights would use, and what a test
//! uses to show that nothing changed.

use abri::app::Settings;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Executor, Row};

use super::World;

/// A new PostgreSQL database; its address.
pub async fn fresh_postgres() -> String {
    let server = std::env::var("ABRI_TEST_POSTGRES").unwrap();
    let name = format!(
        "abri_{}",
        abri::crypto::hex(&abri::crypto::random::Random::system().bytes::<8>())
    );
    let mut conn = connect(&server).await;
    conn.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .await
        .unwrap();
    let (base, query) = server
        .split_once('?')
        .map_or((server.as_str(), ""), |(base, query)| (base, query));
    let (base, _) = base.rsplit_once('/').unwrap();
    if query.is_empty() {
        format!("{base}/{name}")
    } else {
        format!("{base}/{name}?{query}")
    }
}

/// Drops a world's PostgreSQL database.
pub async fn forget(settings: &Settings) {
    if !settings.database_url.starts_with("postgres") {
        return;
    }
    let server = std::env::var("ABRI_TEST_POSTGRES").unwrap();
    let path = settings.database_url.split('?').next().unwrap();
    let name = path.rsplit('/').next().unwrap();
    let mut conn = connect(&server).await;
    conn.execute(sqlx::AssertSqlSafe(format!(
        "DROP DATABASE {name} WITH (FORCE)"
    )))
    .await
    .unwrap();
}

async fn connect(url: &str) -> AnyConnection {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(url).await.unwrap()
}

impl World {
    /// Runs a statement as somebody with full rights, the journal's triggers taken away first when
    /// the statement is about the journal.
    pub async fn attack(&self, sql: &str) -> u64 {
        let mut conn = connect(&self.settings.database_url).await;
        let guarded = [
            "journal_entries",
            "journal_tree",
            "journal_checkpoints",
            "journal_cosignatures",
        ];
        for table in guarded {
            if sql.contains(table) {
                for trigger in self.triggers(table) {
                    conn.execute(sqlx::AssertSqlSafe(trigger)).await.unwrap();
                }
            }
        }
        conn.execute(sqlx::AssertSqlSafe(sql.to_owned()))
            .await
            .unwrap()
            .rows_affected()
    }

    /// Runs a statement as somebody with full rights who did not think of the triggers.
    pub async fn try_attack(&self, sql: &str) -> Result<u64, sqlx::Error> {
        let mut conn = connect(&self.settings.database_url).await;
        Ok(conn
            .execute(sqlx::AssertSqlSafe(sql.to_owned()))
            .await?
            .rows_affected())
    }

    fn triggers(&self, table: &str) -> Vec<String> {
        match self.engine {
            super::Engine::Sqlite => ["update", "delete"]
                .map(|act| format!("DROP TRIGGER IF EXISTS {table}_no_{act}"))
                .to_vec(),
            super::Engine::Postgres => ["change", "truncate"]
                .map(|act| format!("DROP TRIGGER IF EXISTS {table}_no_{act} ON {table}"))
                .to_vec(),
        }
    }

    /// One number.
    pub async fn number(&self, sql: &str) -> i64 {
        let mut conn = connect(&self.settings.database_url).await;
        let row: AnyRow = sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()))
            .fetch_one(&mut conn)
            .await
            .unwrap();
        row.get(0)
    }

    /// One word, if there is a row.
    pub async fn word(&self, sql: &str) -> Option<String> {
        let mut conn = connect(&self.settings.database_url).await;
        let row: Option<AnyRow> = sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()))
            .fetch_optional(&mut conn)
            .await
            .unwrap();
        row.map(|row| row.get(0))
    }

    /// An id as a literal of this engine.
    pub fn id(&self, id: impl std::fmt::Display) -> String {
        match self.engine {
            super::Engine::Sqlite => format!("x'{}'", id.to_string().replace('-', "")),
            super::Engine::Postgres => format!("'{id}'"),
        }
    }

    /// Bytes as a literal of this engine.
    pub fn bytes(&self, bytes: &[u8]) -> String {
        match self.engine {
            super::Engine::Sqlite => format!("x'{}'", abri::crypto::hex(bytes)),
            super::Engine::Postgres => format!("'\\x{}'", abri::crypto::hex(bytes)),
        }
    }

    /// A digest of everything but the journal and what only notes that a session is in use: equal
    /// before and after whatever was refused.
    pub async fn state(&self) -> String {
        const TABLES: &[&str] = &[
            "organisations",
            "accounts",
            "account_keys",
            "memberships",
            "lockers",
            "category_keys",
            "documents",
            "document_versions",
            "mandates",
            "consents",
            "mandate_rights",
            "mandate_aidants",
            "server_halves",
            "granted_keys",
            "mandate_requests",
            "mandate_scans",
            "codes",
            "passkeys",
            "attestations",
            "visits",
            "invitations",
            "idempotency",
            "mandate_wakes",
            "openings",
            "contacts",
            "notices",
            "outbox",
            "received",
            "identity_links",
        ];
        self.digest(TABLES, "").await
    }

    /// A digest of these tables, but for one column.
    pub async fn digest(&self, tables: &[&str], without: &str) -> String {
        let mut conn = connect(&self.settings.database_url).await;
        let mut text = String::new();
        for table in tables {
            text.push_str(&self.table(&mut conn, table, without).await);
        }
        abri::crypto::hex(&abri::crypto::sha256(text.as_bytes()))
    }

    async fn table(&self, conn: &mut AnyConnection, table: &str, without: &str) -> String {
        let sql = match self.engine {
            super::Engine::Postgres => format!(
                "SELECT coalesce(string_agg(t, '|' ORDER BY t), '') FROM \
                (SELECT (to_jsonb(one) - '{without}')::text AS t FROM {table} one) AS lines"
            ),
            super::Engine::Sqlite => {
                let sql = format!(
                    "SELECT group_concat('quote(' || name || ')', ' || ') FROM pragma_table_info('{table}') WHERE name <> '{without}'"
                );
                let row: AnyRow = sqlx::query(sqlx::AssertSqlSafe(sql))
                    .fetch_one(&mut *conn)
                    .await
                    .unwrap();
                let columns: String = row.get(0);
                format!(
                    "SELECT coalesce(group_concat(line, '|'), '') FROM (SELECT {columns} AS line FROM {table} ORDER BY 1)"
                )
            }
        };
        let row: AnyRow = sqlx::query(sqlx::AssertSqlSafe(sql))
            .fetch_one(conn)
            .await
            .unwrap();
        format!("{table}:{}\n", row.get::<String, _>(0))
    }

    /// How many entries the journal has with this outcome.
    pub async fn entries(&self, outcome: &str) -> i64 {
        self.number(&format!(
            "SELECT COUNT(*) FROM journal_entries WHERE outcome = '{outcome}'"
        ))
        .await
    }

    /// The newest refusal or failure: action and reason.
    pub async fn last_refusal(&self) -> (String, String) {
        let mut conn = connect(&self.settings.database_url).await;
        let sql = "SELECT action, reason FROM journal_entries WHERE outcome <> 'done' ORDER BY idx DESC LIMIT 1";
        let row: AnyRow = sqlx::query(sql).fetch_one(&mut conn).await.unwrap();
        (row.get(0), row.get(1))
    }
}
