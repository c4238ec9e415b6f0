//! Checking a paper: every byte is read, opened and hashed; nothing is shown.

use crate::app::App;
use crate::crypto::{self, Digest};
use crate::domain::policy::Action;
use crate::id::DocumentId;
use crate::store::facts::Target;

use super::actor::Actor;
use super::deposit_document::Meta;
use super::error::{Altered, OpError};
use super::read_document::read_document;
use super::{proved, tried};

/// Reads a paper whole. What comes back is what its depositor signed.
///
/// # Errors
/// A refusal, or what fails its proof, by name.
pub async fn verify_document(
    app: &App,
    actor: &Actor,
    document: DocumentId,
) -> Result<Meta, OpError> {
    let whole = Box::new(|length| Some((0, length)));
    let mut content =
        read_document(app, actor, document, Action::VerifyDocument, whole, || {}).await?;
    let mut digest = Digest::default();
    let mut bytes = 0;
    while let Some(chunk) = content.body.recv().await {
        let chunk = chunk.map_err(|_| Altered::ObjectAltered)?;
        digest.update(&chunk);
        bytes += chunk.len() as u64;
    }
    let intact =
        bytes == content.meta.bytes && crypto::hex(&digest.finish()) == content.meta.sha256;
    if intact {
        Ok(content.meta)
    } else {
        let event = tried(
            app,
            actor,
            Action::VerifyDocument,
            Target::Document(document),
        )
        .await?;
        proved(app, event, Err(Altered::ObjectAltered.into())).await
    }
}
