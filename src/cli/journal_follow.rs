//! `abri journal follow`: somebody outside, with a key and what they kept.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::witness::{Followed, Head};

use super::setup::CliError;
use super::witness::key;

/// `abri journal follow`
#[derive(Args)]
pub struct FollowArgs {
    /// Address of the log, such as https://abri.example/log
    url: String,
    /// Its key, as `abri journal key` prints it
    #[arg(long, value_name = "KEY")]
    key: String,
    /// File with the checkpoint kept last time; made at the first time, renewed at each
    #[arg(long, value_name = "FILE")]
    kept: PathBuf,
    /// Key of a witness to believe; may be repeated
    #[arg(long = "witness", value_name = "KEY")]
    witnesses: Vec<String>,
    /// How many of them must have cosigned; all by default
    #[arg(long, value_name = "K")]
    needed: Option<usize>,
}

/// Follows a log: the exit code is 0 only when it is a continuation of what was kept.
pub async fn follow(args: FollowArgs) -> Result<ExitCode, CliError> {
    let witnesses: Vec<_> = args
        .witnesses
        .iter()
        .map(|text| key(text))
        .collect::<Result<_, _>>()?;
    let needed = args.needed.unwrap_or(witnesses.len());
    if needed > witnesses.len() {
        return Err(CliError::Other(format!(
            "{needed} witnesses cannot cosign when {} are given; add --witness",
            witnesses.len()
        )));
    }
    let followed = Followed {
        url: args.url.trim_end_matches('/').to_owned(),
        key: key(&args.key)?,
        witnesses,
        needed,
    };
    let kept = kept(&args.kept)?;
    let head = followed.follow(kept.as_deref()).await;
    let head = head.map_err(|error| {
        let file = args.kept.display();
        CliError::Other(format!(
            "{error}\nabri: {file} was left as it is: it is your proof"
        ))
    })?;
    keep(&args.kept, &head.note)?;
    print(&head, kept.is_some());
    Ok(ExitCode::SUCCESS)
}

fn kept(path: &PathBuf) -> Result<Option<String>, CliError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::Other(format!("{}: {error}", path.display()))),
    }
}

/// Beside, then in its place: whoever is interrupted still has the old one.
fn keep(path: &PathBuf, note: &str) -> Result<(), CliError> {
    let fresh = path.with_extension("new");
    let kept = fs::write(&fresh, note).and_then(|()| fs::rename(&fresh, path));
    kept.map_err(|error| CliError::Other(format!("{}: {error}", path.display())))
}

fn print(head: &Head, before: bool) {
    println!("{} entries", head.checkpoint.size());
    match head.cosigned.as_slice() {
        [] => println!("cosigned by no witness"),
        names => println!("cosigned by {}", names.join(", ")),
    }
    println!(
        "{}",
        match before {
            true => "the log continues what was kept",
            false => "kept for the first time; the next time says whether the log continues it",
        }
    );
}
