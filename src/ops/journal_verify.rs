//! `abri journal verify`: every body is hashed again from its own bytes, the tree is rebuilt, the
//! checkpoints are checked, and journal, database and objects are reconciled. Each finding names
//! the row that lies.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::App;
use crate::crypto::place::Place;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::journal::{Hash, Memory, Rows, tree};
use crate::store::checkpoints::{self, StoredCheckpoint};
use crate::store::db::Conn;
use crate::store::journal::{self, Body};

use super::error::OpError;
use super::journal_checkpoints::{check_checkpoints, check_cosignatures};
use super::journal_reconcile::{Reconciler, reconcile};

/// Bodies read at once.
const STEP: u64 = 1024;

/// One row that lies, by its table and key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Table and key, such as `journal_entries 12`.
    pub row: String,
    /// What is wrong with it.
    pub problem: String,
}

/// The verdict.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Entries checked.
    pub entries: u64,
    /// Checkpoints checked.
    pub checkpoints: usize,
    /// Papers reconciled.
    pub documents: usize,
    /// Root over all entries, as rebuilt from the tree's rows.
    pub root: Option<Hash>,
    /// What lies; empty when the journal is whole.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether nothing lies.
    pub fn whole(&self) -> bool {
        self.findings.is_empty()
    }

    pub(super) fn find(&mut self, row: impl Into<String>, problem: impl Into<String>) {
        self.findings.push(Finding {
            row: row.into(),
            problem: problem.into(),
        });
    }
}

/// Checks everything. `progress` is told how many entries were read, of how many.
///
/// # Errors
/// The database does not answer; what lies is a finding and no error.
pub async fn verify_journal(app: &App, progress: impl Fn(u64, u64)) -> Result<Verdict, OpError> {
    let mut conn = app.store.reader().await?;
    let size = journal::size(&mut conn).await?;
    let mut verdict = Verdict {
        entries: size,
        ..Verdict::default()
    };
    let checkpoints = checkpoints::all(&mut conn).await?;
    let (mut reconciler, mut last) = (Reconciler::default(), BTreeMap::<Uuid, i64>::new());
    for start in (0..size).step_by(STEP as usize) {
        let end = size.min(start + STEP);
        let page = Page {
            start,
            end,
            checkpoint: checkpoints.last(),
        };
        check_page(
            app,
            &mut conn,
            &page,
            &mut last,
            &mut reconciler,
            &mut verdict,
        )
        .await?;
        progress(end, size);
    }
    check_edges(&mut conn, size, &mut verdict).await?;
    check_tiles(&mut conn, size, &mut verdict).await?;
    check_checkpoints(app, &mut conn, &checkpoints, size, &mut verdict).await?;
    check_cosignatures(&mut conn, &checkpoints, &mut verdict).await?;
    verdict.checkpoints = checkpoints.len();
    drop(conn);
    reconcile(app, reconciler, &mut verdict).await?;
    if let Err(error) = record(app, &verdict).await {
        // What stands where the next entry belongs is told, not a reason to tell nothing.
        verdict.find("journal_head 1", format!("takes no entry: {error}"));
    }
    Ok(verdict)
}

async fn record(app: &App, verdict: &Verdict) -> Result<(), OpError> {
    let mut event = Event::new(
        EventKind::JournalVerified,
        crate::domain::journal::Channel::Cli,
    );
    event = event
        .with("entries", verdict.entries)
        .with("findings", verdict.findings.len());
    if !verdict.whole() {
        event = event.failed(Reason::NotAuthentic);
    }
    app.store.record((), event).await?;
    Ok(())
}

struct Page<'a> {
    start: u64,
    end: u64,
    checkpoint: Option<&'a StoredCheckpoint>,
}

async fn check_page(
    app: &App,
    conn: &mut Conn,
    page: &Page<'_>,
    last: &mut BTreeMap<Uuid, i64>,
    reconciler: &mut Reconciler,
    verdict: &mut Verdict,
) -> Result<(), OpError> {
    let bodies = journal::range(conn, page.start, page.end).await?;
    let rows = journal::rows(conn, &[(0, page.start, page.end)]).await?;
    let mut bodies = bodies.into_iter().peekable();
    for index in page.start..page.end {
        let Some(body) = bodies.next_if(|body| body.idx.cast_unsigned() == index) else {
            verdict.find(format!("journal_entries {index}"), "entry is missing");
            continue;
        };
        check_previous(&body, last, verdict);
        let Some(payload) = payload(app, &body, verdict) else {
            continue;
        };
        let leaf = body.leaf(&payload).ok();
        let stored = rows
            .range(0, index, index + 1)
            .and_then(|found| found.first().copied());
        match (leaf, stored) {
            (Some(leaf), Some(stored)) if leaf == stored => {}
            (_, None) => verdict.find(format!("journal_tree 0 {index}"), "leaf is missing"),
            (leaf, Some(_)) => {
                let row = liar(conn, index, leaf, page.checkpoint).await?;
                verdict.find(row, "entry and leaf do not agree");
            }
        }
        reconciler.take(&body, &payload);
    }
    Ok(())
}

/// An omission from one locker's view shows: each entry names the one before.
fn check_previous(body: &Body, last: &mut BTreeMap<Uuid, i64>, verdict: &mut Verdict) {
    let Some(locker) = body.locker else { return };
    if last.insert(locker, body.idx) != body.previous {
        verdict.find(
            format!("journal_entries {}", body.idx),
            "does not name the locker's entry before it",
        );
    }
}

fn payload(app: &App, body: &Body, verdict: &mut Verdict) -> Option<Vec<u8>> {
    let Some(sealed) = &body.payload else {
        return Some(Vec::new());
    };
    match app
        .ring
        .open(&Place::payload(body.idx.cast_unsigned()), sealed)
    {
        Ok(payload) => Some(payload.to_vec()),
        Err(error) => {
            verdict.find(
                format!("journal_entries {}", body.idx),
                format!("payload: {error}"),
            );
            None
        }
    }
}

/// Entry and leaf disagree: which one lies? The one without which the tree above still fits.
async fn liar(
    conn: &mut Conn,
    index: u64,
    leaf: Option<Hash>,
    checkpoint: Option<&StoredCheckpoint>,
) -> Result<String, OpError> {
    let body = format!("journal_entries {index}");
    let Some(leaf) = leaf else { return Ok(body) };
    let tile = index / tree::TILE_WIDTH;
    let above = journal::rows(conn, &[(1, tile, tile + 1)]).await?;
    let wanted = match above
        .range(1, tile, tile + 1)
        .and_then(|rows| rows.first().copied())
    {
        Some(above) => Some(above),
        None => checkpoint.and_then(|last| Hash::try_from(last.root.as_slice()).ok()),
    };
    let size = checkpoint.map_or(0, |last| last.size.cast_unsigned());
    let mut rows = if above == Memory::default() {
        journal::rows(conn, &tree::edge(size)).await?
    } else {
        journal::rows(
            conn,
            &[(0, tile * tree::TILE_WIDTH, (tile + 1) * tree::TILE_WIDTH)],
        )
        .await?
    };
    rows.insert(0, index, leaf);
    // Beyond the last checkpoint nothing says which of the two was first.
    let known = index < size || above != Memory::default();
    let mended = if above == Memory::default() {
        tree::root_of(size, &rows)
    } else {
        tree::row(1, tile, &rows)
    };
    let tree_lies = known && wanted.is_some() && mended.ok() == wanted;
    Ok(if tree_lies {
        format!("journal_tree 0 {index}")
    } else {
        body
    })
}

/// Nothing stands beyond the end: no entry and no row of the tree.
async fn check_edges(conn: &mut Conn, size: u64, verdict: &mut Verdict) -> Result<(), OpError> {
    for body in journal::range(conn, size, u64::MAX >> 1).await? {
        verdict.find(
            format!("journal_entries {}", body.idx),
            "stands beyond the journal's end",
        );
    }
    if !journal::range(conn, 1 << 63, u64::MAX).await?.is_empty() {
        verdict.find("journal_entries", "has an entry before the first");
    }
    for (level, count) in journal::count_rows(conn).await? {
        let wanted = u8::try_from(level).map_or(0, |level| tree::row_count(size, level));
        if count.cast_unsigned() != wanted {
            verdict.find(
                format!("journal_tree {level}"),
                format!("has {count} rows and not {wanted}"),
            );
        }
    }
    Ok(())
}

/// Every row above the leaves is the hash of the tile below it.
async fn check_tiles(conn: &mut Conn, size: u64, verdict: &mut Verdict) -> Result<(), OpError> {
    for (level, index) in tree::completed(0, size) {
        let below = level.saturating_sub(1);
        let (start, end) = (index * tree::TILE_WIDTH, (index + 1) * tree::TILE_WIDTH);
        let rows = journal::rows(conn, &[(below, start, end), (level, index, index + 1)]).await?;
        let stored = rows
            .range(level, index, index + 1)
            .and_then(|found| found.first().copied());
        if stored.is_none() || tree::row(level, index, &rows).ok() != stored {
            verdict.find(
                format!("journal_tree {level} {index}"),
                "is not the hash of the tile below it",
            );
        }
    }
    Ok(())
}
