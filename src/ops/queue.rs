//! Queueing a message, inside a unit of work: which ways it goes, sealed until it is sent.

use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::place::Place;
use crate::domain::notice::Reach;
use crate::domain::way::{Standing, Way};
use crate::id::{AccountId, MessageId};
use crate::notify::{Sender, Text};
use crate::store::contacts::{self, ContactRow};
use crate::store::outbox::{self, NewMessage};
use crate::store::{StoreError, Unit};

/// To whom one message goes.
pub(super) struct To {
    pub account: AccountId,
    pub way: Way,
    /// The contact it is written for, and goes to alone.
    pub contact: Uuid,
    /// Index of the number or address, for a code.
    pub target: Option<Vec<u8>>,
}

/// The way out for messages of a way.
pub(super) fn sender(app: &App, way: Way) -> &Sender {
    match way {
        Way::Sms => &app.sms,
        Way::Email => &app.mail,
    }
}

/// Where a message that waits is sealed. The two places differ, so that an SMS never becomes a mail.
pub(super) fn place(way: Way, account: AccountId, message: MessageId) -> Place {
    match way {
        Way::Sms => Place::message(account, message),
        Way::Email => Place::mail(account, message),
    }
}

/// Queues a message by the ways that its kind goes and that the person validated.
pub(super) async fn queue(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    language: &str,
    text: &Text<'_>,
) -> Result<(), StoreError> {
    let most = match text.reach() {
        Reach::Pages => return Ok(()),
        Reach::First => 1,
        Reach::Every => Way::ALL.len(),
    };
    let now = unit.now();
    let rows = contacts::of(&mut unit.conn, account).await?;
    let fit = |row: &ContactRow| hears(app, row, text, now);
    let ways: Vec<_> = rows.iter().filter_map(fit).take(most).collect();
    for (way, contact) in ways {
        let to = To {
            account,
            way,
            contact,
            target: None,
        };
        put(app, unit, to, language, text).await?;
    }
    Ok(())
}

/// Whether this text goes to this contact. What decides anything asks for a proof of this year.
fn hears(app: &App, row: &ContactRow, text: &Text<'_>, now: Timestamp) -> Option<(Way, Uuid)> {
    let way = row.way()?;
    let standing = row.standing(now);
    let trusted = match text {
        Text::Notice(_) => standing.hears(),
        Text::Code(_) | Text::Activation(_) => standing.can_be_proven(),
        Text::Wake { .. } | Text::WakeAgain | Text::Veto(_) => standing == Standing::Validated,
    };
    let goes = trusted && text.goes_by(way) && sender(app, way).on();
    goes.then_some((way, row.id))
}

/// Queues one message for one contact, where messages go out by its way. The number or address is
/// looked up when it goes, so that none goes to one that was given up meanwhile.
pub(super) async fn put(
    app: &App,
    unit: &mut Unit,
    to: To,
    language: &str,
    text: &Text<'_>,
) -> Result<(), StoreError> {
    let said = app.texts.write(to.way, text, language);
    let Some(said) = said.filter(|_| sender(app, to.way).on()) else {
        return Ok(());
    };
    let now = unit.now();
    let id = MessageId::make(&app.random, now);
    let place = place(to.way, to.account, id);
    let sealed = app.ring.seal(&place, said.as_bytes(), &app.random);
    let new = NewMessage {
        id,
        account: to.account,
        way: to.way,
        kind: text.kind(),
        sealed: &sealed,
        contact: to.contact,
        target: to.target,
    };
    outbox::insert(&mut unit.conn, new, now).await
}
