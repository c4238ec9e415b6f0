//! The one writer of a node. It takes the units of work that wait, runs them in one transaction
//! (each behind a savepoint), appends their journal entries, commits once, then answers all.
//!
//! On PostgreSQL the head row of the journal is locked first, so several nodes take turns.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::{mpsc, oneshot};

use super::db::{Conn, Pool, execute, fetch, statements};
use super::{StoreError, append};
use crate::clock::{Clock, Timestamp};
use crate::crypto::random::Random;
use crate::crypto::ring::MasterRing;
use crate::domain::journal::Event;
use crate::limits;

statements! {
    BEGIN_POSTGRES = "BEGIN";
    COMMIT = "COMMIT";
    ROLLBACK = "ROLLBACK";
    LOCK_HEAD = "UPDATE journal_head SET size = size WHERE id = 1 RETURNING size";
    MOVE_HEAD = "UPDATE journal_head SET size = $1 WHERE id = 1 AND size = $2";
}
/// Begun at once as a writer; SQLite prepares it only outside a transaction, so it is not listed.
const BEGIN_SQLITE: &str = "BEGIN IMMEDIATE";
const SAVEPOINT: &str = "SAVEPOINT unit";
const UNDO: &str = "ROLLBACK TO SAVEPOINT unit";
const RELEASE: &str = "RELEASE SAVEPOINT unit";

/// What is known to be in the journal, at which index. Only the store makes one.
pub struct Recorded<T> {
    value: T,
    index: u64,
}

impl<T> Recorded<T> {
    /// What was recorded.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The index of its entry.
    pub fn index(&self) -> u64 {
        self.index
    }
}

/// Why a unit of work did not stay.
#[derive(Debug)]
pub enum CommitError<E> {
    /// The work itself refused; nothing of it stays.
    Work(E),
    /// The database or the journal failed; nothing of it stays.
    Store(StoreError),
}

/// The transaction as one unit of work sees it.
pub struct Unit {
    /// The connection, inside the transaction.
    pub conn: Conn,
    now: Timestamp,
    base: u64,
    events: Vec<Event>,
}

impl Unit {
    /// The database's clock at the beginning of the transaction.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Adds an entry that commits with the work; its index in the journal.
    pub fn record(&mut self, event: Event) -> u64 {
        self.events.push(event);
        self.base + self.events.len() as u64 - 1
    }
}

/// One caller's work, whatever its types.
pub(super) trait Job: Send {
    /// Whether it runs statements of its own, and so needs a savepoint.
    fn touches(&self) -> bool;
    /// Does the work; false to undo it.
    fn run<'a>(&'a mut self, unit: &'a mut Unit) -> BoxFuture<'a, bool>;
    /// Answers the caller, once the commit is durable (or not).
    fn done(self: Box<Self>, committed: bool);
}

struct Work<F, T, E> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, CommitError<E>>>,
}

impl<F, T, E> Job for Work<F, T, E>
where
    T: Send + 'static,
    E: Send + 'static,
    F: for<'a> FnOnce(&'a mut Unit) -> BoxFuture<'a, Result<T, E>> + Send,
{
    fn touches(&self) -> bool {
        true
    }

    fn run<'a>(&'a mut self, unit: &'a mut Unit) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let Some(work) = self.work.take() else {
                return false;
            };
            let result = work(unit).await;
            let kept = result.is_ok();
            self.result = Some(result);
            kept
        })
    }

    fn done(self: Box<Self>, committed: bool) {
        let answer = match self.result {
            Some(Ok(value)) if committed => Ok(value),
            Some(Err(error)) => Err(CommitError::Work(error)),
            _ => Err(CommitError::Store(StoreError::Journal)),
        };
        // A caller that went away needs no answer.
        let _ = self.answer.send(answer);
    }
}

struct Note {
    event: Option<Event>,
    index: u64,
    answer: oneshot::Sender<Option<u64>>,
}

impl Job for Note {
    fn touches(&self) -> bool {
        false
    }

    fn run<'a>(&'a mut self, unit: &'a mut Unit) -> BoxFuture<'a, bool> {
        if let Some(event) = self.event.take() {
            self.index = unit.record(event);
        }
        Box::pin(std::future::ready(true))
    }

    fn done(self: Box<Self>, committed: bool) {
        let _ = self.answer.send(committed.then_some(self.index));
    }
}

pub(super) async fn record<T>(
    queue: &mpsc::Sender<Box<dyn Job>>,
    value: T,
    event: Event,
) -> Result<Recorded<T>, StoreError> {
    let (answer, wait) = oneshot::channel();
    let job = Box::new(Note {
        event: Some(event),
        index: 0,
        answer,
    });
    queue.send(job).await.map_err(|_| StoreError::Journal)?;
    let index = wait.await.ok().flatten().ok_or(StoreError::Journal)?;
    Ok(Recorded { value, index })
}

pub(super) async fn commit<T, E, F>(
    queue: &mpsc::Sender<Box<dyn Job>>,
    work: F,
) -> Result<T, CommitError<E>>
where
    T: Send + 'static,
    E: Send + 'static,
    F: for<'a> FnOnce(&'a mut Unit) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
{
    let (answer, wait) = oneshot::channel();
    let job = Box::new(Work {
        work: Some(work),
        result: None,
        answer,
    });
    let gone = || CommitError::Store(StoreError::Journal);
    queue.send(job).await.map_err(|_| gone())?;
    wait.await.map_err(|_| gone())?
}

pub(super) struct Writer {
    pool: Arc<Pool>,
    clock: Clock,
    ring: Arc<MasterRing>,
    random: Random,
}

impl Writer {
    pub(super) fn new(
        pool: Arc<Pool>,
        clock: Clock,
        ring: Arc<MasterRing>,
        random: Random,
    ) -> Self {
        Self {
            pool,
            clock,
            ring,
            random,
        }
    }

    pub(super) async fn run(self, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
        while let Some(first) = jobs.recv().await {
            let mut batch = vec![first];
            while batch.len() < limits::COMMIT_UNITS {
                match jobs.try_recv() {
                    Ok(job) => batch.push(job),
                    Err(_) => break,
                }
            }
            let committed = match self.transact(&mut batch).await {
                Ok(()) => true,
                Err(error) => {
                    tracing::error!(%error, units = batch.len(), "commit failed");
                    false
                }
            };
            batch.into_iter().for_each(|job| job.done(committed));
        }
    }

    async fn transact(&self, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        let mut unit = self.begin().await?;
        let result = self.work(&mut unit, batch).await;
        if result.is_err() {
            // The connection may be gone; then the engine rolls back by itself.
            let _ = execute!(&mut unit.conn, ROLLBACK);
        }
        result
    }

    async fn begin(&self) -> Result<Unit, StoreError> {
        let mut conn = self.pool.writer().await?;
        let begin = match &conn {
            Conn::Sqlite(_) => BEGIN_SQLITE,
            Conn::Postgres(_) => BEGIN_POSTGRES,
        };
        execute!(&mut conn, begin)?;
        let (size,) = fetch!(fetch_one, &mut conn, (i64,), LOCK_HEAD)?;
        let now = super::now(&mut conn, &self.clock).await?;
        Ok(Unit {
            conn,
            now,
            base: size.unsigned_abs(),
            events: Vec::new(),
        })
    }

    async fn work(&self, unit: &mut Unit, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        for job in batch {
            if job.touches() {
                execute!(&mut unit.conn, SAVEPOINT)?;
            }
            let before = unit.events.len();
            let ran = AssertUnwindSafe(job.run(unit)).catch_unwind().await;
            let kept = ran.unwrap_or(false);
            if !kept {
                unit.events.truncate(before);
                execute!(&mut unit.conn, UNDO)?;
            }
            if job.touches() {
                execute!(&mut unit.conn, RELEASE)?;
            }
        }
        self.close(unit).await
    }

    async fn close(&self, unit: &mut Unit) -> Result<(), StoreError> {
        let events = std::mem::take(&mut unit.events);
        let after = unit.base + events.len() as u64;
        if !events.is_empty() {
            let batch = append::Batch {
                base: unit.base,
                now: unit.now,
                events,
                ring: &self.ring,
                random: &self.random,
            };
            append::append(&mut unit.conn, batch).await?;
            let (after, before) = (after.cast_signed(), unit.base.cast_signed());
            super::one(
                "MOVE_HEAD",
                execute!(&mut unit.conn, MOVE_HEAD, after, before)?,
            )?;
        }
        execute!(&mut unit.conn, COMMIT)?;
        Ok(())
    }
}
