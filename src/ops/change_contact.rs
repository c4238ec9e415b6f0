//! The person says how they can be reached, proves it with the code that comes there, or takes it
//! back. A number is a channel and never an identity: it opens nothing.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto;
use crate::domain::journal::{Event, Reason};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::policy::{Action, Denial};
use crate::id::{AccountId, ContactId, LockerId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::{Unit, contacts, outbox};

use super::actor::Actor;
use super::contact::{self, code_digest, keep, phone};
use super::error::OpError;
use super::tell::{language, tell};
use super::{about, allow, proved};

/// How the person can be reached, as they see it.
pub struct ContactView {
    /// The number, in E.164; none where none was given.
    pub phone: Option<String>,
    /// Whether they proved it. Nothing but the code is sent to one that they did not.
    pub validated: bool,
}

/// How the person can be reached.
///
/// # Errors
/// A refusal, or the number was altered.
pub async fn read_contact(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<ContactView, OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let row = contacts::find(&mut app.store.reader().await?, actor.account()).await?;
    let Some(row) = row else {
        return Ok(ContactView {
            phone: None,
            validated: false,
        });
    };
    let opened = contact::open(app, actor.account(), &row);
    let phone = proved(app, about(actor, &allowed.permit), opened).await?;
    Ok(ContactView {
        phone: Some(phone.e164().to_owned()),
        validated: row.validated_at.is_some(),
    })
}

/// Keeps a number in the place of the one before, and sends a code there.
///
/// # Errors
/// The field `contact` (`not_a_phone`, `aidants_own`), too many codes in a day, or a refusal.
pub async fn set_contact(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    typed: &str,
) -> Result<ContactView, OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let phone = phone("contact", typed)?;
    let event = allowed.event.with("way", "sms").with("act", "set");
    let (own, account, e164) = (app.clone(), actor.account(), phone.e164().to_owned());
    let set = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let before = contacts::find(&mut unit.conn, account).await?;
            let index = contact::index(&own, &phone);
            let same = before.filter(|row| row.contact_index == index.as_slice());
            if same.is_some_and(|row| row.validated_at.is_some()) {
                return Ok(true);
            }
            spare(unit, account).await?;
            let language = language(unit, account).await?.unwrap_or_default();
            keep(&own, unit, account, &phone, &language).await?;
            unit.record(event);
            tell(&own, unit, changed(account)).await?;
            Ok(false)
        })
    });
    let validated = set.await?;
    Ok(ContactView {
        phone: Some(e164),
        validated,
    })
}

/// Takes the number back; nothing is sent any more.
///
/// # Errors
/// A refusal.
pub async fn drop_contact(app: &App, actor: &Actor, locker: LockerId) -> Result<(), OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let event = allowed.event.with("way", "sms").with("act", "dropped");
    let (own, account) = (app.clone(), actor.account());
    let drop = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            if contact::forget(unit, account).await? {
                unit.record(event);
                tell(&own, unit, changed(account)).await?;
            }
            Ok(())
        })
    });
    Ok(drop.await?)
}

/// Proves the number with the code that came there.
///
/// # Errors
/// A refusal; a wrong, spent or old code is one too, and recorded.
pub async fn validate_contact(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    code: &str,
) -> Result<(), OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangeContact, target).await?;
    let event = allowed.event.with("way", "sms").with("act", "validated");
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let (own, account) = (app.clone(), actor.account());
    let validate = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { try_code(&own, unit, account, &code, event).await })
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
    account: AccountId,
    code: &str,
    event: Event,
) -> Result<bool, OpError> {
    let now = unit.now();
    let most = limits::CONTACT_TRIES;
    let may_try = contacts::spend_try(&mut unit.conn, account, most, now).await?;
    let row = contacts::find(&mut unit.conn, account).await?;
    let fits = row.filter(|row| {
        let digest = code_digest(app, ContactId(row.id), code);
        let kept = row.code.as_deref().unwrap_or_default();
        may_try && crypto::equal(kept, &digest)
    });
    let valid = match fits {
        Some(row) => contacts::validate(&mut unit.conn, row.id, now).await?,
        None => false,
    };
    unit.record(if valid {
        event
    } else {
        event.refused(Reason::BadCredentials)
    });
    Ok(valid)
}

/// Codes are paid for, and a number may be somebody else's: a few in a day are enough.
async fn spare(unit: &mut Unit, account: AccountId) -> Result<(), OpError> {
    let day = unit.now().millis().saturating_sub(24 * 3600 * 1000);
    let after = Timestamp::from_millis(day);
    let sent = outbox::count(&mut unit.conn, account, "contact_code", after).await?;
    if sent < limits::CONTACT_CODES_A_DAY {
        Ok(())
    } else {
        Err(OpError::RateLimited)
    }
}

fn changed(account: AccountId) -> Notice {
    Notice {
        kind: NoticeKind::ContactChanged,
        account,
        mandate: None,
        organisation: None,
        aidant: None,
    }
}
