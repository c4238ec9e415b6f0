//! Whether somebody comes back in a person's name now: each of the person's pages says so, so that it
//! is stopped by whoever is in. Nothing of the locker is read, so nothing is recorded.

use crate::app::App;
use crate::domain::recovery::RecoveryState;
use crate::store::recoveries;

use super::actor::Actor;
use super::error::OpError;
use super::recovery;

/// Whether a recovery that a guardian has confirmed runs for the person who is in; never for somebody
/// without a locker.
///
/// # Errors
/// The database.
pub async fn recovering(app: &App, actor: &Actor) -> Result<bool, OpError> {
    if actor.facts.owns.is_none() {
        return Ok(false);
    }
    let mut conn = app.store.reader().await?;
    let Some(row) = recoveries::runs(&mut conn, actor.account()).await? else {
        return Ok(false);
    };
    match recovery::load(app, &mut conn, row).await {
        Ok(found) => Ok(matches!(
            found.state(actor.at),
            RecoveryState::Waiting | RecoveryState::Delayed | RecoveryState::Ready
        )),
        // What fails its proof may be stopped all the same: the person says no.
        Err(OpError::Altered(_)) => Ok(true),
        Err(other) => Err(other),
    }
}
