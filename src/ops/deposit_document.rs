//! Putting a paper in: stream, limits, sniff, digest and seal in one pass, object, then one commit of
//! row, wrapped key and entry. What stops halfway leaves nothing.

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::blobs::BlobWriter;
use crate::clock::Timestamp;
use crate::crypto::key::{CategoryKey, DocumentKey, Seals, Wraps};
use crate::crypto::place::Place;
use crate::crypto::stream::{StreamSealer, object_len};
use crate::crypto::{self, Digest};
use crate::domain::mandate::DepositStatement;
use crate::domain::person;
use crate::domain::policy::{Action, Permit};
use crate::domain::rights::Category;
use crate::id::{AccountId, DocumentId, LockerId, VersionId};
use crate::limits;
use crate::media::{self, Media};
use crate::store::documents::{self, DocumentRow};
use crate::store::facts::Target;
use crate::store::lockers;

use super::actor::Actor;
use super::error::{Altered, OpError};
use super::keyring::{Keyring, private_keys};
use super::{about, allow, proved, published};

/// What is sealed of a paper: everything that says what it is.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// Kind, a code of the catalogue.
    pub kind: String,
    /// Title, where the person gave one.
    pub title: Option<String>,
    /// The paper's own end, `YYYY-MM-DD`.
    pub ends_on: Option<String>,
    /// Media type of the bytes kept.
    pub media_type: String,
    /// Length of the bytes kept.
    pub bytes: u64,
    /// SHA-256 of the bytes kept, hexadecimal.
    pub sha256: String,
    /// SHA-256 of the bytes that arrived, hexadecimal.
    pub received_sha256: String,
}

/// What is said of a paper when it is put in.
#[derive(Debug, Clone, Default)]
pub struct NewDocument {
    /// Kind, a code of the catalogue.
    pub kind: String,
    /// Category, where the kind fits several.
    pub category: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// The paper's own end.
    pub ends_on: Option<String>,
    /// The digest that the sender computed, hexadecimal.
    pub sha256: Option<String>,
}

/// A paper that was put in.
pub struct Deposited {
    /// Which.
    pub id: DocumentId,
    /// Where it stands.
    pub category: Category,
    /// What it is.
    pub meta: Meta,
    /// Journal index of its receipt.
    pub receipt: u64,
    /// When.
    pub at: Timestamp,
}

/// The fields, checked.
struct Checked {
    category: Category,
    kind: String,
    title: Option<String>,
    ends_on: Option<String>,
    sha256: Option<[u8; 32]>,
}

/// A paper on its way in: begun, received, then kept. Whatever stops in between leaves nothing.
pub struct Depositing<'a> {
    app: &'a App,
    actor: &'a Actor,
    ids: (LockerId, DocumentId, VersionId),
    key: DocumentKey,
    receiver: Receiver,
}

impl<'a> Depositing<'a> {
    /// Asks whether the actor may, before a byte is taken. What is known of the paper already is
    /// checked now; fields may also follow the file.
    ///
    /// # Errors
    /// A refusal, a refused field, or a locker that is full.
    pub async fn begin(
        app: &'a App,
        actor: &'a Actor,
        locker: LockerId,
        known: &NewDocument,
    ) -> Result<Self, OpError> {
        let checked = (!known.kind.is_empty()).then(|| check(app, known));
        // Whether the actor may is asked first, so that a stranger learns nothing from a field.
        let target = match &checked {
            Some(Ok(checked)) => Target::Place(locker, checked.category),
            _ => Target::Locker(locker),
        };
        let now = allow(app, actor, Action::DepositDocument, target)
            .await?
            .facts
            .now;
        checked.transpose()?;
        let room = room(app, locker).await?;
        let ids = (
            locker,
            DocumentId::make(&app.random, now),
            VersionId::make(&app.random, now),
        );
        let key = DocumentKey::make(&app.random);
        let place = Place::document(ids.0, ids.1, ids.2);
        let receiver = Receiver::new(app, &key, place, ids.2, room);
        Ok(Self {
            app,
            actor,
            ids,
            key,
            receiver,
        })
    }

    /// Takes the file in.
    ///
    /// # Errors
    /// A limit, an unknown kind of file, or a stream that stopped.
    pub async fn receive<S, E>(&mut self, body: S) -> Result<(), OpError>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Into<OpError>,
    {
        self.receiver.receive(body).await
    }

    /// Lets go of what came.
    pub async fn abort(self) {
        self.receiver.writer.abort().await;
    }

    /// Keeps the paper: object, then row, wrapped key and entry in one commit.
    ///
    /// # Errors
    /// A refusal, a refused field, or a digest that differs; nothing is kept.
    pub async fn finish(self, new: &NewDocument) -> Result<Deposited, OpError> {
        let (app, actor, (locker, _, version)) = (self.app, self.actor, self.ids);
        let ready = ready(app, actor, locker, new).await;
        let (checked, depositor, event, at) = match ready {
            Ok(ready) => ready,
            Err(error) => {
                self.abort().await;
                return Err(error);
            }
        };
        let received = self.receiver.finish(checked.sha256).await?;
        let deposit = Deposit {
            ids: self.ids,
            key: self.key,
            checked,
            received,
            at,
        };
        let kept = deposit.keep(app, actor.account(), depositor, event).await;
        if kept.is_err() {
            // The object exists and its row does not: it must not stay.
            let _ = app.blobs.delete(version).await;
        }
        kept
    }
}

type Ready = (Checked, Depositor, crate::domain::journal::Event, Timestamp);

/// The last decision, with everything known, and the keys to keep the paper with.
async fn ready(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    new: &NewDocument,
) -> Result<Ready, OpError> {
    let checked = check(app, new)?;
    let target = Target::Place(locker, checked.category);
    let allowed = allow(app, actor, Action::DepositDocument, target).await?;
    let permit = &allowed.permit;
    let depositor = Depositor::open(app, actor, permit, locker, checked.category).await;
    let depositor = proved(app, about(actor, permit), depositor).await?;
    Ok((checked, depositor, allowed.event, allowed.facts.now))
}

fn check(app: &App, new: &NewDocument) -> Result<Checked, OpError> {
    let category = match &new.category {
        Some(code) => Some(
            Category::parse(code)
                .ok_or_else(|| OpError::field("category", person::BadValue::Unknown))?,
        ),
        None => None,
    };
    let category = app
        .catalogue
        .place(&new.kind, category)
        .map_err(OpError::kind)?;
    let digest = |text: &String| crypto::unhex(&text.to_ascii_lowercase());
    let sha256 = new.sha256.as_ref().map(|text| {
        digest(text)
            .ok_or_else(|| OpError::invalid("sha256", "sha256", "has 64 hexadecimal digits"))
    });
    Ok(Checked {
        category,
        kind: new.kind.clone(),
        title: title(new.title.as_deref())?,
        ends_on: ends_on(new.ends_on.as_deref())?,
        sha256: sha256.transpose()?,
    })
}

/// A title, if one was typed.
pub(super) fn title(text: Option<&str>) -> Result<Option<String>, OpError> {
    let typed = text.filter(|text| !text.trim().is_empty());
    let checked = typed
        .map(|text| person::line(text, limits::TITLE_CHARS))
        .transpose();
    checked.map_err(|bad| OpError::field("title", bad))
}

/// An end date, if one was typed.
pub(super) fn ends_on(text: Option<&str>) -> Result<Option<String>, OpError> {
    let typed = text.filter(|text| !text.trim().is_empty());
    typed
        .map(person::date)
        .transpose()
        .map_err(|bad| OpError::field("ends_on", bad))
}

/// How many bytes may still come.
async fn room(app: &App, locker: LockerId) -> Result<u64, OpError> {
    let (count, bytes) = lockers::used(&mut app.store.reader().await?, locker).await?;
    if count >= limits::LOCKER_DOCUMENTS {
        return Err(OpError::TooLarge {
            what: "number of papers in the locker",
            limit: limits::LOCKER_DOCUMENTS,
        });
    }
    let limit = app.settings.locker_bytes;
    let left = limit.checked_sub(bytes).filter(|left| *left > 0);
    left.ok_or(OpError::TooLarge {
        what: "size of the locker",
        limit,
    })
}

/// The keys that a depositor needs: the category's, and their own to sign with.
struct Depositor {
    category: CategoryKey,
    key_version: u32,
    signer: crypto::signature::Signer,
    signer_version: u32,
}

impl Depositor {
    async fn open(
        app: &App,
        actor: &Actor,
        permit: &Permit,
        locker: LockerId,
        category: Category,
    ) -> Result<Self, OpError> {
        let mut conn = app.store.reader().await?;
        let keyring = Keyring::open(app, &mut conn, actor, permit).await?;
        let (category, key_version) = keyring.category(&mut conn, locker, category, None).await?;
        let own = published::keys(app, &mut conn, actor.account(), None).await?;
        let root = actor.root_key()?;
        let (_, signer) =
            private_keys(&mut conn, &root, actor.account(), i64::from(own.version)).await?;
        Ok(Self {
            category,
            key_version,
            signer,
            signer_version: own.version,
        })
    }
}

/// Bytes on their way in.
struct Receiver {
    writer: BlobWriter,
    sealer: StreamSealer,
    digest: Digest,
    object: Digest,
    out: Vec<u8>,
    head: Vec<u8>,
    media: Option<Media>,
    bytes: u64,
    object_bytes: u64,
    most: u64,
    room: u64,
}

/// What came in.
struct Received {
    media: Media,
    bytes: u64,
    sha256: [u8; 32],
    object_bytes: u64,
    object_sha256: [u8; 32],
}

impl Receiver {
    fn new(app: &App, key: &DocumentKey, place: Place, version: VersionId, room: u64) -> Self {
        let mut out = Vec::new();
        Self {
            writer: app.blobs.write(version),
            sealer: StreamSealer::new(key, &place, &app.random, &mut out),
            digest: Digest::default(),
            object: Digest::default(),
            out,
            head: Vec::with_capacity(media::HEAD),
            media: None,
            bytes: 0,
            object_bytes: 0,
            most: app.settings.document_bytes,
            room,
        }
    }

    async fn receive<S, E>(&mut self, mut body: S) -> Result<(), OpError>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Into<OpError>,
    {
        while let Some(chunk) = body.next().await {
            self.take(chunk.map_err(Into::into)?).await?;
        }
        self.look(true)
    }

    async fn take(&mut self, chunk: Bytes) -> Result<(), OpError> {
        self.bytes += chunk.len() as u64;
        if self.bytes > self.most {
            return Err(OpError::TooLarge {
                what: "file",
                limit: self.most,
            });
        }
        if object_len(self.bytes) > self.room {
            return Err(OpError::TooLarge {
                what: "room left in the locker",
                limit: self.room,
            });
        }
        let missing = media::HEAD.saturating_sub(self.head.len()).min(chunk.len());
        self.head.extend_from_slice(&chunk[..missing]);
        self.look(false)?;
        self.digest.update(&chunk);
        self.sealer.push(&chunk, &mut self.out)?;
        self.flush().await
    }

    /// Tells the kind of file as soon as its head is whole, so that nothing unknown is kept long.
    fn look(&mut self, last: bool) -> Result<(), OpError> {
        if self.media.is_none() && (last || self.head.len() == media::HEAD) {
            self.media = Some(media::sniff(&self.head).ok_or(OpError::Media)?);
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), OpError> {
        if self.out.is_empty() {
            return Ok(());
        }
        let bytes = Bytes::from(std::mem::take(&mut self.out));
        self.object.update(&bytes);
        self.object_bytes += bytes.len() as u64;
        Ok(self.writer.write(bytes).await?)
    }

    async fn finish(mut self, wanted: Option<[u8; 32]>) -> Result<Received, OpError> {
        let sha256 = self.digest.clone().finish();
        if wanted.is_some_and(|wanted| wanted != sha256) {
            return Err(self.abort(OpError::Digest).await);
        }
        let Some(media) = self.media else {
            return Err(self.abort(OpError::Media).await);
        };
        let mut out = Vec::new();
        let bytes = self.sealer.finish(&mut out)?;
        self.object.update(&out);
        self.object_bytes += out.len() as u64;
        self.writer.write(out.into()).await?;
        self.writer.finish().await?;
        Ok(Received {
            media,
            bytes,
            sha256,
            object_bytes: self.object_bytes,
            object_sha256: self.object.finish(),
        })
    }

    async fn abort(self, error: OpError) -> OpError {
        self.writer.abort().await;
        error
    }
}

struct Deposit {
    ids: (LockerId, DocumentId, VersionId),
    key: DocumentKey,
    checked: Checked,
    received: Received,
    at: Timestamp,
}

impl Deposit {
    async fn keep(
        self,
        app: &App,
        account: AccountId,
        depositor: Depositor,
        event: crate::domain::journal::Event,
    ) -> Result<Deposited, OpError> {
        let (locker, document, version) = self.ids;
        let category = self.checked.category;
        let meta = self.meta();
        let signature = depositor
            .signer
            .sign(&statement(self.ids, account, self.at, &meta)?);
        let sealed = serde_json::to_vec(&meta).unwrap_or_default();
        let meta_place = Place::meta(locker, document, version, category.code());
        let mut row = DocumentRow {
            id: document.0,
            locker: locker.0,
            category: category.code().to_owned(),
            state: "stored".to_owned(),
            created_at: self.at.millis(),
            binned_at: None,
            version: version.0,
            key_version: i64::from(depositor.key_version),
            wrapped: depositor.category.wrap(
                &self.key,
                &Place::document_key(locker, document, version, category.code()),
                &app.random,
            ),
            meta: depositor.category.seal(&meta_place, &sealed, &app.random),
            object_bytes: self.received.object_bytes.cast_signed(),
            object_sha256: self.received.object_sha256.to_vec(),
            depositor: account.0,
            depositor_key: i64::from(depositor.signer_version),
            signature: signature.to_vec(),
            entry: -1,
            deposited_at: self.at.millis(),
        };
        let mut event = event
            .with("object_bytes", self.received.object_bytes)
            .with("object_sha256", crypto::hex(&self.received.object_sha256))
            .with("meta_sha256", crypto::hex(&crypto::sha256(&row.meta)));
        event.document = Some(document);
        let keep = app.store.commit::<_, OpError, _>(move |unit| {
            Box::pin(async move {
                let index = unit.record(event);
                row.entry = index.cast_signed();
                let now = unit.now();
                documents::insert(&mut unit.conn, &row, now).await?;
                Ok(index)
            })
        });
        Ok(Deposited {
            id: document,
            category,
            meta,
            receipt: keep.await?,
            at: self.at,
        })
    }

    fn meta(&self) -> Meta {
        let sha256 = crypto::hex(&self.received.sha256);
        Meta {
            kind: self.checked.kind.clone(),
            title: self.checked.title.clone(),
            ends_on: self.checked.ends_on.clone(),
            media_type: self.received.media.media_type.to_owned(),
            bytes: self.received.bytes,
            received_sha256: sha256.clone(),
            sha256,
        }
    }
}

/// The bytes that a depositor signs, from what the sealed metadata says.
pub(super) fn statement(
    ids: (LockerId, DocumentId, VersionId),
    depositor: AccountId,
    at: Timestamp,
    meta: &Meta,
) -> Result<Vec<u8>, OpError> {
    let digest = |text: &str| crypto::unhex(text).ok_or(Altered::DepositForged);
    let (locker, document, version) = ids;
    let (sha256, received) = (digest(&meta.sha256)?, digest(&meta.received_sha256)?);
    let statement = DepositStatement {
        locker,
        document,
        version,
        depositor,
        at,
        bytes: meta.bytes,
        sha256: &sha256,
        received_sha256: &received,
        media_type: &meta.media_type,
    };
    Ok(statement.canonical())
}
