//! Asking a witness for its cosignature.

use std::str::FromStr;

use reqwest::Client;

use super::fetch::{self, FetchError};
use crate::crypto::signature::verify;
use crate::journal::checkpoint::parse_note;
use crate::journal::note::COSIGNATURE;
use crate::journal::{NoteError, Submission, VerifierKey, cosignature};

/// A witness that this instance asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessSettings {
    /// Its submission prefix, without a slash at the end.
    pub url: String,
    /// Its key.
    pub key: VerifierKey,
}

/// Why a text names no witness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoWitness {
    /// Address or key is missing.
    #[error("it has no space")]
    NoSpace,
    /// Not an address of HTTP.
    #[error("the address must begin with https:// or http://")]
    Address,
    /// Not a verifier key.
    #[error("{0}")]
    Key(#[from] NoteError),
    /// A key of another kind.
    #[error("the key is a log's and no witness'")]
    Kind,
}

impl FromStr for WitnessSettings {
    type Err = NoWitness;

    /// `https://witness.example KEY`.
    fn from_str(text: &str) -> Result<Self, NoWitness> {
        let (url, key) = text.split_once(' ').ok_or(NoWitness::NoSpace)?;
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return Err(NoWitness::Address);
        }
        let key: VerifierKey = key.trim().parse()?;
        if key.kind() != COSIGNATURE {
            return Err(NoWitness::Kind);
        }
        let url = url.trim_end_matches('/').to_owned();
        Ok(Self { url, key })
    }
}

/// What a witness said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Its signature line, with the newline; it verifies.
    Cosigned(String),
    /// It cosigned a tree of this size last.
    Conflict(u64),
    /// Another refusal, by its status: 422 says that the tree is not a continuation.
    Refused(u16),
}

/// Asks witnesses.
pub struct Asker(Client);

impl Asker {
    /// Opens the way out.
    ///
    /// # Errors
    /// There is no HTTPS.
    pub fn open() -> Result<Self, FetchError> {
        fetch::client().map(Self)
    }

    /// Sends a checkpoint with its proof.
    ///
    /// # Errors
    /// There was no answer, or a cosignature that is none.
    pub async fn ask(
        &self,
        witness: &WitnessSettings,
        submission: &Submission,
    ) -> Result<Answer, FetchError> {
        let url = format!("{}/add-checkpoint", witness.url);
        let (status, text) = fetch::post(&self.0, &url, submission.to_string()).await?;
        match status {
            200 => line(&submission.note, &text, &witness.key).ok_or(FetchError::Form),
            409 => {
                let size = text.strip_suffix('\n').unwrap_or(&text).parse();
                size.map(Answer::Conflict).map_err(|_| FetchError::Form)
            }
            other => Ok(Answer::Refused(other)),
        }
    }
}

/// The line of this witness' key: what others sent along is not kept.
fn line(note: &str, answer: &str, key: &VerifierKey) -> Option<Answer> {
    let text = parse_note(note).ok()?.text;
    let mut answered = parse_note(&format!("{text}\n{answer}")).ok()?;
    answered.signatures.retain(|line| key.claims(line));
    answered.signatures.truncate(1);
    let check = |message: &[u8], signed: &[u8; 64]| verify(key.public(), message, signed).is_ok();
    cosignature::cosigned(&answered, key, check).ok()?;
    let line = answered.signatures.first()?.to_string();
    Some(Answer::Cosigned(line))
}
