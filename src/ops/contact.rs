//! How somebody can be reached, inside a unit of work: sealed, found by its index, proven by a code
//! that is sent there. An aidant's or structure's own number is never a person's.

use crate::app::App;
use crate::crypto::place::Place;
use crate::domain::contact::Phone;
use crate::domain::journal::{Event, EventKind};
use crate::id::{AccountId, ContactId};
use crate::limits;
use crate::notify::Text;
use crate::store::contacts::{self, ContactRow, NewContact};
use crate::store::db::Conn;
use crate::store::{StoreError, Unit, outbox};

use super::error::OpError;
use super::tell::queue;

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

/// Where a number is found.
pub(super) fn index(app: &App, phone: &Phone) -> [u8; 32] {
    app.secret.index("contact", phone.e164().as_bytes())
}

/// The number of a contact.
pub(super) fn open(app: &App, account: AccountId, row: &ContactRow) -> Result<Phone, OpError> {
    let plain = app
        .ring
        .open(&Place::contact(account, ContactId(row.id)), &row.sealed)?;
    let text = String::from_utf8_lossy(&plain);
    Phone::parse(&text).map_err(|_| crate::crypto::sealed::SealError::Form.into())
}

/// What the database keeps of the code that proves a contact.
pub(super) fn code_digest(app: &App, contact: ContactId, code: &str) -> [u8; 32] {
    let value = [contact.bytes(), code.as_bytes()].concat();
    app.secret.index("contact-code", &value)
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
    keep(app, unit, account, phone, language).await?;
    let mut kept = Event::new(EventKind::ContactChanged, event.channel);
    (kept.actor, kept.session) = (event.actor, event.session);
    (kept.account, kept.locker) = (Some(account), event.locker);
    unit.record(kept.with("way", "sms").with("act", "set"));
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
    let index = index(app, phone);
    refuse_own(unit, phone, &index).await?;
    let now = unit.now();
    let new = sealed(
        app,
        account,
        ContactId::make(&app.random, now),
        phone,
        index,
    );
    contacts::insert(&mut unit.conn, &new, now).await?;
    Ok(queue(app, unit, account, language, &Text::Activation(code)).await?)
}

/// A person has their own number, or none.
pub(super) async fn refuse_own(
    unit: &mut Unit,
    phone: &Phone,
    index: &[u8],
) -> Result<(), OpError> {
    if aidants_own(&mut unit.conn, phone, index).await? {
        return Err(OpError::invalid(
            "contact",
            "aidants_own",
            "is the number of an aidant or of a structure; a person has their own, or none",
        ));
    }
    Ok(())
}

/// Keeps a person's number in the place of the one before, and sends the code that proves it.
pub(super) async fn keep(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    phone: &Phone,
    language: &str,
) -> Result<(), OpError> {
    let index = index(app, phone);
    refuse_own(unit, phone, &index).await?;
    forget(unit, account).await?;
    let now = unit.now();
    let id = ContactId::make(&app.random, now);
    let code = format!("{:06}", u64::from_be_bytes(app.random.bytes()) % 1_000_000);
    let digest = code_digest(app, id, &code);
    let new = sealed(app, account, id, phone, index);
    let code_ends = now.plus(limits::CONTACT_CODE);
    let new = NewContact {
        code: Some((digest, code_ends)),
        ..new
    };
    contacts::insert(&mut unit.conn, &new, now).await?;
    Ok(queue(app, unit, account, language, &Text::Code(&code)).await?)
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
    let new = sealed(app, account, id, phone, index(app, phone));
    contacts::insert(&mut unit.conn, &new, now).await
}

fn sealed(
    app: &App,
    account: AccountId,
    id: ContactId,
    phone: &Phone,
    index: [u8; 32],
) -> NewContact {
    let place = Place::contact(account, id);
    NewContact {
        id,
        account,
        sealed: app.ring.seal(&place, phone.e164().as_bytes(), &app.random),
        index,
        code: None,
    }
}

/// Erases a number and what waits to be sent to it; false when there was none.
pub(super) async fn forget(unit: &mut Unit, account: AccountId) -> Result<bool, StoreError> {
    let now = unit.now();
    outbox::cancel(&mut unit.conn, account, now).await?;
    contacts::remove(&mut unit.conn, account).await
}

async fn aidants_own(conn: &mut Conn, phone: &Phone, index: &[u8]) -> Result<bool, StoreError> {
    if contacts::of_staff(conn, index).await? {
        return Ok(true);
    }
    let theirs = contacts::of_organisations(conn).await?;
    Ok(theirs
        .iter()
        .any(|typed| Phone::parse(typed).as_ref() == Ok(phone)))
}
