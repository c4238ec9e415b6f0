//! How mails go out, as an operator sets it.

use std::path::PathBuf;

use super::{Memory, Secret};

/// How mails go out, and how the mail server tells that one came back.
#[derive(Debug, Clone, Default)]
pub struct MailSettings {
    /// By which way they go out.
    pub way: Mail,
    /// What reports of mails that came back are signed with; without it none is taken.
    pub webhook: Option<Secret>,
}

/// By which way mails go out.
#[derive(Debug, Clone, Default)]
pub enum Mail {
    /// None goes out.
    #[default]
    Off,
    /// To a mail server.
    Smtp(Relay),
    /// Into a folder, one file a mail.
    Directory(PathBuf),
    /// Into memory, shared by all who hold it.
    Memory(Memory),
}

/// A mail server that takes our mails and carries them on.
#[derive(Debug, Clone)]
pub struct Relay {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept from being read.
    pub security: Security,
    /// What the server knows us by, and the password.
    pub login: Option<(String, Secret)>,
    /// The address that mails come from.
    pub from: String,
}

/// How the line to a mail server is kept from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS once the server was asked (RFC 3207); a server without it gets nothing.
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// None, for a server on this machine.
    None,
}
