//! The stable code of what failed its proof.

use crate::ops::error::Altered;

/// What the problem of an answer is called.
pub(super) const fn code(altered: &Altered) -> &'static str {
    match altered {
        Altered::Sealed(_) => "altered_value",
        Altered::CostLowered => "cost_lowered",
        Altered::KeyNotPublished => "key_not_published",
        Altered::GrantAltered => "grant_altered",
        Altered::HalfAltered => "half_altered",
        Altered::DepositForged => "deposit_forged",
        Altered::ObjectAltered => "object_altered",
        Altered::TermsAltered => "terms_altered",
        Altered::WindowAltered => "window_altered",
        Altered::GuardianAltered => "guardian_altered",
        Altered::RecoveryAltered => "recovery_altered",
        Altered::EntryAltered => "entry_altered",
        Altered::AttestationAltered => "attestation_altered",
    }
}
