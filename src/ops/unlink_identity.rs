//! Somebody unties who they are to a provider from their account.

use crate::app::App;
use crate::domain::journal::Reason;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::store::identities;

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::identities::target;
use super::tell::{of_oneself, tell};

/// Unties; nobody enters by this provider any more.
///
/// # Errors
/// A refusal; there is no such tie, recorded.
pub async fn unlink_identity(app: &App, actor: &Actor, provider: &str) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::UnlinkIdentity, target(actor)).await?;
    let account = actor.account();
    let mut event = allowed.event.with("provider", provider);
    event.account = Some(account);
    let (own, provider, told) = (app.clone(), provider.to_owned(), event.clone());
    let unlink = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !identities::end(&mut unit.conn, account, &provider, now).await? {
                return Err(OpError::NotFound);
            }
            unit.record(event);
            let word = of_oneself(NoticeKind::IdentityUnlinked, account);
            Ok(tell(&own, unit, word).await?)
        })
    });
    let unlinked = unlink.await.map_err(OpError::from);
    if matches!(unlinked, Err(OpError::NotFound)) {
        let refused = told.refused(Reason::NotWaiting);
        app.store.record((), refused).await?;
    }
    unlinked
}
