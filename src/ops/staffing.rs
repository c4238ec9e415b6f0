//! Journal ⇄ tables for who may act in whose name: structures, their members, relatives.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::error::OpError;
use super::journal_verify::Verdict;
use crate::app::App;
use crate::domain::journal::EventKind;
use crate::store::db::Conn;
use crate::store::journal::Body;
use crate::store::{members, organisations, relatives};

/// What the journal says of a structure: its state, and what it may be given where that was said.
struct Structure {
    state: String,
    allowed: Option<String>,
}

/// What the journal says of an open membership.
#[derive(PartialEq, Eq)]
struct Place {
    role: Option<String>,
    suspended: bool,
}

/// What the journal says, gathered while it is read.
#[derive(Default)]
pub(super) struct Staffing {
    structures: BTreeMap<Uuid, Structure>,
    members: BTreeMap<(Uuid, Uuid), Place>,
    relatives: BTreeMap<Uuid, Option<Uuid>>,
}

impl Staffing {
    pub(super) fn take(&mut self, kind: EventKind, body: &Body, said: &Value) {
        match kind {
            EventKind::OrganisationCreated | EventKind::OrganisationChanged => {
                self.structure(body, said);
            }
            EventKind::MembershipOpened
            | EventKind::MembershipChanged
            | EventKind::MembershipClosed => self.member(kind, body, said),
            EventKind::RelativeJoined => {
                let helps = body.account.map(|account| (account, body.locker));
                self.relatives.extend(helps);
            }
            EventKind::RelativeLeft => {
                body.account.map(|account| self.relatives.remove(&account));
            }
            _ => {}
        }
    }

    fn structure(&mut self, body: &Body, said: &Value) {
        let text = |key: &str| said.get(key).and_then(Value::as_str).map(str::to_owned);
        let Some(id) = body.organisation else { return };
        let known = self.structures.entry(id).or_insert_with(|| Structure {
            state: "active".to_owned(),
            allowed: None,
        });
        if let Some(state) = text("state") {
            known.state = state;
        }
        known.allowed = text("allowed").or(known.allowed.take());
    }

    fn member(&mut self, kind: EventKind, body: &Body, said: &Value) {
        let text = |key: &str| said.get(key).and_then(Value::as_str);
        let Some(key) = body.account.zip(body.organisation) else {
            return;
        };
        match kind {
            EventKind::MembershipOpened => {
                let role = text("role").map(str::to_owned);
                let suspended = false;
                self.members.insert(key, Place { role, suspended });
            }
            EventKind::MembershipChanged => {
                if let Some(place) = self.members.get_mut(&key) {
                    place.suspended = text("state") == Some("suspended");
                }
            }
            _ => drop(self.members.remove(&key)),
        }
    }

    /// Compares with the tables.
    pub(super) async fn check(mut self, app: &App, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut conn = app.store.reader().await?;
        self.check_structures(&mut conn, verdict).await?;
        self.check_members(&mut conn, verdict).await?;
        self.check_relatives(&mut conn, verdict).await
    }

    async fn check_structures(
        &mut self,
        conn: &mut Conn,
        verdict: &mut Verdict,
    ) -> Result<(), OpError> {
        for row in organisations::all(conn).await? {
            let name = format!("organisations {}", row.id);
            let Some(said) = self.structures.remove(&row.id) else {
                verdict.find(name, "was never made");
                continue;
            };
            if row.state != said.state {
                let problem = format!("is {} and the journal says {}", row.state, said.state);
                verdict.find(&name, problem);
            }
            if said.allowed.is_some_and(|allowed| allowed != row.allowed) {
                verdict.find(&name, "may be given other categories than the journal says");
            }
        }
        for gone in self.structures.keys() {
            let row = format!("organisations {gone}");
            verdict.find(row, "was made and is gone without an entry");
        }
        Ok(())
    }

    async fn check_members(
        &mut self,
        conn: &mut Conn,
        verdict: &mut Verdict,
    ) -> Result<(), OpError> {
        for row in members::open(conn).await? {
            let name = format!("memberships {} {}", row.account, row.organisation);
            let place = Place {
                role: Some(row.role),
                suspended: row.suspended_at.is_some(),
            };
            match self.members.remove(&(row.account, row.organisation)) {
                None => verdict.find(name, "is open and the journal says that it is not"),
                Some(said) if said != place => {
                    verdict.find(name, "is not what the journal says of it");
                }
                Some(_) => {}
            }
        }
        for (account, organisation) in self.members.keys() {
            let row = format!("memberships {account} {organisation}");
            verdict.find(row, "is gone or closed without an entry");
        }
        Ok(())
    }

    async fn check_relatives(
        &mut self,
        conn: &mut Conn,
        verdict: &mut Verdict,
    ) -> Result<(), OpError> {
        for row in relatives::open(conn).await? {
            if self.relatives.remove(&row.account) != Some(Some(row.locker)) {
                let name = format!("relatives {}", row.account);
                verdict.find(name, "was not invited by the person of this locker");
            }
        }
        for gone in self.relatives.keys() {
            let row = format!("relatives {gone}");
            verdict.find(row, "is gone or closed without an entry");
        }
        Ok(())
    }
}
