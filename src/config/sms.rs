//! `[sms]`: a gateway, or a folder from which another tool carries messages.

use std::path::PathBuf;

use serde::Deserialize;

use super::ConfigError;
use crate::notify::{Secret, Sms, SmsSettings};

/// The shortest secret that a gateway may sign with.
pub(super) const SECRET_CHARS: usize = 16;

/// How SMS go out and come in; with nothing set, none does.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmsConfig {
    /// Address of a gateway.
    pub url: Option<String>,
    /// What the gateway knows us by.
    pub token: Option<Secret>,
    /// What the gateway signs the answers with that it hands in.
    pub webhook_secret: Option<Secret>,
    /// A folder, instead of a gateway.
    pub directory: Option<PathBuf>,
}

impl SmsConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let short = |secret: &Secret| secret.reveal().chars().count() < SECRET_CHARS;
        let problem = match (&self.url, &self.token, &self.directory) {
            (Some(_), _, Some(_)) => Some("has url and directory; give one of them"),
            (Some(url), ..) if !private(url) => {
                Some("url must begin with https:// (http:// only on this machine)")
            }
            (Some(_), None, _) => Some("url needs a token"),
            (None, Some(_), _) => Some("token needs a url"),
            (None, _, None) if self.webhook_secret.is_some() => {
                Some("webhook_secret needs a url or a directory")
            }
            _ if self.webhook_secret.as_ref().is_some_and(short) => {
                Some("webhook_secret has fewer than 16 characters")
            }
            _ => None,
        };
        problem.map_or(Ok(()), |problem| Err(ConfigError::Value("sms", problem)))
    }

    pub(super) fn settings(&self) -> SmsSettings {
        let way = match (&self.url, &self.token, &self.directory) {
            (Some(url), Some(token), _) => Sms::Http {
                url: url.clone(),
                token: token.clone(),
            },
            (_, _, Some(path)) => Sms::Directory(path.clone()),
            _ => Sms::Off,
        };
        SmsSettings {
            way,
            webhook: self.webhook_secret.clone(),
        }
    }

    /// What `abri check-config` says of it, without what may be secret in an address.
    pub fn meaning(&self) -> String {
        let answers = match self.webhook_secret {
            Some(_) => "; signed answers are taken at /sms/received",
            None => "; no answers are taken",
        };
        match (&self.url, &self.directory) {
            (Some(url), _) => format!("to {}{answers}", host(url)),
            (None, Some(path)) => format!("as files into {}{answers}", path.display()),
            (None, None) => "none goes out".to_owned(),
        }
    }
}

/// Scheme and host of an address, and what stands in it for an operator to recognise.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.rsplit_once('@').map_or(host, |(_, host)| host)
}

/// Whether token and numbers stay unread on the way.
fn private(url: &str) -> bool {
    let local = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        matches!(name, "localhost" | "127.0.0.1" | "[::1]")
    };
    url.starts_with("https://") || url.strip_prefix("http://").is_some_and(local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Config::load(None, None, pairs.iter().map(own))
    }

    const URL: (&str, &str) = ("ABRI_SMS__URL", "https://sms.example.org/send?key=geheim");
    const TOKEN: (&str, &str) = ("ABRI_SMS__TOKEN", "1234567890");

    #[test]
    fn a_gateway_is_read_and_its_secrets_are_not_shown() {
        let config = load(&[URL, TOKEN, ("ABRI_SMS__WEBHOOK_SECRET", "0123456789abcdef")]);
        let config = config.expect("a configuration");
        let settings = config.settings().sms;
        assert!(matches!(&settings.way, Sms::Http { token, .. } if token.reveal() == "1234567890"));
        let shown = format!(
            "{:?} {:?} {}",
            config,
            settings.webhook,
            config.sms.meaning()
        );
        assert!(
            !shown.contains("1234567890") && !shown.contains("0123456789abcdef"),
            "{shown}"
        );
        assert!(!config.sms.meaning().contains("geheim"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let folder = ("ABRI_SMS__DIRECTORY", "/srv/sms");
        let secret = ("ABRI_SMS__WEBHOOK_SECRET", "0123456789abcdef");
        for pairs in [
            &[URL][..],
            &[TOKEN],
            &[URL, TOKEN, folder],
            &[folder, TOKEN],
            &[secret],
            &[folder, ("ABRI_SMS__WEBHOOK_SECRET", "short")],
            &[("ABRI_SMS__URL", "http://sms.example.org"), TOKEN],
            &[("ABRI_SMS__URL", "http://127.0.0.1.example.org"), TOKEN],
            &[("ABRI_SMS__URL", "http://127.0.0.1@example.org"), TOKEN],
            &[("ABRI_SMS__GATEWAY", "https://sms.example.org")],
        ] {
            assert!(load(pairs).is_err(), "{pairs:?}");
        }
        assert!(load(&[folder, secret]).is_ok());
        assert!(load(&[("ABRI_SMS__URL", "http://127.0.0.1:9000/send"), TOKEN]).is_ok());
        assert!(matches!(
            load(&[]).expect("nothing").settings().sms.way,
            Sms::Off
        ));
    }
}
