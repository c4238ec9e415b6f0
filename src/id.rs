//! Opaque identifiers, one type a noun, so that a locker is never taken for a document.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::crypto::random::Random;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Draws a new identifier: UUID version 7 (RFC 9562), its time from the caller's clock.
            pub fn make(random: &Random, now: Timestamp) -> Self {
                Self(version_7(random, now))
            }

            /// The 16 bytes that stand in place contexts and committed entries.
            pub fn bytes(&self) -> &[u8] {
                self.0.as_bytes()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// One human who logs in.
    AccountId;
    /// The locker of one beneficiary.
    LockerId;
    /// A paper in a locker.
    DocumentId;
    /// One version of a paper's bytes.
    VersionId;
    /// A mandate given by a beneficiary.
    MandateId;
    /// A structure that answers for its aidants.
    OrganisationId;
    /// The tie between an account and a structure.
    MembershipId;
    /// One opening of a locker by an aidant.
    VisitId;
    /// One session, as its owner may see it: never the digest of its token.
    SessionId;
    /// One way to open an account root key.
    UnlockId;
    /// One thing that a person is told.
    NoticeId;
    /// One message that waits to be sent.
    MessageId;
    /// One way to reach a person.
    ContactId;
    /// One question whether a dormant mandate may wake.
    WakeId;
    /// One one-time code.
    CodeId;
    /// One locker that was prepared and waits for its person.
    OpeningId;
    /// The guardians of a locker, together.
    GuardianSetId;
    /// One thing that a person said is not normal.
    ContestId;
    /// One try of a person to come back with the help of guardians.
    RecoveryId;
    /// One tie between an account and who somebody is to a provider.
    IdentityId;
    /// One passkey.
    PasskeyId;
    /// One question to an authenticator.
    FlowId;
}

fn version_7(random: &Random, now: Timestamp) -> Uuid {
    let mut bytes: [u8; 16] = random.bytes();
    let millis = now.millis().max(0).unsigned_abs().to_be_bytes();
    bytes[..6].copy_from_slice(&millis[2..]);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Uuid::from_bytes(bytes)
}
