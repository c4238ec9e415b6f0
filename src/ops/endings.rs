//! Journal ⇄ tables for ways in that ended: what was replaced, changed or blocked does not come back.

use std::collections::BTreeSet;

use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::store::{codes, unlocks};

use super::ended::ids;
use super::error::OpError;
use super::journal_verify::Verdict;

/// Unlocks and one-time codes that the journal says have ended.
#[derive(Default)]
pub(super) struct Ends(BTreeSet<Uuid>);

impl Ends {
    pub(super) fn take(&mut self, said: &Value) {
        self.0
            .extend(ids(said).filter_map(|id| id.parse::<Uuid>().ok()));
    }

    /// Compares with the tables.
    pub(super) async fn check(&self, app: &App, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut conn = app.store.reader().await?;
        for id in unlocks::open(&mut conn).await? {
            if self.0.contains(&id) {
                verdict.find(format!("unlocks {id}"), "has ended and is there again");
            }
        }
        for id in codes::fresh(&mut conn).await? {
            if self.0.contains(&id) {
                verdict.find(format!("codes {id}"), "was replaced and is there again");
            }
        }
        Ok(())
    }
}
