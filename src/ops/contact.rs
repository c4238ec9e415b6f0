//! How somebody can be reached, inside a unit of work: sealed, found by its index, proven by a code
//! that is sent there.

use crate::app::App;
use crate::crypto::place::Place;
use crate::domain::contact::Phone;
use crate::domain::email::Email;
use crate::domain::journal::{Event, EventKind};
use crate::domain::way::{Address, Way};
use crate::id::{AccountId, ContactId};
use crate::notify::Text;
use crate::store::contacts::{self, ContactRow, NewContact};
use crate::store::{StoreError, Unit, outbox};

use super::contact_code::{draw, send_code};
use super::contact_own::refuse_own;
use super::error::OpError;
use super::queue::{To, put};

/// Reads a phone number that somebody typed.
///
/// # Errors
/// The field is refused.
pub(super) fn phone(field: &'static str, text: &str) -> Result<Phone, OpError> {
    let refused = |error: crate::domain::contact::NotAPhone| {
        OpError::invalid(field, "not_a_phone", &error.to_string())
    };
    Phone::parse(text).map_err(refused)
}

/// Reads a number or an address that somebody typed.
///
/// # Errors
/// The field `contact` or `email` is refused (`not_a_phone`, `not_an_email`).
pub(super) fn address(way: Way, text: &str) -> Result<Address, OpError> {
    match way {
        Way::Sms => phone("contact", text).map(Address::Phone),
        Way::Email => Email::parse(text)
            .map(Address::Email)
            .map_err(|error| OpError::invalid("email", "not_an_email", &error.to_string())),
    }
}

/// Where a number or an address is found.
pub(super) fn index(app: &App, address: &Address) -> [u8; 32] {
    app.secret.index("contact", address.folded().as_bytes())
}

/// The number or address of a contact.
pub(super) fn open(app: &App, account: AccountId, row: &ContactRow) -> Result<Address, OpError> {
    let place = Place::contact(account, ContactId(row.id));
    let plain = app.ring.open(&place, &row.sealed)?;
    let text = String::from_utf8_lossy(&plain);
    let address = row.way().and_then(|way| Address::parse(way, &text));
    address.ok_or_else(|| crate::crypto::sealed::SealError::Form.into())
}

/// The number with which a locker is opened for somebody, in the transaction of the opening: kept,
/// recorded, and asked for its proof. `event` is the entry of the opening.
///
/// # Errors
/// The field `contact` is refused: it is the number of an aidant or of a structure.
pub(super) async fn contact_for_opening(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    phone: &Phone,
    language: &str,
    event: &Event,
) -> Result<(), OpError> {
    let address = Address::Phone(phone.clone());
    keep(app, unit, account, &address, language).await?;
    let mut kept = Event::new(EventKind::ContactChanged, event.channel);
    (kept.actor, kept.session) = (event.actor, event.session);
    (kept.account, kept.locker) = (Some(account), event.locker);
    unit.record(kept.with("way", Way::Sms.code()).with("act", "set"));
    Ok(())
}

/// The number of somebody who telephones: nothing is asked of it but the one code with which they
/// take over what was opened for them, and which proves the number too.
///
/// # Errors
/// As [`contact_for_opening`].
pub(super) async fn contact_for_activation(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    phone: &Phone,
    (language, code): (&str, &str),
) -> Result<(), OpError> {
    let address = Address::Phone(phone.clone());
    refuse_own(app, unit, &address).await?;
    let now = unit.now();
    let id = ContactId::make(&app.random, now);
    let new = sealed(app, account, id, &address);
    contacts::insert(&mut unit.conn, &new, now).await?;
    let to = To {
        account,
        way: Way::Sms,
        contact: id.0,
        target: Some(new.index.to_vec()),
    };
    Ok(put(app, unit, to, language, &Text::Activation(code)).await?)
}

/// Keeps a person's number or address in the place of the one before, and sends the code that proves
/// it.
pub(super) async fn keep(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    address: &Address,
    language: &str,
) -> Result<(), OpError> {
    refuse_own(app, unit, address).await?;
    forget(unit, account, address.way()).await?;
    let now = unit.now();
    let id = ContactId::make(&app.random, now);
    let (code, digest, ends) = draw(app, id, now);
    let new = NewContact {
        code: Some((digest, ends)),
        ..sealed(app, account, id, address)
    };
    contacts::insert(&mut unit.conn, &new, now).await?;
    let to = To {
        account,
        way: address.way(),
        contact: id.0,
        target: Some(new.index.to_vec()),
    };
    send_code(app, unit, to, language, &code).await
}

/// Reads an aidant's own number, where they gave one.
pub(super) fn staff_phone(typed: Option<&str>) -> Result<Option<Phone>, OpError> {
    let typed = typed.filter(|typed| !typed.trim().is_empty());
    typed.map(|typed| phone("phone", typed)).transpose()
}

/// Keeps an aidant's own number, only so that it is never taken for a person's.
pub(super) async fn keep_staff(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    phone: Option<&Phone>,
) -> Result<(), StoreError> {
    let Some(phone) = phone else {
        return Ok(());
    };
    let now = unit.now();
    let id = ContactId::make(&app.random, now);
    let new = sealed(app, account, id, &Address::Phone(phone.clone()));
    contacts::insert(&mut unit.conn, &new, now).await
}

fn sealed(app: &App, account: AccountId, id: ContactId, address: &Address) -> NewContact {
    let place = Place::contact(account, id);
    NewContact {
        id,
        account,
        way: address.way(),
        sealed: app
            .ring
            .seal(&place, address.text().as_bytes(), &app.random),
        index: index(app, address),
        code: None,
    }
}

/// Erases a number or an address and what waits to be sent to it; false when there was none.
pub(super) async fn forget(
    unit: &mut Unit,
    account: AccountId,
    way: Way,
) -> Result<bool, StoreError> {
    let now = unit.now();
    outbox::cancel(&mut unit.conn, account, way, now).await?;
    contacts::remove(&mut unit.conn, account, way).await
}
