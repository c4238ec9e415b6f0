//! Appending a batch of entries: bodies, leaves and completed tiles in as few statements as the
//! engine takes, because every round trip is paid by all callers of the batch.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::QueryBuilder;
use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use super::journal::{self, Body};
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::crypto::random::Random;
use crate::crypto::ring::MasterRing;
use crate::domain::journal::Event;
use crate::journal::{Hash, tree};

statements! {
    LAST_OF_LOCKER = "SELECT MAX(idx) FROM journal_entries WHERE locker = $1";
    INSERT_ROW = "INSERT INTO journal_tree (level, idx, hash) VALUES ($1, $2, $3)";
}
const INSERT_BODIES: &str = "INSERT INTO journal_entries (idx, recorded_at, action, outcome, reason, channel, actor, \
     account, locker, document, mandate, organisation, visit, mode, motive, session, previous, payload, salt) ";
const INSERT_LEAVES: &str = "INSERT INTO journal_tree (level, idx, hash) ";

/// What commits together.
pub(super) struct Batch<'a> {
    pub base: u64,
    pub now: Timestamp,
    pub events: Vec<Event>,
    pub ring: &'a MasterRing,
    pub random: &'a Random,
}

pub(super) async fn append(conn: &mut Conn, batch: Batch<'_>) -> Result<(), StoreError> {
    let lockers = batch.events.iter().filter_map(|event| event.locker);
    let lockers: BTreeSet<Uuid> = lockers.map(|locker| locker.0).collect();
    let mut last = BTreeMap::new();
    for locker in lockers {
        last.insert(locker, last_of_locker(conn, locker).await?);
    }
    let after = batch.base + batch.events.len() as u64;
    let (bodies, leaves) = bodies(&batch, last)?;
    insert(conn, &bodies, &leaves, batch.base).await?;
    complete_tiles(conn, batch.base, after).await
}

async fn last_of_locker(conn: &mut Conn, locker: Uuid) -> Result<Option<i64>, StoreError> {
    let (last,) = fetch!(fetch_one, conn, (Option<i64>,), LAST_OF_LOCKER, locker)?;
    Ok(last)
}

/// Turns events into bodies and leaves. The payload is committed in the clear form and stored sealed.
fn bodies(
    batch: &Batch<'_>,
    mut last: BTreeMap<Uuid, Option<i64>>,
) -> Result<(Vec<Body>, Vec<Hash>), StoreError> {
    let mut bodies = Vec::with_capacity(batch.events.len());
    let mut leaves = Vec::with_capacity(batch.events.len());
    for (index, event) in (batch.base..).zip(&batch.events) {
        let mut body = Body::new(index, batch.now, event, batch.random.bytes());
        if let Some(locker) = body.locker {
            body.previous = last.insert(locker, Some(body.idx)).flatten();
        }
        let payload = event.payload_bytes();
        leaves.push(body.leaf(&payload)?);
        if !payload.is_empty() {
            body.payload = Some(
                batch
                    .ring
                    .seal(&Place::payload(index), &payload, batch.random),
            );
        }
        bodies.push(body);
    }
    Ok((bodies, leaves))
}

/// The same builder for both engines; the values are bound, never written into the text.
macro_rules! insert_all {
    ($conn:expr, $bodies:expr, $leaves:expr, $base:expr) => {{
        let mut query = QueryBuilder::new(INSERT_BODIES);
        query.push_values($bodies, |mut row, body: &Body| {
            row.push_bind(body.idx)
                .push_bind(body.recorded_at)
                .push_bind(body.action.clone());
            row.push_bind(body.outcome.clone())
                .push_bind(body.reason.clone())
                .push_bind(body.channel.clone());
            row.push_bind(body.actor)
                .push_bind(body.account)
                .push_bind(body.locker)
                .push_bind(body.document);
            row.push_bind(body.mandate)
                .push_bind(body.organisation)
                .push_bind(body.visit);
            row.push_bind(body.mode.clone())
                .push_bind(body.motive.clone())
                .push_bind(body.session.clone());
            row.push_bind(body.previous)
                .push_bind(body.payload.clone())
                .push_bind(body.salt.clone());
        });
        query
            .build()
            .persistent(false)
            .execute(&mut **$conn)
            .await?;
        let mut query = QueryBuilder::new(INSERT_LEAVES);
        query.push_values(
            ($base..).zip($leaves),
            |mut row, (index, leaf): (u64, &Hash)| {
                row.push_bind(0i64)
                    .push_bind(index.cast_signed())
                    .push_bind(leaf.to_vec());
            },
        );
        query
            .build()
            .persistent(false)
            .execute(&mut **$conn)
            .await?;
    }};
}

async fn insert(
    conn: &mut Conn,
    bodies: &[Body],
    leaves: &[Hash],
    base: u64,
) -> Result<(), StoreError> {
    match conn {
        Conn::Sqlite(conn) => insert_all!(conn, bodies, leaves, base),
        Conn::Postgres(conn) => insert_all!(conn, bodies, leaves, base),
    }
    Ok(())
}

/// Writes the hash of each tile that became full, lower levels first.
async fn complete_tiles(conn: &mut Conn, before: u64, after: u64) -> Result<(), StoreError> {
    for (level, index) in tree::completed(before, after) {
        let below = (level.saturating_sub(1), index * 256, (index + 1) * 256);
        let rows = journal::rows(conn, &[below]).await?;
        let hash = tree::row(level, index, &rows).map_err(|_| StoreError::Value("journal_tree"))?;
        execute!(
            conn,
            INSERT_ROW,
            i64::from(level),
            index.cast_signed(),
            hash.to_vec()
        )?;
    }
    Ok(())
}
