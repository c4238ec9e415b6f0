//! Journal ⇄ contests: what people said is not normal, and what was answered, is still there and is
//! what the journal says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::domain::journal::EventKind;
use crate::id::ContestId;
use crate::store::contests::{self, ContestRow};
use crate::store::journal::Body;

use super::error::OpError;
use super::journal_verify::Verdict;

/// What the journal says of one contest.
#[derive(Default)]
struct Said {
    place: (Option<Uuid>, Option<u64>, Option<Uuid>, Option<Uuid>),
    answers: BTreeSet<(String, String, Option<Uuid>)>,
    closing: Option<String>,
}

/// What the journal says of contests, by their ids.
#[derive(Default)]
pub(super) struct Contested(BTreeMap<Uuid, Said>);

impl Contested {
    pub(super) fn take(&mut self, kind: EventKind, body: &Body, said: &Value) {
        let text = |key: &str| said.get(key).and_then(Value::as_str);
        let Some(id) = text("contest").and_then(|id| id.parse().ok()) else {
            return;
        };
        match kind {
            EventKind::ContestOpened => {
                let entry = said.get("entry").and_then(Value::as_u64);
                let contest = self.0.entry(id).or_default();
                contest.place = (body.locker, entry, body.mandate, body.organisation);
            }
            EventKind::ContestAnswered => {
                let words = text("as").zip(text("answer"));
                let words = words.map(|(role, answer)| (role.to_owned(), answer.to_owned()));
                let contest = self.0.entry(id).or_default();
                let answer = words.map(|(role, answer)| (role, answer, body.actor));
                contest.answers.extend(answer);
            }
            EventKind::ContestClosed => {
                self.0.entry(id).or_default().closing = text("closing").map(str::to_owned);
            }
            _ => {}
        }
    }

    /// Compares with the tables, page by page.
    pub(super) async fn check(mut self, app: &App, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut after = Uuid::nil();
        loop {
            let mut conn = app.store.reader().await?;
            let rows = contests::page(&mut conn, after).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in &rows {
                let answers = contests::answers(&mut conn, ContestId(row.id)).await?;
                let answers = answers
                    .into_iter()
                    .map(|row| (row.answerer, row.answer, Some(row.account)))
                    .collect();
                self.check_row(row, &answers, verdict);
            }
        }
        for id in self.0.into_keys() {
            verdict.find(format!("contests {id}"), "is gone");
        }
        Ok(())
    }

    fn check_row(
        &mut self,
        row: &ContestRow,
        answers: &BTreeSet<(String, String, Option<Uuid>)>,
        verdict: &mut Verdict,
    ) {
        let name = format!("contests {}", row.id);
        let Some(said) = self.0.remove(&row.id) else {
            return verdict.find(name, "was never opened");
        };
        let entry = Some(row.entry.cast_unsigned());
        if said.place != (Some(row.locker), entry, row.mandate, row.organisation) {
            verdict.find(&name, "is about something else than the journal says");
        }
        if said.closing != row.closing {
            verdict.find(&name, "is not open or closed as the journal says");
        }
        if said.answers != *answers {
            let name = format!("contest_answers {}", row.id);
            verdict.find(name, "are not what the journal says was answered");
        }
    }
}
