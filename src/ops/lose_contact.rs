//! A number or an address from which something came back gets nothing any more. Its owner reads it
//! on their pages, and by the other way where there is one.

use uuid::Uuid;

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::domain::notice::NoticeKind;
use crate::domain::way::Way;
use crate::id::AccountId;
use crate::store::{Unit, contacts, lockers, outbox};

use super::error::OpError;
use super::tell::{of_oneself, tell};

/// Drops a contact, inside a unit of work, once; nothing when it was changed or dropped meanwhile.
pub(super) async fn lose(
    app: &App,
    unit: &mut Unit,
    (account, way): (AccountId, Way),
    contact: Uuid,
) -> Result<(), OpError> {
    let now = unit.now();
    if !contacts::lose(&mut unit.conn, contact, now).await? {
        return Ok(());
    }
    outbox::cancel(&mut unit.conn, account, way, now).await?;
    let mut event = Event::job(EventKind::ContactChanged)
        .with("way", way.code())
        .with("act", "dropped")
        .with("why", "bounce");
    event.account = Some(account);
    event.locker = lockers::of_owner(&mut unit.conn, account).await?;
    unit.record(event);
    let kind = match way {
        Way::Sms => NoticeKind::PhoneLost,
        Way::Email => NoticeKind::EmailLost,
    };
    Ok(tell(app, unit, of_oneself(kind, account)).await?)
}
