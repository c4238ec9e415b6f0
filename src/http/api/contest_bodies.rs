//! What calls about contests take and answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::journal::Entry;
use crate::clock::Timestamp;
use crate::ops::list_contests::{AnswerView, ContestView};

/// What is said to be not normal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContest {
    /// The index of an entry of the locker.
    pub entry: u64,
}

/// What a contest was opened as.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Opened {
    pub id: Uuid,
}

/// How the person closes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// `settled` or `unsettled`.
    pub closing: String,
}

/// What is answered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAnswer {
    /// `expected`, `mistake`, `misuse`, `somebody_else` or `talk`.
    pub answer: String,
}

/// An answer.
#[derive(Serialize, ToSchema)]
pub struct Answer {
    /// `coordinator` or `auditor`.
    r#as: String,
    pub answer: String,
    at: String,
}

/// Something that a person said is not normal.
#[derive(Serialize, ToSchema)]
pub struct Contest {
    pub id: Uuid,
    locker: Uuid,
    /// Index of the entry.
    index: u64,
    /// The entry, while its body is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<Entry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mandate: Option<Uuid>,
    /// Whether the mandate was suspended by it.
    suspended: bool,
    /// The structure that answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    opened_at: String,
    /// First instant at which an answer is late.
    due_at: String,
    answers: Vec<Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_at: Option<String>,
    /// `settled` or `unsettled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    closing: Option<String>,
}

impl From<ContestView> for Contest {
    fn from(view: ContestView) -> Self {
        let (closed_at, closing) = view.closed.unzip();
        let answer = |row: AnswerView| Answer {
            r#as: row.answerer,
            answer: row.answer,
            at: row.at.rfc3339(),
        };
        Self {
            id: view.id.0,
            locker: view.locker.0,
            index: view.index,
            entry: view.entry.map(Entry::from),
            mandate: view.mandate.map(|id| id.0),
            suspended: view.suspended,
            organisation: view.organisation,
            opened_at: view.opened_at.rfc3339(),
            due_at: view.due_at.rfc3339(),
            answers: view.answers.into_iter().map(answer).collect(),
            closed_at: closed_at.map(Timestamp::rfc3339),
            closing,
        }
    }
}
