//! Journal ⇄ tables for recoveries: each was asked for, confirmed and ended as its entries say.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::crypto;
use crate::domain::journal::EventKind;
use crate::domain::recovery::RecoveryState;
use crate::store::confirmations;
use crate::store::journal::Body;
use crate::store::recoveries::{self, RecoveryRow};

use super::error::OpError;
use super::journal_verify::Verdict;
use super::said::text;

/// What the journal says of a recovery.
struct Told {
    entry: i64,
    kind: Option<String>,
    public_sha256: Option<String>,
    account: Option<Uuid>,
    sealed: BTreeMap<Uuid, Option<String>>,
    state: RecoveryState,
}

/// What the journal says of all of them, gathered while it is read.
#[derive(Default)]
pub(super) struct Recoveries(BTreeMap<Uuid, Told>);

impl Recoveries {
    pub(super) fn take(&mut self, kind: EventKind, body: &Body, said: &Value) {
        let owned = |key: &str| text(said, key).map(str::to_owned);
        let Some(id) = text(said, "recovery").and_then(|id| id.parse().ok()) else {
            return;
        };
        if kind == EventKind::RecoveryStarted {
            let told = Told {
                entry: body.idx,
                kind: owned("kind"),
                public_sha256: owned("public_sha256"),
                account: body.account,
                sealed: BTreeMap::new(),
                state: RecoveryState::Waiting,
            };
            self.0.insert(id, told);
            return;
        }
        let Some(told) = self.0.get_mut(&id) else {
            return;
        };
        match kind {
            EventKind::RecoveryConfirmed => {
                told.account = body.account.or(told.account);
                let guardian = body.actor.unwrap_or_default();
                told.sealed.insert(guardian, owned("sealed_sha256"));
            }
            EventKind::RecoveryVetoed => told.state = RecoveryState::Vetoed,
            EventKind::RecoveryFinished => told.state = RecoveryState::Finished,
            EventKind::RecoveryLapsed => told.state = RecoveryState::Lapsed,
            _ => {}
        }
    }

    /// Compares with the tables. What is over is removed after a while, so it need not be there.
    pub(super) async fn check(mut self, app: &App, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut conn = app.store.reader().await?;
        for (recovery, guardian, sealed) in confirmations::all(&mut conn).await? {
            let digest = crypto::hex(&crypto::sha256(&sealed));
            let told = self.0.get(&recovery);
            let told = told.filter(|told| told.state == RecoveryState::Waiting);
            let told = told.and_then(|told| told.sealed.get(&guardian));
            if told.and_then(Option::as_deref) != Some(digest.as_str()) {
                let row = format!("recovery_confirmations {recovery} {guardian}");
                verdict.find(row, "is not what this guardian sealed");
            }
        }
        for row in recoveries::all(&mut conn).await? {
            let told = self.0.remove(&row.id);
            check_row(&row, told.as_ref(), verdict);
        }
        for (id, told) in self.0 {
            if told.state == RecoveryState::Waiting {
                let row = format!("recoveries {id}");
                verdict.find(row, "waits and is gone without an entry");
            }
        }
        Ok(())
    }
}

fn check_row(row: &RecoveryRow, told: Option<&Told>, verdict: &mut Verdict) {
    let name = format!("recoveries {}", row.id);
    let Some(told) = told else {
        return verdict.find(name, "was never asked for");
    };
    let public = crypto::hex(&crypto::sha256(&row.public));
    let same = told.entry == row.entry
        && told.kind.as_deref() == Some(row.kind.as_str())
        && told.public_sha256 == Some(public);
    if !same {
        verdict.find(&name, "is not what was asked for");
    }
    if told.account != row.account || row.bound_at.is_some() == told.sealed.is_empty() {
        verdict.find(&name, "is not of whom the guardians confirmed");
    }
    if row.state != told.state.code() {
        let state = told.state.code();
        verdict.find(name, format!("is {} and not {state}", row.state));
    }
}
