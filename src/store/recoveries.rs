//! Recoveries that wait, and what guardians sealed for them. Nothing here says when one is ready:
//! the journal does.

use uuid::Uuid;

use super::StoreError;
use super::confirmations;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::recovery::{RecoveryKind, RecoveryState};
use crate::id::{AccountId, RecoveryId};

statements! {
    INSERT = "INSERT INTO recoveries (id, kind, state, short_index, account, entry, public, sealed, salt, cost, tries, phone_tries, phone_sent, created_at, lapses_at) \
        VALUES ($1, $2, 'waiting', $3, $4, $5, $6, $7, $8, $9, 0, 0, 0, $10, $11)";
    BY_SHORT = "SELECT id, kind, state, account, bound_at, entry, public, sealed, salt, cost FROM recoveries WHERE short_index = $1";
    BY_VETO = "SELECT id, kind, state, account, bound_at, entry, public, sealed, salt, cost FROM recoveries WHERE veto = $1 AND state = 'waiting'";
    RUNS = "SELECT id, kind, state, account, bound_at, entry, public, sealed, salt, cost FROM recoveries WHERE account = $1 AND state = 'waiting' AND bound_at IS NOT NULL";
    GUARDED = "SELECT r.id, r.kind, r.state, r.account, r.bound_at, r.entry, r.public, r.sealed, r.salt, r.cost FROM recoveries r \
        JOIN lockers l ON l.owner = r.account JOIN guardian_sets s ON s.locker = l.id JOIN guardians g ON g.guardian_set = s.id \
        WHERE g.account = $1 AND g.removed_at IS NULL AND s.ended_at IS NULL AND r.state = 'waiting' AND r.bound_at IS NOT NULL ORDER BY r.id LIMIT 100";
    BIND = "UPDATE recoveries SET account = $2, bound_at = $3, veto = $4 WHERE id = $1 AND state = 'waiting' AND bound_at IS NULL AND (account IS NULL OR account = $2)";
    WAIT_UNTIL = "UPDATE recoveries SET lapses_at = $2 WHERE id = $1 AND state = 'waiting'";
    STARTED = "SELECT COUNT(*) FROM recoveries WHERE account = $1 AND (created_at > $2 OR bound_at > $2)";
    SPEND_TRY = "UPDATE recoveries SET tries = tries + 1 WHERE id = $1 AND state = 'waiting' AND tries < $2";
    END = "UPDATE recoveries SET state = $2, ended_at = $3, sealed = NULL, veto = NULL, phone_code = NULL WHERE id = $1 AND state = 'waiting'";
    OVERDUE = "SELECT id, kind, state, account, bound_at, entry, public, sealed, salt, cost FROM recoveries WHERE state = 'waiting' AND lapses_at <= $1 ORDER BY id LIMIT 500";
    ALL = "SELECT id, kind, state, account, bound_at, entry, public, sealed, salt, cost FROM recoveries ORDER BY id";
}

/// One try of a person to come back.
#[derive(sqlx::FromRow, Clone)]
pub struct RecoveryRow {
    /// Which.
    pub id: Uuid,
    /// `code` or `card`.
    pub kind: String,
    /// `waiting`, `finished`, `vetoed` or `lapsed`.
    pub state: String,
    /// Whose; none for a new card that no guardian has confirmed.
    pub account: Option<Uuid>,
    /// When the first guardian confirmed.
    pub bound_at: Option<i64>,
    /// Journal index at which it was started.
    pub entry: i64,
    /// The public half of its key pair.
    pub public: Vec<u8>,
    /// The private half, under the new code and the card; erased at the end.
    pub sealed: Option<Vec<u8>>,
    /// Salt of the stretching.
    pub salt: Vec<u8>,
    /// Cost of the stretching.
    pub cost: Vec<u8>,
}

/// What a new recovery is made of.
pub struct NewRecovery {
    /// Which.
    pub id: RecoveryId,
    /// What was lost.
    pub kind: RecoveryKind,
    /// Where it is found.
    pub short_index: [u8; 32],
    /// Whose card was brought.
    pub account: Option<AccountId>,
    /// The public half of its key pair.
    pub public: Vec<u8>,
    /// The private half, sealed.
    pub sealed: Vec<u8>,
    /// Salt of the stretching.
    pub salt: [u8; 16],
    /// Cost of the stretching.
    pub cost: [u8; 12],
    /// First instant at which it is over.
    pub lapses_at: Timestamp,
}

impl RecoveryRow {
    /// Which, typed.
    pub fn id(&self) -> RecoveryId {
        RecoveryId(self.id)
    }
}

/// Keeps a recovery; `entry` is the index of its entry.
pub async fn insert(
    conn: &mut Conn,
    new: &NewRecovery,
    entry: u64,
    now: Timestamp,
) -> Result<(), StoreError> {
    execute!(
        conn,
        INSERT,
        new.id.0,
        new.kind.code(),
        new.short_index.to_vec(),
        new.account.map(|id| id.0),
        entry.cast_signed(),
        &new.public,
        &new.sealed,
        new.salt.to_vec(),
        new.cost.to_vec(),
        now.millis(),
        new.lapses_at.millis()
    )?;
    Ok(())
}

/// Finds a recovery by the index of its short address.
pub async fn by_short(
    conn: &mut Conn,
    index: &[u8; 32],
) -> Result<Option<RecoveryRow>, StoreError> {
    fetch!(fetch_optional, conn, RecoveryRow, BY_SHORT, index.to_vec())
}

/// Finds the recovery that a code stops.
pub async fn by_veto(conn: &mut Conn, veto: &[u8; 32]) -> Result<Option<RecoveryRow>, StoreError> {
    fetch!(fetch_optional, conn, RecoveryRow, BY_VETO, veto.to_vec())
}

/// The recovery of an account that a guardian has confirmed and that is not over.
pub async fn runs(conn: &mut Conn, account: AccountId) -> Result<Option<RecoveryRow>, StoreError> {
    fetch!(fetch_optional, conn, RecoveryRow, RUNS, account.0)
}

/// The recoveries that run for those whom an account guards, a hundred at most.
pub async fn guarded(conn: &mut Conn, guardian: AccountId) -> Result<Vec<RecoveryRow>, StoreError> {
    fetch!(fetch_all, conn, RecoveryRow, GUARDED, guardian.0)
}

/// Ties a recovery to its person, once; false when it was tied before, or to somebody else.
pub async fn bind(
    conn: &mut Conn,
    id: RecoveryId,
    account: AccountId,
    veto: &[u8; 32],
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, BIND, id.0, account.0, now.millis(), veto.to_vec())? == 1)
}

/// Says when a recovery is over, so that the job finds it then; false when it waits no more.
pub async fn wait_until(
    conn: &mut Conn,
    id: RecoveryId,
    to: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, WAIT_UNTIL, id.0, to.millis())? == 1)
}

/// How many recoveries of an account were started or confirmed after an instant.
pub async fn started(
    conn: &mut Conn,
    account: AccountId,
    after: Timestamp,
) -> Result<i64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), STARTED, account.0, after.millis())?;
    Ok(count)
}

/// Spends a try before the code is looked at; false when none is left.
pub async fn spend_try(conn: &mut Conn, id: RecoveryId, most: i64) -> Result<bool, StoreError> {
    Ok(execute!(conn, SPEND_TRY, id.0, most)? == 1)
}

/// Ends a recovery and erases what guardians sealed for it; false when it had ended before.
pub async fn end(
    conn: &mut Conn,
    id: RecoveryId,
    state: RecoveryState,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if execute!(conn, END, id.0, state.code(), now.millis())? != 1 {
        return Ok(false);
    }
    confirmations::forget(conn, id).await?;
    Ok(true)
}

/// Recoveries that were not finished in time.
pub async fn overdue(conn: &mut Conn, now: Timestamp) -> Result<Vec<RecoveryRow>, StoreError> {
    fetch!(fetch_all, conn, RecoveryRow, OVERDUE, now.millis())
}

/// Every recovery, for reconciliation: those that are over are removed after a week.
pub async fn all(conn: &mut Conn) -> Result<Vec<RecoveryRow>, StoreError> {
    fetch!(fetch_all, conn, RecoveryRow, ALL)
}
