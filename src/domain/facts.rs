//! What a decision rests on: one snapshot, read with the database's clock.

use super::journal::Mode;
use super::mandate::Life;
use super::rights::{Category, Rights, Standing};
use crate::clock::Timestamp;
use crate::id::{AccountId, DocumentId, LockerId, MandateId, OrganisationId, VisitId};

/// Who asks, as the session says.
#[derive(Debug, Clone)]
pub struct ActorFacts {
    /// The account.
    pub account: AccountId,
    /// Whether the account is in use.
    pub standing: Standing,
    /// Whether the session still lives.
    pub session_live: bool,
    /// When the session began with the person's own proof.
    pub proved_at: Timestamp,
    /// When the second factor was shown in this session.
    pub second_factor_at: Option<Timestamp>,
    /// Whether this account audits the instance.
    pub auditor: bool,
    /// The structures this account works in now.
    pub memberships: Vec<MembershipFacts>,
    /// The locker this account owns.
    pub owns: Option<LockerId>,
    /// Whether the account has a second factor, shown in this session or not.
    pub has_factor: bool,
    /// Whether the session was opened with a passphrase, which others may have seen or guessed.
    pub by_passphrase: bool,
}

/// One open membership.
#[derive(Debug, Clone)]
pub struct MembershipFacts {
    /// The structure.
    pub organisation: OrganisationId,
    /// Whether the structure is active.
    pub standing: Standing,
    /// Whether the account answers for it.
    pub coordinator: bool,
}

impl ActorFacts {
    /// Staff need a second factor for everything.
    pub fn staff(&self) -> bool {
        self.auditor || !self.memberships.is_empty() || self.owns.is_none()
    }

    /// Whether nothing is allowed before the second factor was shown: to staff ever, to a person who
    /// has one and entered with a passphrase.
    pub fn needs_factor(&self) -> bool {
        self.staff() || (self.by_passphrase && self.has_factor)
    }

    /// Somebody who proved for this one request who they are, without a session.
    pub fn momentary(account: AccountId, owns: Option<LockerId>, now: Timestamp) -> Self {
        Self {
            account,
            standing: Standing::Active,
            session_live: true,
            proved_at: now,
            second_factor_at: None,
            auditor: false,
            memberships: Vec::new(),
            owns,
            has_factor: false,
            by_passphrase: false,
        }
    }
}

/// The locker concerned.
#[derive(Debug, Clone)]
pub struct LockerFacts {
    /// Which.
    pub id: LockerId,
    /// Whose.
    pub owner: AccountId,
    /// Whether it is open.
    pub open: bool,
    /// Whether the actor opened it for the person.
    pub opened_by_actor: bool,
    /// Whether the person's card was shown for this request.
    pub card_shown: bool,
    /// Whether the actor is one of the person's guardians now.
    pub guarded_by_actor: bool,
}

/// A mandate that waits for the person.
#[derive(Debug, Clone)]
pub struct RequestFacts {
    /// Which.
    pub id: MandateId,
    /// Whether the actor wrote it or is named in it.
    pub own: bool,
}

/// The paper concerned.
#[derive(Debug, Clone)]
pub struct DocumentFacts {
    /// Which.
    pub id: DocumentId,
    /// Where it stands.
    pub category: Category,
    /// Whether it is in the bin.
    pub binned: bool,
}

/// One mandate that ties the actor to the locker.
#[derive(Debug, Clone)]
pub struct MandateFacts {
    /// Which.
    pub id: MandateId,
    /// The state in the database, with the window of a dormant one.
    pub life: Life,
    /// Whether the actor is named and not removed.
    pub named: bool,
    /// The rights still live: those of the frozen terms that no newer mandate took over.
    pub rights: Rights,
    /// The structure that answers, with what it may be given now; none for a relative.
    pub organisation: Option<OrganisationFacts>,
}

/// The structure that answers for a mandate.
#[derive(Debug, Clone)]
pub struct OrganisationFacts {
    /// Which.
    pub id: OrganisationId,
    /// Whether it is active.
    pub standing: Standing,
    /// The categories it may be given.
    pub allowed: Vec<Category>,
    /// Whether the actor is a member of it now.
    pub member: bool,
}

/// The actor's open visit in the locker.
#[derive(Debug, Clone)]
pub struct VisitFacts {
    /// Which.
    pub id: VisitId,
    /// How the aidant works.
    pub mode: Mode,
    /// For what.
    pub motive: String,
    /// The last act that was noted.
    pub seen_at: Timestamp,
    /// First instant at which it is over.
    pub ends_at: Timestamp,
}

impl VisitFacts {
    /// Whether it goes on at `now`: not past its end, and not left alone for long.
    pub fn open(&self, now: Timestamp) -> bool {
        now < self.ends_at && now < self.seen_at.plus(crate::limits::VISIT_IDLE)
    }
}

/// One snapshot of everything a decision needs.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Who asks.
    pub actor: ActorFacts,
    /// The locker, if it exists.
    pub locker: Option<LockerFacts>,
    /// The paper, if the action is about one that exists.
    pub document: Option<DocumentFacts>,
    /// The category a new paper would stand in.
    pub category: Option<Category>,
    /// The actor's mandates in this locker, newest first.
    pub mandates: Vec<MandateFacts>,
    /// The request that the action is about, if it exists.
    pub request: Option<RequestFacts>,
    /// The actor's open visit in this locker.
    pub visit: Option<VisitFacts>,
    /// The database's clock when the snapshot was read.
    pub now: Timestamp,
}
