//! What people said is not normal, and what was answered.

use uuid::Uuid;

use super::StoreError;
use super::db::{Conn, execute, fetch, statements};
use crate::clock::Timestamp;
use crate::domain::contest::{Answer, Answerer, Closing};
use crate::id::{AccountId, ContestId, LockerId, MandateId, OrganisationId};

statements! {
    INSERT = "INSERT INTO contests (id, locker, account, entry, mandate, organisation, suspended, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    FIND = "SELECT * FROM contests WHERE id = $1";
    OF_LOCKER = "SELECT * FROM contests WHERE locker = $1 ORDER BY id DESC LIMIT 200";
    OF_ORGANISATION = "SELECT * FROM contests WHERE organisation = $1 ORDER BY closed_at IS NOT NULL, id DESC LIMIT 200";
    ALL = "SELECT * FROM contests ORDER BY closed_at IS NOT NULL, id DESC LIMIT 200";
    PAGE = "SELECT * FROM contests WHERE id > $1 ORDER BY id LIMIT 500";
    OPEN = "SELECT COUNT(*) FROM contests WHERE locker = $1 AND closed_at IS NULL";
    CLOSE = "UPDATE contests SET closed_at = $2, closing = $3 WHERE id = $1 AND closed_at IS NULL";
    ANSWER = "INSERT INTO contest_answers (contest, answerer, answer, account, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    ANSWERS = "SELECT * FROM contest_answers WHERE contest = $1 ORDER BY at, answerer";
}

/// A contest.
#[derive(Clone, sqlx::FromRow)]
pub struct ContestRow {
    /// Which.
    pub id: Uuid,
    /// In which locker.
    pub locker: Uuid,
    /// Whose locker it is.
    pub account: Uuid,
    /// About which entry of the journal.
    pub entry: i64,
    /// Under which mandate that was done.
    pub mandate: Option<Uuid>,
    /// For which structure.
    pub organisation: Option<Uuid>,
    /// Whether the mandate was suspended by it.
    pub suspended: bool,
    /// When it was said.
    pub opened_at: i64,
    /// When the person closed it.
    pub closed_at: Option<i64>,
    /// How the person closed it.
    pub closing: Option<String>,
}

/// What was answered.
#[derive(Clone, sqlx::FromRow)]
pub struct AnswerRow {
    /// To which contest.
    pub contest: Uuid,
    /// In which role.
    pub answerer: String,
    /// What.
    pub answer: String,
    /// By whom.
    pub account: Uuid,
    /// When.
    pub at: i64,
}

/// What a new one is made of.
pub struct NewContest {
    /// Which.
    pub id: ContestId,
    /// In which locker.
    pub locker: LockerId,
    /// Whose locker it is.
    pub account: AccountId,
    /// About which entry.
    pub entry: u64,
    /// Under which mandate that was done.
    pub mandate: Option<MandateId>,
    /// For which structure.
    pub organisation: Option<OrganisationId>,
    /// Whether the mandate is suspended by it.
    pub suspended: bool,
}

/// Keeps a contest; false when one about the same entry is open.
pub async fn insert(conn: &mut Conn, new: &NewContest, now: Timestamp) -> Result<bool, StoreError> {
    let kept = execute!(
        conn,
        INSERT,
        new.id.0,
        new.locker.0,
        new.account.0,
        new.entry.cast_signed(),
        new.mandate.map(|id| id.0),
        new.organisation.map(|id| id.0),
        new.suspended,
        now.millis()
    )?;
    Ok(kept == 1)
}

/// One contest.
pub async fn find(conn: &mut Conn, id: ContestId) -> Result<Option<ContestRow>, StoreError> {
    fetch!(fetch_optional, conn, ContestRow, FIND, id.0)
}

/// Those of a locker, newest first.
pub async fn of_locker(conn: &mut Conn, locker: LockerId) -> Result<Vec<ContestRow>, StoreError> {
    fetch!(fetch_all, conn, ContestRow, OF_LOCKER, locker.0)
}

/// Those that a structure answers, the open ones first; all of them for whoever names none.
pub async fn to_review(
    conn: &mut Conn,
    organisation: Option<OrganisationId>,
) -> Result<Vec<ContestRow>, StoreError> {
    match organisation {
        Some(id) => fetch!(fetch_all, conn, ContestRow, OF_ORGANISATION, id.0),
        None => fetch!(fetch_all, conn, ContestRow, ALL),
    }
}

/// All of them in the order of their ids, page by page, for reconciliation.
pub async fn page(conn: &mut Conn, after: Uuid) -> Result<Vec<ContestRow>, StoreError> {
    fetch!(fetch_all, conn, ContestRow, PAGE, after)
}

/// How many of a locker are open.
pub async fn open(conn: &mut Conn, locker: LockerId) -> Result<i64, StoreError> {
    let (count,) = fetch!(fetch_one, conn, (i64,), OPEN, locker.0)?;
    Ok(count)
}

/// Closes one; false when it was closed before.
pub async fn close(
    conn: &mut Conn,
    id: ContestId,
    closing: Closing,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, CLOSE, id.0, now.millis(), closing.code())? == 1)
}

/// Keeps an answer; false when the same role answered before.
pub async fn answer(
    conn: &mut Conn,
    id: ContestId,
    (answerer, answer): (Answerer, Answer),
    account: AccountId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (role, words) = (answerer.code(), answer.code());
    let kept = execute!(conn, ANSWER, id.0, role, words, account.0, now.millis())?;
    Ok(kept == 1)
}

/// What was answered to one.
pub async fn answers(conn: &mut Conn, id: ContestId) -> Result<Vec<AnswerRow>, StoreError> {
    fetch!(fetch_all, conn, AnswerRow, ANSWERS, id.0)
}
