//! The recovery sheet of staff: twelve words that, with the second factor, let them choose another
//! passphrase. Nobody else ever sees it.

use crate::app::App;
use crate::crypto::sheet::RecoverySheet;
use crate::domain::policy::Action;
use crate::store::{cards as rows, unlocks};

use super::actor::Actor;
use super::ended::said;
use super::error::OpError;
use super::unlocking::sheet_unlock;
use super::{allow, passkeys};

/// A new sheet, shown once; the one before is good no more.
///
/// # Errors
/// A refusal, or the database.
pub async fn make_staff_sheet(app: &App, actor: &Actor) -> Result<Vec<String>, OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let allowed = allow(app, actor, Action::MakeStaffSheet, passkeys::own(actor)).await?;
    let (root, account) = (actor.root_key()?, actor.account());
    let sheet = RecoverySheet::make(&app.random);
    let unlock = sheet_unlock(app, account, &root, &sheet);
    let mut event = allowed.event;
    event.account = Some(account);
    let make = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let ended = rows::remove_kind(&mut unit.conn, account, "sheet").await?;
            unlocks::insert(&mut unit.conn, &unlock, now).await?;
            unit.record(event.with("ended", said(&ended)));
            Ok(())
        })
    });
    make.await?;
    Ok(sheet.words())
}
