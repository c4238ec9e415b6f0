//! How a line to a mail server is named in the configuration.

use serde::Deserialize;

use crate::notify::Security;

/// The names of [`Security`] in the configuration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecurityName {
    /// TLS once the server was asked.
    #[default]
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// None.
    None,
}

impl From<SecurityName> for Security {
    fn from(name: SecurityName) -> Self {
        match name {
            SecurityName::StartTls => Self::StartTls,
            SecurityName::Tls => Self::Tls,
            SecurityName::None => Self::None,
        }
    }
}
