//! The person's own phone says yes to a recovery, so that they need not wait. A number that was not
//! proven for long shortens nothing.

use crate::app::App;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::id::{AccountId, RecoveryId};
use crate::limits;
use crate::notify::Text;
use crate::store::confirmations;

use super::attempts::attempt;
use super::door::Origin;
use super::error::OpError;
use super::phone::shortens;
use super::read_recovery::{RecoveryView, view};
use super::recovery::{self, Recovery};
use super::sending;
use super::tell::{language, queue};

/// Sends a code to the person's own phone.
///
/// # Errors
/// There is no such recovery, no phone that shortens anything, or too many codes were sent.
pub async fn send_phone_code(app: &App, origin: &Origin, short: &str) -> Result<(), OpError> {
    let (found, account) = found(app, origin, short).await?;
    let id = found.row.id();
    let code = format!("{:06}", u64::from_be_bytes(app.random.bytes()) % 1_000_000);
    let digest = digest(app, id, &code);
    let event = event(&found, origin, EventKind::RecoveryPhoneAsked);
    sending::counted(app, &origin.address, &event).await?;
    let own = app.clone();
    let send = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let ends = unit.now().plus(limits::CONTACT_CODE);
            let most = limits::RECOVERY_PHONE_CODES;
            let kept = confirmations::phone_code(&mut unit.conn, id, (&digest, ends), most);
            if !kept.await? {
                return Err(OpError::RateLimited);
            }
            let language = language(unit, account).await?.unwrap_or_default();
            queue(&own, unit, account, &language, &Text::Code(&code)).await?;
            unit.record(event);
            Ok(())
        })
    });
    Ok(send.await?)
}

/// Takes the code that came there: the delay ends once enough guardians have confirmed.
///
/// # Errors
/// As [`send_phone_code`]; [`OpError::BadCredentials`] for a code that is wrong, spent or old.
pub async fn confirm_by_phone(
    app: &App,
    origin: &Origin,
    short: &str,
    code: &str,
) -> Result<RecoveryView, OpError> {
    let (found, _) = found(app, origin, short).await?;
    let id = found.row.id();
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let digest = digest(app, id, &code);
    let event = event(&found, origin, EventKind::RecoveryPhoneConfirmed);
    let spend = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let bounds = (limits::CONTACT_TRIES, unit.now());
            let spent = confirmations::spend_phone_code(&mut unit.conn, id, &digest, bounds);
            let spent = spent.await?;
            unit.record(match spent {
                true => event,
                false => event.refused(Reason::BadCredentials),
            });
            Ok(spent)
        })
    });
    let spend = async { spend.await?.then_some(()).ok_or(OpError::BadCredentials) };
    attempt(app, &origin.address, ("recovery-phone", id.bytes()), spend).await?;
    let again = recovery::find(app, short, origin).await?;
    view(app, &again).await
}

/// A recovery that this person's phone can shorten.
async fn found(app: &App, origin: &Origin, short: &str) -> Result<(Recovery, AccountId), OpError> {
    let found = recovery::find(app, short, origin).await?;
    let now = app.store.now().await?;
    let person = found.person.map(|(account, _)| account);
    match person {
        Some(account) if shortens(app, &found, now).await? => Ok((found, account)),
        _ => Err(OpError::Conflict(
            "no phone can shorten this; it goes on with guardians and its delay",
        )),
    }
}

fn digest(app: &App, id: RecoveryId, code: &str) -> [u8; 32] {
    let value = [id.bytes(), code.as_bytes()].concat();
    app.secret.index("recovery-phone", &value)
}

fn event(found: &Recovery, origin: &Origin, kind: EventKind) -> Event {
    found.event(kind, &Event::new(kind, origin.channel))
}
