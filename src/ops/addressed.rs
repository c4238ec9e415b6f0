//! Where a message goes at the moment at which it is sent, and in which form.

use uuid::Uuid;

use crate::app::App;
use crate::domain::way::{Address, Way};
use crate::id::{AccountId, MessageId};
use crate::notify::Message;
use crate::store::contacts;
use crate::store::outbox::MessageRow;

use super::contact;
use super::contact_own::aidants_own;
use super::error::OpError;

/// The first line of a mail is its subject.
pub(super) fn message(way: Way, id: MessageId, to: &Address, text: &str) -> Message {
    let mail = text.split_once('\n').filter(|_| way == Way::Email);
    let (subject, text) = match mail {
        Some((subject, text)) => (Some(subject.to_owned()), text),
        None => (None, text),
    };
    Message {
        id,
        to: to.text().to_owned(),
        subject,
        text: text.to_owned(),
    }
}

/// What goes to a contact that is not trusted, or no longer: the codes with which its owner proves
/// it.
const PROVING: [&str; 2] = ["contact_code", "activation"];

/// The contact of now, if it is still the one that the message was written for. One that is not
/// trusted gets codes and nothing else, and one that became an aidant's gets nothing.
pub(super) async fn address(
    app: &App,
    way: Way,
    row: &MessageRow,
) -> Result<Option<(Uuid, Address)>, OpError> {
    let account = AccountId(row.account);
    let mut conn = app.store.reader().await?;
    let Some(kept) = contacts::by(&mut conn, account, way).await? else {
        return Ok(None);
    };
    let same = row.contact.is_none_or(|contact| contact == kept.id);
    let now = app.store.now().await?;
    let hears = kept.standing(now).hears() || PROVING.contains(&row.kind.as_str());
    let Ok(address) = contact::open(app, account, &kept) else {
        return Ok(None);
    };
    // The index beside it could have been set to that of another number.
    let same = same && contact::index(app, &address).as_slice() == kept.contact_index;
    let theirs = aidants_own(app, &mut conn, &address).await?;
    Ok((same && hears && !theirs).then_some((kept.id, address)))
}
