//! What somebody with full rights on the database and the objects can do, and what must come of it:
//! a named error, an entry, not one byte, nothing else changed.

use std::future::Future;

use abri::id::VersionId;
use abri::ops::journal_verify::verify_journal;
use abri::store::journal;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Row};
use tower::ServiceExt;

use crate::support::{World, engines};

/// What came of a request, also when its body broke.
pub struct Arrived {
    /// Status.
    pub status: StatusCode,
    /// Every byte that came out.
    pub bytes: Vec<u8>,
    /// Whether the body broke instead of ending.
    pub broken: bool,
}

impl Arrived {
    /// The stable code of a problem; `cut` where the body broke.
    pub fn code(&self) -> String {
        if self.broken {
            return "cut".to_owned();
        }
        let json: serde_json::Value = serde_json::from_slice(&self.bytes).unwrap_or_default();
        let kind = json["type"]
            .as_str()
            .and_then(|kind| kind.rsplit(':').next());
        kind.unwrap_or_default().to_owned()
    }
}

/// Runs an attack in a fresh world on each engine; its journal need not be whole afterwards.
pub fn in_each_attacked_world<F, Fut>(attack: F)
where
    F: Fn(World) -> Fut,
    Fut: Future<Output = World>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    for engine in engines() {
        runtime.block_on(async {
            let world = attack(World::new(engine).await).await;
            world.abandon().await;
        });
    }
}

impl World {
    async fn row(&self, sql: &str) -> AnyRow {
        sqlx::any::install_default_drivers();
        let mut conn = AnyConnection::connect(&self.settings.database_url)
            .await
            .unwrap();
        sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()))
            .fetch_one(&mut conn)
            .await
            .unwrap()
    }

    /// One value of bytes.
    pub async fn blob(&self, sql: &str) -> Vec<u8> {
        self.row(sql).await.get(0)
    }

    /// One id: `uuid_of("id", "document_versions WHERE …")`.
    pub async fn uuid_of(&self, column: &str, from: &str) -> uuid::Uuid {
        match self.engine {
            crate::support::Engine::Sqlite => {
                let bytes = self.blob(&format!("SELECT {column} FROM {from}")).await;
                uuid::Uuid::from_slice(&bytes).unwrap()
            }
            crate::support::Engine::Postgres => {
                let sql = format!("SELECT CAST({column} AS TEXT) FROM {from}");
                self.row(&sql).await.get::<String, _>(0).parse().unwrap()
            }
        }
    }

    /// Exchanges one column of two rows.
    pub async fn swap(&self, table: &str, column: &str, one: &str, other: &str) {
        let read = |place: &str| format!("SELECT {column} FROM {table} WHERE {place}");
        let (first, second) = (self.blob(&read(one)).await, self.blob(&read(other)).await);
        assert_ne!(first, second, "{table}.{column} is the same in both rows");
        self.set(table, column, one, &second).await;
        self.set(table, column, other, &first).await;
    }

    /// Writes bytes into one column of one row.
    pub async fn set(&self, table: &str, column: &str, place: &str, value: &[u8]) {
        let value = self.bytes(value);
        let sql = format!("UPDATE {table} SET {column} = {value} WHERE {place}");
        assert_eq!(self.attack(&sql).await, 1, "{sql}");
    }

    /// The version of a paper.
    pub async fn version(&self, document: &str) -> VersionId {
        let from = format!("document_versions WHERE document = {}", self.id(document));
        VersionId(self.uuid_of("id", &from).await)
    }

    /// A stored object, whole.
    pub async fn object(&self, version: VersionId) -> Vec<u8> {
        let size = self.app.blobs.size(version).await.unwrap();
        let reader = self.app.blobs.read(version, 0, size).await.unwrap();
        let (bytes, _) = reader.take(usize::try_from(size).unwrap()).await.unwrap();
        bytes.to_vec()
    }

    /// Puts other bytes in the place of an object.
    pub async fn put_object(&self, version: VersionId, bytes: &[u8]) {
        let mut writer = self.app.blobs.write(version);
        writer.write(bytes.to_vec().into()).await.unwrap();
        writer.finish().await.unwrap();
    }

    /// GET, with every byte that came out even if the body broke.
    pub async fn arrived(&self, path: &str, token: &str) -> Arrived {
        let request = Request::get(format!("/api/v1{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let (mut body, mut bytes, mut broken) = (response.into_body(), Vec::new(), false);
        while let Some(frame) = body.frame().await {
            match frame {
                Ok(frame) => bytes.extend_from_slice(&frame.into_data().unwrap_or_default()),
                Err(_) => broken = true,
            }
        }
        Arrived {
            status,
            bytes,
            broken,
        }
    }

    /// Entries in the journal.
    pub async fn size(&self) -> u64 {
        let conn = &mut self.app.store.reader().await.unwrap();
        journal::size(conn).await.unwrap()
    }

    /// Action, outcome and reason of the entries since the journal had `size`.
    pub async fn since(&self, size: u64) -> Vec<[String; 3]> {
        let conn = &mut self.app.store.reader().await.unwrap();
        let bodies = journal::range(conn, size, u64::MAX >> 1).await.unwrap();
        let told = |body: journal::Body| [body.action, body.outcome, body.reason];
        bodies.into_iter().map(told).collect()
    }

    /// GET must come to nothing: this code, one entry that says so with this outcome and reason, no
    /// plaintext.
    pub async fn fails(&self, path: &str, token: &str, code: &str, entry: (&str, &str)) {
        let size = self.size().await;
        let arrived = self.arrived(path, token).await;
        let said = String::from_utf8_lossy(&arrived.bytes).into_owned();
        assert_eq!(arrived.code(), code, "{path}: {} {said}", arrived.status);
        let nothing = !arrived.status.is_success() || arrived.bytes.is_empty();
        assert!(nothing && !said.to_lowercase().contains("canari"), "{said}");
        let entries = self.since(size).await;
        let not_done = entries.iter().filter(|told| told[1] != "done");
        let not_done: Vec<_> = not_done.map(|told| (&*told[1], &*told[2])).collect();
        assert_eq!(not_done, [entry], "{path}");
    }

    /// As [`World::fails`], and nothing changed.
    pub async fn refuses(&self, path: &str, token: &str, code: &str, entry: (&str, &str)) {
        let state = self.state().await;
        self.fails(path, token, code, entry).await;
        assert_eq!(self.state().await, state, "{path} changed something");
    }

    /// What `verify` names.
    pub async fn findings(&self) -> Vec<String> {
        let verdict = verify_journal(&self.app, |_, _| {}).await.unwrap();
        verdict
            .findings
            .into_iter()
            .map(|found| found.row)
            .collect()
    }

    /// `verify` must name this row.
    pub async fn finds(&self, row: &str) {
        let found = self.findings().await;
        let engine = self.engine;
        assert!(
            found.iter().any(|one| one == row),
            "{engine:?}: {row} is not in {found:#?}"
        );
    }
}
