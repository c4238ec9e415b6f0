//! Journal ⇄ database ⇄ objects: what the entries say must be what the tables and the object store
//! hold, and nothing more.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::crypto;
use crate::domain::journal::{EventKind, Outcome};
use crate::store::documents;
use crate::store::documents::VersionRow;
use crate::store::journal::Body;

use super::attested::Attested;
use super::contested::Contested;
use super::endings::Ends;
use super::error::OpError;
use super::grants::Grants;
use super::guardings::Guardings;
use super::journal_verify::Verdict;
use super::objects::check_object;
use super::recoveries::Recoveries;
use super::staffing::Staffing;

/// What the journal says of a paper.
#[derive(Default)]
struct Paper {
    deposit: Option<i64>,
    place: (Option<Uuid>, Option<Uuid>),
    category: Option<String>,
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
    grants: Grants,
    attested: Attested,
    contested: Contested,
    staffing: Staffing,
    guardings: Guardings,
    recoveries: Recoveries,
    ends: Ends,
}

impl Reconciler {
    pub(super) fn take(&mut self, body: &Body, payload: &[u8]) {
        let kind = EventKind::parse(&body.action);
        if body.outcome != Outcome::Done.code() {
            return;
        }
        let said: Value = serde_json::from_slice(payload).unwrap_or_default();
        if let Some(kind) = kind {
            self.grants.take(kind, body, &said);
            self.attested.take(kind, body, &said);
            self.contested.take(kind, body, &said);
            self.staffing.take(kind, body, &said);
            self.guardings.take(kind, body, &said);
            self.recoveries.take(kind, body, &said);
            self.ends.take(&said);
        }
        let Some(document) = body.document else {
            return;
        };
        match kind {
            Some(EventKind::DocumentDeposited | EventKind::DocumentOrganised) => {
                self.described(document, body, &said);
            }
            Some(EventKind::DocumentDiscarded) => self.paper(document).binned = true,
            Some(EventKind::DocumentRestored) => self.paper(document).binned = false,
            Some(EventKind::DocumentDestroyed) => self.paper(document).destroyed = true,
            _ => {}
        }
    }

    fn paper(&mut self, document: Uuid) -> &mut Paper {
        self.papers.entry(document).or_default()
    }

    fn described(&mut self, document: Uuid, body: &Body, said: &Value) {
        let text = |key: &str| said.get(key).and_then(Value::as_str).map(str::to_owned);
        let bytes = said.get("object_bytes").and_then(Value::as_u64);
        let paper = self.paper(document);
        paper.meta_sha256 = text("meta_sha256");
        paper.category = text("category").or(paper.category.take());
        if body.action == EventKind::DocumentDeposited.code() {
            paper.deposit = Some(body.idx);
            paper.place = (body.locker, body.actor);
            paper.object_bytes = bytes;
            paper.object_sha256 = text("object_sha256");
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
    said.attested.check(app, verdict).await?;
    said.contested.check(app, verdict).await?;
    said.staffing.check(app, verdict).await?;
    said.guardings.check(app, verdict).await?;
    said.recoveries.check(app, verdict).await?;
    said.ends.check(app, verdict).await?;
    said.grants.check(app, verdict).await
}

fn check_paper(row: &VersionRow, paper: &Paper, verdict: &mut Verdict) {
    let version = format!("document_versions {}", row.id);
    match paper.deposit {
        None => return verdict.find(version, "was never deposited"),
        Some(entry) if entry != row.entry => {
            verdict.find(&version, "names another entry as its deposit")
        }
        Some(_) => {}
    }
    if paper.object_bytes != Some(row.object_bytes.cast_unsigned())
        || paper.object_sha256 != Some(crypto::hex(&row.object_sha256))
    {
        verdict.find(&version, "is not the object that was deposited");
    }
    if paper.meta_sha256 != Some(crypto::hex(&crypto::sha256(&row.meta))) {
        verdict.find(&version, "metadata is not what was recorded last");
    }
    if paper.place != (Some(row.locker), Some(row.depositor)) {
        verdict.find(&version, "was put in another locker, or by somebody else");
    }
    let paper_row = format!("documents {}", row.document);
    if paper.category.as_deref() != Some(row.category.as_str()) {
        verdict.find(
            &paper_row,
            "stands in another category than the journal says",
        );
    }
    let state = if paper.destroyed {
        "destroyed"
    } else if paper.binned {
        "binned"
    } else {
        "stored"
    };
    if row.state != state {
        verdict.find(&paper_row, format!("is {} and not {state}", row.state));
    }
}
