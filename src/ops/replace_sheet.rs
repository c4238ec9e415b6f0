//! A new recovery sheet: twelve other words. The old ones are dead at once.

use crate::app::App;
use crate::crypto::sheet::RecoverySheet;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::LockerId;
use crate::store::facts::Target;
use crate::store::{cards as rows, unlocks};

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::secrets::{Owner, changed};
use super::unlocking::sheet_unlock;

/// Makes a new sheet; its words, shown once.
///
/// # Errors
/// A refusal: it needs a fresh proof of the person.
pub async fn replace_sheet(
    app: &App,
    actor: &Actor,
    locker: LockerId,
) -> Result<Vec<String>, OpError> {
    let allowed = allow(app, actor, Action::ReplaceSheet, Target::Locker(locker)).await?;
    let owner = Owner::of(actor);
    let sheet = RecoverySheet::make(&app.random);
    let unlock = sheet_unlock(app, owner.account, &actor.root_key()?, &sheet);
    let (own, event) = (app.clone(), allowed.event);
    let replace = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let ended = rows::remove_kind(&mut unit.conn, owner.account, "sheet").await?;
            unlocks::insert(&mut unit.conn, &unlock, now).await?;
            changed(&own, unit, owner, (event, ended), NoticeKind::SheetReplaced).await
        })
    });
    replace.await?;
    Ok(sheet.words())
}
