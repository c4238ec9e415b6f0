//! Reading the journal: bodies with filters, rows of the tree, checkpoints.

mod body;

use super::StoreError;
use super::db::{Conn, fetch, statements};
use crate::clock::Timestamp;
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId};
use crate::journal::{Hash, Memory, RowRange};
pub use body::Body;

statements! {
    SIZE = "SELECT size FROM journal_head WHERE id = 1";
    BODY = "SELECT * FROM journal_entries WHERE idx = $1";
    RANGE = "SELECT * FROM journal_entries WHERE idx >= $1 AND idx < $2 ORDER BY idx";
    OF_LOCKER = "SELECT * FROM journal_entries WHERE locker = $1 AND idx < $2 ORDER BY idx DESC LIMIT $3";
    OF_LOCKER_ACTOR = "SELECT * FROM journal_entries WHERE locker = $1 AND actor = $2 AND idx < $3 ORDER BY idx DESC LIMIT $4";
    OF_DOCUMENT = "SELECT * FROM journal_entries WHERE document = $1 AND idx < $2 ORDER BY idx DESC LIMIT $3";
    ROWS = "SELECT idx, hash FROM journal_tree WHERE level = $1 AND idx >= $2 AND idx < $3 ORDER BY idx";
    COUNT_ROWS = "SELECT level, COUNT(*) FROM journal_tree GROUP BY level";
    SEARCH = "SELECT * FROM journal_entries WHERE idx < $1 \
        AND (actor = $2 OR $2 IS NULL) AND (locker = $3 OR $3 IS NULL) AND (document = $4 OR $4 IS NULL) \
        AND (mandate = $5 OR $5 IS NULL) AND (organisation = $6 OR $6 IS NULL) AND (action = $7 OR $7 IS NULL) \
        AND (outcome = $8 OR $8 IS NULL) AND (recorded_at >= $9 OR $9 IS NULL) AND (recorded_at < $10 OR $10 IS NULL) \
        ORDER BY idx DESC LIMIT $11";
}

/// What an auditor may filter by; all that is given must hold.
#[derive(Debug, Default, Clone)]
pub struct Filter {
    /// Who acted.
    pub actor: Option<AccountId>,
    /// In which locker.
    pub locker: Option<LockerId>,
    /// On which paper.
    pub document: Option<DocumentId>,
    /// Under which mandate.
    pub mandate: Option<MandateId>,
    /// For which structure.
    pub organisation: Option<OrganisationId>,
    /// What.
    pub action: Option<String>,
    /// How it ended.
    pub outcome: Option<String>,
    /// From this instant.
    pub from: Option<Timestamp>,
    /// Until before this instant.
    pub to: Option<Timestamp>,
}

/// One page: entries before this index, newest first.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Entries with a smaller index.
    pub before: u64,
    /// At most so many.
    pub limit: u32,
}

impl Page {
    /// The bound as the table has it.
    pub(super) fn before(self) -> i64 {
        i64::try_from(self.before).unwrap_or(i64::MAX)
    }
}

/// Number of entries.
pub async fn size(conn: &mut Conn) -> Result<u64, StoreError> {
    let (size,) = fetch!(fetch_one, conn, (i64,), SIZE)?;
    Ok(size.cast_unsigned())
}

/// One entry.
pub async fn body(conn: &mut Conn, index: u64) -> Result<Option<Body>, StoreError> {
    fetch!(fetch_optional, conn, Body, BODY, index.cast_signed())
}

/// Entries `start..end`, oldest first.
pub async fn range(conn: &mut Conn, start: u64, end: u64) -> Result<Vec<Body>, StoreError> {
    fetch!(
        fetch_all,
        conn,
        Body,
        RANGE,
        start.cast_signed(),
        end.cast_signed()
    )
}

/// Entries of one locker; only those of one actor when given.
pub async fn of_locker(
    conn: &mut Conn,
    locker: LockerId,
    actor: Option<AccountId>,
    page: Page,
) -> Result<Vec<Body>, StoreError> {
    let (before, limit) = (page.before(), i64::from(page.limit));
    match actor {
        None => fetch!(fetch_all, conn, Body, OF_LOCKER, locker.0, before, limit),
        Some(actor) => fetch!(
            fetch_all,
            conn,
            Body,
            OF_LOCKER_ACTOR,
            locker.0,
            actor.0,
            before,
            limit
        ),
    }
}

/// Entries about one paper.
pub async fn of_document(
    conn: &mut Conn,
    document: DocumentId,
    page: Page,
) -> Result<Vec<Body>, StoreError> {
    fetch!(
        fetch_all,
        conn,
        Body,
        OF_DOCUMENT,
        document.0,
        page.before(),
        i64::from(page.limit)
    )
}

/// Entries by filter, newest first.
pub async fn search(conn: &mut Conn, filter: &Filter, page: Page) -> Result<Vec<Body>, StoreError> {
    fetch!(
        fetch_all,
        conn,
        Body,
        SEARCH,
        page.before(),
        filter.actor.map(|id| id.0),
        filter.locker.map(|id| id.0),
        filter.document.map(|id| id.0),
        filter.mandate.map(|id| id.0),
        filter.organisation.map(|id| id.0),
        filter.action.as_deref(),
        filter.outcome.as_deref(),
        filter.from.map(Timestamp::millis),
        filter.to.map(Timestamp::millis),
        i64::from(page.limit),
    )
}

/// Rows of the tree, for proofs and roots.
pub async fn rows(conn: &mut Conn, ranges: &[RowRange]) -> Result<Memory, StoreError> {
    let mut memory = Memory::default();
    for (level, start, end) in ranges {
        let (level_, start, end) = (i64::from(*level), start.cast_signed(), end.cast_signed());
        let found = fetch!(fetch_all, conn, (i64, Vec<u8>), ROWS, level_, start, end)?;
        for (index, hash) in found {
            let hash =
                Hash::try_from(hash.as_slice()).map_err(|_| StoreError::Value("journal_tree"))?;
            memory.insert(*level, index.cast_unsigned(), hash);
        }
    }
    Ok(memory)
}

/// How many rows each level of the tree has.
pub async fn count_rows(conn: &mut Conn) -> Result<Vec<(i64, i64)>, StoreError> {
    fetch!(fetch_all, conn, (i64, i64), COUNT_ROWS)
}
