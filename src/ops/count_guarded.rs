//! How many of those whom somebody guards wait for this guardian's word, for the first page of their
//! work; nobody is named there, so nothing is recorded.

use crate::app::App;
use crate::domain::policy::Action;
use crate::domain::recovery::RecoveryState;
use crate::store::facts::Target;
use crate::store::recoveries;

use super::actor::Actor;
use super::error::OpError;
use super::{recovery, would_allow};

/// How many returns wait for a word of the actor; none for whoever guards nobody.
///
/// # Errors
/// The database.
pub async fn count_guarded(app: &App, actor: &Actor) -> Result<usize, OpError> {
    let action = [Action::ListGuardianships];
    let may = would_allow(app, actor, &action, Target::Nothing).await?;
    if may.is_empty() {
        return Ok(0);
    }
    let mut conn = app.store.reader().await?;
    let mut waiting = 0;
    for row in recoveries::guarded(&mut conn, actor.account()).await? {
        match recovery::load(app, &mut conn, row).await {
            Ok(found) => {
                let mut said = found.confirmed.iter();
                let own = said.any(|one| one.guardian == actor.account());
                let waits = found.state(actor.at) == RecoveryState::Waiting;
                waiting += usize::from(waits && !own);
            }
            // What fails its proof waits for nobody; their list leaves it out as well.
            Err(OpError::Altered(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(waiting)
}
