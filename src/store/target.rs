//! What an action is about, and so which facts are read.

use crate::domain::rights::Category;
use crate::id::{DocumentId, LockerId, MandateId};

/// What the action is about.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// Nothing in particular.
    Nothing,
    /// A locker.
    Locker(LockerId),
    /// A place in a locker for a new paper.
    Place(LockerId, Category),
    /// A paper.
    Document(DocumentId),
    /// A locker whose card was shown.
    Shown(LockerId),
    /// A locker of a person whose guardian the actor may be.
    Guarded(LockerId),
    /// One mandate of a locker: no other may answer for it.
    Mandate(LockerId, MandateId),
    /// One mandate of a locker that waits for the person.
    Request(LockerId, MandateId),
}

impl Target {
    /// The locker, where the target names one.
    pub fn locker(&self) -> Option<LockerId> {
        match *self {
            Self::Nothing | Self::Document(_) => None,
            Self::Locker(id)
            | Self::Place(id, _)
            | Self::Shown(id)
            | Self::Guarded(id)
            | Self::Mandate(id, _)
            | Self::Request(id, _) => Some(id),
        }
    }
}
