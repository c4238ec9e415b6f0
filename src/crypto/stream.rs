//! Sealing and opening of document bytes as they stream: constant memory, seekable, padded so that
//! a stored length does not name a paper.

use std::cmp::Ordering;

use super::cobblestone::{self, CHUNK, HEADER, MessageKey, OpenError, SALT, SEALED_CHUNK};
use super::key::{DocumentKey, Raw};
use super::place::Place;
use super::random::Random;
use super::sealed::{SUITE, SealError};

/// Suite byte, salt and commitment: what is read before the first chunk.
pub const STREAM_HEADER: usize = 1 + HEADER;

/// Padmé (Nikitin et al., PETS 2019, <https://petsymposium.org/popets/2019/popets-2019-0056.php>):
/// the length a value of `plain` bytes is padded to, at most 12 % more.
pub fn padded_len(plain: u64) -> u64 {
    if plain < 2 {
        return plain;
    }
    let exponent = plain.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1u64 << (exponent - kept.min(exponent))) - 1;
    plain.saturating_add(mask) & !mask
}

/// Bytes of the stored object for a paper of `plain` bytes.
pub fn object_len(plain: u64) -> u64 {
    1 + cobblestone::sealed_len(padded_len(plain))
}

/// Seals a stream, chunk by chunk.
pub struct StreamSealer {
    message: MessageKey,
    pending: Vec<u8>,
    number: u64,
    plain: u64,
}

impl StreamSealer {
    /// Begins a message; its header is appended to `out`.
    pub fn new(key: &DocumentKey, place: &Place, random: &Random, out: &mut Vec<u8>) -> Self {
        let salt: [u8; SALT] = random.bytes();
        let message = MessageKey::derive(key.raw(), &salt, place.bytes());
        out.push(SUITE);
        out.extend_from_slice(&message.header(&salt));
        Self {
            message,
            pending: Vec::with_capacity(CHUNK),
            number: 0,
            plain: 0,
        }
    }

    /// Takes plaintext in and appends every chunk that is full to `out`.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), OpenError> {
        self.plain += bytes.len() as u64;
        self.absorb(bytes, out)
    }

    /// Pads, appends the last chunk, and tells how many bytes of plaintext there were.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<u64, OpenError> {
        let mut left = padded_len(self.plain) - self.plain;
        while left > 0 {
            let step = left.min(CHUNK as u64);
            self.absorb(&[0; CHUNK][..usize::try_from(step).unwrap_or(CHUNK)], out)?;
            left -= step;
        }
        self.message.seal_chunk(self.number, &self.pending, out)?;
        zeroize::Zeroize::zeroize(&mut self.pending);
        Ok(self.plain)
    }

    fn absorb(&mut self, mut bytes: &[u8], out: &mut Vec<u8>) -> Result<(), OpenError> {
        out.reserve(bytes.len() + bytes.len() / 512 + SEALED_CHUNK);
        if !self.pending.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.pending.len()));
            self.pending.extend_from_slice(now);
            bytes = later;
            if self.pending.len() < CHUNK {
                return Ok(());
            }
            self.message.seal_chunk(self.number, &self.pending, out)?;
            self.number += 1;
            self.pending.clear();
        }
        let whole = bytes.chunks_exact(CHUNK);
        self.pending.extend_from_slice(whole.remainder());
        for chunk in whole {
            self.message.seal_chunk(self.number, chunk, out)?;
            self.number += 1;
        }
        Ok(())
    }
}

/// Opens a stored object, from any chunk on.
pub struct StreamOpener {
    message: MessageKey,
    padded: u64,
}

impl StreamOpener {
    /// Checks suite, key, place and the object's length before any chunk is looked at.
    pub fn new(
        key: &DocumentKey,
        place: &Place,
        head: &[u8],
        object: u64,
        plain: u64,
    ) -> Result<Self, SealError> {
        let (suite, header) = head.split_first().ok_or(OpenError::ShortHeader)?;
        if *suite != SUITE {
            return Err(SealError::UnknownSuite(*suite));
        }
        let header = header
            .first_chunk::<HEADER>()
            .ok_or(OpenError::ShortHeader)?;
        let message = MessageKey::open(key.raw(), header, place.bytes())?;
        match object.cmp(&object_len(plain)) {
            Ordering::Less => return Err(OpenError::Truncated.into()),
            Ordering::Greater => return Err(OpenError::TooLong.into()),
            Ordering::Equal => {}
        }
        Ok(Self {
            message,
            padded: padded_len(plain),
        })
    }

    /// The number of the last chunk.
    pub fn last_chunk(&self) -> u64 {
        self.padded / CHUNK as u64
    }

    /// Bytes of sealed chunk `number` in the object; zero past the last.
    pub fn sealed_size(&self, number: u64) -> usize {
        match number.cmp(&self.last_chunk()) {
            Ordering::Less => SEALED_CHUNK,
            Ordering::Equal => {
                usize::try_from(self.padded % CHUNK as u64).unwrap_or(0) + cobblestone::TAG
            }
            Ordering::Greater => 0,
        }
    }

    /// Opens one chunk, appending its authenticated plaintext (padding included) to `out`.
    pub fn open_chunk(
        &self,
        number: u64,
        sealed: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), SealError> {
        if sealed.len() != self.sealed_size(number) {
            return Err(OpenError::Truncated.into());
        }
        Ok(self.message.open_chunk(number, sealed, out)?)
    }
}

/// Where chunk `number` begins in the object.
pub fn chunk_offset(number: u64) -> u64 {
    STREAM_HEADER as u64 + number * SEALED_CHUNK as u64
}
