//! HPKE (RFC 9180, base mode) with X-Wing (X25519 and ML-KEM-768), HKDF-SHA-512 and AES-256-GCM:
//! what is sealed to a person who is not there.

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha512;
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zeroize::Zeroizing;

use super::key::{AidantHalf, GuardianKey, GuardianValue, PartKey, Raw, ScanKey};
use super::place::Place;
use super::random::Random;

/// The private half; its 32-byte seed is what is sealed.
pub struct HpkePrivate(<XWing as Kem>::PrivateKey);

/// A value sealed to a key did not open: other key, other context, altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed half does not open")]
pub struct HpkeError;

impl HpkePrivate {
    /// Draws a key pair; the public half is 1216 bytes.
    pub fn make(random: &Random) -> (Self, Vec<u8>) {
        let seed = Zeroizing::new(random.bytes::<32>());
        let (private, public) = super::sure(Self::from_seed(&seed));
        (private, public)
    }

    /// A key pair from its seed, with its public half.
    pub fn from_seed(seed: &[u8; 32]) -> Result<(Self, Vec<u8>), HpkeError> {
        let private = <XWing as Kem>::PrivateKey::from_bytes(seed).map_err(|_| HpkeError)?;
        let public = XWing::sk_to_pk(&private).to_bytes().to_vec();
        Ok((Self(private), public))
    }

    /// The seed, to be sealed.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        let mut seed = Zeroizing::new([0; 32]);
        seed.copy_from_slice(&self.0.to_bytes());
        seed
    }

    /// Opens the half of a mandate key that was sealed to this key for this grant.
    pub fn open_half(&self, info: &[u8], sealed: &[u8]) -> Result<AidantHalf, HpkeError> {
        self.open_key(info, sealed)
    }

    /// Opens a key that was sealed to this key for this place.
    pub fn open_scan_key(&self, place: &Place, sealed: &[u8]) -> Result<ScanKey, HpkeError> {
        self.open_key(place.bytes(), sealed)
    }

    /// Opens the key of what this guardian holds, sealed for what the person signed.
    pub fn open_guardian_key(&self, info: &[u8], sealed: &[u8]) -> Result<GuardianKey, HpkeError> {
        self.open_key(info, sealed)
    }

    /// Opens the value that a guardian sealed to the key pair of a recovery.
    pub fn open_value(&self, place: &Place, sealed: &[u8]) -> Result<GuardianValue, HpkeError> {
        self.open_key(place.bytes(), sealed)
    }

    /// Opens the part that a guardian sealed to the key pair of a recovery.
    pub fn open_part(&self, place: &Place, sealed: &[u8]) -> Result<PartKey, HpkeError> {
        self.open_key(place.bytes(), sealed)
    }

    fn open_key<K: Raw>(&self, info: &[u8], sealed: &[u8]) -> Result<K, HpkeError> {
        let length = <XWing as Kem>::EncappedKey::size();
        let (encapped, body) = sealed.split_at_checked(length).ok_or(HpkeError)?;
        let encapped = <XWing as Kem>::EncappedKey::from_bytes(encapped).map_err(|_| HpkeError)?;
        let opened = hpke::single_shot_open::<AesGcm256, HkdfSha512, XWing>(
            &OpModeR::Base,
            &self.0,
            &encapped,
            info,
            body,
            &[],
        );
        let bytes = Zeroizing::new(opened.map_err(|_| HpkeError)?);
        let raw: [u8; 32] = bytes.as_slice().try_into().map_err(|_| HpkeError)?;
        Ok(K::from_raw(Zeroizing::new(raw)))
    }
}

/// Seals a half of a mandate key to an aidant's public key, bound to the grant.
pub fn seal_half(
    public: &[u8],
    info: &[u8],
    half: &AidantHalf,
    random: &Random,
) -> Result<Vec<u8>, HpkeError> {
    seal_key(public, info, half, random)
}

/// Seals the key of a scan to a person's public key, bound to its place.
pub fn seal_scan_key(
    public: &[u8],
    place: &Place,
    key: &ScanKey,
    random: &Random,
) -> Result<Vec<u8>, HpkeError> {
    seal_key(public, place.bytes(), key, random)
}

/// Seals the key of what a guardian holds to their public key, bound to what the person signed.
pub fn seal_guardian_key(
    public: &[u8],
    info: &[u8],
    key: &GuardianKey,
    random: &Random,
) -> Result<Vec<u8>, HpkeError> {
    seal_key(public, info, key, random)
}

/// Seals a guardian's value to the key pair of a recovery.
pub fn seal_value(
    public: &[u8],
    place: &Place,
    value: &GuardianValue,
    random: &Random,
) -> Result<Vec<u8>, HpkeError> {
    seal_key(public, place.bytes(), value, random)
}

/// Seals a guardian's part to the key pair of a recovery.
pub fn seal_part(
    public: &[u8],
    place: &Place,
    part: &PartKey,
    random: &Random,
) -> Result<Vec<u8>, HpkeError> {
    seal_key(public, place.bytes(), part, random)
}

fn seal_key<K: Raw>(
    public: &[u8],
    info: &[u8],
    key: &K,
    random: &Random,
) -> Result<Vec<u8>, HpkeError> {
    let public = <XWing as Kem>::PublicKey::from_bytes(public).map_err(|_| HpkeError)?;
    let sealed = hpke::single_shot_seal_with_rng::<AesGcm256, HkdfSha512, XWing>(
        &OpModeS::Base,
        &public,
        info,
        key.raw(),
        &[],
        &mut random.clone(),
    );
    let (encapped, body) = sealed.map_err(|_| HpkeError)?;
    Ok([encapped.to_bytes().as_slice(), &body].concat())
}
