//! Public keys as the journal published them. A key that was replaced in its table does not match
//! the entry, and an entry that was edited does not match its leaf.

use std::sync::PoisonError;

use crate::app::{App, PublishedKeys};
use crate::crypto::{self, place::Place};
use crate::domain::journal::{Event, EventKind};
use crate::id::AccountId;
use crate::store::accounts::{self, KeysRow};
use crate::store::db::Conn;
use crate::store::journal;

use super::error::{Altered, OpError};

/// What the entry of a publication says of the two keys.
pub fn fingerprint(hpke: &[u8], ed25519: &[u8]) -> [u8; 32] {
    crypto::sha256(&[hpke, ed25519].concat())
}

/// The entry that publishes keys.
pub fn publication(
    mut event: Event,
    account: AccountId,
    version: u32,
    fingerprint: &[u8; 32],
) -> Event {
    event.kind = EventKind::KeyPublished;
    event.account = Some(account);
    event
        .with("key_version", version)
        .with("fingerprint", crypto::hex(fingerprint))
}

/// The keys of an account (a version, or the newest), checked against the journal once a process.
///
/// # Errors
/// [`Altered::KeyNotPublished`] when table, entry and tree do not agree.
pub async fn keys(
    app: &App,
    conn: &mut Conn,
    account: AccountId,
    version: Option<u32>,
) -> Result<PublishedKeys, OpError> {
    if let Some(version) = version
        && let Some(known) = cached(app, account, version)
    {
        return Ok(known);
    }
    let row = accounts::keys(conn, account, version).await?;
    let row = row.ok_or(Altered::KeyNotPublished)?;
    check(app, conn, account, &row).await?;
    let version = u32::try_from(row.version).map_err(|_| Altered::KeyNotPublished)?;
    let keys = PublishedKeys {
        version,
        hpke: row.hpke_public,
        ed25519: row.ed25519_public,
        entry: row.entry.cast_unsigned(),
    };
    let mut cache = app
        .published
        .write()
        .unwrap_or_else(PoisonError::into_inner);
    if cache.len() > 10_000 {
        cache.clear();
    }
    cache.insert((account, version), keys.clone());
    Ok(keys)
}

fn cached(app: &App, account: AccountId, version: u32) -> Option<PublishedKeys> {
    let cache = app.published.read().unwrap_or_else(PoisonError::into_inner);
    cache.get(&(account, version)).cloned()
}

async fn check(
    app: &App,
    conn: &mut Conn,
    account: AccountId,
    row: &KeysRow,
) -> Result<(), OpError> {
    let index = row.entry.cast_unsigned();
    let body = journal::body(conn, index)
        .await?
        .ok_or(Altered::KeyNotPublished)?;
    let sealed = body.payload.as_deref().ok_or(Altered::KeyNotPublished)?;
    let payload = app.ring.open(&Place::payload(index), sealed)?;
    let rows = journal::rows(conn, &[(0, index, index + 1)]).await?;
    let leaf = crate::journal::Rows::range(&rows, 0, index, index + 1);
    let value: serde_json::Value = serde_json::from_slice(&payload).unwrap_or_default();
    let said = value.get("fingerprint").and_then(|text| text.as_str());
    let fingerprint = crypto::hex(&fingerprint(&row.hpke_public, &row.ed25519_public));
    let agree = body.action == EventKind::KeyPublished.code()
        && body.account == Some(account.0)
        && said == Some(fingerprint.as_str())
        && leaf == Some(vec![body.leaf(&payload)?]);
    if agree {
        Ok(())
    } else {
        Err(Altered::KeyNotPublished.into())
    }
}
