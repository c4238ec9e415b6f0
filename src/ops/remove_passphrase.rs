//! A person gives login and passphrase up, as long as enough other ways are left.

use crate::app::App;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::LockerId;
use crate::limits;
use crate::store::accounts;
use crate::store::cards::{self as rows, WayRow};
use crate::store::facts::Target;

use super::actor::Actor;
use super::error::OpError;
use super::secrets::{Owner, changed};
use super::{allow, answered};

/// Removes login and passphrase.
///
/// # Errors
/// A refusal; a conflict where there is none, or where fewer than two ways would be left.
pub async fn remove_passphrase(app: &App, actor: &Actor, locker: LockerId) -> Result<(), OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::RemovePassphrase, target).await?;
    let (own, owner, event) = (app.clone(), Owner::of(actor), allowed.event.clone());
    let remove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let ended = rows::remove_kind(&mut unit.conn, owner.account, "passphrase").await?;
            if ended.is_empty() {
                return Err(OpError::Conflict("there is no passphrase to remove"));
            }
            let left = rows::of_account(&mut unit.conn, owner.account).await?;
            let alone = |kind: &str| !matches!(kind, "card_guardian" | "guardians");
            let opens = |way: &&WayRow| way.blocked_at.is_none() && alone(&way.kind);
            let left = left.iter().filter(opens);
            if left.count() < limits::WAYS_LEAST {
                return Err(OpError::Conflict(
                    "fewer than two ways to enter would be left; make another first",
                ));
            }
            accounts::set_login(&mut unit.conn, owner.account, None).await?;
            let kind = NoticeKind::PassphraseChanged;
            changed(&own, unit, owner, (event, ended), kind).await
        })
    });
    answered(app, allowed.event, remove.await.map_err(OpError::from)).await
}
