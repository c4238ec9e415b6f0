//! Database ⇄ objects: each paper's object is there, whole, to the byte.

use crate::app::App;
use crate::blobs::BlobError;
use crate::crypto;
use crate::id::VersionId;
use crate::store::documents::VersionRow;

use super::error::OpError;
use super::journal_verify::Verdict;

/// The stored object is there, whole, to the byte.
pub(super) async fn check_object(
    app: &App,
    row: &VersionRow,
    verdict: &mut Verdict,
) -> Result<(), OpError> {
    let name = format!("object {}", row.id);
    let bytes = row.object_bytes.cast_unsigned();
    match object_digest(app, VersionId(row.id), bytes).await {
        Ok(digest) if digest.as_slice() == row.object_sha256 => {}
        Ok(_) => verdict.find(name, "bytes were altered"),
        Err(BlobError::Missing) => verdict.find(name, "is missing"),
        Err(BlobError::Short) => verdict.find(name, "has another length"),
        Err(other) => return Err(other.into()),
    }
    Ok(())
}

async fn object_digest(app: &App, version: VersionId, bytes: u64) -> Result<[u8; 32], BlobError> {
    if app.blobs.size(version).await? != bytes {
        return Err(BlobError::Short);
    }
    let mut reader = app.blobs.read(version, 0, bytes).await?;
    let mut digest = crypto::Digest::default();
    let mut left = bytes;
    while left > 0 {
        let step = left.min(1 << 20);
        let (chunk, rest) = reader
            .take(usize::try_from(step).unwrap_or(1 << 20))
            .await?;
        digest.update(&chunk);
        (reader, left) = (rest, left - step);
    }
    Ok(digest.finish())
}
