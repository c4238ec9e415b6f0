//! How far a recovery is, for whoever was shown its short address. It says no name and no locker.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::recovery::{RecoveryKind, RecoveryState};

use super::door::Origin;
use super::error::OpError;
use super::phone::shortens;
use super::recovery::{self, Recovery};

/// How far it is.
#[derive(Debug, Clone)]
pub struct RecoveryView {
    /// The short address.
    pub short: String,
    /// What was lost.
    pub kind: RecoveryKind,
    /// Where it stands.
    pub state: RecoveryState,
    /// Guardians who have confirmed.
    pub confirmations: usize,
    /// Guardians who must.
    pub needed: usize,
    /// When the person may finish it, once enough have confirmed.
    pub ready_at: Option<Timestamp>,
    /// First instant at which it is over.
    pub lapses_at: Timestamp,
    /// Whether a code that goes to the person's phone would shorten the delay.
    pub phone: bool,
}

/// How far a recovery is.
///
/// # Errors
/// There is none of this address, or too many tries.
pub async fn read_recovery(
    app: &App,
    short: &str,
    origin: &Origin,
) -> Result<RecoveryView, OpError> {
    let recovery = recovery::find(app, short, origin).await?;
    view(app, &recovery).await
}

pub(super) async fn view(app: &App, recovery: &Recovery) -> Result<RecoveryView, OpError> {
    let now = app.store.now().await?;
    let (row, progress) = (&recovery.row, &recovery.progress);
    Ok(RecoveryView {
        short: recovery::short(app, row.id(), recovery.kind, &row.public),
        kind: recovery.kind,
        state: recovery.state(now),
        confirmations: progress.confirmed_at.len().min(recovery.kind.needed()),
        needed: recovery.kind.needed(),
        ready_at: progress.ready_at(),
        lapses_at: progress.lapses_at(),
        phone: shortens(app, recovery, now).await?,
    })
}
