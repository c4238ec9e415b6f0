//! Configuration, data folder and master key: what every command needs before the application.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::process::ExitCode;

use crate::app::{App, StartError};
use crate::clock::Clock;
use crate::config::{Config, ConfigError};
use crate::crypto::random::Random;
use crate::crypto::ring::{MasterRing, RingError};
use crate::ops::OpError;

use super::Common;

/// Why a command did not do it.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The application cannot start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// An op refused.
    #[error(transparent)]
    Op(#[from] OpError),
    /// The master key file is not one.
    #[error("{0}: {1}")]
    Ring(String, RingError),
    /// The master key file is missing though the data is not new.
    #[error(
        "there is no master key file {0}; put the file back: without it nothing opens (for new data on a server database, let a first start make one in the data folder, then move it)"
    )]
    NoMasterKey(String),
    /// Files and sockets.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Anything else, in words.
    #[error("{0}")]
    Other(String),
}

/// What was opened, and whether it is new.
pub struct Opening {
    /// The configuration.
    pub config: Config,
    /// The application.
    pub app: App,
    /// Whether the master key was made just now, inside the data folder.
    pub new_key: bool,
}

/// Reads the configuration.
pub fn config(common: &Common) -> Result<Config, CliError> {
    Ok(Config::load(
        common.config.as_deref(),
        common.data.as_deref(),
        std::env::vars(),
    )?)
}

/// Opens the application as configured.
pub async fn open(common: &Common) -> Result<Opening, CliError> {
    let config = config(common)?;
    open_with(config, Clock::Database).await
}

/// Opens the application with a clock.
pub async fn open_with(config: Config, clock: Clock) -> Result<Opening, CliError> {
    let random = Random::system();
    folder(&config.data_dir)?;
    let (ring, new_key) = ring(&config, &random)?;
    let app = App::open(config.settings(), ring, clock, random).await?;
    Ok(Opening {
        config,
        app,
        new_key,
    })
}

/// The data folder, for its owner alone.
fn folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

/// Reads the master keys, or makes the first for new data.
pub fn ring(config: &Config, random: &Random) -> Result<(MasterRing, bool), CliError> {
    let path = config.master_key_file();
    match fs::read_to_string(&path) {
        Ok(text) => {
            let text = zeroize::Zeroizing::new(text);
            warn_if_open(&path)?;
            let ring = MasterRing::parse(&text)
                .map_err(|error| CliError::Ring(path.display().to_string(), error))?;
            Ok((ring, false))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let used = config.embedded() && config.data_dir.join("abri.db").exists();
            if used || config.master_key_file.is_some() && !config.embedded() {
                return Err(CliError::NoMasterKey(path.display().to_string()));
            }
            let ring = MasterRing::make(random);
            write_new(&path, &ring)?;
            Ok((ring, true))
        }
        Err(error) => Err(error.into()),
    }
}

/// Writes a key file that only its owner reads.
pub fn write_new(path: &Path, ring: &MasterRing) -> io::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(ring.text().as_bytes())?;
    file.sync_all()
}

fn warn_if_open(path: &Path) -> io::Result<()> {
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & 0o077 != 0 {
        eprintln!(
            "abri: warning: {} can be read by others; run: chmod 600 {}",
            path.display(),
            path.display()
        );
    }
    Ok(())
}

/// `abri check-config`.
pub fn check_config(common: &Common) -> Result<ExitCode, CliError> {
    let config = config(common)?;
    let settings = config.settings();
    println!("listen          {}", config.listen);
    println!("data folder     {}", config.data_dir.display());
    println!("database        {}", without_secret(&settings.database_url));
    println!("objects         {}", settings.storage_url);
    println!("master keys     {}", config.master_key_file().display());
    println!("journal's name  {}", settings.origin);
    let opening = match settings.self_opening {
        true => "anyone may open a locker",
        false => "only aidants open lockers",
    };
    println!("self opening    {opening}");
    println!("SMS             {}", config.sms.meaning());
    println!("mail            {}", config.smtp.meaning());
    let public = config.public_url.as_deref().unwrap_or_default();
    for (name, provider) in &config.oidc {
        println!("identities      {}", provider.meaning(name, public));
    }
    println!("witnesses       {}", witnesses(&settings));
    println!("one document    {} bytes at most", settings.document_bytes);
    println!("one locker      {} bytes at most", settings.locker_bytes);
    Ok(ExitCode::SUCCESS)
}

/// How many witnesses there are, and how many must cosign.
fn witnesses(settings: &crate::app::Settings) -> String {
    match settings.witnesses.as_slice() {
        [] => "none: nobody outside notices a journal that is rolled back".to_owned(),
        all => format!("{} of {} must cosign", settings.witnesses_needed, all.len()),
    }
}

/// An address without the password it may hold.
fn without_secret(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, rest))) => format!("{scheme}://…@{rest}"),
        _ => url.to_owned(),
    }
}

/// `abri migrate`: opening brings the schema up to date.
pub async fn migrate(common: &Common) -> Result<ExitCode, CliError> {
    let opened = open(common).await?;
    println!("{} is up to date", opened.app.store.engine());
    Ok(ExitCode::SUCCESS)
}
