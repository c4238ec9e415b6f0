//! What a person is told, on their pages and by a message: codes and ids, never a title or a name.

use super::codes;
use crate::id::{AccountId, MandateId, OrganisationId};

codes! {
    /// What happened.
    NoticeKind {
        /// A mandate waits for the person's answer.
        MandateRequested = "mandate_requested",
        /// A mandate came into force.
        MandateAccepted = "mandate_accepted",
        /// A mandate was renewed.
        MandateRenewed = "mandate_renewed",
        /// A mandate was ended by someone.
        MandateRevoked = "mandate_revoked",
        /// A mandate ended by its date.
        MandateExpired = "mandate_expired",
        /// A mandate was suspended.
        MandateSuspended = "mandate_suspended",
        /// A suspended mandate goes on.
        MandateResumed = "mandate_resumed",
        /// A dormant mandate was woken.
        MandateWoken = "mandate_woken",
        /// An aidant was added to a mandate.
        AidantAdded = "aidant_added",
        /// An aidant left a mandate.
        AidantRemoved = "aidant_removed",
        /// A relative whom the person invited has joined.
        RelativeJoined = "relative_joined",
        /// A locker was opened by telephone and waits for the person.
        LockerOpenedRemotely = "locker_opened_remotely",
        /// How the person can be reached was changed.
        ContactChanged = "contact_changed",
        /// Guardians help somebody to open the locker anew: the person, or somebody else.
        RecoveryStarted = "recovery_started",
        /// A recovery was stopped.
        RecoveryVetoed = "recovery_vetoed",
        /// The locker opens with a new card or a new code.
        RecoveryFinished = "recovery_finished",
        /// The person's guardians were changed.
        GuardiansChanged = "guardians_changed",
        /// A guardian has left; the person chooses another.
        GuardianRemoved = "guardian_removed",
        /// A structure was suspended, so that its mandates open nothing for now.
        OrganisationSuspended = "organisation_suspended",
        /// A suspended structure works again.
        OrganisationResumed = "organisation_resumed",
        /// A structure was closed and its mandates ended.
        OrganisationClosed = "organisation_closed",
    }
}

/// One thing to tell one person.
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// Whom it is told.
    pub account: AccountId,
    /// About which mandate.
    pub mandate: Option<MandateId>,
    /// About which structure.
    pub organisation: Option<OrganisationId>,
    /// About which aidant.
    pub aidant: Option<AccountId>,
}
