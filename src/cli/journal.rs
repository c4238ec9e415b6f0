//! `abri journal`.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::crypto::hex;
use crate::ops::journal_verify::{Verdict, verify_journal};

use super::Common;
use super::consistency::{ConsistencyArgs, consistency};
use super::journal_follow::{FollowArgs, follow};
use super::receipt::{ReceiptArgs, verify_receipt};
use super::setup::{CliError, open};

/// `abri journal`
#[derive(Args)]
pub struct JournalArgs {
    #[command(subcommand)]
    act: JournalAct,
}

#[derive(Subcommand)]
enum JournalAct {
    /// Check every entry, the tree, the checkpoints, and reconcile them with database and objects.
    /// Example: abri journal verify --data ./data
    Verify {
        /// One line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Read an instance's public log from outside, and refuse one that forked or was rolled back.
    /// Example: abri journal follow https://abri.example/log --key KEY --kept abri.checkpoint
    Follow(FollowArgs),
    /// Print the key of this instance's log, for witnesses and readers.
    /// Example: abri journal key --data ./data
    Key,
    /// Check a receipt, offline. Example: abri journal verify-receipt recu-12.tlog-proof --key VKEY
    VerifyReceipt(ReceiptArgs),
    /// Prove that a tree begins with an older one. Example: abri journal consistency --old 10 --new 20
    Consistency(ConsistencyArgs),
}

/// Runs `abri journal`.
pub async fn journal(common: &Common, args: JournalArgs) -> Result<ExitCode, CliError> {
    match args.act {
        JournalAct::Verify { json } => verify(common, json).await,
        JournalAct::VerifyReceipt(args) => verify_receipt(&args),
        JournalAct::Consistency(args) => consistency(common, &args).await,
        JournalAct::Follow(args) => follow(args).await,
        JournalAct::Key => {
            let opened = open(common).await?;
            println!("{}", opened.app.journal_key);
            opened.app.store.close().await;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The exit code is 0 only when the journal is whole.
async fn verify(common: &Common, json: bool) -> Result<ExitCode, CliError> {
    let opened = open(common).await?;
    let shown = std::io::stderr().is_terminal();
    let verdict = verify_journal(&opened.app, |done, of| {
        if shown {
            eprint!("\rabri: {done} of {of} entries");
        }
    });
    let verdict = verdict.await?;
    if shown {
        eprintln!();
    }
    if json {
        print_json(&verdict)
    } else {
        print(&verdict)
    }
    opened.app.store.close().await;
    Ok(if verdict.whole() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn print(verdict: &Verdict) {
    let Verdict {
        entries,
        checkpoints,
        documents,
        ..
    } = verdict;
    println!("{entries} entries, {checkpoints} checkpoints, {documents} papers checked");
    if let Some(root) = &verdict.root {
        println!("root {}", hex(root));
    }
    for finding in &verdict.findings {
        println!("{}: {}", finding.row, finding.problem);
    }
    println!(
        "{}",
        if verdict.whole() {
            "the journal is whole"
        } else {
            "the journal is NOT whole"
        }
    );
}

fn print_json(verdict: &Verdict) {
    let findings: Vec<_> = verdict
        .findings
        .iter()
        .map(|found| serde_json::json!({"row": found.row, "problem": found.problem}))
        .collect();
    let line = serde_json::json!({
        "whole": verdict.whole(), "entries": verdict.entries, "checkpoints": verdict.checkpoints,
        "documents": verdict.documents, "root": verdict.root.map(|root| hex(&root)), "findings": findings,
    });
    println!("{line}");
}
