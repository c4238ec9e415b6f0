//! Asking a witness for its cosignature.

use reqwest::Client;

use super::fetch::{self, FetchError};
use crate::crypto::signature::verify;
use crate::journal::checkpoint::parse_note;
use crate::journal::{Submission, VerifierKey, cosignature};

/// A witness that this instance asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessSettings {
    /// Its submission prefix, without a slash at the end.
    pub url: String,
    /// Its key.
    pub key: VerifierKey,
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
