//! The one sealing primitive for values that fit in memory: suite byte, then a Cobblestone message.

use zeroize::Zeroizing;

use super::cobblestone::{self, OpenError};
use super::place::Place;
use super::random::Random;

/// Cobblestone-256.
pub const SUITE: u8 = 0x01;

/// Why a sealed value did not open. Each name is what an attacker's edit is found as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The suite byte is not one this version knows.
    #[error("unknown suite {0:#04x}")]
    UnknownSuite(u8),
    /// The master key that sealed this value is not in the ring.
    #[error("master key {0:08x} is not in the ring")]
    UnknownMasterKey(u32),
    /// Another key, another place, or an altered, cut or extended message.
    #[error(transparent)]
    Message(#[from] OpenError),
    /// The value opened, but does not have the form it should.
    #[error("sealed value has an unexpected form")]
    Form,
}

pub(super) fn seal(key: &[u8; 32], place: &Place, plain: &[u8], random: &Random) -> Vec<u8> {
    let message = super::sure(cobblestone::seal(
        key,
        &random.bytes(),
        place.bytes(),
        plain,
    ));
    let mut sealed = Vec::with_capacity(message.len() + 1);
    sealed.push(SUITE);
    sealed.extend_from_slice(&message);
    sealed
}

pub(super) fn open(
    key: &[u8; 32],
    place: &Place,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    match sealed.split_first() {
        Some((&SUITE, message)) => Ok(cobblestone::open(key, place.bytes(), message)?),
        Some((&other, _)) => Err(SealError::UnknownSuite(other)),
        None => Err(SealError::Message(OpenError::ShortHeader)),
    }
}
