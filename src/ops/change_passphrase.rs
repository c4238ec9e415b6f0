//! A person's login and passphrase: a way in beside the card, for whoever wants one.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::notice::NoticeKind;
use crate::domain::person;
use crate::domain::policy::Action;
use crate::id::LockerId;
use crate::limits;
use crate::store::facts::Target;
use crate::store::unlocks::NewUnlock;
use crate::store::{Unit, accounts, cards as rows, unlocks};

use super::actor::Actor;
use super::allow;
use super::credentials::stretched;
use super::error::OpError;
use super::people::login_index;
use super::secrets::{Owner, changed};
use super::unlocking::new_unlock;

/// What a person types to enter without a card.
pub struct Login {
    /// The login.
    pub login: String,
    /// The passphrase.
    pub passphrase: Zeroizing<String>,
}

/// Sets or changes login and passphrase.
///
/// # Errors
/// The fields `login` (`taken`, whoever has it) and `passphrase`, too many logins that were taken, or
/// a refusal: it needs a fresh proof of the person.
pub async fn change_passphrase(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    asked: Login,
) -> Result<(), OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangePassphrase, target).await?;
    let login = person::login(&asked.login).map_err(|bad| OpError::field("login", bad))?;
    person::passphrase(&asked.passphrase).map_err(|bad| OpError::field("passphrase", bad))?;
    let (owner, now) = (Owner::of(actor), allowed.facts.now);
    let asking = Asking::new(app, owner, now)?;
    let unlock = unlock(app, actor, &asked.passphrase).await?;
    let (own, index) = (app.clone(), login_index(app, &login));
    let change = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let ended = put(unit, owner, index, &unlock).await?;
            let kind = NoticeKind::PassphraseChanged;
            changed(&own, unit, owner, (allowed.event, ended), kind).await
        })
    });
    change
        .await
        .map_err(|error| asking.taken(app, error.into()))?;
    Ok(())
}

async fn unlock(app: &App, actor: &Actor, passphrase: &str) -> Result<NewUnlock, OpError> {
    let (salt, cost) = (app.random.bytes(), app.settings.costs.passphrase);
    let key = stretched(app, passphrase, &salt, cost).await?;
    let key = key.passphrase(&app.secret.pepper());
    let form = ("passphrase", None, salt, cost);
    Ok(new_unlock(
        app,
        actor.account(),
        &actor.root_key()?,
        &key,
        form,
    ))
}

async fn put(
    unit: &mut Unit,
    owner: Owner,
    index: [u8; 32],
    unlock: &NewUnlock,
) -> Result<Vec<crate::id::UnlockId>, OpError> {
    let now = unit.now();
    accounts::set_login(&mut unit.conn, owner.account, Some(index)).await?;
    let ended = rows::remove_kind(&mut unit.conn, owner.account, "passphrase").await?;
    unlocks::insert(&mut unit.conn, unlock, now).await?;
    Ok(ended)
}

/// Somebody who looks for a login that nobody has.
struct Asking {
    key: Vec<u8>,
    now: Timestamp,
}

impl Asking {
    /// Whoever found many taken logins waits: a login may be somebody's address.
    fn new(app: &App, owner: Owner, now: Timestamp) -> Result<Self, OpError> {
        let key = [b"login".as_slice(), owner.account.bytes()].concat();
        if app.throttle.seen(&key, now) >= limits::LOGINS_TAKEN {
            return Err(OpError::RateLimited);
        }
        Ok(Self { key, now })
    }

    fn taken(self, app: &App, error: OpError) -> OpError {
        match error {
            OpError::Store(store) if store.is_unique() => {
                app.throttle.count(&self.key, self.now);
                OpError::invalid("login", "taken", "is taken; choose another")
            }
            other => other,
        }
    }
}
