//! What people said is not normal: the person follows their own, whoever answers sees theirs. No
//! name of a person is told to whoever answers; they know the aidant, the act and the time.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::contest;
use crate::domain::policy::{Action, Permit, PermitGround};
use crate::id::{ContestId, LockerId, MandateId};
use crate::store::contests::{self, AnswerRow, ContestRow};
use crate::store::db::Conn;
use crate::store::facts::Target;
use crate::store::journal;

use super::actor::Actor;
use super::deposit_document::Meta;
use super::error::OpError;
use super::list_documents::metas;
use super::people::Directory;
use super::shown::{EntryView, views};
use super::{about, allow_recorded, proved};

/// What was answered.
pub struct AnswerView {
    /// In which role.
    pub answerer: String,
    /// What.
    pub answer: String,
    /// When.
    pub at: Timestamp,
}

impl From<AnswerRow> for AnswerView {
    fn from(row: AnswerRow) -> Self {
        Self {
            answerer: row.answerer,
            answer: row.answer,
            at: Timestamp::from_millis(row.at),
        }
    }
}

/// A contest as its reader sees it.
pub struct ContestView {
    /// Which.
    pub id: ContestId,
    /// In which locker.
    pub locker: LockerId,
    /// The entry that it is about; none once its body was erased.
    pub entry: Option<EntryView>,
    /// The entry's index.
    pub index: u64,
    /// Under which mandate that was done.
    pub mandate: Option<MandateId>,
    /// Whether the mandate was suspended by it.
    pub suspended: bool,
    /// The structure that answers, where one does.
    pub organisation: Option<String>,
    /// When it was said.
    pub opened_at: Timestamp,
    /// First instant at which an answer is late.
    pub due_at: Timestamp,
    /// What was answered.
    pub answers: Vec<AnswerView>,
    /// When and how the person closed it.
    pub closed: Option<(Timestamp, String)>,
}

impl ContestView {
    /// Whether somebody of this role still has to answer.
    pub fn awaits(&self, answerer: contest::Answerer) -> bool {
        let given = |row: &AnswerView| row.answerer == answerer.code();
        let asked = match answerer {
            contest::Answerer::Auditor => true,
            contest::Answerer::Coordinator => self.organisation.is_some(),
        };
        asked && self.closed.is_none() && !self.answers.iter().any(given)
    }
}

/// Those of one's own locker, newest first.
///
/// # Errors
/// A refusal, or the database.
pub async fn list_contests(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Vec<ContestView>, OpError> {
    let target = Target::Locker(locker);
    let recorded = allow_recorded(app, actor, Action::ListContests, target).await?;
    let rows = contests::of_locker(&mut app.store.reader().await?, locker).await?;
    let told = tell(app, actor, recorded.value(), rows, true).await;
    proved(app, about(actor, recorded.value()), told).await
}

/// Those that the actor answers: of their structure, or all of them for an auditor. Open ones first.
///
/// # Errors
/// A refusal, or the database.
pub async fn review_contests(app: &App, actor: &Actor) -> Result<Vec<ContestView>, OpError> {
    let recorded = allow_recorded(app, actor, Action::ReviewContests, Target::Nothing).await?;
    let organisation = match *recorded.value().ground() {
        PermitGround::Role(organisation) => organisation,
        _ => return Err(OpError::NotFound),
    };
    let rows = contests::to_review(&mut app.store.reader().await?, organisation).await?;
    let told = tell(app, actor, recorded.value(), rows, false).await;
    proved(app, about(actor, recorded.value()), told).await
}

async fn tell(
    app: &App,
    actor: &Actor,
    permit: &Permit,
    rows: Vec<ContestRow>,
    own: bool,
) -> Result<Vec<ContestView>, OpError> {
    let mut conn = app.store.reader().await?;
    let mut bodies = Vec::with_capacity(rows.len());
    for row in &rows {
        let body = journal::body(&mut conn, row.entry.cast_unsigned()).await?;
        // A row that points at another locker's entry tells nothing of it.
        bodies.extend(body.filter(|body| body.locker == Some(row.locker)));
    }
    let papers = if own {
        let ids: BTreeSet<Uuid> = bodies.iter().filter_map(|body| body.document).collect();
        metas(app, &mut conn, actor, permit, ids).await?
    } else {
        HashMap::<Uuid, Meta>::new()
    };
    let entries = views(app, &mut conn, bodies, papers).await?;
    let mut entries: HashMap<i64, EntryView> = entries
        .into_iter()
        .map(|view| (view.body.idx, view))
        .collect();
    let mut directory = Directory::default();
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let entry = entries.remove(&row.entry);
        told.push(view(&mut conn, &mut directory, row, entry).await?);
    }
    Ok(told)
}

async fn view(
    conn: &mut Conn,
    directory: &mut Directory,
    row: ContestRow,
    entry: Option<EntryView>,
) -> Result<ContestView, OpError> {
    let opened_at = Timestamp::from_millis(row.opened_at);
    let organisation = match row.organisation {
        Some(id) => directory.organisation(conn, id).await?,
        None => None,
    };
    let answers = contests::answers(conn, ContestId(row.id)).await?;
    let closed = row.closed_at.map(Timestamp::from_millis);
    Ok(ContestView {
        id: ContestId(row.id),
        locker: LockerId(row.locker),
        entry,
        index: row.entry.cast_unsigned(),
        mandate: row.mandate.map(MandateId),
        suspended: row.suspended,
        organisation,
        opened_at,
        due_at: contest::due(opened_at),
        answers: answers.into_iter().map(AnswerView::from).collect(),
        closed: closed.zip(row.closing),
    })
}
