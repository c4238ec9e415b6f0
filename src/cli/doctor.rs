//! `abri doctor`.

use std::process::ExitCode;

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
    Ok(if objects {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
