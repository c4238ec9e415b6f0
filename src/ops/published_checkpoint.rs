//! The checkpoint that outsiders see: the newest one that enough witnesses cosigned, with their lines.

use std::collections::BTreeMap;

use crate::app::App;
use crate::crypto::signature::verify;
use crate::journal::checkpoint::parse_note;
use crate::journal::{VerifierKey, cosignature};
use crate::limits;
use crate::store::checkpoints::{self, StoredCheckpoint};
use crate::store::cosignatures::{self, Cosignature};

use super::error::OpError;
use super::write_checkpoint::write_checkpoint;

/// A checkpoint with what witnesses said of it.
#[derive(Clone)]
pub struct Published {
    /// The checkpoint; its note ends in the witnesses' lines.
    pub checkpoint: StoredCheckpoint,
    /// Names of the witnesses that cosigned it.
    pub cosigned: Vec<String>,
}

/// The newest checkpoint that as many witnesses cosigned as the configuration asks for. Where it asks
/// for none it is the newest of all, with the lines that there are.
///
/// # Errors
/// The database, or a tree that lacks a row.
pub async fn published_checkpoint(app: &App) -> Result<Option<Published>, OpError> {
    let Some(latest) = write_checkpoint(app).await? else {
        return Ok(None);
    };
    let (needed, keys) = (app.settings.witnesses_needed, keys(app));
    let mut conn = app.store.reader().await?;
    let lines = cosignatures::recent(&mut conn, limits::COSIGNATURES_LOOKED_AT).await?;
    let mut by_size: BTreeMap<i64, Vec<Cosignature>> = BTreeMap::new();
    for line in lines {
        by_size.entry(line.size).or_default().push(line);
    }
    if needed == 0 {
        let lines = by_size.remove(&latest.size).unwrap_or_default();
        return Ok(Some(with(latest, &lines, &keys)));
    }
    for (size, lines) in by_size.into_iter().rev() {
        let Some(stored) = checkpoints::of_size(&mut conn, size).await? else {
            continue;
        };
        let published = with(stored, &lines, &keys);
        if published.cosigned.len() >= needed {
            return Ok(Some(published));
        }
    }
    Ok(None)
}

/// How far the journal is signed, who outside cosigned that, and who refuses.
pub struct Integrity {
    /// What outsiders see; nothing before the first.
    pub published: Option<Published>,
    /// Witnesses that refuse the journal.
    pub refusing: Vec<Refusing>,
}

/// A witness that refuses the journal.
pub struct Refusing {
    /// Its name.
    pub witness: String,
    /// Why: `larger`, `another_root`, `not_consistent`, `unknown_log` or `unknown_key`.
    pub why: String,
    /// Since when, in milliseconds.
    pub since: i64,
}

/// What an auditor is shown of the journal as a whole.
///
/// # Errors
/// As [`published_checkpoint`].
pub async fn integrity(app: &App) -> Result<Integrity, OpError> {
    let published = published_checkpoint(app).await?;
    let rows = cosignatures::refusals(&mut app.store.reader().await?).await?;
    let refusing = rows.into_iter().map(|row| Refusing {
        witness: row.witness.split('+').next().unwrap_or_default().to_owned(),
        why: row.why,
        since: row.since,
    });
    Ok(Integrity {
        published,
        refusing: refusing.collect(),
    })
}

/// A checkpoint that covers an entry: the one that outsiders see where it does, with its witnesses'
/// lines, else the newest.
///
/// # Errors
/// As [`published_checkpoint`].
pub(super) async fn covering(app: &App, index: u64) -> Result<Option<StoredCheckpoint>, OpError> {
    let published = published_checkpoint(app).await?;
    let published = published.map(|published| published.checkpoint);
    match published.filter(|stored| stored.size.cast_unsigned() > index) {
        Some(stored) => Ok(Some(stored)),
        None => write_checkpoint(app).await,
    }
}

fn keys(app: &App) -> Vec<VerifierKey> {
    let witnesses = app.settings.witnesses.iter();
    witnesses.map(|witness| witness.key.clone()).collect()
}

/// The lines that verify, each by a witness of the configuration, after the log's own.
fn with(mut stored: StoredCheckpoint, lines: &[Cosignature], keys: &[VerifierKey]) -> Published {
    let mut cosigned = Vec::new();
    let own = stored.note.clone();
    for key in keys {
        let text = key.to_string();
        let line = lines.iter().find(|line| line.witness == text);
        if let Some(line) = line.filter(|line| holds(&own, &line.line, key)) {
            stored.note.push_str(&line.line);
            cosigned.push(key.name().to_owned());
        }
    }
    Published {
        checkpoint: stored,
        cosigned,
    }
}

/// Whether a line is this key's cosignature of the note.
pub(super) fn holds(note: &str, line: &str, key: &VerifierKey) -> bool {
    let Ok(mut note) = parse_note(&format!("{note}{line}")) else {
        return false;
    };
    // The last line is the one that is asked about.
    note.signatures = note.signatures.pop().into_iter().collect();
    let check = |text: &[u8], signed: &[u8; 64]| verify(key.public(), text, signed).is_ok();
    cosignature::cosigned(&note, key, check).is_ok()
}
