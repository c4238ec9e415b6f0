//! Login and passphrase: a person's, a way in beside the card for whoever wants one; and that of
//! staff, who choose another one with the old one, or in a session that was opened without it.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{Event, Reason};
use crate::domain::notice::NoticeKind;
use crate::domain::person;
use crate::domain::policy::Action;
use crate::id::{LockerId, UnlockId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::unlocks::{self, NewUnlock};
use crate::store::{Unit, accounts, cards as rows};

use super::actor::Actor;
use super::credentials::stretched;
use super::error::OpError;
use super::old_passphrase;
use super::people::login_index;
use super::secrets::{Owner, changed};
use super::unlocking::new_unlock;
use super::{Allowed, allow, answered, passkeys};

pub use super::old_passphrase::asks_old;

pub(super) const KIND: &str = "passphrase";

/// What a person types to enter without a card.
pub struct Login {
    /// The login.
    pub login: String,
    /// The passphrase.
    pub passphrase: Zeroizing<String>,
}

/// What staff type: their login stays.
pub struct NewPassphrase {
    /// The one until now, where it is asked.
    pub old: Option<Zeroizing<String>>,
    /// The one from now on.
    pub passphrase: Zeroizing<String>,
}

/// Whose passphrase changes.
pub enum Asked {
    /// A person's, with their login.
    Person(LockerId, Login),
    /// That of staff.
    Staff(NewPassphrase),
}

/// Sets or changes a passphrase. The actor's other sessions end.
///
/// # Errors
/// The fields `login` (`taken`, whoever has it), `old_passphrase` and `passphrase`, too many logins
/// that were taken; [`OpError::BadCredentials`] for a wrong old passphrase, recorded; or a refusal: a
/// person needs a fresh proof of themselves, staff their second factor.
pub async fn change_passphrase(app: &App, actor: &Actor, asked: Asked) -> Result<(), OpError> {
    match asked {
        Asked::Person(locker, login) => of_person(app, actor, locker, login).await,
        Asked::Staff(new) => of_staff(app, actor, new).await,
    }
}

async fn of_person(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    asked: Login,
) -> Result<(), OpError> {
    let target = Target::Locker(locker);
    let allowed = allow(app, actor, Action::ChangePassphrase, target).await?;
    let login = person::login(&asked.login).map_err(|bad| OpError::field("login", bad))?;
    person::passphrase(&asked.passphrase).map_err(|bad| OpError::field("passphrase", bad))?;
    let asking = Asking::new(app, Owner::of(actor), allowed.facts.now)?;
    let index = Some(login_index(app, &login));
    let change = put(app, actor, (allowed.event, index), &asked.passphrase).await;
    change.map_err(|error| asking.taken(app, error))
}

async fn of_staff(app: &App, actor: &Actor, asked: NewPassphrase) -> Result<(), OpError> {
    let actor = &passkeys::known(app, actor).await?;
    let Allowed { mut event, .. } =
        allow(app, actor, Action::ChangeStaffPassphrase, Target::Nothing).await?;
    event.account = Some(actor.account());
    let changed = match old_passphrase::proved(app, actor, &asked).await {
        Ok(()) => put(app, actor, (event.clone(), None), &asked.passphrase).await,
        Err(error) => Err(error),
    };
    if matches!(changed, Err(OpError::BadCredentials)) {
        let refused = event.refused(Reason::BadCredentials);
        app.store.record((), refused).await?;
        return changed;
    }
    answered(app, event, changed).await
}

/// Puts a new passphrase in the place of the old one, under another login where one is given.
async fn put(
    app: &App,
    actor: &Actor,
    (event, login): (Event, Option<[u8; 32]>),
    passphrase: &str,
) -> Result<(), OpError> {
    let (own, owner) = (app.clone(), Owner::of(actor));
    let unlock = unlock(app, actor, passphrase).await?;
    let change = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let ended = replace(unit, owner, login, &unlock).await?;
            let kind = NoticeKind::PassphraseChanged;
            changed(&own, unit, owner, (event, ended), kind).await
        })
    });
    Ok(change.await?)
}

async fn unlock(app: &App, actor: &Actor, passphrase: &str) -> Result<NewUnlock, OpError> {
    let (salt, cost) = (app.random.bytes(), app.settings.costs.passphrase);
    let key = stretched(app, passphrase, &salt, cost).await?;
    let key = key.passphrase(&app.secret.pepper());
    let form = (KIND, None, salt, cost);
    let root = actor.root_key()?;
    Ok(new_unlock(app, actor.account(), &root, &key, form))
}

async fn replace(
    unit: &mut Unit,
    owner: Owner,
    login: Option<[u8; 32]>,
    unlock: &NewUnlock,
) -> Result<Vec<UnlockId>, OpError> {
    let now = unit.now();
    if login.is_some() {
        accounts::set_login(&mut unit.conn, owner.account, login).await?;
    }
    let ended = rows::remove_kind(&mut unit.conn, owner.account, KIND).await?;
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
