//! `abri keys`: the master key ring.

use std::fs;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::crypto::random::Random;

use super::Common;
use super::setup::{CliError, config, ring, write_new};

/// `abri keys`
#[derive(Args)]
pub struct KeysArgs {
    #[command(subcommand)]
    act: KeysAct,
}

#[derive(Subcommand)]
enum KeysAct {
    /// List the ids of the ring, current first. Example: abri keys list --data ./data
    List,
    /// Add a key that seals from now on; the others stay readable. Example: abri keys new --data ./data
    New,
}

/// Runs `abri keys`.
pub fn keys(common: &Common, args: KeysArgs) -> Result<ExitCode, CliError> {
    let config = config(common)?;
    let random = Random::system();
    let path = config.master_key_file();
    if !path.exists() {
        return Err(CliError::NoMasterKey(path.display().to_string()));
    }
    let (mut ring, _) = ring(&config, &random)?;
    match args.act {
        KeysAct::List => {
            for (at, id) in ring.ids().into_iter().enumerate() {
                println!("{id:08x}{}", if at == 0 { "  current" } else { "" });
            }
        }
        KeysAct::New => {
            let id = ring.rotate(&random);
            // The whole ring is on disk beside the old one before it takes its place.
            let beside = path.with_extension("key.new");
            write_new(&beside, &ring)?;
            fs::rename(&beside, &path)?;
            println!("{id:08x}");
            eprintln!("abri: restart the server; new values are sealed under this key");
        }
    }
    Ok(ExitCode::SUCCESS)
}
