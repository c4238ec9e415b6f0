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
        /// The person's card was blocked.
        CardBlocked = "card_blocked",
        /// The person has a new card.
        CardReplaced = "card_replaced",
        /// The code of the person's card was changed.
        CodeChanged = "code_changed",
        /// The person has a new recovery sheet.
        SheetReplaced = "sheet_replaced",
        /// The person's login and passphrase were chosen, changed or given up.
        PassphraseChanged = "passphrase_changed",
        /// A provider of identities was tied to the person's account.
        IdentityLinked = "identity_linked",
        /// It was untied.
        IdentityUnlinked = "identity_unlinked",
        /// A passkey was added to the account.
        PasskeyAdded = "passkey_added",
        /// A passkey was taken away.
        PasskeyRemoved = "passkey_removed",
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
        /// What was sent to the person's number came back, so nothing goes there any more.
        PhoneLost = "phone_lost",
        /// What was sent to the person's e-mail address came back.
        EmailLost = "email_lost",
        /// A number or an address was proven long ago, and the person is asked whether it is theirs.
        ContactToConfirm = "contact_to_confirm",
        /// Somebody answered what the person said is not normal.
        ContestAnswered = "contest_answered",
        /// A structure was suspended, so that its mandates open nothing for now.
        OrganisationSuspended = "organisation_suspended",
        /// A suspended structure works again.
        OrganisationResumed = "organisation_resumed",
        /// A structure was closed and its mandates ended.
        OrganisationClosed = "organisation_closed",
    }
}

/// Where beside their pages a person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nowhere: their pages are enough.
    Pages,
    /// By the first way that is validated.
    First,
    /// By every validated way: somebody who holds one of them must not keep it from the person.
    Every,
}

impl NoticeKind {
    /// The one table of what goes out by message. What concerns the person's own ways in goes by
    /// every way; what can wait for their pages goes by none.
    pub const fn reach(self) -> Reach {
        match self {
            Self::ContactChanged
            | Self::PhoneLost
            | Self::EmailLost
            | Self::CardBlocked
            | Self::CardReplaced
            | Self::CodeChanged
            | Self::SheetReplaced
            | Self::PassphraseChanged
            | Self::IdentityLinked
            | Self::IdentityUnlinked
            | Self::PasskeyAdded
            | Self::PasskeyRemoved
            | Self::RecoveryVetoed
            | Self::RecoveryFinished
            | Self::GuardiansChanged => Reach::Every,
            Self::MandateRequested
            | Self::MandateAccepted
            | Self::MandateRevoked
            | Self::AidantRemoved
            | Self::GuardianRemoved
            | Self::ContestAnswered
            | Self::OrganisationSuspended
            | Self::OrganisationResumed
            | Self::OrganisationClosed => Reach::First,
            // What goes out then is the code that stops it.
            Self::RecoveryStarted
            | Self::MandateRenewed
            | Self::MandateExpired
            | Self::MandateSuspended
            | Self::MandateResumed
            | Self::MandateWoken
            | Self::AidantAdded
            | Self::RelativeJoined
            | Self::LockerOpenedRemotely
            | Self::ContactToConfirm => Reach::Pages,
        }
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
