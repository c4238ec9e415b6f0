//! What an operator sets: a TOML file, every key also as `ABRI_KEY` in the environment, or as
//! `ABRI_KEY_FILE` with the value in a file. Unknown keys are refused: a mistyped key is never a
//! silent default.

mod env;
mod limits;
mod list;
mod mail;
mod oidc;
mod proxies;
mod security;
mod settings;
mod sms;
mod witnesses;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::{Table, Value};

use crate::app::network::Network;
use crate::limits::WITNESSES;
use crate::witness::WitnessSettings;
use env::{read, set};
pub use limits::Limits;
pub use mail::MailConfig;
pub use oidc::OidcConfig;
pub use sms::SmsConfig;

/// Why a configuration was refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file could not be read.
    #[error("cannot read {0}: {1}")]
    Read(PathBuf, std::io::Error),
    /// Not TOML, an unknown key, or a value of another type.
    #[error("configuration: {0}")]
    Form(#[from] toml::de::Error),
    /// A value that cannot be meant.
    #[error("configuration: {0} {1}")]
    Value(&'static str, &'static str),
}

/// The configuration, with its defaults.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where to listen.
    pub listen: String,
    /// The address that people use.
    pub public_url: Option<String>,
    /// Folder of the embedded defaults.
    pub data_dir: PathBuf,
    /// `sqlite://…` or `postgres://…`; by default a file in the data folder.
    pub database_url: Option<String>,
    /// `file://…`, `s3://bucket?endpoint=…`; by default a folder in the data folder.
    pub storage_url: Option<String>,
    /// Where the master keys are; by default a file in the data folder, which should be moved.
    pub master_key_file: Option<PathBuf>,
    /// Whether anyone may open a locker for themselves.
    pub self_opening: bool,
    /// Proxies that are believed when they say from where a request came.
    #[serde(deserialize_with = "proxies::networks")]
    pub trusted_proxies: Vec<Network>,
    /// Limits.
    pub limits: Limits,
    /// Witnesses that cosign the journal's checkpoints.
    #[serde(deserialize_with = "witnesses::witnesses")]
    pub witnesses: Vec<WitnessSettings>,
    /// How many of them must have cosigned a checkpoint that outsiders see; one where there are any.
    pub witnesses_needed: Option<usize>,
    /// How SMS go out and come in.
    pub sms: SmsConfig,
    /// How mails go out.
    pub smtp: MailConfig,
    /// Providers of identities, by name.
    pub oidc: BTreeMap<String, OidcConfig>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            data_dir: PathBuf::from("./data"),
            database_url: None,
            storage_url: None,
            master_key_file: None,
            self_opening: false,
            trusted_proxies: Vec::new(),
            limits: Limits::default(),
            witnesses: Vec::new(),
            witnesses_needed: None,
            sms: SmsConfig::default(),
            smtp: MailConfig::default(),
            oidc: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Reads file and environment; `data` from the command line goes before both.
    ///
    /// # Errors
    /// What is refused, by its key.
    pub fn load(
        file: Option<&Path>,
        data: Option<&Path>,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut table = match file {
            Some(path) => read(path)?.parse::<Table>()?,
            None => Table::new(),
        };
        for (name, value) in env {
            if let Some(key) = name.strip_prefix("ABRI_") {
                set(&mut table, key, value)?;
            }
        }
        if let Some(data) = data {
            table.insert(
                "data_dir".to_owned(),
                Value::String(data.display().to_string()),
            );
        }
        let config: Self = table.try_into()?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let Limits {
            document_bytes,
            locker_bytes,
        } = self.limits;
        if document_bytes == 0 || locker_bytes < document_bytes {
            return Err(ConfigError::Value(
                "limits",
                "leave no room for one document",
            ));
        }
        if self.witnesses.len() > WITNESSES {
            return Err(ConfigError::Value("witnesses", "are more than 16"));
        }
        if self.witnesses_needed() > self.witnesses.len() {
            return Err(ConfigError::Value(
                "witnesses_needed",
                "is more than there are witnesses",
            ));
        }
        self.sms.check()?;
        self.smtp.check()?;
        for (name, provider) in &self.oidc {
            provider.check(name, self.public_url.is_some())?;
        }
        match &self.public_url {
            Some(url) if !url.starts_with("https://") && !url.starts_with("http://") => Err(
                ConfigError::Value("public_url", "must begin with https:// or http://"),
            ),
            _ => Ok(()),
        }
    }

    /// How many witnesses must have cosigned what outsiders see.
    pub(super) fn witnesses_needed(&self) -> usize {
        let default = usize::from(!self.witnesses.is_empty());
        self.witnesses_needed.unwrap_or(default)
    }

    /// The file of the master keys.
    pub fn master_key_file(&self) -> PathBuf {
        self.master_key_file
            .clone()
            .unwrap_or_else(|| self.data_dir.join("master.key"))
    }

    /// Whether the database is the embedded one, in the data folder.
    pub fn embedded(&self) -> bool {
        self.database_url.is_none()
    }
}
