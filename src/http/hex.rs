//! Digests, signatures and keys as answers write them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    crate::crypto::hex(bytes)
}

/// The value of `Repr-Digest` (RFC 9530).
pub fn digest(sha256: &[u8; 32]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(sha256))
}
