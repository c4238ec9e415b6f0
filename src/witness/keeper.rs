//! A witness' memory: for each log the newest checkpoint that it cosigned, in a file of its own.
//! The file is on the disk before the cosignature leaves, and one lock is held from the look to the
//! file, so that no two requests cosign two trees.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::crypto::random::Random;
use crate::crypto::signature::{Signer, verify};
use crate::crypto::{hex, sha256, unhex};
use crate::journal::submission::Refusal;
use crate::journal::{Checkpoint, NoteError, Submission, VerifierKey, cosignature};

/// Why a witness cannot start or answer.
#[derive(Debug, thiserror::Error)]
pub enum WitnessError {
    /// The request is refused, as the specification says.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Files.
    #[error("{0}: {1}")]
    Io(PathBuf, io::Error),
    /// Another process is the witness of this folder.
    #[error("{0}: another witness runs on this folder; stop it first")]
    Taken(PathBuf),
    /// A file of the folder is not what was written there.
    #[error(
        "{0} is damaged; a witness that forgot what it cosigned must not go on: start a new one, with a new name"
    )]
    Damaged(PathBuf),
    /// The witness' name, or a log's key of another kind.
    #[error("{0}")]
    Name(#[from] NoteError),
    /// A log's key signs no notes.
    #[error("{0} is no key of a log: it must be an Ed25519 key of notes (type 1)")]
    NotALog(String),
}

/// A witness.
pub struct Keeper {
    key: VerifierKey,
    signer: Signer,
    logs: Vec<VerifierKey>,
    folder: PathBuf,
    one: Mutex<File>,
}

impl Keeper {
    /// Opens the witness of a folder, with a new key where the folder is new.
    ///
    /// # Errors
    /// The folder is another one's, or damaged; a name or key is not one.
    pub fn open(
        folder: &Path,
        name: &str,
        logs: Vec<VerifierKey>,
        random: &Random,
    ) -> Result<Self, WitnessError> {
        if let Some(other) = logs.iter().find(|key| key.kind() != 1) {
            return Err(WitnessError::NotALog(other.to_string()));
        }
        let said = |error| WitnessError::Io(folder.to_owned(), error);
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true).mode(0o700);
        builder.create(folder).map_err(said)?;
        let lock = File::create(folder.join("lock")).map_err(said)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(WitnessError::Taken(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(said(error)),
        }
        let signer = signer(&folder.join("witness.key"), random)?;
        let key = VerifierKey::cosignature(name, signer.public())?;
        Ok(Self {
            key,
            signer,
            logs,
            folder: folder.to_owned(),
            one: Mutex::new(lock),
        })
    }

    /// The key that logs and readers are given.
    pub fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// Answers `add-checkpoint`: the signature line, after the checkpoint is on the disk. `time` is in
    /// seconds since 1970 in UTC.
    ///
    /// # Errors
    /// A refusal, or the disk.
    pub fn add(&self, request: &str, time: u64) -> Result<String, WitnessError> {
        let submission = Submission::parse(request).map_err(Refusal::from)?;
        let _one = self.one.lock().unwrap_or_else(PoisonError::into_inner);
        let mut damaged = None;
        let latest = |origin: &str| match self.latest(origin) {
            Ok(latest) => latest,
            Err(error) => {
                damaged = Some(error);
                None
            }
        };
        let judged = submission.judge(&self.logs, latest, |key, text, signed| {
            verify(key.public(), text, signed).is_ok()
        });
        if let Some(error) = damaged {
            return Err(error);
        }
        let (note, head) = judged?;
        let line = cosignature::cosign(&self.key, time, &note.text, |message| {
            self.signer.sign(message)
        });
        let line = line.map_err(|_| WitnessError::Name(NoteError::BadVerifierKey))?;
        self.keep(&head)?;
        Ok(line.to_string())
    }

    /// The newest checkpoint of a log that was cosigned.
    fn latest(&self, origin: &str) -> Result<Option<Checkpoint>, WitnessError> {
        let path = self.path(origin);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(WitnessError::Io(path, error)),
        };
        let head = Checkpoint::parse(&text).ok();
        let head = head.filter(|head| head.origin() == origin);
        head.map(Some).ok_or(WitnessError::Damaged(path))
    }

    /// Written beside, flushed, put in the place of the old one, and the folder flushed as well.
    fn keep(&self, head: &Checkpoint) -> Result<(), WitnessError> {
        let path = self.path(head.origin());
        let said = |error| WitnessError::Io(path.clone(), error);
        let fresh = path.with_extension("new");
        let mut file = File::create(&fresh).map_err(said)?;
        file.write_all(head.body().as_bytes()).map_err(said)?;
        file.sync_all().map_err(said)?;
        fs::rename(&fresh, &path).map_err(said)?;
        let folder = File::open(&self.folder).map_err(said)?;
        folder.sync_all().map_err(said)
    }

    /// An origin may hold slashes, so a file is named by its digest.
    fn path(&self, origin: &str) -> PathBuf {
        let name = hex(&sha256(origin.as_bytes()));
        self.folder.join(format!("{name}.checkpoint"))
    }
}

/// The signing key: 32 bytes in hexadecimal, for its owner alone.
fn signer(path: &Path, random: &Random) -> Result<Signer, WitnessError> {
    let said = |error| WitnessError::Io(path.to_owned(), error);
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    match made {
        Ok(mut file) => {
            let signer = Signer::make(random);
            let text = Zeroizing::new(hex(signer.seed().as_ref()));
            file.write_all(text.as_bytes()).map_err(said)?;
            file.sync_all().map_err(said)?;
            Ok(signer)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let text = Zeroizing::new(fs::read_to_string(path).map_err(said)?);
            let seed = unhex::<32>(text.trim()).map(Zeroizing::new);
            let seed = seed.ok_or(WitnessError::Damaged(path.to_owned()))?;
            Ok(Signer::from_seed(seed))
        }
        Err(error) => Err(said(error)),
    }
}
