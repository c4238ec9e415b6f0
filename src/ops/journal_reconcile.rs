//! Journal ⇄ database ⇄ objects: what the entries say must be what the tables and the object store
//! hold, and nothing more.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::App;
use crate::blobs::BlobError;
use crate::crypto;
use crate::domain::journal::{EventKind, Outcome};
use crate::id::VersionId;
use crate::store::documents::VersionRow;
use crate::store::journal::Body;
use crate::store::{documents, mandates};

use super::error::OpError;
use super::journal_verify::Verdict;

/// What the journal says of a paper.
#[derive(Default)]
struct Paper {
    deposit: Option<i64>,
    object_bytes: Option<u64>,
    object_sha256: Option<String>,
    meta_sha256: Option<String>,
    binned: bool,
    destroyed: bool,
}

/// What the journal says, gathered while it is read.
#[derive(Default)]
pub(super) struct Reconciler {
    papers: BTreeMap<Uuid, Paper>,
    mandates: BTreeMap<Uuid, EventKind>,
}

impl Reconciler {
    pub(super) fn take(&mut self, body: &Body, payload: &[u8]) {
        let kind = EventKind::parse(&body.action);
        if body.outcome != Outcome::Done.code() {
            return;
        }
        match (kind, body.document, body.mandate) {
            (
                Some(EventKind::DocumentDeposited | EventKind::DocumentOrganised),
                Some(document),
                _,
            ) => {
                self.described(document, body, payload);
            }
            (Some(EventKind::DocumentDiscarded), Some(document), _) => {
                self.paper(document).binned = true
            }
            (Some(EventKind::DocumentRestored), Some(document), _) => {
                self.paper(document).binned = false
            }
            (Some(EventKind::DocumentDestroyed), Some(document), _) => {
                self.paper(document).destroyed = true
            }
            (
                Some(kind @ (EventKind::MandateAccepted | EventKind::MandateRevoked)),
                _,
                Some(mandate),
            )
            | (
                Some(kind @ (EventKind::MandateSuperseded | EventKind::MandateExpired)),
                _,
                Some(mandate),
            ) => {
                self.mandates.insert(mandate, kind);
            }
            _ => {}
        }
    }

    fn paper(&mut self, document: Uuid) -> &mut Paper {
        self.papers.entry(document).or_default()
    }

    fn described(&mut self, document: Uuid, body: &Body, payload: &[u8]) {
        let said: serde_json::Value = serde_json::from_slice(payload).unwrap_or_default();
        let text = |key: &str| {
            said.get(key)
                .and_then(|value| value.as_str())
                .map(str::to_owned)
        };
        let bytes = said.get("object_bytes").and_then(serde_json::Value::as_u64);
        let (object, meta) = (text("object_sha256"), text("meta_sha256"));
        let paper = self.paper(document);
        paper.meta_sha256 = meta;
        if body.action == EventKind::DocumentDeposited.code() {
            paper.deposit = Some(body.idx);
            paper.object_bytes = bytes;
            paper.object_sha256 = object;
        }
    }
}

/// Compares what the journal says with the tables and the object store.
pub(super) async fn reconcile(
    app: &App,
    mut said: Reconciler,
    verdict: &mut Verdict,
) -> Result<(), OpError> {
    let mut after = Uuid::nil();
    loop {
        let rows = documents::all_versions(&mut app.store.reader().await?, after).await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in rows {
            let paper = said.papers.remove(&row.document).unwrap_or_default();
            check_paper(&row, &paper, verdict);
            check_object(app, &row, verdict).await?;
            verdict.documents += 1;
        }
    }
    for (document, paper) in said.papers {
        if !paper.destroyed {
            verdict.find(
                format!("documents {document}"),
                "was deposited and is gone without an entry",
            );
        }
    }
    check_mandates(app, &said.mandates, verdict).await
}

fn check_paper(row: &VersionRow, paper: &Paper, verdict: &mut Verdict) {
    let version = format!("document_versions {}", row.id);
    match paper.deposit {
        None => return verdict.find(version, "was never deposited"),
        Some(entry) if entry != row.entry => {
            verdict.find(version.clone(), "names another entry as its deposit")
        }
        Some(_) => {}
    }
    if paper.object_bytes != Some(row.object_bytes.cast_unsigned())
        || paper.object_sha256 != Some(crypto::hex(&row.object_sha256))
    {
        verdict.find(version.clone(), "is not the object that was deposited");
    }
    if paper.meta_sha256 != Some(crypto::hex(&crypto::sha256(&row.meta))) {
        verdict.find(version, "metadata is not what was recorded last");
    }
    let state = if paper.destroyed {
        "destroyed"
    } else if paper.binned {
        "binned"
    } else {
        "stored"
    };
    if row.state != state {
        verdict.find(
            format!("documents {}", row.document),
            format!("is {} and not {state}", row.state),
        );
    }
}

/// The stored object is there, whole, to the byte.
async fn check_object(app: &App, row: &VersionRow, verdict: &mut Verdict) -> Result<(), OpError> {
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

/// A mandate stands as its last entry says, and an ended one has no half of a key.
async fn check_mandates(
    app: &App,
    said: &BTreeMap<Uuid, EventKind>,
    verdict: &mut Verdict,
) -> Result<(), OpError> {
    let mut conn = app.store.reader().await?;
    for (mandate, state) in mandates::states(&mut conn).await? {
        let wanted = match said.get(&mandate) {
            Some(EventKind::MandateAccepted) => "active",
            Some(EventKind::MandateRevoked) => "revoked",
            Some(EventKind::MandateSuperseded) => "superseded",
            Some(EventKind::MandateExpired) => "expired",
            _ => "never accepted",
        };
        if state != wanted {
            verdict.find(
                format!("mandates {mandate}"),
                format!("is {state} and the journal says {wanted}"),
            );
        }
    }
    for (mandate, _) in mandates::halves(&mut conn).await? {
        if said.get(&mandate) != Some(&EventKind::MandateAccepted) {
            verdict.find(
                format!("server_halves {mandate}"),
                "stands although the mandate has ended",
            );
        }
    }
    Ok(())
}
