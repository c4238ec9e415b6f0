//! What the policy answers when it says no.

use super::journal::Reason;

/// A decision against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denial {
    /// Why, for the journal.
    pub reason: Reason,
    /// Whether the actor may know why. Otherwise the thing is as if it did not exist.
    pub visible: bool,
}

impl Denial {
    pub(super) const fn hidden(reason: Reason) -> Self {
        Self {
            reason,
            visible: false,
        }
    }
    pub(super) const fn shown(reason: Reason) -> Self {
        Self {
            reason,
            visible: true,
        }
    }
}
