//! `abri witness`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use crate::crypto::random::Random;
use crate::http;
use crate::journal::VerifierKey;
use crate::telemetry;
use crate::witness::Keeper;

use super::Common;
use super::serve::{bind, stopping};
use super::setup::CliError;

/// `abri witness`
#[derive(Args)]
pub struct WitnessArgs {
    /// The witness' name, by which its key is known: an address without scheme
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Key of a log to be witnessed, as its operator gives it (`abri journal key`); may be repeated
    #[arg(long = "log", value_name = "KEY", required = true)]
    logs: Vec<String>,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8081")]
    listen: String,
}

/// Witnesses logs until a signal.
pub async fn witness(common: &Common, args: WitnessArgs) -> Result<ExitCode, CliError> {
    telemetry::start();
    let folder = common.data.clone().unwrap_or(PathBuf::from("./witness"));
    let logs = args
        .logs
        .iter()
        .map(|text| key(text))
        .collect::<Result<_, _>>()?;
    let keeper = Keeper::open(&folder, &args.name, logs, &Random::system());
    let keeper = Arc::new(keeper.map_err(|error| CliError::Other(error.to_string()))?);
    let listener = bind(&args.listen).await?;
    let url = format!("http://{}", listener.local_addr()?);
    eprintln!("abri: witness listening on {url}");
    eprintln!(
        "abri: an instance asks it with witnesses = [\"{url} {}\"]",
        keeper.key()
    );
    http::server::serve(listener, http::witness::router(keeper), stopping()?).await?;
    Ok(ExitCode::SUCCESS)
}

/// A verifier key that somebody typed.
pub(super) fn key(text: &str) -> Result<VerifierKey, CliError> {
    text.trim().parse().map_err(|error| {
        CliError::Other(format!(
            "'{text}' is no verifier key: {error}; it is a name, an id and a key with plus signs between"
        ))
    })
}
