//! The command line. Each command has a `--help` with an example, errors that name the cause and
//! the next step, and an exit code that is 0 only when true.

mod admin;
mod consistency;
mod demo;
mod demo_seed;
mod doctor;
mod journal;
mod journal_follow;
mod keys;
mod organisation;
mod receipt;
mod receipt_words;
mod serve;
mod setup;
mod witness;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

pub use setup::{CliError, Opening};

/// A digital locker: papers that belong to the person.
#[derive(Parser)]
#[command(name = "abri", version, about, long_about = None)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[derive(Args, Clone, Default)]
pub struct Common {
    /// Configuration file (TOML); every key also as ABRI_… in the environment
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Data folder of the embedded defaults
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve pages and API (the default). Example: abri serve --data ./data
    Serve(serve::ServeArgs),
    /// Start on fresh data with people and papers. Example: abri demo
    Demo(demo::DemoArgs),
    /// Say what the configuration means. Example: abri check-config --config abri.toml
    CheckConfig,
    /// Bring the database's schema up to date. Example: abri migrate --data ./data
    Migrate,
    /// Check what the server needs. Example: abri doctor --data ./data
    Doctor,
    /// Structures: create, list, show, set, suspend, resume, close
    Organisation(organisation::OrganisationArgs),
    /// Accounts of staff: invite
    Account(admin::AccountArgs),
    /// Master keys: list, new
    Keys(keys::KeysArgs),
    /// The journal: verify, follow, key, verify-receipt, consistency
    Journal(journal::JournalArgs),
    /// Cosign the checkpoints of other instances' journals (c2sp.org/tlog-witness).
    /// Example: abri witness --name witness.example --log KEY --data ./witness
    Witness(witness::WitnessArgs),
    /// Run one job now: expire, sweep, checkpoint, witness. Example: abri jobs run expire --data ./data
    Jobs(admin::JobsArgs),
    /// Print the API's description (OpenAPI 3.1). Example: abri openapi > openapi.json
    Openapi,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return fail(&CliError::from(error)),
    };
    match runtime.block_on(run(cli)) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

fn fail(error: &CliError) -> ExitCode {
    eprintln!("abri: {error}");
    ExitCode::FAILURE
}

async fn run(cli: Cli) -> Result<ExitCode, CliError> {
    let common = cli.common;
    match cli
        .command
        .unwrap_or(Command::Serve(serve::ServeArgs::default()))
    {
        Command::Serve(args) => serve::serve(&common, args).await,
        Command::Demo(args) => demo::demo(&common, args).await,
        Command::CheckConfig => setup::check_config(&common),
        Command::Migrate => setup::migrate(&common).await,
        Command::Doctor => doctor::doctor(&common).await,
        Command::Organisation(args) => organisation::organisation(&common, args).await,
        Command::Account(args) => admin::account(&common, args).await,
        Command::Keys(args) => keys::keys(&common, args),
        Command::Journal(args) => journal::journal(&common, args).await,
        Command::Witness(args) => witness::witness(&common, args).await,
        Command::Jobs(args) => admin::jobs(&common, args).await,
        Command::Openapi => {
            let text = serde_json::to_string_pretty(&crate::http::api::openapi());
            println!(
                "{}",
                text.map_err(|error| CliError::Other(error.to_string()))?
            );
            Ok(ExitCode::SUCCESS)
        }
    }
}
