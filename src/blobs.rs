//! The only home of the object store: sealed objects by version, in a folder, in memory or in S3.
//!
//! Object before row, row before deletion of the object: a crash leaves an orphan for the sweep and
//! never a row without its bytes.

use std::io::Read;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{GetOptions, GetRange, GetResultPayload, ObjectStore, ObjectStoreExt};
use tokio::io::AsyncWriteExt;

use crate::clock::Timestamp;
use crate::id::VersionId;
use crate::limits;

/// Why the object store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The address is of no store that Abri knows.
    #[error(
        "storage address must be file:///folder, memory:// or s3://bucket/prefix?endpoint=URL&region=NAME"
    )]
    Address,
    /// The object is not there.
    #[error("object is missing")]
    Missing,
    /// The object ends before its length.
    #[error("object is shorter than it says")]
    Short,
    /// The store refused or could not be reached.
    #[error("object store: {0}")]
    Store(object_store::Error),
    /// The folder could not be made or read.
    #[error("object folder: {0}")]
    Folder(#[from] std::io::Error),
}

impl From<object_store::Error> for BlobError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Missing,
            other => Self::Store(other),
        }
    }
}

/// The object store.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    folder: Option<std::path::PathBuf>,
}

impl Blobs {
    /// Opens a store by its address. Credentials for S3 come from the environment, never the address.
    ///
    /// # Errors
    /// The address, or the folder cannot be made.
    pub fn open(url: &str) -> Result<Self, BlobError> {
        match url.split_once("://") {
            Some(("file", folder)) => Self::folder(std::path::Path::new(folder)),
            Some(("memory", _)) => Ok(Self {
                store: Arc::new(InMemory::new()),
                folder: None,
            }),
            Some(("s3", rest)) => Self::s3(rest),
            _ => Err(BlobError::Address),
        }
    }

    fn folder(folder: &std::path::Path) -> Result<Self, BlobError> {
        std::fs::create_dir_all(folder)?;
        let local = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(local),
            folder: Some(folder.to_owned()),
        })
    }

    fn s3(rest: &str) -> Result<Self, BlobError> {
        crate::tls::provide();
        let (bucket, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (bucket, prefix) = bucket.split_once('/').unwrap_or((bucket, ""));
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            builder = match key {
                "endpoint" => builder
                    .with_endpoint(value)
                    .with_allow_http(value.starts_with("http://")),
                "region" => builder.with_region(value),
                _ => return Err(BlobError::Address),
            };
        }
        // A bucket may be shared: what is listed and swept lies under our own prefix.
        let store = PrefixStore::new(builder.build()?, prefix);
        Ok(Self {
            store: Arc::new(store),
            folder: None,
        })
    }

    /// Begins an object; it exists only once finished.
    pub fn write(&self, version: VersionId) -> BlobWriter {
        let writer = BufWriter::with_capacity(self.store.clone(), path(version), limits::BLOB_PART);
        BlobWriter(writer.with_max_concurrency(2))
    }

    /// Reads `start..end` of an object, in order.
    ///
    /// # Errors
    /// The object is missing or the store fails.
    pub async fn read(
        &self,
        version: VersionId,
        start: u64,
        end: u64,
    ) -> Result<BlobReader, BlobError> {
        let options = GetOptions {
            range: Some(GetRange::Bounded(start..end)),
            ..GetOptions::default()
        };
        let found = self.store.get_opts(&path(version), options).await?;
        let (size, left) = (found.meta.size, end.saturating_sub(start));
        let source = match found.payload {
            GetResultPayload::File(mut file, _) => {
                std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(start))?;
                Source::File(file)
            }
            GetResultPayload::Stream(stream) => Source::Stream(stream),
        };
        Ok(BlobReader {
            source,
            left,
            size,
            pending: Bytes::new(),
        })
    }

    /// Length of an object.
    ///
    /// # Errors
    /// As [`Blobs::read`].
    pub async fn size(&self, version: VersionId) -> Result<u64, BlobError> {
        Ok(self.store.head(&path(version)).await?.size)
    }

    /// Removes an object; one that is gone already is fine.
    ///
    /// # Errors
    /// The store fails.
    pub async fn delete(&self, version: VersionId) -> Result<(), BlobError> {
        match self
            .store
            .delete(&path(version))
            .await
            .map_err(BlobError::from)
        {
            Err(BlobError::Missing) => Ok(()),
            other => other,
        }
    }

    /// All objects with the time of their last change.
    pub fn list(&self) -> BoxStream<'static, Result<(VersionId, Timestamp), BlobError>> {
        let listed = self.store.list(None).filter_map(async |found| match found {
            Err(error) => Some(Err(error.into())),
            Ok(meta) => {
                let version = meta.location.filename()?.parse().ok()?;
                Some(Ok((
                    version,
                    Timestamp::from_millis(meta.last_modified.timestamp_millis()),
                )))
            }
        });
        listed.boxed()
    }

    /// Removes what uploads to a folder left when the process died: staged files that were never
    /// renamed. Other stores drop them by themselves or by a rule of the bucket.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn remove_staged(&self, before: Timestamp) -> Result<u64, BlobError> {
        let Some(folder) = &self.folder else {
            return Ok(0);
        };
        let mut removed = 0;
        for spread in std::fs::read_dir(folder)?
            .flatten()
            .filter(|entry| entry.path().is_dir())
        {
            for staged in std::fs::read_dir(spread.path())?.flatten() {
                if is_stale(&staged, before) {
                    std::fs::remove_file(staged.path())?;
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }

    /// Whether the store answers.
    pub async fn ping(&self) -> bool {
        matches!(
            self.size(VersionId(uuid::Uuid::nil())).await,
            Ok(_) | Err(BlobError::Missing)
        )
    }
}

/// The local store stages an upload under the object's name, `#` and a number.
fn is_stale(entry: &std::fs::DirEntry, before: Timestamp) -> bool {
    let staged = entry.file_name().to_string_lossy().contains('#');
    let changed = entry.metadata().and_then(|meta| meta.modified()).ok();
    let age = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    let millis = age.and_then(|age| i64::try_from(age.as_millis()).ok());
    staged && millis.is_some_and(|millis| Timestamp::from_millis(millis) < before)
}

/// Two hexadecimal digits of the random end of the id spread objects over folders.
fn path(version: VersionId) -> Path {
    let text = version.to_string();
    let spread = text.get(text.len() - 2..).unwrap_or("00").to_owned();
    Path::from(format!("{spread}/{text}"))
}

/// An object being written. Dropped or aborted, nothing of it exists.
pub struct BlobWriter(BufWriter);

impl BlobWriter {
    /// Adds bytes; waits while the store is slower than the sender.
    ///
    /// # Errors
    /// The store fails.
    pub async fn write(&mut self, bytes: Bytes) -> Result<(), BlobError> {
        Ok(self.0.put(bytes).await?)
    }

    /// Makes the object exist, durably.
    ///
    /// # Errors
    /// The store fails; then nothing exists.
    pub async fn finish(mut self) -> Result<(), BlobError> {
        Ok(self.0.shutdown().await?)
    }

    /// Lets go of what was written.
    pub async fn abort(mut self) {
        // What cannot be removed now, the sweep removes later.
        let _ = self.0.abort().await;
    }
}

enum Source {
    File(std::fs::File),
    Stream(BoxStream<'static, object_store::Result<Bytes>>),
}

/// An object being read.
pub struct BlobReader {
    source: Source,
    left: u64,
    size: u64,
    pending: Bytes,
}

impl BlobReader {
    /// Length of the whole object.
    pub fn object_size(&self) -> u64 {
        self.size
    }

    /// Exactly `length` bytes.
    ///
    /// # Errors
    /// [`BlobError::Short`] when the object ends before.
    pub async fn take(mut self, length: usize) -> Result<(Bytes, Self), BlobError> {
        if let Source::File(file) = self.source {
            let wanted = length.min(usize::try_from(self.left).unwrap_or(length));
            let read = tokio::task::spawn_blocking(move || read_exact(file, wanted)).await;
            let (bytes, file) = read.map_err(|_| BlobError::Short)??;
            self.source = Source::File(file);
            self.left -= bytes.len() as u64;
            return if bytes.len() == length {
                Ok((bytes, self))
            } else {
                Err(BlobError::Short)
            };
        }
        let bytes = self.gather(length).await?;
        Ok((bytes, self))
    }

    async fn gather(&mut self, length: usize) -> Result<Bytes, BlobError> {
        let mut gathered = bytes::BytesMut::with_capacity(length);
        while gathered.len() < length {
            if self.pending.is_empty() {
                let Source::Stream(stream) = &mut self.source else {
                    return Err(BlobError::Short);
                };
                self.pending = stream.next().await.ok_or(BlobError::Short)??;
            }
            let step = self.pending.len().min(length - gathered.len());
            gathered.extend_from_slice(&self.pending.split_to(step));
        }
        Ok(gathered.freeze())
    }
}

fn read_exact(mut file: std::fs::File, length: usize) -> Result<(Bytes, std::fs::File), BlobError> {
    let mut bytes = Vec::with_capacity(length);
    (&mut file).take(length as u64).read_to_end(&mut bytes)?;
    Ok((bytes.into(), file))
}
