//! The person takes over a locker that was opened for them by telephone: with the code that went to
//! their own phone they choose their card's code, and get card, sheet and one-time codes.

use zeroize::Zeroizing;

use crate::app::App;
use crate::domain::journal::EventKind;
use crate::domain::person;
use crate::id::{AccountId, LockerId};
use crate::store::{codes, contacts, lockers, unlocks};

use super::card_codes::ACTIVATION;
use super::confirm_contact::doubt_others;
use super::door::Origin;
use super::error::OpError;
use super::list_mandates::{MandateView, list_mandates};
use super::new_locker::take_home;
use super::open_locker::OpenedLocker;
use super::person_proof::with_code;

/// A locker that its person took over.
pub struct Confirmed {
    /// What the person takes home.
    pub opened: OpenedLocker,
    /// Who may open it, and what was opened before.
    pub mandates: Vec<MandateView>,
}

/// Confirms a locker.
///
/// # Errors
/// [`OpError::BadCredentials`] for a code that is wrong, used or too old; a refused code of the card.
pub async fn confirm_locker(
    app: &App,
    origin: &Origin,
    code: &str,
    pin: &Zeroizing<String>,
) -> Result<Confirmed, OpError> {
    person::pin(pin).map_err(|bad| OpError::field("pin", bad))?;
    let proven = with_code(app, code, ACTIVATION, origin).await?;
    let (account, locker) = place(&proven.actor)?;
    let (root, now) = (proven.actor.root_key()?, proven.actor.at);
    let taken = take_home(app, account, &root, pin, now).await?;
    let mut event = proven.actor.event(EventKind::LockerConfirmed);
    (event.account, event.locker) = (Some(account), Some(locker));
    let (kept, spent) = (taken.kept, proven.code.ok_or(OpError::NotFound)?);
    let own = app.clone();
    let confirm = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let first = codes::spend(&mut unit.conn, spent, now).await?;
            if !first || !lockers::confirm(&mut unit.conn, locker).await? {
                return Err(OpError::BadCredentials);
            }
            for unlock in &kept.unlocks {
                unlocks::insert(&mut unit.conn, unlock, now).await?;
            }
            kept.insert_codes(unit).await?;
            // Whoever typed the code reads what is sent to this number.
            if let Some(contact) = contacts::find(&mut unit.conn, account).await? {
                contacts::validate(&mut unit.conn, contact.id, now).await?;
                doubt_others(&own, unit, &contact.contact_index, account).await?;
            }
            unit.record(event);
            Ok(())
        })
    });
    confirm.await?;
    let opened = OpenedLocker {
        locker,
        account,
        card: taken.card,
        recovery_sheet: taken.sheet,
        codes: taken.codes,
    };
    // The secrets are shown once: a list that cannot be read never takes them away.
    let mandates = list_mandates(app, &proven.actor, locker).await;
    Ok(Confirmed {
        opened,
        mandates: mandates.unwrap_or_default(),
    })
}

fn place(actor: &super::actor::Actor) -> Result<(AccountId, LockerId), OpError> {
    let locker = actor.facts.owns.ok_or(OpError::NotFound)?;
    Ok((actor.account(), locker))
}
