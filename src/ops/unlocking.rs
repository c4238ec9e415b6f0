//! The root key of an account under one more way to open it.

use crate::app::App;
use crate::crypto::card::Card;
use crate::crypto::key::{RootKey, UnlockKey, Wraps};
use crate::crypto::passkey::PrfOutput;
use crate::crypto::password::Cost;
use crate::crypto::place::Place;
use crate::crypto::sheet::RecoverySheet;
use crate::id::{AccountId, UnlockId};
use crate::store::unlocks::NewUnlock;

use super::credentials::stretched;
use super::error::OpError;

/// The root key under a card with its code.
pub(super) async fn card_unlock(
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

/// The root key under a recovery sheet.
pub(super) fn sheet_unlock(
    app: &App,
    account: AccountId,
    root: &RootKey,
    sheet: &RecoverySheet,
) -> NewUnlock {
    let key = sheet.unlock_key(&app.secret.pepper());
    new_unlock(
        app,
        account,
        root,
        &key,
        ("sheet", Some(sheet.locator()), [0; 16], NO_COST),
    )
}

/// The root key under the secret of a passkey.
pub(super) fn passkey_unlock(
    app: &App,
    account: AccountId,
    root: &RootKey,
    secret: &PrfOutput,
) -> NewUnlock {
    let key = secret.unlock_key(&app.secret.pepper());
    new_unlock(
        app,
        account,
        root,
        &key,
        ("passkey", None, [0; 16], NO_COST),
    )
}

/// What needs no stretching.
pub(super) const NO_COST: Cost = Cost {
    memory_kib: 0,
    passes: 0,
    lanes: 0,
};

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
