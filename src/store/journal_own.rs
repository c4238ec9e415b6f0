//! What a person looks for in the journal of their own locker.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, fetch, statements};
use super::journal::{Body, Page};
use crate::id::{AccountId, DocumentId, LockerId};

statements! {
    FOUND = "SELECT * FROM journal_entries WHERE locker = $1 AND idx < $2 AND (actor = $3 OR $3 IS NULL) AND (document = $4 OR $4 IS NULL) \
        AND ($5 = FALSE OR outcome <> 'done' OR action IN ('card.locked', 'mandate.refused')) ORDER BY idx DESC LIMIT $6";
    ACTORS = "SELECT actor FROM journal_entries WHERE locker = $1 AND actor IS NOT NULL GROUP BY actor ORDER BY MAX(idx) DESC LIMIT 50";
    PAPERS = "SELECT document FROM journal_entries WHERE locker = $1 AND document IS NOT NULL GROUP BY document ORDER BY MAX(idx) DESC LIMIT 200";
}

/// What a person looks for; all that is given must hold.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct OwnFilter {
    /// Who acted.
    pub actor: Option<AccountId>,
    /// With which paper.
    pub document: Option<DocumentId>,
    /// Only what was refused or did not succeed.
    pub refused: bool,
}

/// Entries of one locker that fit, newest first.
pub async fn found(
    conn: &mut Conn,
    locker: LockerId,
    filter: OwnFilter,
    page: Page,
) -> Result<Vec<Body>, StoreError> {
    fetch!(
        fetch_all,
        conn,
        Body,
        FOUND,
        locker.0,
        page.before(),
        filter.actor.map(|id| id.0),
        filter.document.map(|id| id.0),
        filter.refused,
        i64::from(page.limit)
    )
}

/// Who acted in a locker, the last one first.
pub async fn actors(conn: &mut Conn, locker: LockerId) -> Result<Vec<Uuid>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), ACTORS, locker.0)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The papers that entries of a locker are about, the last one first.
pub async fn papers(conn: &mut Conn, locker: LockerId) -> Result<Vec<Uuid>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid,), PAPERS, locker.0)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
