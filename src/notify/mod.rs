//! The only home of sending. A message goes to a gateway over HTTPS, to a mail server, to a folder
//! from which another tool carries it, or to memory; neither gateway nor mail server is called from
//! anywhere else.

mod asker;
mod http;
mod mail;
mod secret;
mod smtp;
mod spool;
mod text;
mod texts;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

pub use mail::{Mail, MailSettings, Relay, Security};
pub use secret::Secret;
pub use text::Text;
pub use texts::Texts;

use crate::id::MessageId;

/// How SMS go out and come in.
#[derive(Debug, Clone, Default)]
pub struct SmsSettings {
    /// By which way they go out.
    pub way: Sms,
    /// What the gateway signs the answers with that it hands in; without it none is taken.
    pub webhook: Option<Secret>,
}

/// By which way SMS go out.
#[derive(Debug, Clone, Default)]
pub enum Sms {
    /// None goes out.
    #[default]
    Off,
    /// To a gateway.
    Http {
        /// Its address.
        url: String,
        /// What it knows us by.
        token: Secret,
    },
    /// Into a folder, one file a message.
    Directory(PathBuf),
    /// Into memory, shared by all who hold it.
    Memory(Memory),
}

/// One message.
#[derive(Clone)]
pub struct Message {
    /// The same at each try, so that a gateway can see that it had it before.
    pub id: MessageId,
    /// The number, in E.164, or the e-mail address.
    pub to: String,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// The text.
    pub text: String,
}

/// Messages that went nowhere.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Vec<Message>>>);

impl Memory {
    /// What was sent, oldest first.
    pub fn sent(&self) -> Vec<Message> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn keep(&self, message: Message) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(message);
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory")
    }
}

/// Why the way out cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotifyError {
    /// The HTTPS side, such as a machine without certificates.
    #[error("the SMS gateway cannot be reached from here: {0}")]
    Https(String),
    /// The mail server's settings.
    #[error("mails cannot go out from here: {0}")]
    Smtp(String),
    /// The folder cannot be made.
    #[error("the folder for messages: {0}")]
    Folder(#[from] std::io::Error),
}

/// Why a message did not go out. None holds a number, an address or a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Nothing is taken now, this or another: the way itself does not work. It may be tried again.
    #[error("not taken: {0}")]
    NotTaken(String),
    /// This one is not taken now; others may be.
    #[error("not taken now: {0}")]
    Deferred(String),
    /// This one is never taken.
    #[error("refused: {0}")]
    Refused(String),
    /// Nobody is reached there, now or later.
    #[error("there is no such address")]
    NoSuchAddress,
    /// It may have been taken: trying again could send it twice.
    #[error("no answer whether it was taken")]
    Unknown,
}

/// The way out, opened.
pub enum Sender {
    /// None.
    Off,
    /// A gateway for SMS.
    Http(http::Gateway),
    /// A mail server.
    Smtp(Box<smtp::Post>),
    /// A folder.
    Directory(spool::Spool),
    /// Memory.
    Memory(Memory),
}

impl Sender {
    /// Opens a way out. No message is sent.
    ///
    /// # Errors
    /// The machine has no certificates, or the folder cannot be made.
    pub fn open(sms: &Sms) -> Result<Self, NotifyError> {
        Ok(match sms {
            Sms::Off => Self::Off,
            Sms::Http { url, token } => Self::Http(http::Gateway::open(url, token)?),
            Sms::Directory(path) => Self::Directory(spool::Spool::open(path)?),
            Sms::Memory(memory) => Self::Memory(memory.clone()),
        })
    }

    /// Opens a way out for mails. None is sent.
    ///
    /// # Errors
    /// The sender's address, the machine's certificates, or the folder.
    pub fn open_mail(mail: &Mail) -> Result<Self, NotifyError> {
        Ok(match mail {
            Mail::Off => Self::Off,
            Mail::Smtp(relay) => Self::Smtp(Box::new(smtp::Post::open(relay)?)),
            Mail::Directory(path) => Self::Directory(spool::Spool::open(path)?),
            Mail::Memory(memory) => Self::Memory(memory.clone()),
        })
    }

    /// Whether messages can go out at all.
    pub fn on(&self) -> bool {
        !matches!(self, Self::Off)
    }

    /// Sends one message, once.
    ///
    /// # Errors
    /// It was not taken, or nobody knows.
    pub async fn send(&self, message: Message) -> Result<(), SendError> {
        match self {
            Self::Off => Err(SendError::NotTaken("messages are off".to_owned())),
            Self::Http(gateway) => gateway.send(&message).await,
            Self::Smtp(post) => post.send(&message).await,
            Self::Directory(spool) => spool.keep(&message),
            Self::Memory(memory) => {
                memory.keep(message);
                Ok(())
            }
        }
    }
}
