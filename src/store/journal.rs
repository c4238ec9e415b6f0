//! Reading the journal: bodies with filters, rows of the tree, checkpoints.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::journal::Event;
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId};
use crate::journal::{Clear, EntryError, Hash, Memory, Personal, RowRange, entry};

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

/// The body of an entry as the table holds it.
#[derive(Clone, sqlx::FromRow)]
pub struct Body {
    /// Index in the journal.
    pub idx: i64,
    /// Milliseconds.
    pub recorded_at: i64,
    /// What was done or tried.
    pub action: String,
    /// How it ended.
    pub outcome: String,
    /// Why, or empty.
    pub reason: String,
    /// By which way.
    pub channel: String,
    /// Who acted.
    pub actor: Option<Uuid>,
    /// Whose account.
    pub account: Option<Uuid>,
    /// Which locker.
    pub locker: Option<Uuid>,
    /// Which paper.
    pub document: Option<Uuid>,
    /// Under which mandate.
    pub mandate: Option<Uuid>,
    /// Which structure.
    pub organisation: Option<Uuid>,
    /// During which visit.
    pub visit: Option<Uuid>,
    /// How the aidant worked.
    pub mode: Option<String>,
    /// For what.
    pub motive: Option<String>,
    /// Reference of the session.
    pub session: Option<Vec<u8>>,
    /// The locker's entry before this one.
    pub previous: Option<i64>,
    /// Sealed payload.
    pub payload: Option<Vec<u8>>,
    /// What the commitments are keyed with.
    pub salt: Vec<u8>,
}

impl Body {
    pub(super) fn new(index: u64, now: Timestamp, event: &Event, salt: [u8; 32]) -> Self {
        Self {
            idx: index.cast_signed(),
            recorded_at: now.millis(),
            action: event.kind.code().to_owned(),
            outcome: event.outcome.code().to_owned(),
            reason: event
                .reason
                .map(|reason| reason.code().to_owned())
                .unwrap_or_default(),
            channel: event.channel.code().to_owned(),
            actor: event.actor.map(|id| id.0),
            account: event.account.map(|id| id.0),
            locker: event.locker.map(|id| id.0),
            document: event.document.map(|id| id.0),
            mandate: event.mandate.map(|id| id.0),
            organisation: event.organisation.map(|id| id.0),
            visit: event.visit.map(|id| id.0),
            mode: event.mode.map(|mode| mode.code().to_owned()),
            motive: event.motive.clone(),
            session: event.session.map(|session| session.to_vec()),
            previous: None,
            payload: None,
            salt: salt.to_vec(),
        }
    }

    /// The committed bytes of this body, re-made from its own columns and the opened payload.
    ///
    /// # Errors
    /// A column holds what no entry may hold.
    pub fn committed(&self, payload: &[u8]) -> Result<Vec<u8>, EntryError> {
        let previous = self.previous.map(i64::to_be_bytes);
        let bytes = |id: &'_ Option<Uuid>| id.map(Uuid::into_bytes);
        let (actor, account, locker) = (
            bytes(&self.actor),
            bytes(&self.account),
            bytes(&self.locker),
        );
        let (document, mandate) = (bytes(&self.document), bytes(&self.mandate));
        let (organisation, visit) = (bytes(&self.organisation), bytes(&self.visit));
        let personal = Personal {
            actor: actor.as_ref().map(|id| id.as_slice()),
            account: account.as_ref().map(|id| id.as_slice()),
            locker: locker.as_ref().map(|id| id.as_slice()),
            document: document.as_ref().map(|id| id.as_slice()),
            mandate: mandate.as_ref().map(|id| id.as_slice()),
            organisation: organisation.as_ref().map(|id| id.as_slice()),
            visit: visit.as_ref().map(|id| id.as_slice()),
            mode: self.mode.as_deref().map(str::as_bytes),
            motive: self.motive.as_deref().map(str::as_bytes),
            session: self.session.as_deref(),
            previous: previous.as_ref().map(|index| index.as_slice()),
            payload: (!payload.is_empty()).then_some(payload),
        };
        let salt: &[u8; 32] = self
            .salt
            .as_slice()
            .try_into()
            .map_err(|_| EntryError::Truncated)?;
        entry::committed_bytes(&self.clear(), &entry::commit(salt, &personal))
    }

    /// The leaf of this body.
    ///
    /// # Errors
    /// As [`Body::committed`].
    pub fn leaf(&self, payload: &[u8]) -> Result<Hash, StoreError> {
        let bytes = self
            .committed(payload)
            .map_err(|_| StoreError::Value("journal_entries"))?;
        Ok(crate::journal::tree::leaf_hash(&bytes))
    }

    fn clear(&self) -> Clear<'_> {
        Clear {
            index: self.idx.cast_unsigned(),
            recorded_at_ms: self.recorded_at,
            action: &self.action,
            outcome: &self.outcome,
            reason: &self.reason,
            channel: &self.channel,
        }
    }
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
    fn before(self) -> i64 {
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
