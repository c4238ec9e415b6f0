//! `abri journal consistency`: the proof that a tree begins with an older one.

use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;

use crate::journal::proof;
use crate::store::journal;

use super::Common;
use super::setup::{CliError, open};

/// `abri journal consistency`
#[derive(Args)]
pub struct ConsistencyArgs {
    /// Entries of the older tree
    #[arg(long, value_name = "SIZE")]
    old: u64,
    /// Entries of the newer tree
    #[arg(long, value_name = "SIZE")]
    new: u64,
}

/// Prints the proof that the tree of `new` entries begins with the one of `old` entries.
pub async fn consistency(common: &Common, args: &ConsistencyArgs) -> Result<ExitCode, CliError> {
    let opened = open(common).await?;
    let failed = |error: &dyn std::fmt::Display| CliError::Other(error.to_string());
    let mut conn = opened
        .app
        .store
        .reader()
        .await
        .map_err(|error| failed(&error))?;
    let size = journal::size(&mut conn)
        .await
        .map_err(|error| failed(&error))?;
    if args.old > args.new || args.new > size {
        return Err(CliError::Other(format!(
            "--old and --new are sizes of trees, in order, up to {size}"
        )));
    }
    let ranges = proof::consistency_rows(args.old, args.new);
    let rows = journal::rows(&mut conn, &ranges)
        .await
        .map_err(|error| failed(&error))?;
    drop(conn);
    let path = proof::consistency(args.old, args.new, &rows).map_err(|error| failed(&error))?;
    for hash in path {
        println!("{}", STANDARD.encode(hash));
    }
    opened.app.store.close().await;
    Ok(ExitCode::SUCCESS)
}
