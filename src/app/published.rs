//! Public keys that were found in the journal.

/// Public keys whose publication in the journal was checked.
#[derive(Clone)]
pub struct PublishedKeys {
    /// Version of the keys.
    pub version: u32,
    /// X-Wing public key.
    pub hpke: Vec<u8>,
    /// Ed25519 public key.
    pub ed25519: Vec<u8>,
    /// Journal index of the publication.
    pub entry: u64,
}
