//! `abri serve`.

use std::process::ExitCode;

use clap::Args;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::ops::enrol_account::{Invited, invite};
use crate::store::instance;
use crate::{http, jobs, telemetry};

use super::Common;
use super::setup::{CliError, Opening, config, open_with};

/// `abri serve`
#[derive(Args, Default)]
pub struct ServeArgs {
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
}

/// Serves until a signal.
pub async fn serve(common: &Common, args: ServeArgs) -> Result<ExitCode, CliError> {
    telemetry::start();
    let mut config = config(common)?;
    if let Some(listen) = args.listen {
        config.listen = listen;
    }
    let opened = open_with(config, crate::clock::Clock::Database).await?;
    warn(&opened);
    let listener = bind(&opened.config.listen).await?;
    let url = format!("http://{}", listener.local_addr()?);
    eprintln!("abri: listening on {url}");
    first_account(&opened.app, &url).await?;
    run(opened.app, listener).await
}

/// Binds, with words about what to do when that fails.
pub async fn bind(address: &str) -> Result<TcpListener, CliError> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| {
        CliError::Other(format!(
            "cannot listen on {address}: {error}; choose another with --listen"
        ))
    })
}

/// Serves an application on a listener, with its jobs, until a signal.
pub async fn run(app: App, listener: TcpListener) -> Result<ExitCode, CliError> {
    let stop = stopping()?;
    jobs::start(&app, &stop);
    http::server::serve(listener, http::router(app.clone()), stop).await?;
    // The last entries are signed before the end.
    jobs::Job::Checkpoint.run(&app).await?;
    jobs::stop(&app).await?;
    app.store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// What is cancelled at a signal.
pub(super) fn stopping() -> std::io::Result<CancellationToken> {
    let stop = CancellationToken::new();
    tokio::spawn(stop_on_signal(stop.clone())?);
    Ok(stop)
}

fn stop_on_signal(stop: CancellationToken) -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        stop.cancel();
    })
}

fn warn(opened: &Opening) {
    if opened.new_key {
        let path = opened.config.master_key_file();
        eprintln!("abri: made a master key in {}", path.display());
        eprintln!(
            "abri: move it out of the data folder and its backups, and set master_key_file: whoever has both reads what the server can read"
        );
    }
}

/// A new instance has nobody who can invite, so its operator is shown one code.
async fn first_account(app: &App, url: &str) -> Result<(), CliError> {
    let staff = instance::count_staff(
        &mut app
            .store
            .reader()
            .await
            .map_err(crate::ops::OpError::from)?,
    )
    .await;
    if staff.map_err(crate::ops::OpError::from)? > 0 {
        return Ok(());
    }
    let code = invite(app, Invited::Auditor).await?;
    eprintln!(
        "abri: nobody has an account yet. The first auditor enrols at {url}/enrol with the code {}",
        *code
    );
    eprintln!("abri: then: abri organisation create, abri account invite");
    Ok(())
}
