//! The only home of SQL. One file a noun; one SQL text for SQLite and PostgreSQL.
//!
//! Reads take a connection of the reading pool. Every change goes through [`Store::commit`]: units
//! of work of concurrent requests share one durable commit together with their journal entries, so
//! a change and its entries stand or fall together and nobody is answered before both are on disk.

pub mod accounts;
mod append;
pub mod attestations;
pub mod cards;
pub mod checkpoints;
pub mod codes;
pub mod confirmations;
pub mod contact_trust;
pub mod contacts;
pub mod contests;
pub mod cosignatures;
pub mod db;
pub mod documents;
mod error;
pub mod factors;
pub mod facts;
pub mod guardians;
pub mod idempotency;
pub mod identities;
pub mod identity_flows;
pub mod instance;
pub mod invitations;
pub mod journal;
pub mod journal_own;
pub mod journal_said;
pub mod leases;
pub mod lockers;
pub mod mandates;
pub mod members;
pub mod notices;
pub mod openings;
pub mod organisations;
pub mod outbox;
pub mod outbox_tally;
pub mod passkeys;
pub mod recoveries;
pub mod recoveries_over;
pub mod relatives;
pub mod requests;
pub mod session_ends;
pub mod sessions;
mod statements;
mod target;
pub mod unlock_tries;
pub mod unlocks;
pub mod visits;
pub mod wakes;
mod writer;

use std::sync::Arc;

use tokio::sync::mpsc;

use crate::clock::{Clock, Timestamp};
use crate::crypto::random::Random;
use crate::crypto::ring::MasterRing;
use crate::domain::journal::Event;
use crate::limits;

use db::{Conn, Pool};
pub use error::StoreError;
pub use statements::{all_statements, prepare};
pub use writer::{CommitError, Recorded, Unit};

/// Asserts that a conditional update found its row.
pub fn one(statement: &'static str, touched: u64) -> Result<(), StoreError> {
    if touched == 1 {
        Ok(())
    } else {
        Err(StoreError::Rows { statement, touched })
    }
}

const NOW_SQLITE: &str = "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)";
const NOW_POSTGRES: &str = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

/// The database.
#[derive(Clone)]
pub struct Store {
    pool: Arc<Pool>,
    clock: Clock,
    queue: mpsc::Sender<Box<dyn writer::Job>>,
}

impl Store {
    /// Opens a database, brings its schema up to date and starts the writer.
    ///
    /// # Errors
    /// The address, the engine or the schema.
    pub async fn open(
        url: &str,
        clock: Clock,
        ring: Arc<MasterRing>,
        random: Random,
    ) -> Result<Self, StoreError> {
        let pool = Arc::new(Pool::open(url).await?);
        pool.migrate().await?;
        let (queue, jobs) = mpsc::channel(limits::COMMIT_QUEUE);
        let writer = writer::Writer::new(pool.clone(), clock.clone(), ring, random);
        tokio::spawn(writer.run(jobs));
        Ok(Self { pool, clock, queue })
    }

    /// A connection for reading.
    pub async fn reader(&self) -> Result<Conn, StoreError> {
        self.pool.reader().await
    }

    /// The database's clock (or the test's).
    pub async fn now(&self) -> Result<Timestamp, StoreError> {
        match self.clock.fixed_now() {
            Some(now) => Ok(now),
            None => now(&mut self.reader().await?, &self.clock).await,
        }
    }

    /// The clock itself, for snapshots that read it on their own connection.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The engine's word, for messages.
    pub fn engine(&self) -> &'static str {
        self.pool.engine()
    }

    /// Records one event and waits until it is durable; the value comes back as recorded.
    ///
    /// # Errors
    /// [`StoreError::Journal`]: then nothing may be done.
    pub async fn record<T>(&self, value: T, event: Event) -> Result<Recorded<T>, StoreError> {
        writer::record(&self.queue, value, event).await
    }

    /// Runs one unit of work in a shared transaction; its entries commit with it.
    ///
    /// # Errors
    /// The work's own error (then nothing of it stays), or the store's.
    pub async fn commit<T, E, F>(&self, work: F) -> Result<T, CommitError<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
        F: for<'a> FnOnce(&'a mut Unit) -> futures_util::future::BoxFuture<'a, Result<T, E>>
            + Send
            + 'static,
    {
        writer::commit(&self.queue, work).await
    }

    /// Waits for all connections to close, so that files can be removed.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// The clock as a connection sees it.
pub async fn now(conn: &mut Conn, clock: &Clock) -> Result<Timestamp, StoreError> {
    if let Some(now) = clock.fixed_now() {
        return Ok(now);
    }
    let millis: (i64,) = match conn {
        Conn::Sqlite(conn) => sqlx::query_as(NOW_SQLITE).fetch_one(&mut **conn).await?,
        Conn::Postgres(conn) => sqlx::query_as(NOW_POSTGRES).fetch_one(&mut **conn).await?,
    };
    Ok(Timestamp::from_millis(millis.0))
}

/// Reads a stored code; anything else means that a row was edited by hand.
pub(super) fn code<T>(parsed: Option<T>, table: &'static str) -> Result<T, StoreError> {
    parsed.ok_or(StoreError::Value(table))
}
