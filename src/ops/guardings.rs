//! Journal ⇄ tables for guardians: each live set and each of its guardians was named by its person.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::domain::journal::EventKind;
use crate::store::guardians;
use crate::store::journal::Body;

use super::error::OpError;
use super::journal_verify::Verdict;
use super::said::text;

/// The set that the journal says is live in each locker, with its guardians.
#[derive(Default)]
pub(super) struct Guardings(BTreeMap<Uuid, (Uuid, BTreeSet<Uuid>)>);

impl Guardings {
    pub(super) fn take(&mut self, kind: EventKind, body: &Body, said: &Value) {
        let set = text(said, "set").and_then(|set| set.parse().ok());
        let (Some(locker), Some(account), Some(set)) = (body.locker, body.account, set) else {
            return;
        };
        match kind {
            EventKind::GuardianNamed => {
                let live = self.0.entry(locker).or_default();
                if live.0 != set {
                    *live = (set, BTreeSet::new());
                }
                live.1.insert(account);
            }
            EventKind::GuardianRemoved => {
                if let Some(live) = self.0.get_mut(&locker).filter(|live| live.0 == set) {
                    live.1.remove(&account);
                }
            }
            _ => {}
        }
    }

    /// Compares with the tables.
    pub(super) async fn check(self, app: &App, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut conn = app.store.reader().await?;
        let mut sets: BTreeSet<Uuid> = self.0.values().map(|live| live.0).collect();
        let named = self.0.into_values();
        let named = named.flat_map(|(set, all)| all.into_iter().map(move |one| (set, one)));
        let mut named: BTreeSet<(Uuid, Uuid)> = named.collect();
        for row in guardians::standing(&mut conn).await? {
            if !named.remove(&row) {
                let name = format!("guardians {} {}", row.0, row.1);
                verdict.find(name, "is a guardian whom the person did not name");
            }
        }
        for (set, account) in named {
            let row = format!("guardians {set} {account}");
            verdict.find(row, "was named and is gone without an entry");
        }
        for set in guardians::halves(&mut conn).await? {
            if !sets.remove(&set) {
                let row = format!("guardian_sets {set}");
                verdict.find(row, "is live and the journal says that it is not");
            }
        }
        for set in sets {
            let row = format!("guardian_sets {set}");
            verdict.find(row, "was chosen and is gone without an entry");
        }
        Ok(())
    }
}
