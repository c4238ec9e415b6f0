//! The person takes over a locker that was opened for them by telephone: with the code that went to
//! their own phone they choose their card's code, and get card, sheet and one-time codes.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::key::RootKey;
use crate::domain::journal::{Event, EventKind};
use crate::domain::person;
use crate::id::{AccountId, LockerId};
use crate::store::{Unit, accounts, codes, contacts, lockers, unlocks};

use super::actor::Actor;
use super::card_codes::ACTIVATION;
use super::cards;
use super::confirm_contact::doubt_others;
use super::door::Origin;
use super::error::OpError;
use super::guarding::NewSet;
use super::list_guardians::GuardianView;
use super::list_mandates::{MandateView, list_mandates};
use super::named;
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
    guardians: Option<Vec<AccountId>>,
) -> Result<Confirmed, OpError> {
    person::pin(pin).map_err(|bad| OpError::field("pin", bad))?;
    let proven = with_code(app, code, ACTIVATION, origin).await?;
    let (account, locker) = place(&proven.actor)?;
    let (root, now) = (proven.actor.root_key()?, proven.actor.at);
    let taken = take_home(app, account, &root, pin, now).await?;
    let block_number = cards::print(app, &taken.card)?.block_number;
    let (set, guardians) = set(app, &proven.actor, (root, &taken.card), guardians).await?;
    let (kept, spent) = (taken.kept, proven.code.ok_or(OpError::NotFound)?);
    let event = taken_over(&proven.actor, (account, locker), spent);
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
            set.keep(unit, &event).await?;
            prove_contact(&own, unit, account).await?;
            unit.record(event);
            Ok(())
        })
    });
    confirm.await?;
    let opened = OpenedLocker {
        locker,
        account,
        card: taken.card,
        block_number,
        recovery_sheet: taken.sheet,
        codes: taken.codes,
        guardians,
    };
    // The secrets are shown once: a list that cannot be read never takes them away.
    let mandates = list_mandates(app, &proven.actor, locker)
        .await
        .unwrap_or_default();
    Ok(Confirmed { opened, mandates })
}

/// The entry: it names the code, so that its row, brought back, is good for nothing.
fn taken_over(
    actor: &Actor,
    (account, locker): (AccountId, LockerId),
    code: crate::id::CodeId,
) -> Event {
    let mut event = actor.event(EventKind::LockerConfirmed);
    (event.account, event.locker) = (Some(account), Some(locker));
    event.with("code", code.to_string())
}

/// Whoever typed the code reads what is sent to this number.
async fn prove_contact(app: &App, unit: &mut Unit, account: AccountId) -> Result<(), OpError> {
    let now = unit.now();
    if let Some(contact) = contacts::find(&mut unit.conn, account).await? {
        contacts::validate(&mut unit.conn, contact.id, now).await?;
        doubt_others(app, unit, &contact.contact_index, account).await?;
    }
    Ok(())
}

/// The guardians with whom the person goes home: whoever opened the locker, unless they chose others.
async fn set(
    app: &App,
    actor: &Actor,
    (root, card): (RootKey, &str),
    guardians: Option<Vec<AccountId>>,
) -> Result<(NewSet, Vec<GuardianView>), OpError> {
    let (account, locker) = place(actor)?;
    let mut conn = app.store.reader().await?;
    let row = lockers::find(&mut conn, locker).await?;
    let row = row.ok_or(OpError::NotFound)?;
    let keys = accounts::keys(&mut conn, account, None).await?;
    let keys = keys.ok_or(OpError::NotFound)?;
    drop(conn);
    let opener = row.opened_by.map(AccountId);
    let guardians = named::choose(app, opener, guardians).await?;
    let set = named::seal(app, (&row, &keys), (root, card), &guardians, actor.at).await?;
    Ok((set, named::views(app, &guardians).await?))
}

fn place(actor: &Actor) -> Result<(AccountId, LockerId), OpError> {
    let locker = actor.facts.owns.ok_or(OpError::NotFound)?;
    Ok((actor.account(), locker))
}
