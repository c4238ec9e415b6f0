//! What a new locker is made of: account, root key, card, recovery sheet, keys, categories, one-time
//! codes. The secrets are shown once and kept nowhere.

use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::card::Card;
use crate::crypto::hpke::HpkePrivate;
use crate::crypto::key::{CategoryKey, ProfileKey, RootKey, Seals, Wraps};
use crate::crypto::place::Place;
use crate::crypto::sheet::RecoverySheet;
use crate::crypto::signature::Signer;
use crate::domain::journal::{Event, EventKind};
use crate::domain::rights::Category;
use crate::id::{AccountId, LockerId};
use crate::store::Unit;
use crate::store::accounts::{self, KeysRow, NewAccount};
use crate::store::codes::{self, NewCode};
use crate::store::lockers::{self, LockerRow};
use crate::store::unlocks::{self, NewUnlock};

use super::card_codes::{self, CodeText};
use super::error::OpError;
use super::published;
use super::unlocking::{card_unlock, sheet_unlock};

/// What is new with a new locker, its root key included.
pub(super) struct Fresh {
    pub account: AccountId,
    pub locker: LockerId,
    pub root: RootKey,
    pub row: LockerRow,
    categories: Vec<(Category, Vec<u8>)>,
    pub keys: KeysRow,
}

impl Fresh {
    /// Draws everything that a locker begins with.
    ///
    /// # Errors
    /// The key pairs.
    pub(super) fn make(
        app: &App,
        (name, language): (&str, &str),
        opened_by: Option<AccountId>,
        now: Timestamp,
    ) -> Result<Self, OpError> {
        let account = AccountId::make(&app.random, now);
        let locker = LockerId::make(&app.random, now);
        let root = RootKey::make(&app.random);
        let row = locker_row(app, &root, account, locker, name, language);
        Ok(Self {
            account,
            locker,
            row: LockerRow {
                opened_by: opened_by.map(|id| id.0),
                ..row
            },
            categories: category_keys(app, &root, locker),
            keys: make_keys(app, &root, account)?,
            root,
        })
    }

    /// What of it is kept: all but the root key.
    pub(super) fn home(&self) -> Home {
        Home {
            account: self.account,
            row: self.row.clone(),
            categories: self.categories.clone(),
            keys: self.keys.clone(),
        }
    }
}

/// The rows of a new locker.
pub(super) struct Home {
    pub account: AccountId,
    pub row: LockerRow,
    categories: Vec<(Category, Vec<u8>)>,
    keys: KeysRow,
}

impl Home {
    /// Makes account and locker, with the ways to open them, inside a unit of work.
    pub(super) async fn insert(
        &self,
        unit: &mut Unit,
        kept: &Kept,
        event: &Event,
    ) -> Result<(), OpError> {
        let account = NewAccount {
            id: self.account,
            auditor: false,
            staff: None,
            login_index: None,
        };
        insert_account(unit, &account, &kept.unlocks, self.keys.clone(), event).await?;
        let (now, locker) = (unit.now(), LockerId(self.row.id));
        lockers::insert(&mut unit.conn, &self.row, now).await?;
        for (category, wrapped) in &self.categories {
            lockers::insert_key(&mut unit.conn, locker, *category, 1, wrapped).await?;
        }
        kept.insert_codes(unit).await
    }
}

/// What the person takes home, and what is kept of it.
pub(super) struct TakenHome {
    pub card: Zeroizing<String>,
    pub sheet: Vec<String>,
    pub codes: Vec<CodeText>,
    pub kept: Kept,
}

/// The ways to open a root key, as rows.
pub(super) struct Kept {
    pub unlocks: Vec<NewUnlock>,
    pub codes: Vec<NewCode>,
}

impl Kept {
    /// Keeps the one-time codes.
    pub(super) async fn insert_codes(&self, unit: &mut Unit) -> Result<(), OpError> {
        let now = unit.now();
        for code in &self.codes {
            codes::insert(&mut unit.conn, code, now).await?;
        }
        Ok(())
    }
}

/// A card with its code, a recovery sheet and one-time codes for a root key.
pub(super) async fn take_home(
    app: &App,
    account: AccountId,
    root: &RootKey,
    pin: &str,
    now: Timestamp,
) -> Result<TakenHome, OpError> {
    let (card, sheet) = (Card::make(&app.random), RecoverySheet::make(&app.random));
    let unlocks = vec![
        card_unlock(app, account, root, &card, pin).await?,
        sheet_unlock(app, account, root, &sheet),
    ];
    let (texts, codes) = card_codes::draw(app, account, root, now);
    Ok(TakenHome {
        card: card.text(),
        sheet: sheet.words(),
        codes: texts,
        kept: Kept { unlocks, codes },
    })
}

/// Makes an account with its unlocks and publishes its keys, inside a unit of work.
pub(super) async fn insert_account(
    unit: &mut Unit,
    account: &NewAccount,
    ways: &[NewUnlock],
    mut keys: KeysRow,
    event: &Event,
) -> Result<(), OpError> {
    let now = unit.now();
    accounts::insert(&mut unit.conn, account, now).await?;
    for unlock in ways {
        unlocks::insert(&mut unit.conn, unlock, now).await?;
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
