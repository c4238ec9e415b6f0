//! The root key of an account under one more way to open it.

use crate::app::App;
use crate::crypto::card::Card;
use crate::crypto::key::{CardHalf, GuardianValue, RootKey, UnlockKey, Wraps};
use crate::crypto::passkey::PrfOutput;
use crate::crypto::password::Cost;
use crate::crypto::place::Place;
use crate::crypto::sheet::RecoverySheet;
use crate::id::{AccountId, UnlockId};
use crate::store::unlocks::NewUnlock;

use super::cards;
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
    let form = ("card", Some(card.locator()), salt, cost);
    // With it the person names new guardians without their card at hand.
    let unlock = new_unlock(app, account, root, &key, form);
    let place = Place::card_half(account, unlock.id);
    let half = Some(root.wrap(&card.half(), &place, &app.random));
    Ok(NewUnlock {
        block_index: Some(cards::block_index(app, &cards::block_number(app, card))),
        half,
        ..unlock
    })
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
        ("sheet", Some(sheet.locator()), [0; 16], UNSTRETCHED),
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
        ("passkey", None, [0; 16], UNSTRETCHED),
    )
}

/// Of what is random enough.
pub(super) const UNSTRETCHED: Cost = Cost {
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
        block_index: None,
        half: None,
    }
}

/// The root key under a card with a guardian's value.
pub(super) fn card_guardian(
    app: &App,
    account: AccountId,
    root: &RootKey,
    (card, value): (&CardHalf, &GuardianValue),
) -> NewUnlock {
    let key = UnlockKey::card_guardian(card, value, &app.secret.pepper());
    let form = ("card_guardian", Some(card.locator()), [0; 16], UNSTRETCHED);
    new_unlock(app, account, root, &key, form)
}
