//! Opening a locker for a person: account, root key, card, recovery sheet, keys, categories. No
//! e-mail, phone or address is asked. The secrets are shown once and kept nowhere.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::card::Card;
use crate::crypto::hpke::HpkePrivate;
use crate::crypto::key::{CategoryKey, ProfileKey, RootKey, Seals, UnlockKey, Wraps};
use crate::crypto::password::Cost;
use crate::crypto::place::Place;
use crate::crypto::sheet::RecoverySheet;
use crate::crypto::signature::Signer;
use crate::domain::journal::{Channel, Event, EventKind};
use crate::domain::person;
use crate::domain::policy::Action;
use crate::domain::rights::Category;
use crate::id::{AccountId, LockerId, UnlockId};
use crate::limits;
use crate::store::Unit;
use crate::store::accounts::{self, KeysRow, NewAccount, NewUnlock};
use crate::store::facts::Target;
use crate::store::lockers::{self, LockerRow};

use super::actor::Actor;
use super::door::stretched;
use super::error::OpError;
use super::{allow, published};

/// What is asked to open a locker.
pub struct NewLocker {
    /// How the person is called.
    pub display_name: String,
    /// The person's language.
    pub language: String,
    /// The code that the person chose and typed.
    pub pin: Zeroizing<String>,
    /// Whether the person said that they are under legal protection.
    pub under_protection: bool,
}

/// What the person takes home. Nothing of it is kept.
pub struct OpenedLocker {
    /// The locker.
    pub locker: LockerId,
    /// The person's account.
    pub account: AccountId,
    /// Text of the card.
    pub card: Zeroizing<String>,
    /// Twelve words.
    pub recovery_sheet: Vec<String>,
}

/// Opens a locker. Without an actor the person opens it for themselves, where the instance lets them.
///
/// # Errors
/// A refused field, or an actor who may not.
pub async fn open_locker(
    app: &App,
    actor: Option<&Actor>,
    channel: Channel,
    new: NewLocker,
) -> Result<OpenedLocker, OpError> {
    let event = match actor {
        Some(actor) => {
            allow(app, actor, Action::OpenLocker, Target::Nothing)
                .await?
                .event
        }
        None if app.settings.self_opening => Event::new(EventKind::LockerOpened, channel),
        None => return Err(OpError::NoSession),
    };
    let name = person::line(&new.display_name, limits::NAME_CHARS)
        .map_err(|bad| OpError::field("display_name", bad))?;
    let language =
        person::language(&new.language).map_err(|bad| OpError::field("language", bad))?;
    person::pin(&new.pin).map_err(|bad| OpError::field("pin", bad))?;
    let now = app.store.now().await?;
    let account = AccountId::make(&app.random, now);
    let locker = LockerId::make(&app.random, now);
    let (root, card, sheet) = (
        RootKey::make(&app.random),
        Card::make(&app.random),
        RecoverySheet::make(&app.random),
    );
    let unlocks = vec![
        card_unlock(app, account, &root, &card, &new.pin).await?,
        sheet_unlock(app, account, &root, &sheet),
    ];
    let mut row = locker_row(app, &root, account, locker, &name, language);
    row.opened_by = actor.map(|actor| actor.account().0);
    let categories = category_keys(app, &root, locker);
    let keys = make_keys(app, &root, account)?;
    let mut event = event.with("under_protection", new.under_protection);
    (event.account, event.locker) = (Some(account), Some(locker));
    let open = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let account = NewAccount {
                id: account,
                auditor: false,
                staff: None,
                login_index: None,
            };
            insert_account(unit, &account, &unlocks, keys, &event).await?;
            let now = unit.now();
            lockers::insert(&mut unit.conn, &row, now).await?;
            for (category, wrapped) in &categories {
                lockers::insert_key(&mut unit.conn, locker, *category, 1, wrapped).await?;
            }
            unit.record(event);
            Ok(())
        })
    });
    open.await?;
    Ok(OpenedLocker {
        locker,
        account,
        card: card.text(),
        recovery_sheet: sheet.words(),
    })
}

/// Makes an account with its unlocks and publishes its keys, inside a unit of work.
pub(super) async fn insert_account(
    unit: &mut Unit,
    account: &NewAccount,
    unlocks: &[NewUnlock],
    mut keys: KeysRow,
    event: &Event,
) -> Result<(), OpError> {
    let now = unit.now();
    accounts::insert(&mut unit.conn, account, now).await?;
    for unlock in unlocks {
        accounts::insert_unlock(&mut unit.conn, unlock, now).await?;
    }
    let fingerprint = published::fingerprint(&keys.hpke_public, &keys.ed25519_public);
    let mut said = Event::new(EventKind::KeyPublished, event.channel);
    (said.actor, said.session, said.locker) = (event.actor, event.session, event.locker);
    let index = unit.record(published::publication(said, account.id, 1, &fingerprint));
    keys.entry = index.cast_signed();
    accounts::insert_keys(&mut unit.conn, &keys, now).await?;
    Ok(())
}

/// New key pairs of an account, the private halves sealed under its root key.
pub(super) fn make_keys(app: &App, root: &RootKey, account: AccountId) -> Result<KeysRow, OpError> {
    let (hpke, hpke_public) = HpkePrivate::make(&app.random);
    let signer = Signer::make(&app.random);
    let seeds = Zeroizing::new([hpke.seed().as_slice(), signer.seed().as_slice()].concat());
    let sealed = root.seal(&Place::private_keys(account, 1), &seeds, &app.random);
    let ed25519_public = signer.public().to_vec();
    Ok(KeysRow {
        account: account.0,
        version: 1,
        hpke_public,
        ed25519_public,
        sealed,
        entry: -1,
    })
}

async fn card_unlock(
    app: &App,
    account: AccountId,
    root: &RootKey,
    card: &Card,
    pin: &str,
) -> Result<NewUnlock, OpError> {
    let (salt, cost) = (app.random.bytes(), app.settings.costs.pin);
    let key = stretched(app, pin, &salt, cost)
        .await?
        .card(card, &app.secret.pepper());
    Ok(new_unlock(
        app,
        account,
        root,
        &key,
        ("card", Some(card.locator()), salt, cost),
    ))
}

fn sheet_unlock(app: &App, account: AccountId, root: &RootKey, sheet: &RecoverySheet) -> NewUnlock {
    let key = sheet.unlock_key(&app.secret.pepper());
    let none = Cost {
        memory_kib: 0,
        passes: 0,
        lanes: 0,
    };
    new_unlock(
        app,
        account,
        root,
        &key,
        ("sheet", Some(sheet.locator()), [0; 16], none),
    )
}

type UnlockForm = (&'static str, Option<[u8; 32]>, [u8; 16], Cost);

/// The root key under one more unlock.
pub(super) fn new_unlock(
    app: &App,
    account: AccountId,
    root: &RootKey,
    key: &UnlockKey,
    form: UnlockForm,
) -> NewUnlock {
    let (kind, locator, salt, cost) = form;
    let id = UnlockId(uuid::Uuid::from_bytes(app.random.bytes()));
    let wrapped = key.wrap(
        root,
        &Place::unlock(account, id, kind, &cost.bytes()),
        &app.random,
    );
    NewUnlock {
        id,
        account,
        kind,
        locator,
        salt,
        cost: cost.bytes(),
        wrapped,
    }
}

fn locker_row(
    app: &App,
    root: &RootKey,
    owner: AccountId,
    locker: LockerId,
    name: &str,
    language: &str,
) -> LockerRow {
    let key = ProfileKey::make(&app.random);
    LockerRow {
        id: locker.0,
        owner: owner.0,
        state: "open".to_owned(),
        language: language.to_owned(),
        profile_key: root.wrap(&key, &Place::profile_key(locker), &app.random),
        profile: key.seal(&Place::profile(locker), name.as_bytes(), &app.random),
        created_at: 0,
        opened_by: None,
        unconfirmed: false,
    }
}

fn category_keys(app: &App, root: &RootKey, locker: LockerId) -> Vec<(Category, Vec<u8>)> {
    let wrap = |category: &Category| {
        let place = Place::category_key(locker, category.code(), 1);
        (
            *category,
            root.wrap(&CategoryKey::make(&app.random), &place, &app.random),
        )
    };
    Category::ALL.iter().map(wrap).collect()
}
