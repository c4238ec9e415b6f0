//! A second factor is taken away by its owner, never the last one of staff.

use crate::app::App;
use crate::domain::journal::Reason;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::{Action, Denial};
use crate::domain::session::SessionEnd;
use crate::id::{AccountId, PasskeyId, UnlockId};
use crate::store::passkeys::{self as rows, PasskeyRow};
use crate::store::{Unit, accounts, cards};

use super::actor::Actor;
use super::end_sessions::end_others;
use super::ended::said;
use super::error::OpError;
use super::permit::refuse;
use super::tell::{of_oneself, tell};
use super::{allow, answered, passkeys};

/// Which second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// The codes of an application.
    Totp,
    /// A passkey.
    Passkey(PasskeyId),
}

/// Takes a second factor of the actor away. Their other sessions end: who had it in hand may be in.
///
/// # Errors
/// A refusal; somebody else's is as if it did not exist; the last one of staff stays.
pub async fn remove_factor(app: &App, actor: &Actor, factor: Factor) -> Result<(), OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let allowed = allow(app, actor, Action::RemoveFactor, passkeys::own(actor)).await?;
    let (account, session) = (actor.account(), actor.session());
    let word = match factor {
        Factor::Totp => "totp",
        Factor::Passkey(_) => "passkey",
    };
    let mut event = allowed.event.with("factor", word);
    event.account = Some(account);
    let (done, staff) = (event.clone(), actor.facts.staff());
    let own = app.clone();
    let remove = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let ended = remove(unit, account, factor, staff).await?;
            unit.record(done.clone().with("ended", said(&ended)));
            let why = (SessionEnd::SecretChanged, &done);
            end_others(unit, account, Some(session), why).await?;
            let word = of_oneself(NoticeKind::PasskeyRemoved, account);
            match factor {
                Factor::Passkey(_) => Ok(tell(&own, unit, word).await?),
                Factor::Totp => Ok(()),
            }
        })
    });
    match remove.await.map_err(OpError::from) {
        Err(OpError::NotFound) => {
            let denial = Denial {
                reason: Reason::NotYourRole,
                visible: false,
            };
            Err(refuse(app, actor, event, denial, &allowed.facts).await)
        }
        outcome => answered(app, event, outcome).await,
    }
}

async fn remove(
    unit: &mut Unit,
    account: AccountId,
    factor: Factor,
    staff: bool,
) -> Result<Vec<UnlockId>, OpError> {
    let known = rows::of_account(&mut unit.conn, account).await?;
    let row = accounts::find(&mut unit.conn, account).await?;
    let totp = row.is_some_and(|row| row.totp.is_some());
    let last = usize::from(totp) + known.len() <= 1;
    let found = match factor {
        Factor::Totp => totp,
        Factor::Passkey(id) => known.iter().any(|row| row.id == id.0),
    };
    match (found, factor) {
        (false, _) => Err(OpError::NotFound),
        (true, _) if staff && last => Err(OpError::Conflict(
            "this is the only second factor: set up another one first",
        )),
        (true, Factor::Totp) => {
            accounts::drop_totp(&mut unit.conn, account).await?;
            Ok(Vec::new())
        }
        (true, Factor::Passkey(id)) => forget(unit, account, id, &known).await,
    }
}

/// The row goes before the unlock that it names, and that ends with it.
async fn forget(
    unit: &mut Unit,
    account: AccountId,
    id: PasskeyId,
    known: &[PasskeyRow],
) -> Result<Vec<UnlockId>, OpError> {
    rows::delete(&mut unit.conn, id, account).await?;
    let row = known.iter().find(|row| row.id == id.0);
    let unlock = row.and_then(|row| row.unlock).map(UnlockId);
    if let Some(unlock) = unlock {
        cards::remove(&mut unit.conn, unlock).await?;
    }
    Ok(unlock.into_iter().collect())
}
