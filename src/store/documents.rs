//! Papers and their versions. What a paper is called is sealed; the database sees a category.

use uuid::Uuid;

use super::db::{Conn, execute, fetch, statements};
use super::{StoreError, one};
use crate::clock::Timestamp;
use crate::domain::rights::Category;
use crate::id::{DocumentId, LockerId, VersionId};

statements! {
    INSERT = "INSERT INTO documents (id, locker, category, state, created_at) VALUES ($1, $2, $3, 'stored', $4)";
    INSERT_VERSION = "INSERT INTO document_versions (id, document, key_version, wrapped, meta, object_bytes, object_sha256, \
        depositor, depositor_key, signature, entry, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    FIND = "SELECT d.id, d.locker, d.category, d.state, d.created_at, d.binned_at, v.id AS version, v.key_version, v.wrapped, v.meta, \
        v.object_bytes, v.object_sha256, v.depositor, v.depositor_key, v.signature, v.entry, v.created_at AS deposited_at \
        FROM documents d JOIN document_versions v ON v.document = d.id WHERE d.id = $1 AND d.state <> 'destroyed'";
    LIST = "SELECT d.id, d.locker, d.category, d.state, d.created_at, d.binned_at, v.id AS version, v.key_version, v.wrapped, v.meta, \
        v.object_bytes, v.object_sha256, v.depositor, v.depositor_key, v.signature, v.entry, v.created_at AS deposited_at \
        FROM documents d JOIN document_versions v ON v.document = d.id WHERE d.locker = $1 AND d.state = $2 ORDER BY d.id DESC";
    DISCARD = "UPDATE documents SET state = 'binned', binned_at = $2 WHERE id = $1 AND state = 'stored'";
    RESTORE = "UPDATE documents SET state = 'stored', binned_at = NULL WHERE id = $1 AND state = 'binned'";
    DESTROY = "UPDATE documents SET state = 'destroyed' WHERE id = $1 AND state = 'binned'";
    FORGET_VERSION = "DELETE FROM document_versions WHERE document = $1";
    ORGANISE = "UPDATE documents SET category = $2 WHERE id = $1 AND state = 'stored'";
    ORGANISE_VERSION = "UPDATE document_versions SET key_version = $3, wrapped = $4, meta = $5 WHERE document = $1 AND meta = $2";
    STALE = "SELECT id, locker FROM documents WHERE state = 'binned' AND binned_at < $1 ORDER BY id LIMIT 100";
    VERSION_EXISTS = "SELECT COUNT(*) FROM document_versions WHERE id = $1";
    ALL_VERSIONS = "SELECT v.id, v.document, v.meta, v.object_bytes, v.object_sha256, v.depositor, v.entry, d.locker, d.category, d.state \
        FROM document_versions v JOIN documents d ON d.id = v.document WHERE v.id > $1 ORDER BY v.id LIMIT 500";
}

/// A paper with its version.
#[derive(sqlx::FromRow, Clone)]
pub struct DocumentRow {
    /// Which.
    pub id: Uuid,
    /// In which locker.
    pub locker: Uuid,
    /// Where it stands.
    pub category: String,
    /// `stored` or `binned`.
    pub state: String,
    /// When the paper came.
    pub created_at: i64,
    /// When it went to the bin.
    pub binned_at: Option<i64>,
    /// Its version.
    pub version: Uuid,
    /// Version of the category key that wraps its key.
    pub key_version: i64,
    /// Its key, wrapped.
    pub wrapped: Vec<u8>,
    /// Title, kind, dates, sizes, digests, sealed.
    pub meta: Vec<u8>,
    /// Bytes of the stored object.
    pub object_bytes: i64,
    /// SHA-256 of the stored object.
    pub object_sha256: Vec<u8>,
    /// Who put it in.
    pub depositor: Uuid,
    /// Version of the depositor's key.
    pub depositor_key: i64,
    /// The depositor's signature.
    pub signature: Vec<u8>,
    /// Journal index of the deposit.
    pub entry: i64,
    /// When this version came.
    pub deposited_at: i64,
}

impl DocumentRow {
    /// Where it stands.
    pub fn category(&self) -> Result<Category, StoreError> {
        super::code(Category::parse(&self.category), "documents")
    }

    /// The ids that its places are made of.
    pub fn ids(&self) -> (LockerId, DocumentId, VersionId) {
        (
            LockerId(self.locker),
            DocumentId(self.id),
            VersionId(self.version),
        )
    }
}

/// What `abri journal verify` compares with the journal.
#[derive(sqlx::FromRow)]
pub struct VersionRow {
    /// Which.
    pub id: Uuid,
    /// Of which paper.
    pub document: Uuid,
    /// Sealed metadata.
    pub meta: Vec<u8>,
    /// Bytes of the stored object.
    pub object_bytes: i64,
    /// SHA-256 of the stored object.
    pub object_sha256: Vec<u8>,
    /// Who put it in.
    pub depositor: Uuid,
    /// Journal index of the deposit.
    pub entry: i64,
    /// In which locker.
    pub locker: Uuid,
    /// Where it stands.
    pub category: String,
    /// `stored` or `binned`.
    pub state: String,
}

/// Puts a paper in.
pub async fn insert(conn: &mut Conn, row: &DocumentRow, now: Timestamp) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        row.id,
        row.locker,
        &row.category,
        now.millis()
    )?;
    execute!(
        conn,
        INSERT_VERSION,
        row.version,
        row.id,
        row.key_version,
        &row.wrapped,
        &row.meta,
        row.object_bytes,
        &row.object_sha256,
        row.depositor,
        row.depositor_key,
        &row.signature,
        row.entry,
        row.deposited_at
    )?;
    Ok(())
}

/// Finds a paper that was not destroyed.
pub async fn find(conn: &mut Conn, id: DocumentId) -> Result<Option<DocumentRow>, StoreError> {
    fetch!(fetch_optional, conn, DocumentRow, FIND, id.0)
}

/// The papers of a locker, newest first: those stored or those in the bin.
pub async fn list(
    conn: &mut Conn,
    locker: LockerId,
    binned: bool,
) -> Result<Vec<DocumentRow>, StoreError> {
    let state = if binned { "binned" } else { "stored" };
    fetch!(fetch_all, conn, DocumentRow, LIST, locker.0, state)
}

/// Puts a stored paper in the bin; false when it was not stored.
pub async fn discard(conn: &mut Conn, id: DocumentId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, DISCARD, id.0, now.millis())? == 1)
}

/// Takes a paper out of the bin; false when it was not there.
pub async fn restore(conn: &mut Conn, id: DocumentId) -> Result<bool, StoreError> {
    Ok(execute!(conn, RESTORE, id.0)? == 1)
}

/// Destroys a binned paper: its key and its name go with its version. False when it was not binned.
pub async fn destroy(conn: &mut Conn, id: DocumentId) -> Result<bool, StoreError> {
    if execute!(conn, DESTROY, id.0)? != 1 {
        return Ok(false);
    }
    one("FORGET_VERSION", execute!(conn, FORGET_VERSION, id.0)?)?;
    Ok(true)
}

/// Renames, moves or dates a paper, if nobody changed it since `before` was read.
pub async fn organise(
    conn: &mut Conn,
    before: &DocumentRow,
    after: &DocumentRow,
) -> Result<bool, StoreError> {
    let moved = execute!(
        conn,
        ORGANISE_VERSION,
        before.id,
        &before.meta,
        after.key_version,
        &after.wrapped,
        &after.meta
    )?;
    Ok(moved == 1 && execute!(conn, ORGANISE, before.id, &after.category)? == 1)
}

/// Papers that lay in the bin since before `before`.
pub async fn stale(
    conn: &mut Conn,
    before: Timestamp,
) -> Result<Vec<(DocumentId, LockerId)>, StoreError> {
    let rows = fetch!(fetch_all, conn, (Uuid, Uuid), STALE, before.millis())?;
    Ok(rows
        .into_iter()
        .map(|(id, locker)| (DocumentId(id), LockerId(locker)))
        .collect())
}

/// Whether an object belongs to a version.
pub async fn version_exists(conn: &mut Conn, id: VersionId) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), VERSION_EXISTS, id.0)?;
    Ok(count > 0)
}

/// A page of all versions, in the order of their ids.
pub async fn all_versions(conn: &mut Conn, after: Uuid) -> Result<Vec<VersionRow>, StoreError> {
    fetch!(fetch_all, conn, VersionRow, ALL_VERSIONS, after)
}
