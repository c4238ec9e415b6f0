//! `abri doctor`: whether what the server needs is there.

use std::process::ExitCode;

use crate::ops::read_outbox::{Tally, read_outbox};

use super::Common;
use super::setup::{CliError, open};

/// `abri doctor`.
pub async fn doctor(common: &Common) -> Result<ExitCode, CliError> {
    let opened = open(common).await?;
    let objects = opened.app.blobs.ping().await;
    println!("database  {} answers", opened.app.store.engine());
    println!(
        "objects   {}",
        if objects {
            "answer"
        } else {
            "do not answer: check storage_url and its credentials"
        }
    );
    println!(
        "keys      {} master key(s), the current is {:08x}",
        opened.app.ring.ids().len(),
        opened.app.ring.ids()[0]
    );
    for line in messages(&read_outbox(&opened.app).await?) {
        println!("messages  {line}");
    }
    Ok(if objects {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// How messages fare, a line a state; never to whom, nor what.
fn messages(tallies: &[Tally]) -> Vec<String> {
    if tallies.is_empty() {
        return vec!["none waits, none was given up".to_owned()];
    }
    let line = |tally: &Tally| {
        let why = tally.why.as_deref().map(|why| format!(" ({why})"));
        format!(
            "{} {} by {}{}, the oldest since {} s",
            tally.count,
            tally.state,
            tally.way,
            why.unwrap_or_default(),
            tally.oldest_seconds
        )
    };
    tallies.iter().map(line).collect()
}
