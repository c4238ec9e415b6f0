//! Limits that an operator may set.

use serde::Deserialize;

use crate::limits;

/// Limits that an operator may set.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of one document.
    pub document_bytes: u64,
    /// Bytes of one locker.
    pub locker_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: limits::DOCUMENT_BYTES,
            locker_bytes: limits::LOCKER_BYTES,
        }
    }
}
