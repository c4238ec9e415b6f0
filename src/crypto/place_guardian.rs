//! Where what guardians hold, and what they seal for a person who comes back, belongs.

use super::place::Place;
use crate::id::{AccountId, GuardianSetId, RecoveryId, UnlockId};

impl Place {
    /// What a card adds to a guardian's value, under the root key.
    pub fn card_half(account: AccountId, unlock: UnlockId) -> Self {
        Self::new("card-half", &[account.bytes(), unlock.bytes()])
    }

    /// The value of a set of guardians: under the owner's root key, or a guardian's key.
    pub fn guardian_value(set: GuardianSetId, account: AccountId) -> Self {
        Self::new("guardian-value", &[set.bytes(), account.bytes()])
    }

    /// The recovery key of a set of guardians, under the owner's root key.
    pub fn recovery_key(set: GuardianSetId, owner: AccountId) -> Self {
        Self::new("recovery-key", &[set.bytes(), owner.bytes()])
    }

    /// The server's half of what guardians open.
    pub fn recovery_half(set: GuardianSetId, owner: AccountId) -> Self {
        Self::new("recovery-half", &[set.bytes(), owner.bytes()])
    }

    /// A guardian's part of a recovery key, under the guardian's key.
    pub fn guardian_part(set: GuardianSetId, account: AccountId, number: u8) -> Self {
        Self::new("guardian-part", &[set.bytes(), account.bytes(), &[number]])
    }

    /// The profile key of the person, under a guardian's key.
    pub fn guardian_profile(set: GuardianSetId, account: AccountId) -> Self {
        Self::new("guardian-profile", &[set.bytes(), account.bytes()])
    }

    /// The private half of the key pair of a recovery, under the new code and the card. The public
    /// half and the cost are bound.
    pub fn recovery(recovery: RecoveryId, kind: &str, public: &[u8], cost: &[u8; 12]) -> Self {
        let public = super::sha256(public);
        Self::new(
            "recovery",
            &[recovery.bytes(), kind.as_bytes(), &public, cost],
        )
    }

    /// What a guardian seals to the key pair of a recovery.
    pub fn confirmation(
        recovery: RecoveryId,
        set: GuardianSetId,
        guardian: AccountId,
        number: u8,
    ) -> Self {
        let ids = [recovery.bytes(), set.bytes(), guardian.bytes(), &[number]];
        Self::new("confirmation", &ids)
    }
}
