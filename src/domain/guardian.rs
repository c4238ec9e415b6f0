//! What a person signs to make somebody their guardian.

use crate::id::{AccountId, GuardianSetId, LockerId};

/// What makes somebody a guardian. The owner signs it, and it is the `info` under which the key of
/// what the guardian holds is sealed: another key, number or locker neither verifies nor opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuardianStatement {
    /// The guardians of the locker, together.
    pub set: GuardianSetId,
    /// The locker.
    pub locker: LockerId,
    /// The guardian.
    pub guardian: AccountId,
    /// Which part is theirs.
    pub number: u8,
    /// How many must confirm.
    pub threshold: u8,
    /// Journal index at which the guardian's public key was published.
    pub key_entry: u64,
    /// SHA-256 of that public key.
    pub key_sha256: [u8; 32],
}

impl GuardianStatement {
    /// `"abri/v1/guardian" ‖ 0x00 ‖ set ‖ locker ‖ guardian ‖ number ‖ threshold ‖ entry ‖ key`, ids
    /// as 16 bytes, the index as 8 bytes big-endian.
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = b"abri/v1/guardian\0".to_vec();
        bytes.extend_from_slice(self.set.bytes());
        bytes.extend_from_slice(self.locker.bytes());
        bytes.extend_from_slice(self.guardian.bytes());
        bytes.extend_from_slice(&[self.number, self.threshold]);
        bytes.extend_from_slice(&self.key_entry.to_be_bytes());
        bytes.extend_from_slice(&self.key_sha256);
        bytes
    }
}
