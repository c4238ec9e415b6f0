//! Telling a person what happened to their mandates, in the transaction in which it happens: on
//! their pages, and for what matters by a discreet message.

use crate::app::App;
use crate::domain::notice::{Notice, NoticeKind};
use crate::id::{AccountId, MandateId, NoticeId, OrganisationId};
use crate::notify::Text;
use crate::store::{StoreError, Unit, lockers, notices};

pub(super) use super::queue::queue;

/// Tells a person, in the transaction of what they are told about. Nobody else is ever told: a
/// relative or an aidant learns nothing of a stop here, whatever the caller says.
pub(super) async fn tell(app: &App, unit: &mut Unit, notice: Notice) -> Result<(), StoreError> {
    let Some(language) = language(unit, notice.account).await? else {
        return Ok(());
    };
    let now = unit.now();
    let id = NoticeId::make(&app.random, now);
    notices::insert(&mut unit.conn, id, &notice, now).await?;
    let text = Text::Notice(notice.kind);
    queue(app, unit, notice.account, &language, &text).await
}

/// The language of a person; none for whoever has no locker.
pub(super) async fn language(
    unit: &mut Unit,
    account: AccountId,
) -> Result<Option<String>, StoreError> {
    let Some(locker) = lockers::of_owner(&mut unit.conn, account).await? else {
        return Ok(None);
    };
    let row = lockers::find(&mut unit.conn, locker).await?;
    Ok(row.map(|row| row.language))
}

/// A notice about a mandate.
pub(super) fn of_mandate(
    kind: NoticeKind,
    account: AccountId,
    mandate: MandateId,
    organisation: Option<OrganisationId>,
) -> Notice {
    Notice {
        kind,
        account,
        mandate: Some(mandate),
        organisation,
        aidant: None,
    }
}

/// A notice about the person's own ways: no mandate, no structure, nobody else.
pub(super) fn of_oneself(kind: NoticeKind, account: AccountId) -> Notice {
    Notice {
        kind,
        account,
        mandate: None,
        organisation: None,
        aidant: None,
    }
}
