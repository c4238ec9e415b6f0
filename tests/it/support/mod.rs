//! The whole application in process, on each engine that is at hand: a fixed clock, a seeded cast,
//! real SQL, real objects. When a world ends, its journal is verified and nothing may lie.

pub mod cast;
pub mod db;
pub mod http;

use std::future::Future;
use std::sync::Arc;

use abri::app::{App, Costs, Settings};
use abri::clock::{Clock, Timestamp};
use abri::crypto::password::Cost;
use abri::crypto::random::Random;
use abri::crypto::ring::MasterRing;
use abri::limits;
use abri::notify::{Mail, MailSettings, Memory, Secret, Sms, SmsSettings};
use abri::ops::journal_verify::verify_journal;
use axum::Router;
use tempfile::TempDir;

/// Where every world begins: 2026-11-22 09:00 UTC.
pub const BEGINNING: Timestamp = Timestamp::from_millis(1_795_338_000_000);

/// What the gateway of the tests signs with.
pub const WEBHOOK: &str = "canari-secret-de-la-passerelle";

/// An engine with its object store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite and a folder.
    Sqlite,
    /// PostgreSQL and, where there is one, S3.
    Postgres,
}

/// One application with its data.
pub struct World {
    /// The application.
    pub app: App,
    /// Its routes.
    pub router: Router,
    /// Its clock.
    pub clock: Clock,
    /// The engine it runs on.
    pub engine: Engine,
    /// Its folder: database (SQLite) and objects.
    pub folder: Arc<TempDir>,
    /// How to open it again.
    pub settings: Settings,
    ring: String,
}

/// Light stretching: these tests are about what is stretched, not how long it takes.
pub const LIGHT: Costs = Costs {
    passphrase: Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    },
    pin: Cost {
        memory_kib: 32,
        passes: 1,
        lanes: 1,
    },
};

/// Whether the full run demands this server.
pub fn required(what: &str) -> bool {
    std::env::var("ABRI_TEST_REQUIRE").is_ok_and(|list| list.split(',').any(|one| one == what))
}

/// The engines at hand. Where the full run demands PostgreSQL, its absence is a failure.
pub fn engines() -> Vec<Engine> {
    let postgres = std::env::var("ABRI_TEST_POSTGRES").is_ok();
    assert!(
        postgres || !required("postgres"),
        "ABRI_TEST_POSTGRES must say where PostgreSQL is"
    );
    if postgres {
        vec![Engine::Sqlite, Engine::Postgres]
    } else {
        vec![Engine::Sqlite]
    }
}

/// Runs a test in a fresh world on each engine, then checks that the world is whole.
pub fn in_each_world<F, Fut>(test: F)
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
            let world = test(World::new(engine).await).await;
            world.end().await;
        });
    }
}

impl World {
    /// A world with nobody in it.
    pub async fn new(engine: Engine) -> Self {
        super::logs::start();
        let folder = TempDir::with_prefix("abri-it-").unwrap();
        let settings = settings(engine, &folder).await;
        let ring = MasterRing::make(&Random::system()).text().to_string();
        Self::open(
            engine,
            Arc::new(folder),
            settings,
            ring,
            Clock::fixed(BEGINNING),
        )
        .await
    }

    async fn open(
        engine: Engine,
        folder: Arc<TempDir>,
        settings: Settings,
        ring: String,
        clock: Clock,
    ) -> Self {
        let keys = MasterRing::parse(&ring).unwrap();
        let app = App::open(settings.clone(), keys, clock.clone(), Random::system())
            .await
            .unwrap();
        let router = abri::http::router(app.clone());
        Self {
            app,
            router,
            clock,
            engine,
            folder,
            settings,
            ring,
        }
    }

    /// The same data under a new process with other settings.
    pub async fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self.restart().await
    }

    /// The same data under a new process: nothing that was kept in memory stays.
    pub async fn restart(self) -> Self {
        self.app.store.close().await;
        Self::open(
            self.engine,
            self.folder,
            self.settings,
            self.ring,
            self.clock,
        )
        .await
    }

    /// The same data under another configuration.
    pub async fn configured(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self.restart().await
    }

    /// The text of the master key ring.
    pub fn ring(&self) -> &str {
        &self.ring
    }

    /// Moves the clock.
    pub fn later(&self, by: std::time::Duration) {
        self.clock.advance(by);
    }

    /// Ends a world in which nothing may lie.
    pub async fn end(self) {
        let verdict = verify_journal(&self.app, |_, _| {}).await.unwrap();
        assert!(
            verdict.whole(),
            "{:?}: {:#?}",
            self.engine,
            verdict.findings
        );
        self.abandon().await;
    }

    /// Ends a world that was attacked.
    pub async fn abandon(self) {
        self.app.store.close().await;
        db::forget(&self.settings).await;
    }
}

async fn settings(engine: Engine, folder: &TempDir) -> Settings {
    let database_url = match engine {
        Engine::Sqlite => abri::store::db::sqlite_url(folder.path()),
        Engine::Postgres => db::fresh_postgres().await,
    };
    let storage_url = match (engine, std::env::var("ABRI_TEST_S3")) {
        (Engine::Postgres, Ok(url)) => own_prefix(&url),
        _ => format!("file://{}", folder.path().join("objects").display()),
    };
    Settings {
        database_url,
        storage_url,
        origin: "abri.example/log".to_owned(),
        document_bytes: limits::DOCUMENT_BYTES,
        locker_bytes: limits::LOCKER_BYTES,
        public_url: None,
        self_opening: false,
        costs: LIGHT,
        trusted_proxies: Vec::new(),
        witnesses: Vec::new(),
        witnesses_needed: 0,
        sms: SmsSettings {
            way: Sms::Memory(Memory::default()),
            webhook: Some(Secret::new(WEBHOOK.to_owned())),
        },
        mail: MailSettings {
            way: Mail::Memory(Memory::default()),
            webhook: Some(Secret::new(WEBHOOK.to_owned())),
        },
        identities: Vec::new(),
    }
}

/// Each world has its own corner of the bucket, which its sweep may empty.
pub fn own_prefix(url: &str) -> String {
    let (bucket, query) = url.split_once('?').unwrap_or((url, ""));
    let corner = abri::crypto::hex(&Random::system().bytes::<8>());
    format!("{bucket}/{corner}?{query}")
}
