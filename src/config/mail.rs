//! `[smtp]`: a mail server, or a folder from which another tool carries mails.

use std::path::PathBuf;

use serde::Deserialize;

use super::ConfigError;
use super::security::SecurityName;
use super::sms::SECRET_CHARS;
use crate::notify::{Mail, MailSettings, Relay, Secret};

/// How mails go out; with nothing set, none does.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailConfig {
    /// Name of a mail server.
    pub host: Option<String>,
    /// Its port; by default the one of its security.
    pub port: Option<u16>,
    /// `starttls`, `tls`, or `none` for a server on this machine.
    pub security: SecurityName,
    /// What the server knows us by.
    pub username: Option<String>,
    /// The password that goes with it.
    pub password: Option<Secret>,
    /// The address that mails come from.
    pub from: Option<String>,
    /// What reports of mails that came back are signed with.
    pub webhook_secret: Option<Secret>,
    /// A folder, instead of a server.
    pub directory: Option<PathBuf>,
}

impl MailConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let short = |secret: &Secret| secret.reveal().chars().count() < SECRET_CHARS;
        let named = self.username.is_some() || self.password.is_some();
        let open = self.security == SecurityName::None;
        let problem = match (&self.host, &self.from, &self.directory) {
            (Some(_), _, Some(_)) => Some("has host and directory; give one of them"),
            (Some(_), None, _) => Some("host needs from, the address that mails come from"),
            (Some(_), Some(from), _) if !from.contains('@') => {
                Some("from is not an address such as accueil@example.org")
            }
            (Some(host), ..) if open && !local(host) => {
                Some("security none is for a server on this machine; take starttls or tls")
            }
            (None, Some(_), _) => Some("from needs a host"),
            (None, ..) if named => Some("username and password need a host"),
            (None, _, None) if self.webhook_secret.is_some() => {
                Some("webhook_secret needs a host or a directory")
            }
            _ if self.username.is_some() != self.password.is_some() => {
                Some("username and password belong together")
            }
            _ if self.webhook_secret.as_ref().is_some_and(short) => {
                Some("webhook_secret has fewer than 16 characters")
            }
            _ => None,
        };
        problem.map_or(Ok(()), |problem| Err(ConfigError::Value("smtp", problem)))
    }

    pub(super) fn settings(&self) -> MailSettings {
        let way = match (&self.host, &self.from, &self.directory) {
            (Some(host), Some(from), _) => Mail::Smtp(Relay {
                host: host.clone(),
                port: self.port(),
                security: self.security.into(),
                login: self.username.clone().zip(self.password.clone()),
                from: from.clone(),
            }),
            (_, _, Some(path)) => Mail::Directory(path.clone()),
            _ => Mail::Off,
        };
        MailSettings {
            way,
            webhook: self.webhook_secret.clone(),
        }
    }

    /// The port that is set, or the registered one (RFC 6409, RFC 8314, RFC 5321).
    fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            SecurityName::StartTls => 587,
            SecurityName::Tls => 465,
            SecurityName::None => 25,
        })
    }

    /// What `abri check-config` says of it, without password and secret.
    pub fn meaning(&self) -> String {
        let bounces = match self.webhook_secret {
            Some(_) => "; signed reports of mails that came back are taken at /mail/bounced",
            None => "; no reports of mails that came back are taken",
        };
        let line = match self.security {
            SecurityName::StartTls => "with STARTTLS",
            SecurityName::Tls => "with TLS",
            SecurityName::None => "without TLS",
        };
        let name = match self.username {
            Some(_) => "with a name and a password",
            None => "without a name",
        };
        let from = self.from.as_deref().unwrap_or_default();
        match (&self.host, &self.directory) {
            (Some(host), _) => {
                let port = self.port();
                format!("to {host} port {port} {line}, {name}, from {from}{bounces}")
            }
            (None, Some(path)) => format!("as files into {}{bounces}", path.display()),
            (None, None) => "none goes out".to_owned(),
        }
    }
}

fn local(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::notify::Security;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let own =
            |(name, value): &(&str, &str)| (format!("ABRI_SMTP__{name}"), (*value).to_owned());
        Config::load(None, None, pairs.iter().map(own))
    }

    const HOST: (&str, &str) = ("HOST", "mail.example.org");
    const FROM: (&str, &str) = ("FROM", "accueil@example.org");
    const NAME: (&str, &str) = ("USERNAME", "7001");
    const PASSWORD: (&str, &str) = ("PASSWORD", "1234567890");
    const SECRET: (&str, &str) = ("WEBHOOK_SECRET", "0123456789abcdef");
    const LOCAL: (&str, &str) = ("HOST", "127.0.0.1");
    const OPEN: (&str, &str) = ("SECURITY", "none");

    #[test]
    fn a_server_is_read_and_its_secrets_are_not_shown() {
        let config = load(&[HOST, FROM, NAME, PASSWORD, SECRET]).expect("a configuration");
        let settings = config.settings().mail;
        let Mail::Smtp(relay) = &settings.way else {
            panic!("no server: {settings:?}");
        };
        assert_eq!((relay.port, relay.security), (587, Security::StartTls));
        let shown = format!("{config:?} {settings:?} {}", config.smtp.meaning());
        assert!(!shown.contains("1234567890") && !shown.contains("0123456789abcdef"));
        assert!(
            config
                .smtp
                .meaning()
                .starts_with("to mail.example.org port 587")
        );
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let folder = ("DIRECTORY", "/srv/mail");
        for pairs in [
            &[HOST][..],
            &[FROM],
            &[NAME, PASSWORD],
            &[SECRET],
            &[folder, HOST, FROM],
            &[folder, FROM],
            &[folder, NAME, PASSWORD],
            &[folder, ("WEBHOOK_SECRET", "short")],
            &[HOST, ("FROM", "nobody")],
            &[HOST, FROM, NAME],
            &[HOST, FROM, PASSWORD],
            &[HOST, FROM, OPEN],
            &[HOST, FROM, ("SECURITY", "ssl")],
            &[HOST, FROM, ("PORT", "many")],
            &[HOST, FROM, ("SERVER", "x")],
        ] {
            assert!(load(pairs).is_err(), "{pairs:?}");
        }
        assert!(load(&[LOCAL, FROM, OPEN, ("PORT", "2525")]).is_ok());
        assert!(load(&[folder, SECRET]).is_ok());
        let none = load(&[]).expect("nothing").settings().mail.way;
        assert!(matches!(none, Mail::Off));
    }
}
