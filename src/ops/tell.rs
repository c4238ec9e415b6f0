//! Telling a person what happened to their mandates, in the transaction in which it happens: on
//! their pages, and for what matters by a discreet message.

use crate::app::App;
use crate::crypto::place::Place;
use crate::domain::notice::{Notice, NoticeKind};
use crate::id::{AccountId, MandateId, MessageId, NoticeId, OrganisationId};
use crate::notify::Text;
use crate::store::{StoreError, Unit, contacts, lockers, notices, outbox};

/// Tells a person, in the transaction of what they are told about. Nobody else is ever told: a
/// relative or an aidant learns nothing of a stop here, whatever the caller says.
pub(super) async fn tell(app: &App, unit: &mut Unit, notice: Notice) -> Result<(), StoreError> {
    let Some(language) = language(unit, notice.account).await? else {
        return Ok(());
    };
    let now = unit.now();
    let id = NoticeId::make(&app.random, now);
    notices::insert(&mut unit.conn, id, &notice, now).await?;
    let contact = contacts::find(&mut unit.conn, notice.account).await?;
    if contact.is_some_and(|contact| contact.validated_at.is_some()) {
        queue(
            app,
            unit,
            notice.account,
            &language,
            &Text::Notice(notice.kind),
        )
        .await?;
    }
    Ok(())
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

/// Queues a message, where messages go out and phones are told of such things at all. The number is
/// looked up when it goes, so that none goes to one that was given up meanwhile.
pub(super) async fn queue(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    language: &str,
    text: &Text<'_>,
) -> Result<(), StoreError> {
    let said = app.texts.say(text, language).filter(|_| app.sms.on());
    let Some(said) = said else {
        return Ok(());
    };
    let now = unit.now();
    let id = MessageId::make(&app.random, now);
    let place = Place::message(account, id);
    let sealed = app.ring.seal(&place, said.as_bytes(), &app.random);
    outbox::insert(&mut unit.conn, id, account, text.kind(), &sealed, now).await
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
