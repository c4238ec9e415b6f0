//! Why the program cannot start.

use crate::blobs::BlobError;
use crate::crypto::sealed::SealError;
use crate::notify::NotifyError;
use crate::store::StoreError;

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The object store.
    #[error(transparent)]
    Blobs(#[from] BlobError),
    /// The master key does not open this instance's secrets.
    #[error(
        "the master key does not open this database: {0}; give the key file that belongs to it"
    )]
    MasterKey(#[from] SealError),
    /// The way out for messages.
    #[error(transparent)]
    Notify(#[from] NotifyError),
    /// The way to providers of identities.
    #[error(transparent)]
    Identity(#[from] crate::identity::StartError),
    /// The way to witnesses.
    #[error("witnesses: {0}")]
    Witness(#[from] crate::witness::FetchError),
    /// The embedded catalogue.
    #[error("catalogue: {0}")]
    Catalogue(#[from] toml::de::Error),
    /// The journal's name.
    #[error("the journal's name: {0}")]
    Origin(#[from] crate::journal::NoteError),
}
