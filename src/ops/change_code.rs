//! Another code for the card at hand. The card and its old code are the proof: the server keeps
//! neither, so it cannot do it without them.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::key::RootKey;
use crate::domain::journal::Reason;
use crate::domain::notice::NoticeKind;
use crate::domain::person;
use crate::domain::policy::Action;
use crate::id::{LockerId, UnlockId};
use crate::store::facts::Target;
use crate::store::{cards as rows, unlocks};

use super::actor::Actor;
use super::door::{self, Credentials, Origin};
use super::error::OpError;
use super::secrets::{Owner, changed};
use super::unlocking::card_unlock;
use super::{allow, cards};

/// What is asked to change a code.
pub struct NewCode {
    /// Text of the card.
    pub card: Zeroizing<String>,
    /// Its code until now.
    pub pin: Zeroizing<String>,
    /// The code from now on.
    pub new_pin: Zeroizing<String>,
}

/// Changes the code of the person's card.
///
/// # Errors
/// The fields `card` and `new_pin`, which cost no try; [`OpError::BadCredentials`] for a wrong code
/// or the card of somebody else; a refusal.
pub async fn change_code(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    origin: &Origin,
    asked: NewCode,
) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::ChangeCode, Target::Locker(locker)).await?;
    let card = cards::read(&asked.card)?;
    person::pin(&asked.new_pin).map_err(|bad| OpError::field("new_pin", bad))?;
    let (before, root) = prove(app, origin, &asked).await?;
    let (owner, event) = (Owner::of(actor), allowed.event);
    if before.1 != owner.account.0 {
        app.store
            .record((), event.refused(Reason::BadCredentials))
            .await?;
        return Err(OpError::BadCredentials);
    }
    let unlock = card_unlock(app, owner.account, &root, &card, &asked.new_pin).await?;
    let (own, before) = (app.clone(), before.0);
    let change = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if !rows::remove(&mut unit.conn, before).await? {
                return Err(OpError::Conflict("this card has changed meanwhile"));
            }
            unlocks::insert(&mut unit.conn, &unlock, now).await?;
            let ended = (event, vec![before]);
            changed(&own, unit, owner, ended, NoticeKind::CodeChanged).await
        })
    });
    Ok(change.await?)
}

/// The unlock that card and old code open, with its account, and the root key.
async fn prove(
    app: &App,
    origin: &Origin,
    asked: &NewCode,
) -> Result<((UnlockId, uuid::Uuid), RootKey), OpError> {
    let credentials = Credentials::Card {
        card: asked.card.clone(),
        pin: asked.pin.clone(),
    };
    let (door, root) = door::open(app, &credentials, origin).await?;
    let (unlock, account) = door.found.ok_or(OpError::BadCredentials)?;
    Ok(((UnlockId(unlock.id), account.id), root))
}
