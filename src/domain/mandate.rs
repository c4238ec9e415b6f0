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
        /// Being written.
        Draft = "draft",
        /// Waits for the person.
        Pending = "pending",
        /// The person said no.
        Refused = "refused",
        /// Never answered, or taken back.
        Lapsed = "lapsed",
        /// Signed, and asleep until the person's SMS.
        Dormant = "dormant",
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

codes! {
    /// What the database holds of a mandate that the person has not accepted.
    RequestState {
        /// Being written.
        Draft = "draft",
        /// Sent to the person.
        Pending = "pending",
        /// Accepted: it is a mandate now.
        Accepted = "accepted",
        /// The person said no.
        Refused = "refused",
        /// Never answered, or taken back.
        Lapsed = "lapsed",
    }
}

codes! {
    /// How the person consented.
    ConsentMethod {
        /// In a session of their own.
        OwnSession = "own_session",
        /// With their card and its code, which they typed.
        CardAndPin = "card_and_pin",
        /// With a one-time code printed beside the card.
        CardCode = "card_code",
        /// By telephone, in an emergency; not confirmed yet.
        Urgent = "urgent",
    }
}

codes! {
    /// Where the person answers, and so how long a mandate waits for them (domain.md).
    Wait {
        /// At the desk, on their own phone or the aidant's screen.
        Desk = "desk",
        /// Elsewhere.
        Remote = "remote",
        /// In a session of their own, when they come to it.
        Own = "own",
    }
}

impl Wait {
    /// How long.
    pub const fn length(self) -> std::time::Duration {
        match self {
            Self::Desk => crate::limits::REQUEST_DESK,
            Self::Remote => crate::limits::REQUEST_REMOTE,
            Self::Own => crate::limits::REQUEST_OWN,
        }
    }
}

impl RequestState {
    /// The status that a request shows at `now`, lapsed or not yet swept.
    pub fn status(self, lapses_at: Timestamp, now: Timestamp) -> MandateStatus {
        match self {
            Self::Draft | Self::Pending if now >= lapses_at => MandateStatus::Lapsed,
            Self::Draft => MandateStatus::Draft,
            Self::Pending => MandateStatus::Pending,
            Self::Accepted => MandateStatus::Active,
            Self::Refused => MandateStatus::Refused,
            Self::Lapsed => MandateStatus::Lapsed,
        }
    }
}

/// What the stored columns say of a mandate's life: enough to know its status at any instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// The stored state.
    pub state: MandateState,
    /// First instant of the interval that the person signed.
    pub starts_at: Timestamp,
    /// First instant after it.
    pub ends_at: Timestamp,
    /// Whether it sleeps until it is woken.
    pub dormant: bool,
    /// The window in which a woken one is in force.
    pub window: Option<(Timestamp, Timestamp)>,
}

impl Life {
    /// The interval in which it opens anything: that of its window for one that was dormant.
    pub fn interval(&self) -> (Timestamp, Timestamp) {
        match self.window {
            Some((starts, ends)) if self.dormant => (starts, ends.min(self.ends_at)),
            _ => (self.starts_at, self.ends_at),
        }
    }

    /// The status at `now`: half-open, so that at the end nothing opens any more, swept or not.
    pub fn status(&self, now: Timestamp) -> MandateStatus {
        let (starts, ends) = self.interval();
        match self.state {
            MandateState::Revoked => MandateStatus::Revoked,
            MandateState::Superseded => MandateStatus::Superseded,
            MandateState::Expired => MandateStatus::Expired,
            _ if now >= ends => MandateStatus::Expired,
            MandateState::Suspended => MandateStatus::Suspended,
            MandateState::Active if self.dormant && self.window.is_none() => MandateStatus::Dormant,
            MandateState::Active if now < starts => MandateStatus::NotStarted,
            MandateState::Active => MandateStatus::Active,
        }
    }
}

/// The decision of a judge that a mandate of protection rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The paper in the locker that holds it.
    pub document: crate::id::DocumentId,
    /// First instant at which it holds.
    pub from: Timestamp,
    /// First instant at which it no longer holds.
    pub until: Timestamp,
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
    /// Whether it sleeps until the person's SMS.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dormant: bool,
    /// The decision of protection, with that ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

impl Terms {
    /// The categories in scope.
    pub fn categories(&self) -> Vec<super::rights::Category> {
        self.rights
            .keys()
            .map(|grantable| grantable.category())
            .collect()
    }

    /// The interval that the person signs when they accept at `now`: a dormant mandate can be woken
    /// for as long as any mandate lasts, and a decision of protection bounds both ends.
    pub fn interval(&self, now: Timestamp) -> (Timestamp, Timestamp) {
        let length = if self.dormant {
            Term::Year.length()
        } else {
            self.term.length()
        };
        let starts = self.decision.map_or(now, |decision| now.max(decision.from));
        let ends = starts.plus(length);
        (
            starts,
            self.decision
                .map_or(ends, |decision| ends.min(decision.until)),
        )
    }

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
