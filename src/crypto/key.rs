//! One type for each role a key can have. None can be printed, copied or serialized; all are wiped
//! when dropped. Which key may wrap which other is written once, in the `Wraps` impls below.

use zeroize::Zeroizing;

use super::derive::derive;
use super::place::Place;
use super::random::Random;
use super::ring::Pepper;
use super::sealed::{self, SealError};

mod hidden {
    /// Access to raw bytes stays inside the crypto module.
    pub trait Raw: Sized {
        fn raw(&self) -> &[u8; 32];
        fn from_raw(bytes: zeroize::Zeroizing<[u8; 32]>) -> Self;
    }
}
pub(super) use hidden::Raw;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name(Zeroizing<[u8; 32]>);

        impl Raw for $name {
            fn raw(&self) -> &[u8; 32] {
                &self.0
            }
            fn from_raw(bytes: Zeroizing<[u8; 32]>) -> Self {
                Self(bytes)
            }
        }
    )*};
}

keys! {
    /// The root of an account (ARK); every unlock opens this one key.
    RootKey;
    /// Opens the root key; derived from what the person knows and holds.
    UnlockKey;
    /// Seals the root key for one session; derived from the cookie's bytes.
    SessionKey;
    /// Seals the documents' keys and metadata of one category of one locker.
    CategoryKey;
    /// Seals one version of one document.
    DocumentKey;
    /// Seals the person's name and profile.
    ProfileKey;
    /// Opens what one mandate gives to one aidant; derived from two halves.
    MandateKey;
    /// The half of a mandate key that the server keeps and erases at the end.
    ServerHalf;
    /// The half of a mandate key that only the aidant can open.
    AidantHalf;
    /// Seals the scan of one signed page; itself sealed to the person.
    ScanKey;
    /// What a card adds to a guardian's value; opens nothing by itself.
    CardHalf;
    /// What each guardian holds for somebody who has their card: with the card it opens.
    GuardianValue;
    /// Seals what one guardian holds; itself sealed to the guardian.
    GuardianKey;
    /// What two guardians make again from their parts; opens only with the server's half.
    RecoveryKey;
    /// One guardian's part of a recovery key.
    PartKey;
}

macro_rules! make {
    ($($name:ident)*) => {$(
        impl $name {
            /// Draws a new key.
            pub fn make(random: &Random) -> Self {
                Self(Zeroizing::new(random.bytes()))
            }
        }
    )*};
}
make!(RootKey CategoryKey DocumentKey ProfileKey ServerHalf AidantHalf ScanKey);
make!(GuardianValue GuardianKey RecoveryKey);

/// A key that may wrap keys of type `Inner`.
pub trait Wraps<Inner: Raw>: Raw {
    /// Seals `inner` for its place.
    fn wrap(&self, inner: &Inner, place: &Place, random: &Random) -> Vec<u8> {
        sealed::seal(self.raw(), place, inner.raw(), random)
    }

    /// Opens a wrapped key.
    fn unwrap(&self, wrapped: &[u8], place: &Place) -> Result<Inner, SealError> {
        let bytes = sealed::open(self.raw(), place, wrapped)?;
        let raw: [u8; 32] = bytes.as_slice().try_into().map_err(|_| SealError::Form)?;
        Ok(Inner::from_raw(Zeroizing::new(raw)))
    }

    /// Wraps a key again under another of the same kind, without handing it out.
    fn rewrap(
        &self,
        wrapped: &[u8],
        place: &Place,
        to: &Self,
        new_place: &Place,
        random: &Random,
    ) -> Result<Vec<u8>, SealError>
    where
        Self: Sized,
    {
        let inner: Inner = self.unwrap(wrapped, place)?;
        Ok(to.wrap(&inner, new_place, random))
    }
}

impl Wraps<RootKey> for UnlockKey {}
impl Wraps<RootKey> for SessionKey {}
impl Wraps<CategoryKey> for RootKey {}
impl Wraps<ProfileKey> for RootKey {}
impl Wraps<CategoryKey> for MandateKey {}
impl Wraps<ProfileKey> for MandateKey {}
impl Wraps<DocumentKey> for CategoryKey {}
impl Wraps<CardHalf> for RootKey {}
impl Wraps<GuardianValue> for RootKey {}
impl Wraps<RecoveryKey> for RootKey {}
impl Wraps<GuardianValue> for GuardianKey {}
impl Wraps<PartKey> for GuardianKey {}
impl Wraps<ProfileKey> for GuardianKey {}

/// A key that may seal values.
pub trait Seals: Raw {
    /// Seals a value for its place.
    fn seal(&self, place: &Place, plain: &[u8], random: &Random) -> Vec<u8> {
        sealed::seal(self.raw(), place, plain, random)
    }

    /// Opens a value.
    fn open(&self, place: &Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        sealed::open(self.raw(), place, sealed)
    }
}

impl Seals for RootKey {}
impl Seals for CategoryKey {}
impl Seals for ProfileKey {}
impl Seals for ScanKey {}
/// Of the key pair of a recovery, under the new code and the card.
impl Seals for UnlockKey {}

impl MandateKey {
    /// Both halves together; either alone is noise.
    pub fn derive(aidant: &AidantHalf, server: &ServerHalf) -> Self {
        Self(derive("abri/v1/mandate-key", &[aidant.raw(), server.raw()]))
    }
}

impl SessionKey {
    /// A session's 32 random bytes and the server's pepper: whoever writes in the database knows
    /// the first of a session of their own making, never the second.
    pub(super) fn derive(token: &[u8; 32], pepper: &[u8; 32]) -> Self {
        Self(derive("abri/v1/session-key", &[token, pepper]))
    }
}

impl UnlockKey {
    /// What the person knows (stretched), what they hold, and the server's pepper.
    pub(super) fn derive(kind: &str, known: &[u8], held: &[u8], pepper: &[u8; 32]) -> Self {
        Self(derive(
            "abri/v1/unlock-key",
            &[kind.as_bytes(), known, held, pepper],
        ))
    }

    /// A person's card with the value that one guardian opened for it.
    pub fn card_guardian(card: &CardHalf, value: &GuardianValue, pepper: &Pepper) -> Self {
        let held = Zeroizing::new([card.0.as_slice(), value.0.as_slice()].concat());
        Self::derive("card_guardian", &[], &held, pepper.raw())
    }

    /// A recovery key that guardians made again, and the half that the server keeps.
    pub fn guardians(recovery: &RecoveryKey, server: &ServerHalf, pepper: &Pepper) -> Self {
        let held = Zeroizing::new([recovery.0.as_slice(), server.0.as_slice()].concat());
        Self::derive("guardians", &[], &held, pepper.raw())
    }
}

impl CardHalf {
    /// Of a card: from it nobody gets back to the card.
    pub(super) fn derive(card: &[u8; 16]) -> Self {
        Self(derive("abri/v1/card-half", &[card]))
    }

    /// Where the database finds what the card opens with a guardian.
    pub fn locator(&self) -> [u8; 32] {
        *derive("abri/v1/card-guardian-locator", &[self.0.as_slice()])
    }
}
