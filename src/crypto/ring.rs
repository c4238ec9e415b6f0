//! The master key ring, which lives outside the database, and the secrets of the instance that are
//! sealed under it. Several keys may be readable; the first seals.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::derive::derive;
use super::key::{Raw, ServerHalf};
use super::place::Place;
use super::random::Random;
use super::sealed::{self, SealError};
use super::signature::Signer;

/// The word that opens each line of a master key file.
const LINE: &str = "abri-master-key-v1";

/// The keys that seal what the server must read by itself.
pub struct MasterRing(Vec<(u32, Zeroizing<[u8; 32]>)>);

/// The text is not a ring of master keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {0} of the master key file is not 'abri-master-key-v1 ID KEY'")]
pub struct RingError(usize);

impl MasterRing {
    /// A ring of one new key.
    pub fn make(random: &Random) -> Self {
        Self(vec![(
            u32::from_be_bytes(random.bytes()),
            Zeroizing::new(random.bytes()),
        )])
    }

    /// One line a key: the word, eight hexadecimal digits of id, base 64 of 32 bytes. Lines that
    /// begin with `#` are comments.
    pub fn parse(text: &str) -> Result<Self, RingError> {
        let lines = text.lines().enumerate().filter(|(_, line)| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#')
        });
        let keys = lines.map(|(at, line)| key_line(line).ok_or(RingError(at + 1)));
        let keys = keys.collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() {
            Err(RingError(1))
        } else {
            Ok(Self(keys))
        }
    }

    /// The text form, for the key file.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(80 * self.0.len()));
        for (id, key) in &self.0 {
            let key = Zeroizing::new(STANDARD.encode(key.as_ref()));
            let _ = writeln!(text, "{LINE} {id:08x} {}", *key);
        }
        text
    }

    /// The ids, current first.
    pub fn ids(&self) -> Vec<u32> {
        self.0.iter().map(|(id, _)| *id).collect()
    }

    /// Puts a new key first; the older ones stay readable.
    pub fn rotate(&mut self, random: &Random) -> u32 {
        let (id, key) = (
            u32::from_be_bytes(random.bytes()),
            Zeroizing::new(random.bytes()),
        );
        self.0.insert(0, (id, key));
        id
    }

    /// Seals a value that the server must read by itself: key id, then the sealed value.
    pub fn seal(&self, place: &Place, plain: &[u8], random: &Random) -> Vec<u8> {
        let (id, key) = &self.0[0];
        let mut out = id.to_be_bytes().to_vec();
        out.extend(sealed::seal(key, place, plain, random));
        out
    }

    /// Opens a value sealed under any key of the ring.
    pub fn open(&self, place: &Place, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (id, sealed) = bytes.split_first_chunk::<4>().ok_or(SealError::Form)?;
        let id = u32::from_be_bytes(*id);
        let key = self.0.iter().find(|(known, _)| *known == id);
        let (_, key) = key.ok_or(SealError::UnknownMasterKey(id))?;
        sealed::open(key, place, sealed)
    }

    /// Seals the server's half of a mandate key.
    pub fn seal_half(&self, place: &Place, half: &ServerHalf, random: &Random) -> Vec<u8> {
        self.seal(place, half.raw(), random)
    }

    /// Opens the server's half of a mandate key.
    pub fn open_half(&self, place: &Place, bytes: &[u8]) -> Result<ServerHalf, SealError> {
        let plain = self.open(place, bytes)?;
        let raw: [u8; 32] = plain.as_slice().try_into().map_err(|_| SealError::Form)?;
        Ok(ServerHalf::from_raw(Zeroizing::new(raw)))
    }
}

fn key_line(line: &str) -> Option<(u32, Zeroizing<[u8; 32]>)> {
    let mut words = line.split_whitespace();
    let (word, id, key, end) = (words.next()?, words.next()?, words.next()?, words.next());
    let bytes = Zeroizing::new(STANDARD.decode(key).ok()?);
    let raw: [u8; 32] = bytes.as_slice().try_into().ok()?;
    let id = u32::from_be_bytes(super::unhex(id)?);
    (word == LINE && end.is_none()).then_some((id, Zeroizing::new(raw)))
}

/// One random secret of the instance, sealed under the ring so that the ring can be rotated while
/// nobody's code is at hand. All server-side secrets that must not change derive from it.
pub struct InstanceSecret(Zeroizing<[u8; 32]>);

impl InstanceSecret {
    /// Draws a new one and seals it.
    pub fn make(ring: &MasterRing, random: &Random) -> (Self, Vec<u8>) {
        let raw = Zeroizing::new(random.bytes());
        let sealed = ring.seal(&Place::instance("secret"), raw.as_ref(), random);
        (Self(raw), sealed)
    }

    /// Opens the stored one.
    pub fn open(ring: &MasterRing, sealed: &[u8]) -> Result<Self, SealError> {
        let plain = ring.open(&Place::instance("secret"), sealed)?;
        let raw: [u8; 32] = plain.as_slice().try_into().map_err(|_| SealError::Form)?;
        Ok(Self(Zeroizing::new(raw)))
    }

    /// The pepper that stands beside every human secret.
    pub fn pepper(&self) -> Pepper {
        Pepper(derive("abri/v1/pepper", &[self.0.as_ref()]))
    }

    /// The key that signs the papers of mandates, and nothing else.
    pub fn attestor(&self) -> Signer {
        Signer::from_seed(derive("abri/v1/attestation-key", &[self.0.as_ref()]))
    }

    /// The public half of that key, hexadecimal, to be made known.
    pub fn attestation_key(&self) -> String {
        super::hex(&self.attestor().public())
    }

    /// A keyed digest, so that a login can be found without being readable.
    pub fn index(&self, label: &str, value: &[u8]) -> [u8; 32] {
        let key = derive("abri/v1/index", &[self.0.as_ref(), label.as_bytes()]);
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_ref())
            .unwrap_or_else(|_| std::process::abort());
        mac.update(value);
        mac.finalize().into_bytes().into()
    }
}

/// What the server adds to every human secret before it becomes a key.
pub struct Pepper(Zeroizing<[u8; 32]>);

impl Pepper {
    pub(super) fn raw(&self) -> &[u8; 32] {
        &self.0
    }
}
