//! Journal ⇄ papers of mandates: what was issued is still there, to the byte as far as no person's
//! key is needed to see it.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::crypto;
use crate::domain::attestation::{AttestationKind, EndPaper};
use crate::domain::journal::EventKind;
use crate::store::attestations::{self, AttestationRow};
use crate::store::journal::Body;

use super::error::OpError;
use super::journal_verify::Verdict;
use super::read_attestation::{checked, place};

/// The digests of papers that the journal says were issued, by mandate.
#[derive(Default)]
pub(super) struct Attested(BTreeMap<Uuid, String>);

impl Attested {
    pub(super) fn take(&mut self, kind: EventKind, body: &Body, said: &Value) {
        let digest = said.get("attestation_sha256").and_then(Value::as_str);
        if let (EventKind::MandateAccepted, Some(mandate), Some(digest)) =
            (kind, body.mandate, digest)
        {
            self.0.insert(mandate, digest.to_owned());
        }
    }

    /// Compares with the table, page by page.
    pub(super) async fn check(mut self, app: &App, verdict: &mut Verdict) -> Result<(), OpError> {
        let mut after = Vec::new();
        loop {
            let rows = attestations::page(&mut app.store.reader().await?, &after).await?;
            let Some(last) = rows.last() else { break };
            after.clone_from(&last.code_index);
            for row in &rows {
                self.check_row(app, row, verdict);
            }
        }
        for mandate in self.0.into_keys() {
            verdict.find(format!("attestations {mandate}"), "is gone");
        }
        Ok(())
    }

    fn check_row(&mut self, app: &App, row: &AttestationRow, verdict: &mut Verdict) {
        let name = format!("attestations {}", row.mandate);
        if row.kind == AttestationKind::Revocation.code() {
            if !ended(app, row) {
                verdict.find(name, "is not the paper of an end that was issued");
            }
            return;
        }
        let issued = self.0.remove(&row.mandate);
        if issued.is_some_and(|digest| digest != crypto::hex(&row.sha256)) {
            verdict.find(name, "is not the paper that was issued");
        }
    }
}

/// The paper of an end names nobody, so the instance can prove it whole.
fn ended(app: &App, row: &AttestationRow) -> bool {
    let bytes = app.ring.open(&place(row), &row.sealed).ok();
    let paper = bytes.and_then(|bytes| checked::<EndPaper>(app, row, &bytes).ok());
    paper.is_some_and(|paper| paper.mandate.0 == row.mandate)
}
