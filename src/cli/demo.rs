//! `abri demo`: fresh data with one structure, people, papers, mandates in force, ending and ended,
//! and the server on it. Everything is made by the same ops that the pages call.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::clock::{Clock, Timestamp};
use crate::config::{Config, MailConfig, SmsConfig};
use crate::telemetry;

use super::Common;
use super::demo_seed::{Seeded, seed};
use super::serve::{bind, run};
use super::setup::{CliError, config, open_with};

/// `abri demo`
#[derive(Args)]
pub struct DemoArgs {
    /// Print how to enter as one line of JSON on standard output
    #[arg(long)]
    json: bool,
    /// Keep the data in this folder, an ordinary data folder; a temporary one by default
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: String,
}

/// How long before now the demonstration's story begins.
const STORY: std::time::Duration = std::time::Duration::from_secs(40 * 24 * 3600);

/// Seeds and serves.
pub async fn demo(common: &Common, args: DemoArgs) -> Result<ExitCode, CliError> {
    telemetry::start();
    let listener = bind(&args.listen).await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let temporary = tempfile::Builder::new().prefix("abri-demo-").tempdir()?;
    let folder = args
        .keep
        .clone()
        .unwrap_or_else(|| temporary.path().to_owned());
    if folder.join("abri.db").exists() {
        return Err(CliError::Other(format!(
            "{} has data already; the demonstration wants a fresh folder",
            folder.display()
        )));
    }
    let config = own(common, &base_url, folder)?;
    let now = open_with(config.clone(), Clock::Database).await?.app;
    let today = now.store.now().await.map_err(crate::ops::OpError::from)?;
    now.store.close().await;
    let story = Clock::fixed(earlier(today));
    let past = open_with(config.clone(), story.clone()).await?.app;
    let seeded = seed(&past, &story, today).await?;
    past.store.close().await;
    let opened = open_with(config, Clock::Database).await?;
    if args.json {
        println!("{}", seeded.json(&base_url))
    } else {
        print(&seeded, &base_url)
    }
    run(opened.app, listener).await
}

/// The demonstration's own configuration. Of the operator's only these count: it never touches real
/// data.
fn own(common: &Common, base_url: &str, folder: PathBuf) -> Result<Config, CliError> {
    let Config {
        limits,
        oidc,
        public_url,
        ..
    } = config(common)?;
    Ok(Config {
        public_url: public_url.filter(|_| !oidc.is_empty()),
        oidc,
        listen: base_url.trim_start_matches("http://").to_owned(),
        sms: SmsConfig {
            directory: Some(folder.join("sms")),
            ..SmsConfig::default()
        },
        smtp: MailConfig {
            directory: Some(folder.join("mail")),
            ..MailConfig::default()
        },
        data_dir: folder,
        limits,
        ..Config::default()
    })
}

fn earlier(today: Timestamp) -> Timestamp {
    let story = i64::try_from(STORY.as_millis()).unwrap_or(0);
    Timestamp::from_millis(today.millis() - story)
}

fn print(seeded: &Seeded, base_url: &str) {
    println!(
        "Abri demonstration: {base_url}   (Ctrl-C ends it; nothing is kept unless --keep DIR)"
    );
    println!();
    println!("A person, at {base_url}/enter");
    for person in &seeded.people {
        println!(
            "  {:24} card {}   code {}",
            person.name, person.card, person.pin
        );
    }
    println!();
    println!("Staff, at {base_url}/login (the six digits come from the TOTP secret)");
    for staff in &seeded.staff {
        println!(
            "  {:12} {:28} {:32} TOTP {}",
            staff.role, staff.login, staff.passphrase, staff.totp_secret
        );
    }
}
