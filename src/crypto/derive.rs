//! HKDF-SHA-512 (RFC 5869) with length-prefixed inputs, so that no two lists of parts collide.

use hkdf::Hkdf;
use sha2::Sha512;
use zeroize::Zeroizing;

/// Derives 32 bytes from `parts` for the purpose `label`.
pub(super) fn derive(label: &str, parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut input = Zeroizing::new(Vec::with_capacity(
        parts.iter().map(|part| part.len() + 4).sum(),
    ));
    for part in parts {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        input.extend_from_slice(&length.to_be_bytes());
        input.extend_from_slice(part);
    }
    let hkdf = Hkdf::<Sha512>::new(Some(b"abri/v1"), &input);
    let mut out = Zeroizing::new([0; 32]);
    super::sure(hkdf.expand(label.as_bytes(), out.as_mut()));
    out
}
