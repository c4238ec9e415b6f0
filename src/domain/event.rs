//! One entry before it is recorded.

use serde_json::{Map, Value};

use super::journal::{Channel, EventKind, Mode, Outcome, Reason};
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId, VisitId};

/// One thing to be recorded. Ids are opaque; the payload is typed per action by its maker.
#[derive(Debug, Clone)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, when refused or failed.
    pub reason: Option<Reason>,
    /// Who acted; none for jobs and for strangers.
    pub actor: Option<AccountId>,
    /// Whose account it is about.
    pub account: Option<AccountId>,
    /// Which locker.
    pub locker: Option<LockerId>,
    /// Which paper.
    pub document: Option<DocumentId>,
    /// Under which mandate.
    pub mandate: Option<MandateId>,
    /// Which structure.
    pub organisation: Option<OrganisationId>,
    /// During which visit.
    pub visit: Option<VisitId>,
    /// How the aidant worked.
    pub mode: Option<Mode>,
    /// For what, from the closed list.
    pub motive: Option<String>,
    /// By which way.
    pub channel: Channel,
    /// The first bytes of the session's id, to tie entries of one session together.
    pub session: Option<[u8; 8]>,
    /// What else there is to say, per action.
    pub payload: Map<String, Value>,
}

impl Event {
    /// Something done by the server itself.
    pub fn job(kind: EventKind) -> Self {
        Self::new(kind, Channel::Job)
    }

    /// Something done, nothing more known yet.
    pub fn new(kind: EventKind, channel: Channel) -> Self {
        Self {
            kind,
            channel,
            outcome: Outcome::Done,
            reason: None,
            actor: None,
            account: None,
            locker: None,
            document: None,
            mandate: None,
            organisation: None,
            visit: None,
            mode: None,
            motive: None,
            session: None,
            payload: Map::new(),
        }
    }

    /// The same, refused.
    pub fn refused(mut self, reason: Reason) -> Self {
        self.outcome = Outcome::Refused;
        self.reason = Some(reason);
        self
    }

    /// The same, failed.
    pub fn failed(mut self, reason: Reason) -> Self {
        self.outcome = Outcome::Failed;
        self.reason = Some(reason);
        self
    }

    /// Adds a typed detail.
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.payload.insert(key.to_owned(), value.into());
        self
    }

    /// The payload's canonical bytes: JSON with sorted keys and no spaces; empty when there is none.
    pub fn payload_bytes(&self) -> Vec<u8> {
        if self.payload.is_empty() {
            return Vec::new();
        }
        serde_json::to_vec(&self.payload).unwrap_or_default()
    }
}
