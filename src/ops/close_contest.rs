//! A person closes what they had said is not normal: content, or not. A mandate that was stopped by
//! it stays stopped until they take it up again themselves.

use crate::app::App;
use crate::domain::contest::Closing;
use crate::domain::person::BadValue;
use crate::domain::policy::Action;
use crate::id::{ContestId, LockerId, MandateId, OrganisationId};
use crate::store::contests;
use crate::store::facts::Target;

use super::actor::Actor;
use super::error::OpError;
use super::read_receipt::missing;
use super::{allow, answered};

/// Closes a contest of one's own locker.
///
/// # Errors
/// A refusal: a contest of another locker is as if it did not exist. It was closed before.
pub async fn close_contest(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    id: ContestId,
    closing: &str,
) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::CloseContest, Target::Locker(locker)).await?;
    let row = contests::find(&mut app.store.reader().await?, id).await?;
    let mut event = allowed.event.with("contest", id.to_string());
    let Some(row) = row.filter(|row| row.locker == locker.0) else {
        return Err(missing(app, actor, event, &allowed.facts).await);
    };
    event.mandate = row.mandate.map(MandateId);
    event.organisation = row.organisation.map(OrganisationId);
    let unknown = OpError::field("closing", BadValue::Unknown);
    let parsed = Closing::parse(closing).ok_or(unknown);
    let closing = answered(app, event.clone(), parsed).await?;
    event = event.with("closing", closing.code());
    let said = event.clone();
    let close = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !contests::close(&mut unit.conn, id, closing, now).await? {
                return Err(OpError::Conflict("this is closed already"));
            }
            unit.record(said);
            Ok(())
        })
    });
    let closed = close.await.map_err(OpError::from);
    answered(app, event, closed).await
}
