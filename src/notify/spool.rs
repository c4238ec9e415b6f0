//! A folder in which each message is one file, for operators who carry messages by another tool,
//! and for the demonstration.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::{Message, SendError};

/// A folder for messages, which only its owner reads.
pub struct Spool(PathBuf);

impl Spool {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if !path.is_dir() {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true).mode(0o700).create(path)?;
        }
        Ok(Self(path.to_owned()))
    }

    pub(super) fn keep(&self, message: &Message) -> Result<(), SendError> {
        let refused = |error: io::Error| SendError::NotTaken(error.kind().to_string());
        self.write(message).map_err(refused)
    }

    /// Whole or not at all: whoever takes files away sees no half of one.
    fn write(&self, message: &Message) -> io::Result<()> {
        let mut body = serde_json::json!({
            "to": message.to, "text": message.text, "id": message.id.to_string(),
        });
        if let Some(subject) = &message.subject {
            body["subject"] = subject.as_str().into();
        }
        let part = self.0.join(format!(".{}.part", message.id));
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        let mut file = options.open(&part)?;
        file.write_all(body.to_string().as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, self.0.join(format!("{}.json", message.id)))
    }
}
