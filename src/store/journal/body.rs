//! The body of one entry: its columns, and the bytes that the tree commits to.

use uuid::Uuid;

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::journal::Event;
use crate::journal::{Clear, EntryError, Hash, Opening, Personal, entry};

/// The body of an entry as the table holds it.
#[derive(Clone, sqlx::FromRow)]
pub struct Body {
    /// Index in the journal.
    pub idx: i64,
    /// Milliseconds.
    pub recorded_at: i64,
    /// What was done or tried.
    pub action: String,
    /// How it ended.
    pub outcome: String,
    /// Why, or empty.
    pub reason: String,
    /// By which way.
    pub channel: String,
    /// Who acted.
    pub actor: Option<Uuid>,
    /// Whose account.
    pub account: Option<Uuid>,
    /// Which locker.
    pub locker: Option<Uuid>,
    /// Which paper.
    pub document: Option<Uuid>,
    /// Under which mandate.
    pub mandate: Option<Uuid>,
    /// Which structure.
    pub organisation: Option<Uuid>,
    /// During which visit.
    pub visit: Option<Uuid>,
    /// How the aidant worked.
    pub mode: Option<String>,
    /// For what.
    pub motive: Option<String>,
    /// Reference of the session.
    pub session: Option<Vec<u8>>,
    /// The locker's entry before this one.
    pub previous: Option<i64>,
    /// Sealed payload.
    pub payload: Option<Vec<u8>>,
    /// What the commitments are keyed with.
    pub salt: Vec<u8>,
}

impl Body {
    pub(in crate::store) fn new(index: u64, now: Timestamp, event: &Event, salt: [u8; 32]) -> Self {
        Self {
            idx: index.cast_signed(),
            recorded_at: now.millis(),
            action: event.kind.code().to_owned(),
            outcome: event.outcome.code().to_owned(),
            reason: event
                .reason
                .map(|reason| reason.code().to_owned())
                .unwrap_or_default(),
            channel: event.channel.code().to_owned(),
            actor: event.actor.map(|id| id.0),
            account: event.account.map(|id| id.0),
            locker: event.locker.map(|id| id.0),
            document: event.document.map(|id| id.0),
            mandate: event.mandate.map(|id| id.0),
            organisation: event.organisation.map(|id| id.0),
            visit: event.visit.map(|id| id.0),
            mode: event.mode.map(|mode| mode.code().to_owned()),
            motive: event.motive.clone(),
            session: event.session.map(|session| session.to_vec()),
            previous: None,
            payload: None,
            salt: salt.to_vec(),
        }
    }

    /// The committed bytes of this body, re-made from its own columns and the opened payload.
    ///
    /// # Errors
    /// A column holds what no entry may hold.
    pub fn committed(&self, payload: &[u8]) -> Result<Vec<u8>, EntryError> {
        let salt = self.salt()?;
        self.personal(payload, |personal| {
            entry::committed_bytes(&self.clear(), &entry::commit(&salt, personal))
        })
    }

    /// What opens this entry to whoever may see the whole body.
    ///
    /// # Errors
    /// The salt is none.
    pub fn opening(&self, payload: &[u8]) -> Result<Opening, EntryError> {
        let salt = self.salt()?;
        Ok(self.personal(payload, |personal| {
            Opening::new(&self.clear(), salt, personal)
        }))
    }

    fn salt(&self) -> Result<[u8; 32], EntryError> {
        let salt = self.salt.as_slice().try_into();
        salt.map_err(|_| EntryError::Truncated)
    }

    /// Hands over the personal fields as bytes, without a copy of any.
    fn personal<T>(&self, payload: &[u8], read: impl FnOnce(&Personal<'_>) -> T) -> T {
        fn bytes(id: &Option<Uuid>) -> Option<&[u8]> {
            id.as_ref().map(|id| id.as_bytes().as_slice())
        }
        let previous = self.previous.map(i64::to_be_bytes);
        read(&Personal {
            actor: bytes(&self.actor),
            account: bytes(&self.account),
            locker: bytes(&self.locker),
            document: bytes(&self.document),
            mandate: bytes(&self.mandate),
            organisation: bytes(&self.organisation),
            visit: bytes(&self.visit),
            mode: self.mode.as_deref().map(str::as_bytes),
            motive: self.motive.as_deref().map(str::as_bytes),
            session: self.session.as_deref(),
            previous: previous.as_ref().map(<[u8; 8]>::as_slice),
            payload: (!payload.is_empty()).then_some(payload),
        })
    }

    /// The leaf of this body.
    ///
    /// # Errors
    /// As [`Body::committed`].
    pub fn leaf(&self, payload: &[u8]) -> Result<Hash, StoreError> {
        let bytes = self
            .committed(payload)
            .map_err(|_| StoreError::Value("journal_entries"))?;
        Ok(crate::journal::tree::leaf_hash(&bytes))
    }

    fn clear(&self) -> Clear<'_> {
        Clear {
            index: self.idx.cast_unsigned(),
            recorded_at_ms: self.recorded_at,
            action: &self.action,
            outcome: &self.outcome,
            reason: &self.reason,
            channel: &self.channel,
        }
    }
}
