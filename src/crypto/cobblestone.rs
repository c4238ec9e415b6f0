//! Cobblestone-256: C2SP chunked encryption with SHA-512 and AES-256-GCM.
//!
//! Specification: <https://c2sp.org/chunked-encryption>. The rules of a chunk stand here and nowhere
//! else: every chunk holds 16 KiB but the last, which is always shorter (perhaps empty); the nonce
//! is the base nonce XOR the chunk's number; the AEAD's associated data is empty, because the
//! context is bound into the key.

use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::aead::{AeadInOut, KeyInit};
use aes_gcm::{Aes256Gcm, Nonce, Tag};
use hkdf::Hkdf;
use sha2::Sha512;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Plaintext bytes in every chunk but the last.
pub const CHUNK: usize = 16 * 1024;
/// Bytes that AES-GCM adds to a chunk.
pub const TAG: usize = 16;
/// Bytes of a sealed chunk.
pub const SEALED_CHUNK: usize = CHUNK + TAG;
/// Bytes of the random salt.
pub const SALT: usize = 24;
/// Salt and commitment, before the first chunk.
pub const HEADER: usize = SALT + 32;
/// The specification's limit; no message may reach it.
const MAX_CHUNKS: u64 = 1 << 38;

/// Why a message was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Fewer bytes than salt and commitment.
    #[error("message shorter than its header")]
    ShortHeader,
    /// Another key, another place or another salt made this message.
    #[error("key or place does not match the commitment")]
    Commitment,
    /// The last chunk is missing or cut.
    #[error("message is truncated")]
    Truncated,
    /// A chunk fails its authentication: altered, moved, duplicated or not the last.
    #[error("chunk {0} is not authentic")]
    Chunk(u64),
    /// More bytes than were sealed, or more chunks than the specification allows.
    #[error("message is too long")]
    TooLong,
}

/// The key of one message: what salt, context and input key derive together.
pub struct MessageKey {
    cipher: Aes256Gcm,
    base_nonce: [u8; 12],
    commitment: [u8; 32],
}

impl MessageKey {
    /// HKDF-Expand over SHA-512 with the specification's label.
    pub fn derive(key: &[u8; 32], salt: &[u8; SALT], context: &[u8]) -> Self {
        let mut okm = Zeroizing::new([0u8; 76]);
        let info: [&[u8]; 4] = [
            b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM",
            &[0],
            salt,
            context,
        ];
        expand(key, &info, okm.as_mut());
        let mut base_nonce = [0; 12];
        let mut commitment = [0; 32];
        base_nonce.copy_from_slice(&okm[32..44]);
        commitment.copy_from_slice(&okm[44..]);
        let mut aead_key = Zeroizing::new([0u8; 32]);
        aead_key.copy_from_slice(&okm[..32]);
        Self {
            cipher: Aes256Gcm::new((&*aead_key).into()),
            base_nonce,
            commitment,
        }
    }

    /// The 56 bytes that stand before the first chunk.
    pub fn header(&self, salt: &[u8; SALT]) -> [u8; HEADER] {
        let mut header = [0; HEADER];
        header[..SALT].copy_from_slice(salt);
        header[SALT..].copy_from_slice(&self.commitment);
        header
    }

    /// Reads a header and checks the commitment before any chunk is looked at.
    pub fn open(key: &[u8; 32], header: &[u8; HEADER], context: &[u8]) -> Result<Self, OpenError> {
        let mut salt = [0; SALT];
        salt.copy_from_slice(&header[..SALT]);
        let message = Self::derive(key, &salt, context);
        let same = message.commitment.ct_eq(&header[SALT..]);
        if bool::from(same) {
            Ok(message)
        } else {
            Err(OpenError::Commitment)
        }
    }

    /// Seals chunk `number`, appending ciphertext and tag to `out`.
    pub fn seal_chunk(
        &self,
        number: u64,
        plain: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), OpenError> {
        let nonce = self.nonce(number)?;
        let start = out.len();
        out.resize(start + plain.len(), 0);
        let buffer = InOutBuf::new(plain, &mut out[start..]).map_err(|_| OpenError::TooLong)?;
        let tag = self.cipher.encrypt_inout_detached(&nonce, &[], buffer);
        out.extend_from_slice(&tag.map_err(|_| OpenError::TooLong)?);
        Ok(())
    }

    /// Opens chunk `number`, appending its plaintext to `out`; nothing is appended unless authentic.
    pub fn open_chunk(
        &self,
        number: u64,
        sealed: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), OpenError> {
        let nonce = self.nonce(number)?;
        let body = sealed.len().checked_sub(TAG).ok_or(OpenError::Truncated)?;
        let (cipher, tag) = sealed.split_at(body);
        let tag = Tag::try_from(tag).map_err(|_| OpenError::Truncated)?;
        let start = out.len();
        out.resize(start + body, 0);
        let buffer = InOutBuf::new(cipher, &mut out[start..]).map_err(|_| OpenError::Truncated)?;
        let opened = self
            .cipher
            .decrypt_inout_detached(&nonce, &[], buffer, &tag);
        opened.map_err(|_| {
            out.truncate(start);
            OpenError::Chunk(number)
        })
    }

    fn nonce(&self, number: u64) -> Result<Nonce<aes_gcm::aead::consts::U12>, OpenError> {
        if number >= MAX_CHUNKS {
            return Err(OpenError::TooLong);
        }
        let mut nonce = self.base_nonce;
        for (byte, count) in nonce[4..].iter_mut().zip(number.to_be_bytes()) {
            *byte ^= count;
        }
        Ok(nonce.into())
    }
}

fn expand(prk: &[u8; 32], info: &[&[u8]], out: &mut [u8]) {
    let mut padded = Zeroizing::new([0u8; 64]);
    padded[..32].copy_from_slice(prk);
    // HMAC pads a short key with zeros to its block, so a 64-byte PRK whose tail is zero is the
    // same HMAC key as the 32 bytes alone (RFC 2104, section 2).
    let hkdf = super::sure(Hkdf::<Sha512>::from_prk(padded.as_ref()));
    super::sure(hkdf.expand_multi_info(info, out));
}

/// Length of the whole message for `plain` bytes, header included.
pub fn sealed_len(plain: u64) -> u64 {
    let chunks = plain / CHUNK as u64 + 1;
    HEADER as u64 + plain + chunks * TAG as u64
}

/// Seals a short value in one call.
pub fn seal(
    key: &[u8; 32],
    salt: &[u8; SALT],
    context: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, OpenError> {
    let message = MessageKey::derive(key, salt, context);
    let mut out = Vec::with_capacity(usize::try_from(sealed_len(plain.len() as u64)).unwrap_or(0));
    out.extend_from_slice(&message.header(salt));
    let whole = plain.chunks_exact(CHUNK);
    let last = whole.remainder();
    for (number, chunk) in (0u64..).zip(whole.chain([last])) {
        message.seal_chunk(number, chunk, &mut out)?;
    }
    Ok(out)
}

/// Opens a short value in one call.
pub fn open(
    key: &[u8; 32],
    context: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (header, body) = sealed
        .split_first_chunk::<HEADER>()
        .ok_or(OpenError::ShortHeader)?;
    let message = MessageKey::open(key, header, context)?;
    let mut out = Zeroizing::new(Vec::with_capacity(body.len()));
    let whole = body.chunks_exact(SEALED_CHUNK);
    let last = whole.remainder();
    for (number, chunk) in (0u64..).zip(whole.chain([last])) {
        message.open_chunk(number, chunk, &mut out)?;
    }
    Ok(out)
}
