//! Reading a paper: facts, decision, entry, key, then bytes, each chunk authenticated before it is
//! released. While it streams the decision is taken again; on a refusal the stream is cut.

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use crate::app::App;
use crate::blobs::{BlobError, BlobReader};
use crate::crypto::place::Place;
use crate::crypto::stream::{STREAM_HEADER, StreamOpener, chunk_offset};
use crate::crypto::{CHUNK, SEALED_CHUNK};
use crate::domain::journal::{Event, Reason};
use crate::domain::policy::{Action, Denial};
use crate::id::{DocumentId, LockerId, VersionId};
use crate::limits;
use crate::store::documents;
use crate::store::facts::Target;

use super::actor::Actor;
use super::deposit_document::Meta;
use super::error::{Altered, OpError};
use super::keyring::document_key;
use super::opener::Opener;
use super::{about, allow_recorded, kind, proved, still_allowed};

/// Which bytes are wanted, once the length is known: first and last plus one.
pub type Range = Box<dyn FnOnce(u64) -> Option<(u64, u64)> + Send>;

/// A paper that is ready to be sent.
pub struct Content {
    /// What it is.
    pub meta: Meta,
    /// First byte sent.
    pub start: u64,
    /// First byte not sent.
    pub end: u64,
    /// The bytes; an error means that the connection must break, never that the paper ends.
    pub body: mpsc::Receiver<Result<Bytes, Cut>>,
}

/// Why a stream was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stream was cut: {0:?}")]
pub struct Cut(pub Reason);

/// Opens a paper for reading on screen, for a copy, or to check it.
///
/// # Errors
/// A refusal; what fails its proof, by name; a range outside of the paper is [`OpError::Conflict`].
pub async fn read_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    action: Action,
    range: Range,
    cut: impl FnOnce() + Send + 'static,
) -> Result<Content, OpError> {
    let target = Target::Document(document);
    let recorded = allow_recorded(app, actor, action, target).await?;
    let locker = recorded.value().locker().ok_or(OpError::NotFound)?;
    let opened = open(app, actor, document, &recorded).await;
    let (meta, opener, reader) = proved(app, about(actor, recorded.value()), opened).await?;
    let (start, end) =
        range(meta.bytes).ok_or(OpError::Conflict("this range is outside of the paper"))?;
    let (send, body) = mpsc::channel(2);
    let guard = Guard {
        app: app.clone(),
        actor: actor.clone(),
        action,
        locker,
        document,
    };
    let sender = Sender {
        opener,
        version: reader,
        start,
        end,
        send,
    };
    tokio::spawn(sender.run(guard, Box::new(cut)));
    Ok(Content {
        meta,
        start,
        end,
        body,
    })
}

type Source = (crate::blobs::Blobs, VersionId);

async fn open(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    recorded: &crate::store::Recorded<crate::domain::policy::Permit>,
) -> Result<(Meta, StreamOpener, Source), OpError> {
    let mut conn = app.store.reader().await?;
    let row = documents::find(&mut conn, document)
        .await?
        .ok_or(OpError::NotFound)?;
    let category = row.category()?;
    let mut opener = Opener::new(app, &mut conn, actor, recorded.value()).await?;
    let meta = opener.authentic(&mut conn, &row).await?;
    let key = document_key(opener.key(&mut conn, &row, category).await?, &row, recorded)?;
    drop(conn);
    let (locker, id, version) = row.ids();
    let missing = |error| match error {
        BlobError::Missing | BlobError::Short => OpError::Altered(Altered::ObjectAltered),
        other => other.into(),
    };
    let head = app.blobs.read(version, 0, STREAM_HEADER as u64).await;
    let reader = match head {
        // A store refuses a range that begins beyond an object's end: the object was cut.
        Err(BlobError::Store(_)) if cut_short(app, version).await => Err(BlobError::Short),
        head => head,
    };
    let reader = reader.map_err(missing)?;
    let size = reader.object_size();
    let (head, _) = reader.take(STREAM_HEADER).await.map_err(missing)?;
    let place = Place::document(locker, id, version);
    let stream = StreamOpener::new(&key, &place, &head, size, meta.bytes)?;
    Ok((meta, stream, (app.blobs.clone(), version)))
}

async fn cut_short(app: &App, version: VersionId) -> bool {
    let size = app.blobs.size(version).await;
    size.is_ok_and(|size| size < STREAM_HEADER as u64)
}

/// Takes the decision again, and tells the journal when it is now a refusal.
struct Guard {
    app: App,
    actor: Actor,
    action: Action,
    locker: LockerId,
    document: DocumentId,
}

impl Guard {
    async fn check(&self) -> Result<(), Denial> {
        still_allowed(
            &self.app,
            &self.actor,
            self.action,
            Target::Document(self.document),
        )
        .await
    }

    async fn tell(&self, reason: Reason) {
        let mut event: Event = self
            .actor
            .event(kind(self.action))
            .failed(reason)
            .with("cut", true);
        (event.locker, event.document) = (Some(self.locker), Some(self.document));
        if let Err(error) = self.app.store.record((), event).await {
            tracing::error!(%error, "a cut stream could not be recorded");
        }
    }
}

struct Sender {
    opener: StreamOpener,
    version: Source,
    start: u64,
    end: u64,
    send: mpsc::Sender<Result<Bytes, Cut>>,
}

impl Sender {
    async fn run(self, guard: Guard, cut: Box<dyn FnOnce() + Send>) {
        let send = self.send.clone();
        let ended = {
            let watch = watch(&guard);
            let stream = self.stream();
            tokio::select! {
                reason = watch => Some(reason),
                streamed = stream => streamed.err(),
            }
        };
        if let Some(reason) = ended {
            guard.tell(reason).await;
            // The receiver may be stalled; the connection is cut whether it looks or not.
            let _ = send.try_send(Err(Cut(reason)));
            cut();
        }
    }

    /// Opens and sends chunk by chunk; padding is authenticated with the last of a whole reading.
    async fn stream(self) -> Result<(), Reason> {
        let first = self.start / CHUNK as u64;
        let whole = self.start == 0 && !self.send.is_closed();
        let last = if whole {
            self.opener.last_chunk()
        } else {
            self.end.saturating_sub(1) / CHUNK as u64
        };
        let (blobs, version) = &self.version;
        let end = chunk_offset(last) + self.opener.sealed_size(last) as u64;
        let reader = blobs.read(*version, chunk_offset(first), end).await;
        let mut reader = reader.map_err(|_| Reason::NotAuthentic)?;
        let step = (limits::OPEN_STEP / SEALED_CHUNK) as u64;
        let mut number = first;
        while number <= last {
            let until = last.min(number + step - 1);
            let (bytes, rest) = self.open(reader, number, until).await?;
            reader = rest;
            let bytes = self.trim(bytes, number * CHUNK as u64);
            if !bytes.is_empty() && self.send.send(Ok(bytes)).await.is_err() {
                return Ok(());
            }
            number = until + 1;
        }
        Ok(())
    }

    async fn open(
        &self,
        reader: BlobReader,
        from: u64,
        until: u64,
    ) -> Result<(Vec<u8>, BlobReader), Reason> {
        let sizes = (from..=until).map(|number| self.opener.sealed_size(number));
        let (sealed, reader) = reader
            .take(sizes.sum())
            .await
            .map_err(|_| Reason::NotAuthentic)?;
        let mut plain = Vec::with_capacity(sealed.len());
        let mut rest = sealed.as_ref();
        for number in from..=until {
            let (chunk, later) = rest
                .split_at_checked(self.opener.sealed_size(number))
                .ok_or(Reason::NotAuthentic)?;
            self.opener
                .open_chunk(number, chunk, &mut plain)
                .map_err(|_| Reason::NotAuthentic)?;
            rest = later;
        }
        Ok((plain, reader))
    }

    /// Keeps what lies in the range that was asked for.
    fn trim(&self, plain: Vec<u8>, offset: u64) -> Bytes {
        let bytes = Bytes::from(plain);
        let at = |position: u64| {
            usize::try_from(position.saturating_sub(offset))
                .unwrap_or(usize::MAX)
                .min(bytes.len())
        };
        bytes.slice(at(self.start)..at(self.end).max(at(self.start)))
    }
}

/// Waits until the decision turns into a refusal.
async fn watch(guard: &Guard) -> Reason {
    let mut ticks = interval_at(Instant::now() + limits::RECHECK, limits::RECHECK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(denial) = guard.check().await {
            return denial.reason;
        }
    }
}
