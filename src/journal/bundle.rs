//! The bytes of tiles and entry bundles (c2sp.org/tlog-tiles).

use super::Hash;

/// The width of a full tile or bundle; a narrower one is partial.
pub const FULL: u16 = 256;

/// Why a tile path, a tile or an entry bundle was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TileError {
    #[error("the path is neither a tile nor an entry bundle")]
    UnknownPath,
    #[error("the level is not a number from 0 to 63 without leading zeros")]
    BadLevel,
    #[error("the index is not in groups of three digits, all but the last with an x")]
    BadIndex,
    #[error("the partial width is not a number from 1 to 255 without leading zeros")]
    BadWidth,
    #[error("a tile is 1 to 256 hashes of 32 bytes")]
    BadTileLength,
    #[error("a bundle is 1 to 256 entries")]
    BadBundleCount,
    #[error("an entry is longer than 65535 bytes")]
    EntryTooLong,
    #[error("the bundle ends inside an entry")]
    TruncatedBundle,
}

/// The bytes of a tile: its hashes, one after the other.
pub fn tile_bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.concat()
}

/// The hashes of a tile, of which there are 1 to 256.
pub fn parse_tile(bytes: &[u8]) -> Result<Vec<Hash>, TileError> {
    let (hashes, odd) = bytes.as_chunks::<32>();
    if !odd.is_empty() || hashes.is_empty() || hashes.len() > usize::from(FULL) {
        return Err(TileError::BadTileLength);
    }
    Ok(hashes.to_vec())
}

/// The bytes of a bundle: each entry after its length as a big-endian `u16`.
pub fn bundle_bytes<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, TileError> {
    check_count(entries.len())?;
    let mut bundle = Vec::new();
    for entry in entries.iter().map(AsRef::as_ref) {
        let length = u16::try_from(entry.len()).map_err(|_| TileError::EntryTooLong)?;
        bundle.extend_from_slice(&length.to_be_bytes());
        bundle.extend_from_slice(entry);
    }
    Ok(bundle)
}

/// The entries of a bundle, of which there are 1 to 256.
pub fn parse_bundle(mut bytes: &[u8]) -> Result<Vec<&[u8]>, TileError> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes
            .split_first_chunk()
            .ok_or(TileError::TruncatedBundle)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, rest) = rest
            .split_at_checked(length)
            .ok_or(TileError::TruncatedBundle)?;
        entries.push(entry);
        bytes = rest;
    }
    check_count(entries.len())?;
    Ok(entries)
}

fn check_count(entries: usize) -> Result<(), TileError> {
    let fits = (1..=usize::from(FULL)).contains(&entries);
    fits.then_some(()).ok_or(TileError::BadBundleCount)
}
