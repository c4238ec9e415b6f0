//! Why something was refused: a closed list, said in every language.

use super::codes;

codes! {
    /// Why something was refused (domain.md's closed list, with `visit_needed` and
    /// `bad_credentials` which the API needs, and `not_authentic` for what fails its proof).
    Reason {
        /// Nobody gave one.
        NoMandate = "no_mandate",
        /// The mandate begins later.
        NotStarted = "not_started",
        /// The mandate has ended.
        Expired = "expired",
        /// The mandate was stopped.
        Revoked = "revoked",
        /// The mandate is suspended.
        Suspended = "suspended",
        /// The mandate names others.
        AidantNotNamed = "aidant_not_named",
        /// The account is disabled or no longer a member.
        AidantDisabled = "aidant_disabled",
        /// The structure is suspended or closed.
        OrganisationSuspended = "organisation_suspended",
        /// The mandate does not name this category.
        CategoryNotGiven = "category_not_given",
        /// The mandate does not give this right.
        RightNotGiven = "right_not_given",
        /// The person excluded this paper, or it is in the bin.
        DocumentExcluded = "document_excluded",
        /// The private space.
        Private = "private",
        /// The locker is frozen or closed.
        LockerFrozen = "locker_frozen",
        /// The role needs a second factor.
        SecondFactorNeeded = "second_factor_needed",
        /// The session is over.
        SessionExpired = "session_expired",
        /// Too many tries.
        RateLimited = "rate_limited",
        /// The paper is not safe to show.
        UnsafeDocument = "unsafe_document",
        /// The journal cannot take the entry.
        JournalUnavailable = "journal_unavailable",
        /// An aidant opens a visit before reading.
        VisitNeeded = "visit_needed",
        /// What was brought does not open the door.
        BadCredentials = "bad_credentials",
        /// A key, signature or sealed value is not authentic.
        NotAuthentic = "not_authentic",
        /// A field was refused.
        BadInput = "bad_input",
        /// It waits no more, or is in another state.
        NotWaiting = "not_waiting",
        /// The terms are not those that were shown.
        TermsDiffer = "terms_differ",
        /// The role does not do this.
        NotYourRole = "not_your_role",
    }
}
