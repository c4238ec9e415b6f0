//! Mandates that wait for the person, until they accept, refuse or let them lapse.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::mandate::{MandateStatus, RequestState, Terms};
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};
use crate::limits;

statements! {
    INSERT = "INSERT INTO mandate_requests (id, locker, organisation, drafter, state, terms, terms_sha256, renews, short_index, tries, created_at, lapses_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11)";
    FIND = "SELECT id, locker, organisation, drafter, state, terms, terms_sha256, renews, tries, created_at, lapses_at, ended_at FROM mandate_requests WHERE id = $1";
    BY_SHORT = "SELECT id, locker, organisation, drafter, state, terms, terms_sha256, renews, tries, created_at, lapses_at, ended_at FROM mandate_requests WHERE short_index = $1";
    OF_LOCKER = "SELECT id, locker, organisation, drafter, state, terms, terms_sha256, renews, tries, created_at, lapses_at, ended_at FROM mandate_requests \
        WHERE locker = $1 AND state <> 'accepted' AND state <> 'draft' ORDER BY id DESC LIMIT 100";
    OF_DRAFTER = "SELECT id, locker, organisation, drafter, state, terms, terms_sha256, renews, tries, created_at, lapses_at, ended_at FROM mandate_requests \
        WHERE drafter = $1 AND state <> 'accepted' ORDER BY id DESC LIMIT 100";
    OF_ORGANISATION = "SELECT id, locker, organisation, drafter, state, terms, terms_sha256, renews, tries, created_at, lapses_at, ended_at FROM mandate_requests \
        WHERE organisation = $1 AND state IN ('draft', 'pending') ORDER BY id";
    WAITING = "SELECT COUNT(*) FROM mandate_requests WHERE locker = $1 AND state IN ('draft', 'pending') AND lapses_at > $2";
    SEND = "UPDATE mandate_requests SET state = 'pending', lapses_at = $2 WHERE id = $1 AND state = 'draft' AND lapses_at > $3";
    SPEND_TRY = "UPDATE mandate_requests SET tries = tries + 1 WHERE id = $1 AND state = 'pending' AND lapses_at > $2 AND tries < $3";
    ACCEPT = "UPDATE mandate_requests SET state = 'accepted', ended_at = $2 WHERE id = $1 AND state = 'pending' AND lapses_at > $2";
    REFUSE = "UPDATE mandate_requests SET state = 'refused', ended_at = $2 WHERE id = $1 AND state = 'pending' AND lapses_at > $2";
    LAPSE = "UPDATE mandate_requests SET state = 'lapsed', ended_at = $2 WHERE id = $1 AND state IN ('draft', 'pending')";
    PROLONG = "UPDATE mandate_requests SET lapses_at = $2 WHERE id = $1 AND state = 'pending' AND lapses_at < $2";
    LAPSED = "SELECT id, locker, organisation, drafter, state, terms, terms_sha256, renews, tries, created_at, lapses_at, ended_at FROM mandate_requests \
        WHERE state IN ('draft', 'pending') AND (lapses_at <= $1 OR tries >= $2) ORDER BY id LIMIT 500";
    PAGE = "SELECT id, locker, organisation, drafter, state, terms, terms_sha256, renews, tries, created_at, lapses_at, ended_at FROM mandate_requests WHERE id > $1 ORDER BY id LIMIT 500";
    INSERT_SCAN = "INSERT INTO mandate_scans (mandate, account, half, key_version, sealed, sha256, media_type, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SCANNED = "SELECT COUNT(*) FROM mandate_scans WHERE mandate = $1";
    SCAN = "SELECT account, half, key_version, sealed, sha256, media_type, created_at FROM mandate_scans WHERE mandate = $1";
}

/// A mandate that waits, or waited.
#[derive(sqlx::FromRow, Clone)]
pub struct RequestRow {
    /// Which; the mandate has the same id.
    pub id: Uuid,
    /// Of which locker.
    pub locker: Uuid,
    /// The structure that would answer.
    pub organisation: Option<Uuid>,
    /// Who wrote it.
    pub drafter: Uuid,
    /// The stored state.
    pub state: String,
    /// Frozen terms.
    pub terms: Vec<u8>,
    /// Their digest.
    pub terms_sha256: Vec<u8>,
    /// The mandate that it would renew.
    pub renews: Option<Uuid>,
    /// Proofs that were tried.
    pub tries: i64,
    /// When it was written.
    pub created_at: i64,
    /// First instant at which it can no longer be accepted.
    pub lapses_at: i64,
    /// When it was answered, or taken back.
    pub ended_at: Option<i64>,
}

impl RequestRow {
    /// The frozen terms; an error when the row no longer holds what was written.
    pub fn terms(&self) -> Result<Terms, StoreError> {
        let digest = crate::crypto::sha256(&self.terms);
        let terms = Terms::parse(&self.terms).filter(|terms| {
            digest.as_slice() == self.terms_sha256
                && (terms.mandate.0, terms.locker.0) == (self.id, self.locker)
        });
        super::code(terms, "mandates")
    }

    /// What it is at `now`; too many wrong proofs end it as its date does.
    pub fn status(&self, now: Timestamp) -> Result<MandateStatus, StoreError> {
        let state = super::code(RequestState::parse(&self.state), "mandate_requests")?;
        let lapses = Timestamp::from_millis(self.lapses_at);
        Ok(match state.status(lapses, now) {
            MandateStatus::Pending if self.tries >= limits::ACCEPT_TRIES => MandateStatus::Lapsed,
            status => status,
        })
    }
}

/// What a new request is made of.
pub struct NewRequest {
    /// Its terms.
    pub terms: Terms,
    /// Who wrote it.
    pub drafter: AccountId,
    /// Draft or pending.
    pub state: RequestState,
    /// The mandate that it would renew.
    pub renews: Option<MandateId>,
    /// Where its short address is found.
    pub short_index: [u8; 32],
    /// First instant at which it can no longer be accepted.
    pub lapses_at: Timestamp,
}

/// Keeps a request.
pub async fn insert(conn: &mut Conn, new: &NewRequest, now: Timestamp) -> Result<(), StoreError> {
    let bytes = new.terms.canonical();
    let digest = crate::crypto::sha256(&bytes).to_vec();
    execute!(
        conn,
        INSERT,
        new.terms.mandate.0,
        new.terms.locker.0,
        new.terms.organisation.map(|id| id.0),
        new.drafter.0,
        new.state.code(),
        &bytes,
        &digest,
        new.renews.map(|id| id.0),
        new.short_index.to_vec(),
        now.millis(),
        new.lapses_at.millis()
    )?;
    Ok(())
}

/// Finds a request.
pub async fn find(conn: &mut Conn, id: MandateId) -> Result<Option<RequestRow>, StoreError> {
    fetch!(fetch_optional, conn, RequestRow, FIND, id.0)
}

/// Finds a request by its short address.
pub async fn by_short(conn: &mut Conn, index: &[u8; 32]) -> Result<Option<RequestRow>, StoreError> {
    fetch!(fetch_optional, conn, RequestRow, BY_SHORT, index.to_vec())
}

/// What was proposed to a person and is no mandate, newest first.
pub async fn of_locker(conn: &mut Conn, locker: LockerId) -> Result<Vec<RequestRow>, StoreError> {
    fetch!(fetch_all, conn, RequestRow, OF_LOCKER, locker.0)
}

/// What an aidant proposed and is no mandate, newest first.
pub async fn of_drafter(
    conn: &mut Conn,
    drafter: AccountId,
) -> Result<Vec<RequestRow>, StoreError> {
    fetch!(fetch_all, conn, RequestRow, OF_DRAFTER, drafter.0)
}

/// What a structure proposed and still waits.
pub async fn of_organisation(
    conn: &mut Conn,
    id: OrganisationId,
) -> Result<Vec<RequestRow>, StoreError> {
    fetch!(fetch_all, conn, RequestRow, OF_ORGANISATION, id.0)
}

/// How many requests of a locker wait.
pub async fn waiting(conn: &mut Conn, locker: LockerId, now: Timestamp) -> Result<u64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), WAITING, locker.0, now.millis())?;
    Ok(count.cast_unsigned())
}

/// Sends a draft to the person; false when it is no draft any more.
pub async fn send(
    conn: &mut Conn,
    id: MandateId,
    lapses_at: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, SEND, id.0, lapses_at.millis(), now.millis())? == 1)
}

/// Spends one try of a proof; false when none is left or it no longer waits.
pub async fn spend_try(conn: &mut Conn, id: MandateId, now: Timestamp) -> Result<bool, StoreError> {
    let most = limits::ACCEPT_TRIES;
    Ok(execute!(conn, SPEND_TRY, id.0, now.millis(), most)? == 1)
}

/// Accepts; false when it no longer waits.
pub async fn accept(conn: &mut Conn, id: MandateId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, ACCEPT, id.0, now.millis())? == 1)
}

/// Refuses; false when it no longer waits.
pub async fn refuse(conn: &mut Conn, id: MandateId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, REFUSE, id.0, now.millis())? == 1)
}

/// Ends without an answer; false when it had ended.
pub async fn lapse(conn: &mut Conn, id: MandateId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(execute!(conn, LAPSE, id.0, now.millis())? == 1)
}

/// Lets a request wait longer, never shorter.
pub async fn prolong(
    conn: &mut Conn,
    id: MandateId,
    lapses_at: Timestamp,
) -> Result<(), StoreError> {
    execute!(conn, PROLONG, id.0, lapses_at.millis())?;
    Ok(())
}

/// Requests past their time, or with no try left, that were not swept.
pub async fn lapsed(conn: &mut Conn, now: Timestamp) -> Result<Vec<RequestRow>, StoreError> {
    let most = limits::ACCEPT_TRIES;
    fetch!(fetch_all, conn, RequestRow, LAPSED, now.millis(), most)
}

/// A page of all requests, in the order of their ids, for reconciliation.
pub async fn page(conn: &mut Conn, after: Uuid) -> Result<Vec<RequestRow>, StoreError> {
    fetch!(fetch_all, conn, RequestRow, PAGE, after)
}

/// The scan of a signed page.
#[derive(sqlx::FromRow)]
pub struct ScanRow {
    /// Whose key opens it.
    pub account: Uuid,
    /// Its key, sealed to them.
    pub half: Vec<u8>,
    /// Version of that key.
    pub key_version: i64,
    /// The page, sealed.
    pub sealed: Vec<u8>,
    /// Digest of the page.
    pub sha256: Vec<u8>,
    /// Its media type.
    pub media_type: String,
    /// When it was added.
    pub created_at: i64,
}

/// Keeps the scan of a signed page; a second one is refused by the table.
pub async fn insert_scan(conn: &mut Conn, id: MandateId, row: &ScanRow) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT_SCAN,
        id.0,
        row.account,
        &row.half,
        row.key_version,
        &row.sealed,
        &row.sha256,
        &row.media_type,
        row.created_at
    )?;
    Ok(())
}

/// Whether a signed page was added.
pub async fn scanned(conn: &mut Conn, id: MandateId) -> Result<bool, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), SCANNED, id.0)?;
    Ok(count > 0)
}

/// The scan of a signed page.
pub async fn scan(conn: &mut Conn, id: MandateId) -> Result<Option<ScanRow>, StoreError> {
    fetch!(fetch_optional, conn, ScanRow, SCAN, id.0)
}
