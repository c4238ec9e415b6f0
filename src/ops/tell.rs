//! Telling a person what happened to their mandates, in the transaction in which it happens.

use crate::app::App;
use crate::domain::notice::{Notice, NoticeKind};
use crate::id::{AccountId, MandateId, NoticeId, OrganisationId};
use crate::store::{StoreError, Unit, notices};

/// Tells a person, in the transaction of what they are told about.
pub(super) async fn tell(app: &App, unit: &mut Unit, notice: Notice) -> Result<(), StoreError> {
    let now = unit.now();
    let id = NoticeId::make(&app.random, now);
    notices::insert(&mut unit.conn, id, &notice, now).await
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
