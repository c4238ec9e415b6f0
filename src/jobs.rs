//! What the server does by itself: erase what has ended, sign the journal, send messages, sweep. Each job is
//! idempotent, and among several nodes one holds its lease.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::ops::OpError;
use crate::ops::expire_mandates::expire_mandates;
use crate::ops::lapse_recoveries::lapse_recoveries;
use crate::ops::send_notices::send_notices;
use crate::ops::sweep::sweep;
use crate::ops::witness_checkpoint::witness_checkpoint;
use crate::ops::write_checkpoint::write_checkpoint;
use crate::store::leases;

/// A job, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Erases the keys of mandates past their end, closes visits past theirs, and recoveries.
    Expire,
    /// Signs the journal.
    Checkpoint,
    /// Asks witnesses to cosign it.
    Witness,
    /// Removes leftovers.
    Sweep,
    /// Sends the messages that wait.
    Notify,
}

impl Job {
    /// Every job.
    pub const ALL: [Self; 5] = [
        Self::Expire,
        Self::Checkpoint,
        Self::Witness,
        Self::Sweep,
        Self::Notify,
    ];

    /// The name that `abri jobs run` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Expire => "expire",
            Self::Checkpoint => "checkpoint",
            Self::Witness => "witness",
            Self::Sweep => "sweep",
            Self::Notify => "notify",
        }
    }

    /// How often it runs.
    const fn every(self) -> Duration {
        match self {
            Self::Expire | Self::Checkpoint | Self::Witness | Self::Notify => {
                Duration::from_secs(5)
            }
            Self::Sweep => Duration::from_secs(3600),
        }
    }

    /// Runs once, whoever holds the lease.
    ///
    /// # Errors
    /// The job's own.
    pub async fn run(self, app: &App) -> Result<(), OpError> {
        match self {
            Self::Expire => {
                expire_mandates(app).await?;
                lapse_recoveries(app).await.map(drop)
            }
            Self::Checkpoint => write_checkpoint(app).await.map(drop),
            Self::Witness => witness_checkpoint(app).await,
            Self::Sweep => sweep(app).await.map(drop),
            Self::Notify => send_notices(app).await.map(drop),
        }
    }
}

/// Runs every job until `stop`.
pub fn start(app: &App, stop: &CancellationToken) {
    for job in Job::ALL {
        tokio::spawn(repeat(app.clone(), stop.clone(), job));
    }
}

async fn repeat(app: App, stop: CancellationToken, job: Job) {
    let mut ticks = interval(job.every());
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        let ran = match lead(&app, job).await {
            Ok(true) => job.run(&app).await,
            Ok(false) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = ran {
            tracing::error!(%error, job = job.name(), "job failed");
        }
    }
}

/// Gives up the leases of this node, which stops.
///
/// # Errors
/// The database.
pub async fn stop(app: &App) -> Result<(), OpError> {
    let node = app.node;
    let release = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { Ok(leases::release(&mut unit.conn, node).await?) })
    });
    Ok(release.await?)
}

/// Takes the job's lease for a few of its turns. A lease is taken anew only when it is half over,
/// so that an idle server writes nothing every few seconds.
async fn lead(app: &App, job: Job) -> Result<bool, OpError> {
    let (node, length) = (app.node, job.every() * 24);
    let now = app.store.now().await?;
    if leases::held(
        &mut app.store.reader().await?,
        job.name(),
        node,
        now.plus(length / 2),
    )
    .await?
    {
        return Ok(true);
    }
    let take = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            Ok(leases::take(&mut unit.conn, job.name(), node, now, now.plus(length)).await?)
        })
    });
    Ok(take.await?)
}
