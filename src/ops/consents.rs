//! Journal ⇄ consents: a mandate has one, by its person, in the way that the journal says, and its
//! signature is over the terms in force.

use uuid::Uuid;

use super::error::OpError;
use super::journal_verify::Verdict;
use super::published;
use super::seal_mandate::consent_bytes;
use crate::app::App;
use crate::crypto::signature;
use crate::id::AccountId;
use crate::store::db::Conn;
use crate::store::mandates::{self, ConsentRow, MandateRow};

/// What the journal says of a consent.
pub(super) struct Consented {
    pub person: Option<Uuid>,
    pub method: Option<String>,
}

/// Compares the consent to one mandate with the journal and with the person's key.
pub(super) async fn check(
    app: &App,
    conn: &mut Conn,
    row: &MandateRow,
    said: &Consented,
    verdict: &mut Verdict,
) -> Result<(), OpError> {
    let name = format!("consents {}", row.id);
    let Some(consent) = mandates::consent(conn, row.id).await? else {
        verdict.find(name, "was given and is gone");
        return Ok(());
    };
    let same = said.person == Some(consent.account)
        && said.method.as_deref() == Some(consent.method.as_str())
        && consent.terms_sha256 == row.terms_sha256;
    if !same {
        verdict.find(name, "is not the consent that the journal says was given");
    } else if !signed(app, conn, &consent).await? {
        verdict.find(name, "is not signed by the person");
    }
    Ok(())
}

async fn signed(app: &App, conn: &mut Conn, row: &ConsentRow) -> Result<bool, OpError> {
    let (Ok(version), Ok(digest)) = (
        u32::try_from(row.key_version),
        <[u8; 32]>::try_from(row.terms_sha256.as_slice()),
    ) else {
        return Ok(false);
    };
    let key = match published::keys(app, conn, AccountId(row.account), Some(version)).await {
        Ok(key) => key,
        Err(OpError::Altered(_)) => return Ok(false),
        Err(other) => return Err(other),
    };
    let message = consent_bytes(&digest);
    Ok(signature::verify(&key.ed25519, &message, &row.signature).is_ok())
}
