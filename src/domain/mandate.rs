//! A mandate: its frozen terms, what an aidant's grant says, and its status at an instant.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::codes;
use super::rights::{Ground, Rights, Term};
use crate::clock::Timestamp;
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};

/// Version of the text that the person agrees to; texts are kept.
pub const TEXT_VERSION: &str = "2026-11";

codes! {
    /// What the database holds of a mandate's life; the end by date is derived.
    MandateState {
        /// In force between its dates.
        Active = "active",
        /// Stopped for now; its end does not move.
        Suspended = "suspended",
        /// Stopped by someone.
        Revoked = "revoked",
        /// A newer one took its place.
        Superseded = "superseded",
        /// Past its end, its keys erased.
        Expired = "expired",
    }
}

codes! {
    /// What a mandate is at an instant.
    MandateStatus {
        /// Begins later.
        NotStarted = "not_started",
        /// In force.
        Active = "active",
        /// Stopped for now.
        Suspended = "suspended",
        /// Stopped by someone.
        Revoked = "revoked",
        /// A newer one took its place.
        Superseded = "superseded",
        /// Past its end.
        Expired = "expired",
    }
}

/// The status at `now`: half-open, so that at `ends_at` nothing opens any more, swept or not.
pub fn status(
    state: MandateState,
    starts_at: Timestamp,
    ends_at: Timestamp,
    now: Timestamp,
) -> MandateStatus {
    match state {
        MandateState::Revoked => MandateStatus::Revoked,
        MandateState::Superseded => MandateStatus::Superseded,
        MandateState::Expired => MandateStatus::Expired,
        MandateState::Active | MandateState::Suspended if now >= ends_at => MandateStatus::Expired,
        MandateState::Suspended => MandateStatus::Suspended,
        MandateState::Active if now < starts_at => MandateStatus::NotStarted,
        MandateState::Active => MandateStatus::Active,
    }
}

/// What the person agrees to. Its canonical bytes are frozen and hashed; they never change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Always 1.
    pub version: u8,
    /// The mandate.
    pub mandate: MandateId,
    /// The locker it opens.
    pub locker: LockerId,
    /// Who gives it.
    pub beneficiary: AccountId,
    /// The structure that answers, none for a relative.
    pub organisation: Option<OrganisationId>,
    /// The aidants named.
    pub aidants: BTreeSet<AccountId>,
    /// What may be done, by category.
    pub rights: Rights,
    /// How long.
    pub term: Term,
    /// On what ground.
    pub ground: Ground,
    /// Version of the text shown.
    pub text: String,
    /// Language it was shown in.
    pub language: String,
}

impl Terms {
    /// Canonical bytes: JSON, fields in the order above, map keys and sets sorted, no spaces.
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads frozen terms; `None` unless they are canonical to the byte.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let terms: Self = serde_json::from_slice(bytes).ok()?;
        (terms.canonical() == bytes).then_some(terms)
    }
}

/// What binds one aidant's key to a mandate. The person signs it, and it is the `info` under which
/// the aidant's half is sealed: a widened or prolonged grant neither verifies nor opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The mandate.
    pub mandate: MandateId,
    /// The locker.
    pub locker: LockerId,
    /// The aidant.
    pub aidant: AccountId,
    /// SHA-256 of the frozen terms.
    pub terms_sha256: [u8; 32],
    /// First instant in force.
    pub starts_at: Timestamp,
    /// First instant no longer in force.
    pub ends_at: Timestamp,
    /// Journal index at which the aidant's public key was published.
    pub key_entry: u64,
    /// SHA-256 of that public key.
    pub key_sha256: [u8; 32],
}

impl Grant {
    /// `"abri/v1/grant" ‖ 0x00 ‖ mandate ‖ locker ‖ aidant ‖ terms ‖ starts ‖ ends ‖ entry ‖ key`,
    /// ids as 16 bytes, times (milliseconds) and index as 8 bytes big-endian.
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = b"abri/v1/grant\0".to_vec();
        bytes.extend_from_slice(self.mandate.bytes());
        bytes.extend_from_slice(self.locker.bytes());
        bytes.extend_from_slice(self.aidant.bytes());
        bytes.extend_from_slice(&self.terms_sha256);
        bytes.extend_from_slice(&self.starts_at.millis().to_be_bytes());
        bytes.extend_from_slice(&self.ends_at.millis().to_be_bytes());
        bytes.extend_from_slice(&self.key_entry.to_be_bytes());
        bytes.extend_from_slice(&self.key_sha256);
        bytes
    }
}

/// What the depositor signs: which bytes were put where, by whom. A paper planted in the database
/// has no such signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepositStatement<'a> {
    /// The locker.
    pub locker: LockerId,
    /// The paper.
    pub document: crate::id::DocumentId,
    /// The version.
    pub version: crate::id::VersionId,
    /// Who put it in.
    pub depositor: AccountId,
    /// When, by the database's clock.
    pub at: Timestamp,
    /// Length of the bytes kept.
    pub bytes: u64,
    /// SHA-256 of the bytes kept.
    pub sha256: &'a [u8; 32],
    /// SHA-256 of the bytes that arrived.
    pub received_sha256: &'a [u8; 32],
    /// Media type of the bytes kept.
    pub media_type: &'a str,
}

impl DepositStatement<'_> {
    /// `"abri/v1/deposit" ‖ 0x00 ‖ ids ‖ at ‖ bytes ‖ sha256 ‖ received ‖ media type`.
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = b"abri/v1/deposit\0".to_vec();
        bytes.extend_from_slice(self.locker.bytes());
        bytes.extend_from_slice(self.document.bytes());
        bytes.extend_from_slice(self.version.bytes());
        bytes.extend_from_slice(self.depositor.bytes());
        bytes.extend_from_slice(&self.at.millis().to_be_bytes());
        bytes.extend_from_slice(&self.bytes.to_be_bytes());
        bytes.extend_from_slice(self.sha256);
        bytes.extend_from_slice(self.received_sha256);
        bytes.extend_from_slice(self.media_type.as_bytes());
        bytes
    }
}
