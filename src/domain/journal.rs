//! What an entry of the journal says. Codes only: no name, title, contact or free text.

pub use super::channel::Channel;
use super::codes;
pub use super::event::Event;
pub use super::mode::Mode;
pub use super::reason::Reason;

codes! {
    /// What was done or tried; one for each op.
    EventKind {
        /// Someone entered.
        SessionOpened = "session.opened",
        /// Someone left.
        SessionClosed = "session.closed",
        /// A second factor was set up.
        FactorEnrolled = "factor.enrolled",
        /// A second factor was taken away.
        FactorRemoved = "factor.removed",
        /// Codes that stand in for a second factor were printed.
        FactorCodesMade = "factor.codes_made",
        /// A printed code stood in for a second factor.
        FactorRecovered = "factor.recovered",
        /// A recovery sheet of staff was printed.
        StaffSheetMade = "factor.sheet_made",
        /// An account was made.
        AccountCreated = "account.created",
        /// Somebody was invited to enrol.
        AccountInvited = "account.invited",
        /// A card was locked after too many wrong codes.
        CardLocked = "card.locked",
        /// A card was shown at a counter.
        CardShown = "card.shown",
        /// New one-time codes were printed beside a card.
        CardCodesMade = "card.codes_made",
        /// A lost card was blocked for good.
        CardBlocked = "card.blocked",
        /// A new card took a card's place.
        CardReplaced = "card.replaced",
        /// The person chose another code for their card.
        CardCodeChanged = "card.code_changed",
        /// A new recovery sheet took a sheet's place.
        SheetReplaced = "sheet.replaced",
        /// A person chose login and passphrase, or staff another passphrase.
        PassphraseChanged = "passphrase.changed",
        /// The person gave login and passphrase up.
        PassphraseRemoved = "passphrase.removed",
        /// Somebody proved their second factor again.
        FactorProved = "factor.proved",
        /// Somebody put their second factor aside, to lend their screen.
        FactorClosed = "factor.closed",
        /// How a person can be reached was changed.
        ContactChanged = "contact.changed",
        /// A message went out, or could not.
        NoticeSent = "notice.sent",
        /// Someone read what they were told.
        NoticesRead = "notice.read",
        /// Somebody tied who they are to a provider to their account.
        IdentityLinked = "identity.linked",
        /// Somebody untied it.
        IdentityUnlinked = "identity.unlinked",
        /// A locker was opened for a person.
        LockerOpened = "locker.opened",
        /// An aidant prepared a locker, which waits for its person.
        OpeningPrepared = "opening.prepared",
        /// An aidant took a prepared locker back.
        OpeningDiscarded = "opening.discarded",
        /// The person took over a locker that was opened by telephone.
        LockerConfirmed = "locker.confirmed",
        /// What a locker is was looked at.
        LockerRead = "locker.read",
        /// The list of papers was looked at.
        DocumentListed = "document.listed",
        /// A paper was seen.
        DocumentRead = "document.read",
        /// A copy of a paper was taken.
        DocumentDownloaded = "document.downloaded",
        /// A paper was put in.
        DocumentDeposited = "document.deposited",
        /// A paper was renamed, moved or dated.
        DocumentOrganised = "document.organised",
        /// A paper went to the bin.
        DocumentDiscarded = "document.discarded",
        /// A paper came back from the bin.
        DocumentRestored = "document.restored",
        /// A paper was destroyed.
        DocumentDestroyed = "document.destroyed",
        /// A paper's bytes were checked.
        DocumentVerified = "document.verified",
        /// Mandates were looked at.
        MandateListed = "mandate.listed",
        /// A mandate was written and waits for the person.
        MandateDrafted = "mandate.drafted",
        /// A signed page was added to a mandate that waits.
        MandateScanned = "mandate.scanned",
        /// A mandate came into force.
        MandateAccepted = "mandate.accepted",
        /// The person said no to a mandate.
        MandateRefused = "mandate.refused",
        /// A mandate that waited was never answered, or was taken back.
        MandateLapsed = "mandate.lapsed",
        /// A mandate was stopped for now.
        MandateSuspended = "mandate.suspended",
        /// A suspended mandate goes on.
        MandateResumed = "mandate.resumed",
        /// One category was taken out of a mandate.
        MandateNarrowed = "mandate.narrowed",
        /// A mandate gave its place to its renewal.
        MandateRenewed = "mandate.renewed",
        /// The person named another aidant.
        MandateAidantAdded = "mandate.aidant_added",
        /// An aidant is no longer named.
        MandateAidantRemoved = "mandate.aidant_removed",
        /// The person was asked by SMS to wake a dormant mandate.
        MandateWakeAsked = "mandate.wake_asked",
        /// The person woke a dormant mandate.
        MandateWoken = "mandate.woken",
        /// The person did not wake a dormant mandate.
        MandateWakeRefused = "mandate.wake_refused",
        /// A paper of a mandate was printed or taken.
        MandateAttested = "mandate.attested",
        /// A mandate was ended by someone.
        MandateRevoked = "mandate.revoked",
        /// A newer mandate took a mandate's place.
        MandateSuperseded = "mandate.superseded",
        /// A mandate ended by its date.
        MandateExpired = "mandate.expired",
        /// An aidant opened a visit.
        VisitOpened = "visit.opened",
        /// A visit ended.
        VisitClosed = "visit.closed",
        /// A public key was made known.
        KeyPublished = "key.published",
        /// Someone read their part of the journal.
        JournalRead = "journal.read",
        /// A person took the journal of their locker away.
        JournalExported = "journal.exported",
        /// An auditor searched the journal.
        JournalSearched = "journal.searched",
        /// The journal was checked.
        JournalVerified = "journal.verified",
        /// A witness refuses the journal: it saw another one before.
        JournalUnwitnessed = "journal.unwitnessed",
        /// A person said that something is not normal.
        ContestOpened = "contest.opened",
        /// Somebody answered a person who said so.
        ContestAnswered = "contest.answered",
        /// The person closed what they had said is not normal.
        ContestClosed = "contest.closed",
        /// Someone looked at what was said to be not normal.
        ContestListed = "contest.listed",
        /// An organisation was made.
        OrganisationCreated = "organisation.created",
        /// An organisation was suspended or taken up again.
        OrganisationChanged = "organisation.changed",
        /// A coordinator looked at the structure.
        OrganisationRead = "organisation.read",
        /// Someone chose in which organisation they work now.
        OrganisationChosen = "organisation.chosen",
        /// Someone joined an organisation.
        MembershipOpened = "membership.opened",
        /// Someone was suspended in an organisation, or taken up again.
        MembershipChanged = "membership.changed",
        /// Someone left an organisation.
        MembershipClosed = "membership.closed",
        /// A relative was named as someone who may help one person.
        RelativeJoined = "relative.joined",
        /// A relative no longer helps.
        RelativeLeft = "relative.left",
        /// Somebody asked to come back with the help of guardians.
        RecoveryStarted = "recovery.started",
        /// A guardian confirmed who somebody is.
        RecoveryConfirmed = "recovery.confirmed",
        /// A code was sent to the person's phone, to confirm a recovery.
        RecoveryPhoneAsked = "recovery.phone_asked",
        /// The person's phone confirmed a recovery.
        RecoveryPhoneConfirmed = "recovery.phone_confirmed",
        /// A recovery was stopped.
        RecoveryVetoed = "recovery.vetoed",
        /// A person came back with a new card or a new code.
        RecoveryFinished = "recovery.finished",
        /// A recovery was not finished in time.
        RecoveryLapsed = "recovery.lapsed",
        /// The person named a guardian.
        GuardianNamed = "guardian.named",
        /// Somebody is a guardian no more.
        GuardianRemoved = "guardian.removed",
        /// Someone looked at who guards whom.
        GuardianListed = "guardian.listed",
        /// Leftovers were removed.
        MaintenanceSwept = "maintenance.swept",
        /// The instance was set up.
        MaintenanceInstalled = "maintenance.installed",
    }
}

codes! {
    /// How it ended.
    Outcome {
        /// It was done.
        Done = "done",
        /// It was refused.
        Refused = "refused",
        /// It was allowed and did not succeed.
        Failed = "failed",
    }
}
