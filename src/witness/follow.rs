//! Following a log from outside, with nothing but its key and the checkpoint that was kept last time:
//! the log's new checkpoint must be signed, cosigned by enough witnesses, and a continuation.

use reqwest::Client;

use super::fetch::{self, FetchError};
use crate::crypto::signature::verify;
use crate::journal::checkpoint::{self, parse_note};
use crate::journal::tree::{TILE_WIDTH, row_count};
use crate::journal::{
    Checkpoint, CheckpointError, Memory, ProofError, RowRange, TilePath, VerifierKey, cosignature,
    proof, tile,
};

/// A log, and whom to believe about it.
pub struct Followed {
    /// Where its `checkpoint` and `tile/` are, without a slash at the end.
    pub url: String,
    /// Its key, whose name is the origin.
    pub key: VerifierKey,
    /// Witnesses that are believed.
    pub witnesses: Vec<VerifierKey>,
    /// How many of them must have cosigned.
    pub needed: usize,
}

/// Why a log is not believed.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// Nothing was learnt about the log.
    #[error("{0}: {1}")]
    Fetch(String, FetchError),
    /// A checkpoint is not the log's.
    #[error("the checkpoint {0}: {1}")]
    Checkpoint(&'static str, CheckpointError),
    /// Too few witnesses.
    #[error("{0} of the witnesses cosigned, {1} must; wait a minute and try again")]
    NotWitnessed(usize, usize),
    /// The log became smaller.
    #[error("the log had {0} entries and has {1}: it was rolled back")]
    RolledBack(u64, u64),
    /// The log is another one than before.
    #[error("the log is NOT a continuation of what was kept ({0}): it was forked or rewritten")]
    Forked(ProofError),
    /// Tiles that are none.
    #[error("the log's tiles are not what its checkpoint says")]
    Tiles,
}

/// A log's head that may be believed.
pub struct Head {
    /// The note, to be kept for the next time.
    pub note: String,
    /// What it says.
    pub checkpoint: Checkpoint,
    /// Witnesses that cosigned it, by name.
    pub cosigned: Vec<String>,
}

impl Followed {
    /// Reads the log's head and compares it with the note that was kept.
    ///
    /// # Errors
    /// The log is not reached, or not believed.
    pub async fn follow(&self, kept: Option<&str>) -> Result<Head, FollowError> {
        let said = |error| FollowError::Fetch(self.url.clone(), error);
        let http = fetch::client().map_err(said)?;
        let bytes = fetch::get(&http, &format!("{}/checkpoint", self.url)).await;
        let note = String::from_utf8(bytes.map_err(said)?).map_err(|_| said(FetchError::Form))?;
        let checkpoint = self.open(&note, "of the log")?;
        let cosigned = self.cosigned(&note);
        if cosigned.len() < self.needed {
            return Err(FollowError::NotWitnessed(cosigned.len(), self.needed));
        }
        if let Some(kept) = kept {
            let kept = self.open(kept, "that was kept")?;
            self.continues(&http, &kept, &checkpoint).await?;
        }
        Ok(Head {
            note,
            checkpoint,
            cosigned,
        })
    }

    fn open(&self, note: &str, which: &'static str) -> Result<Checkpoint, FollowError> {
        let check = |text: &[u8], signed: &[u8; 64]| signs(&self.key, text, signed);
        checkpoint::open(note, self.key.name(), &self.key, check)
            .map_err(|error| FollowError::Checkpoint(which, error))
    }

    fn cosigned(&self, note: &str) -> Vec<String> {
        let Ok(note) = parse_note(note) else {
            return Vec::new();
        };
        let signed = |key: &&VerifierKey| {
            cosignature::cosigned(&note, key, |text, bytes| signs(key, text, bytes)).is_ok()
        };
        let cosigned = self.witnesses.iter().filter(signed);
        cosigned.map(|key| key.name().to_owned()).collect()
    }

    async fn continues(
        &self,
        http: &Client,
        kept: &Checkpoint,
        new: &Checkpoint,
    ) -> Result<(), FollowError> {
        if new.size() < kept.size() {
            return Err(FollowError::RolledBack(kept.size(), new.size()));
        }
        let mut rows = Memory::default();
        for range in proof::consistency_rows(kept.size(), new.size()) {
            self.fetch(http, range, new.size(), &mut rows).await?;
        }
        let path = proof::consistency(kept.size(), new.size(), &rows);
        let path = path.map_err(|_| FollowError::Tiles)?;
        let (size, root) = (kept.size(), kept.root());
        proof::verify_consistency(size, root, new.size(), new.root(), &path)
            .map_err(FollowError::Forked)
    }

    /// The tiles that hold a range of rows.
    async fn fetch(
        &self,
        http: &Client,
        (level, start, end): RowRange,
        size: u64,
        rows: &mut Memory,
    ) -> Result<(), FollowError> {
        for index in start / TILE_WIDTH..end.div_ceil(TILE_WIDTH) {
            let first = index * TILE_WIDTH;
            let width = row_count(size, level).saturating_sub(first).min(TILE_WIDTH);
            let width = u16::try_from(width).map_err(|_| FollowError::Tiles)?;
            let path = TilePath {
                level,
                index,
                width,
            };
            let url = format!("{}/{path}", self.url);
            let bytes = fetch::get(http, &url).await;
            let bytes = bytes.map_err(|error| FollowError::Fetch(url, error))?;
            let hashes = tile::parse_tile(&bytes).map_err(|_| FollowError::Tiles)?;
            rows.extend((first..).zip(hashes).map(|(row, hash)| (level, row, hash)));
        }
        Ok(())
    }
}

fn signs(key: &VerifierKey, text: &[u8], signed: &[u8; 64]) -> bool {
    verify(key.public(), text, signed).is_ok()
}
