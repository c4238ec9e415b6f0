//! One contract that every object store holds: memory, a folder, S3.

use abri::blobs::{BlobError, Blobs};
use abri::clock::Timestamp;
use abri::crypto::random::Random;
use abri::id::VersionId;
use abri::limits::BLOB_PART;
use bytes::Bytes;
use futures_util::TryStreamExt;
use tempfile::TempDir;

use super::support::{own_prefix, required};

const FAR: Timestamp = Timestamp::from_millis(i64::MAX);

fn id() -> VersionId {
    VersionId::make(&Random::system(), Timestamp::from_millis(1_795_338_000_000))
}

fn content(length: usize) -> Bytes {
    (0..length).map(|i| (i * 7 + i / 253) as u8).collect()
}

/// Runs a contract on each store that is at hand.
fn on_each<F>(contract: F)
where
    F: AsyncFn(&Blobs, &str),
{
    let folder = TempDir::with_prefix("abri-blobs-").unwrap();
    let mut stores = vec![
        ("memory", "memory://".to_owned()),
        (
            "folder",
            format!("file://{}", folder.path().join("objects").display()),
        ),
    ];
    match std::env::var("ABRI_TEST_S3") {
        Ok(url) => stores.push(("s3", own_prefix(&url))),
        Err(_) => assert!(!required("s3"), "ABRI_TEST_S3 must say where S3 is"),
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    for (name, url) in stores {
        runtime.block_on(async { contract(&Blobs::open(&url).unwrap(), name).await });
    }
}

async fn put(blobs: &Blobs, version: VersionId, bytes: &Bytes, step: usize) {
    let mut writer = blobs.write(version);
    for part in bytes.chunks(step) {
        writer.write(Bytes::copy_from_slice(part)).await.unwrap();
    }
    writer.finish().await.unwrap();
}

async fn get(
    blobs: &Blobs,
    version: VersionId,
    start: usize,
    end: usize,
) -> Result<Bytes, BlobError> {
    let reader = blobs.read(version, start as u64, end as u64).await?;
    let (bytes, _) = reader.take(end - start).await?;
    Ok(bytes)
}

async fn listed(blobs: &Blobs, version: VersionId) -> bool {
    let all: Vec<_> = blobs.list().try_collect().await.unwrap();
    all.iter().filter(|(found, _)| *found == version).count() == 1
}

fn missing<T>(result: Result<T, BlobError>) -> bool {
    matches!(result, Err(BlobError::Missing))
}

#[test]
fn what_is_finished_is_read_whole_and_in_parts() {
    on_each(async |blobs, name| {
        assert!(blobs.ping().await, "{name}");
        // Below one part, at its edges, and in several parts: S3 takes another way for these.
        for length in [1, 1000, BLOB_PART, BLOB_PART + 1, 2 * BLOB_PART + 12_345] {
            let (version, bytes) = (id(), content(length));
            put(blobs, version, &bytes, 300_000).await;
            assert_eq!(blobs.size(version).await.unwrap(), length as u64, "{name}");
            assert!(
                get(blobs, version, 0, length).await.unwrap() == bytes,
                "{name}, {length} bytes"
            );
            for (start, end) in [(0, 1), (length / 3, length / 2 + 1), (length - 1, length)] {
                let range = get(blobs, version, start, end).await.unwrap();
                assert!(
                    range == bytes[start..end],
                    "{name}, {start}..{end} of {length}"
                );
            }
            assert!(listed(blobs, version).await, "{name}");
            blobs.delete(version).await.unwrap();
        }
    });
}

#[test]
fn a_reader_hands_out_in_order_what_was_asked_for() {
    on_each(async |blobs, name| {
        let (version, bytes) = (id(), content(100_000));
        put(blobs, version, &bytes, 100_000).await;
        let mut reader = blobs.read(version, 10, 90_010).await.unwrap();
        assert_eq!(reader.object_size(), 100_000, "{name}");
        let mut gathered = Vec::new();
        for step in [1, 16_400, 0, 33_599, 40_000] {
            let (part, rest) = reader.take(step).await.unwrap();
            assert_eq!(part.len(), step, "{name}");
            gathered.extend_from_slice(&part);
            reader = rest;
        }
        assert!(gathered == bytes[10..90_010], "{name}");
        // The range has ended, though the object has not.
        assert!(
            matches!(reader.take(1).await, Err(BlobError::Short)),
            "{name}"
        );
        let reader = blobs.read(version, 99_990, 100_000).await.unwrap();
        assert!(
            matches!(reader.take(11).await, Err(BlobError::Short)),
            "{name}"
        );
        blobs.delete(version).await.unwrap();
    });
}

/// An object that was cut is short, not padded and not whole.
#[test]
fn a_range_past_the_end_is_an_error() {
    on_each(async |blobs, name| {
        let version = id();
        put(blobs, version, &content(100), 100).await;
        assert!(get(blobs, version, 50, 150).await.is_err(), "{name}");
        assert!(get(blobs, version, 100, 101).await.is_err(), "{name}");
        assert!(get(blobs, version, 200, 300).await.is_err(), "{name}");
        blobs.delete(version).await.unwrap();
    });
}

#[test]
fn what_is_not_finished_does_not_exist() {
    on_each(async |blobs, name| {
        for length in [10, BLOB_PART * 2 + 10] {
            let bytes = content(length);
            let (aborted, dropped) = (id(), id());
            let mut writer = blobs.write(aborted);
            writer.write(bytes.clone()).await.unwrap();
            assert!(
                missing(blobs.size(aborted).await),
                "{name}: before it is finished"
            );
            writer.abort().await;
            let mut writer = blobs.write(dropped);
            writer.write(bytes).await.unwrap();
            drop(writer);
            for version in [aborted, dropped] {
                assert!(missing(blobs.size(version).await), "{name}");
                assert!(missing(blobs.read(version, 0, 1).await), "{name}");
                assert!(!listed(blobs, version).await, "{name}");
            }
        }
    });
}

#[test]
fn deleting_twice_is_deleting() {
    on_each(async |blobs, name| {
        let (version, other) = (id(), id());
        put(blobs, version, &content(100), 30).await;
        put(blobs, other, &content(50), 30).await;
        blobs.delete(version).await.unwrap();
        blobs.delete(version).await.unwrap();
        assert!(missing(blobs.size(version).await), "{name}");
        assert!(missing(get(blobs, version, 0, 1).await), "{name}");
        assert!(
            !listed(blobs, version).await && listed(blobs, other).await,
            "{name}"
        );
        assert_eq!(blobs.size(other).await.unwrap(), 50, "{name}");
        blobs.delete(other).await.unwrap();
    });
}

#[test]
fn the_list_knows_when_an_object_was_made() {
    on_each(async |blobs, name| {
        let versions: Vec<VersionId> = (0..20).map(|_| id()).collect();
        for version in &versions {
            put(blobs, *version, &content(5), 5).await;
        }
        let all: Vec<_> = blobs.list().try_collect().await.unwrap();
        let ours = all.iter().filter(|(version, _)| versions.contains(version));
        // Their clock is not ours, but it knows the century.
        let century =
            |at: &Timestamp| at.millis() > 946_684_800_000 && at.millis() < 4_102_444_800_000;
        assert_eq!(
            ours.filter(|(_, at)| century(at)).count(),
            versions.len(),
            "{name}"
        );
        for version in versions {
            blobs.delete(version).await.unwrap();
        }
    });
}

/// A folder keeps the beginning of an upload whose process died; nothing finished is touched.
#[test]
fn staged_uploads_are_removed_once_old() {
    on_each(async |blobs, name| {
        let (finished, staged) = (id(), id());
        put(blobs, finished, &content(1000), 1000).await;
        let mut writer = blobs.write(staged);
        writer.write(content(BLOB_PART * 2)).await.unwrap();
        assert_eq!(
            blobs.remove_staged(Timestamp::from_millis(0)).unwrap(),
            0,
            "{name}"
        );
        let there = u64::from(name == "folder");
        assert_eq!(blobs.remove_staged(FAR).unwrap(), there, "{name}");
        assert_eq!(blobs.remove_staged(FAR).unwrap(), 0, "{name}");
        writer.abort().await;
        assert!(missing(blobs.size(staged).await), "{name}");
        assert_eq!(blobs.size(finished).await.unwrap(), 1000, "{name}");
        blobs.delete(finished).await.unwrap();
    });
}

#[test]
fn an_address_that_is_none_is_refused() {
    for url in [
        "",
        "objects",
        "ftp://host/x",
        "s3://bucket?key=secret",
        "file:/x",
    ] {
        assert!(matches!(Blobs::open(url), Err(BlobError::Address)), "{url}");
    }
}
