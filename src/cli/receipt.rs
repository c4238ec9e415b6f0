//! `abri journal verify-receipt`: what a person kept is checked on any
//! machine, without the server that gave it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;

use crate::crypto::signature;
use crate::journal::proof::verify_consistency;
use crate::journal::{Checkpoint, Hash, Receipt, VerifierKey, checkpoint};

use super::receipt_words::print;
use super::setup::CliError;

/// `abri journal verify-receipt`
#[derive(Args)]
pub struct ReceiptArgs {
    /// The receipt
    file: PathBuf,
    /// The log's verifier key, as its page shows it; then the signature is checked
    #[arg(long, value_name = "VKEY")]
    key: Option<VerifierKey>,
    /// A checkpoint of the log that was kept, from /log/checkpoint
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// A proof that ties both trees, from `abri journal consistency`
    #[arg(long, value_name = "FILE", requires = "checkpoint")]
    consistency: Option<PathBuf>,
    /// One line of JSON
    #[arg(long)]
    json: bool,
}

/// Checks a receipt and says what is proved, and against what.
pub fn verify_receipt(args: &ReceiptArgs) -> Result<ExitCode, CliError> {
    let receipt = Receipt::parse(&text(&args.file)?).map_err(refused)?;
    let head = match &args.key {
        Some(key) => receipt.verify(key, signed_by(key)).map_err(refused)?,
        None => {
            let head = receipt.head().map_err(refused)?;
            receipt.included_in(&head).map_err(refused)?;
            head
        }
    };
    let kept = args.checkpoint.as_deref();
    let kept = kept.map(|file| kept_head(file, args.key.as_ref()));
    let kept = kept.transpose()?;
    let mut proved = vec![format!(
        "entry {} is in the tree of {} entries of {}",
        receipt.opening.clear().index,
        head.size(),
        head.origin()
    )];
    match (&args.key, &kept) {
        (None, None) => {
            return Err(CliError::Other(
                "the receipt agrees with itself, and that proves nothing: give --key (the receipt's page shows it) \
                 or --checkpoint (one that you kept)"
                    .to_owned(),
            ));
        }
        (Some(key), _) => proved.push(format!("the head of that tree is signed by {key}")),
        (None, Some(_)) => {}
    }
    if let Some(kept) = &kept {
        proved.push(agree(&head, kept, args)?);
    }
    print(&receipt, &head, &proved, args.json);
    Ok(ExitCode::SUCCESS)
}

fn text(file: &Path) -> Result<String, CliError> {
    let told =
        |error: &dyn std::fmt::Display| CliError::Other(format!("{}: {error}", file.display()));
    let most = crate::journal::receipt::MAX_RECEIPT as u64;
    let length = std::fs::metadata(file).map_err(|error| told(&error))?.len();
    if length > most {
        return Err(told(&"is longer than any receipt or checkpoint"));
    }
    std::fs::read_to_string(file).map_err(|error| told(&error))
}

fn refused(error: impl std::fmt::Display) -> CliError {
    CliError::Other(format!("the receipt is NOT valid: {error}"))
}

fn signed_by(key: &VerifierKey) -> impl Fn(&[u8], &[u8; 64]) -> bool + '_ {
    |message, signature| signature::verify(key.public(), message, signature).is_ok()
}

/// The head that was kept; with a key its signature is checked too.
fn kept_head(file: &Path, key: Option<&VerifierKey>) -> Result<Checkpoint, CliError> {
    let note = text(file)?;
    let head = match key {
        Some(key) => checkpoint::open(&note, key.name(), key, signed_by(key)),
        None => checkpoint::parse_note(&note)
            .map_err(Into::into)
            .and_then(|note| Checkpoint::parse(&note.text)),
    };
    head.map_err(|error| CliError::Other(format!("the kept checkpoint: {error}")))
}

/// How the receipt's tree agrees with the one that was kept.
fn agree(head: &Checkpoint, kept: &Checkpoint, args: &ReceiptArgs) -> Result<String, CliError> {
    if head.origin() != kept.origin() {
        return Err(refused(format!(
            "it is of {}, and the kept checkpoint of {}",
            head.origin(),
            kept.origin()
        )));
    }
    let (old, new) = if head.size() <= kept.size() {
        (head, kept)
    } else {
        (kept, head)
    };
    if old.size() == new.size() {
        return if old.root() == new.root() {
            Ok("that tree is the one of the kept checkpoint".to_owned())
        } else {
            Err(refused(format!(
                "there are two trees of {} entries; keep both files: together they show that the log lied",
                old.size()
            )))
        };
    }
    if args.key.is_none() && head.size() > kept.size() {
        return Err(CliError::Other(
            "the kept checkpoint is older than the receipt's, and anybody can make a longer tree: give --key too"
                .to_owned(),
        ));
    }
    let Some(file) = &args.consistency else {
        return Err(CliError::Other(format!(
            "the kept checkpoint is of {} entries and the receipt's of {}, so a consistency proof is needed. Get it \
             where the log is: abri journal consistency --old {old} --new {new} > consistency.txt; then add \
             --consistency consistency.txt",
            kept.size(),
            head.size(),
            old = old.size(),
            new = new.size()
        )));
    };
    let path = hashes(&text(file)?)?;
    verify_consistency(old.size(), old.root(), new.size(), new.root(), &path)
        .map_err(|error| refused(format!("its tree and the kept one do not agree: {error}")))?;
    Ok(format!(
        "the tree of {} entries begins with that of {} entries, one of which was kept",
        new.size(),
        old.size()
    ))
}

fn hashes(text: &str) -> Result<Vec<Hash>, CliError> {
    let bad =
        || CliError::Other("a line of the consistency proof is not 32 bytes in base64".to_owned());
    let hash = |line: &str| {
        let bytes = STANDARD.decode(line).map_err(|_| bad())?;
        Hash::try_from(bytes).map_err(|_| bad())
    };
    text.lines().map(hash).collect()
}
