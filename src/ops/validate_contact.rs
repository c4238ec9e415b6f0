//! The person proves a number or an address with the code that came there.

use crate::app::App;
use crate::crypto;
use crate::domain::journal::{Event, Reason};
use crate::domain::policy::{Action, Denial};
use crate::domain::way::Way;
use crate::id::{AccountId, ContactId, LockerId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::{Unit, contacts};

use super::actor::Actor;
use super::allow;
use super::confirm_contact::doubt_others;
use super::contact_code::code_digest;
use super::error::OpError;

/// Proves a number or an address with the code that came there.
///
/// # Errors
/// A refusal; a wrong, spent or old code is one too, and recorded.
pub async fn validate_contact(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    way: Way,
    code: &str,
) -> Result<(), OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let event = allowed
        .event
        .with("way", way.code())
        .with("act", "validated");
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let (own, account) = (app.clone(), actor.account());
    let validate = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { try_code(&own, unit, (account, way), &code, event).await })
    });
    if validate.await? {
        return Ok(());
    }
    Err(OpError::Denied(Denial {
        reason: Reason::BadCredentials,
        visible: true,
    }))
}

/// Spends a try, then looks; the try and its entry stay whatever comes of it.
async fn try_code(
    app: &App,
    unit: &mut Unit,
    (account, way): (AccountId, Way),
    code: &str,
    event: Event,
) -> Result<bool, OpError> {
    let (now, most) = (unit.now(), limits::CONTACT_TRIES);
    let may_try = contacts::spend_try(&mut unit.conn, account, way, most, now).await?;
    let row = contacts::by(&mut unit.conn, account, way).await?;
    let fits = row.filter(|row| {
        let digest = code_digest(app, ContactId(row.id), code);
        let kept = row.code.as_deref().unwrap_or_default();
        may_try && crypto::equal(kept, &digest)
    });
    let valid = match &fits {
        Some(row) => contacts::validate(&mut unit.conn, row.id, now).await?,
        None => false,
    };
    if let Some(row) = fits.filter(|row| valid && row.validated_at.is_none()) {
        doubt_others(app, unit, &row.contact_index, account).await?;
    }
    unit.record(if valid {
        event
    } else {
        event.refused(Reason::BadCredentials)
    });
    Ok(valid)
}
