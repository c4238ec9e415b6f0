//! From what guardians sealed to the root key: with the person's card and new code, and for a new card
//! with the server's half. Each step is bound to its recovery, its set and its guardian.

use crate::app::App;
use crate::crypto::OpenError;
use crate::crypto::card::Card;
use crate::crypto::hpke::HpkePrivate;
use crate::crypto::key::{GuardianValue, RootKey, Seals, UnlockKey, Wraps};
use crate::crypto::password::Cost;
use crate::crypto::place::Place;
use crate::crypto::sealed::SealError;
use crate::crypto::shamir::{Part, combine};
use crate::crypto::{hex, sha256};
use crate::domain::recovery::RecoveryKind;
use crate::id::{AccountId, GuardianSetId, LockerId, UnlockId};
use crate::limits;
use crate::store::confirmations::{self, ConfirmationRow};
use crate::store::db::Conn;
use crate::store::guardians;
use crate::store::recoveries::RecoveryRow;
use crate::store::unlocks::{self, NewUnlock, UnlockRow};

use super::credentials::stretched;
use super::ended::ended;
use super::error::{Altered, OpError};
use super::recovery::Recovery;
use super::unlocking::{UNSTRETCHED, card_guardian};

/// The private half of the key pair; none for another card or code.
///
/// # Errors
/// It was altered.
pub(super) async fn private(
    app: &App,
    row: &RecoveryRow,
    (card, pin): (&Card, &str),
) -> Result<Option<HpkePrivate>, OpError> {
    let cost = Cost::parse(&row.cost).ok_or(Altered::CostLowered)?;
    let floor = app.settings.costs.pin;
    let cost = cost.at_least(floor).map_err(|_| Altered::CostLowered)?;
    let stretched = stretched(app, pin, &row.salt, cost).await?;
    let key = stretched.recovery(card, &app.secret.pepper());
    let place = Place::recovery(row.id(), &row.kind, &row.public, &cost.bytes());
    let sealed = row.sealed.as_deref().ok_or(Altered::RecoveryAltered)?;
    let seed = match key.open(&place, sealed) {
        Ok(seed) => seed,
        // What another card or code looks like; everything else is an edit.
        Err(SealError::Message(OpenError::Commitment)) => return Ok(None),
        Err(altered) => return Err(altered.into()),
    };
    let seed: [u8; 32] = seed
        .as_slice()
        .try_into()
        .map_err(|_| Altered::RecoveryAltered)?;
    let seed = zeroize::Zeroizing::new(seed);
    let (private, public) = HpkePrivate::from_seed(&seed).map_err(|_| Altered::RecoveryAltered)?;
    match public == row.public {
        true => Ok(Some(private)),
        false => Err(Altered::RecoveryAltered.into()),
    }
}

/// The root key of the person.
///
/// # Errors
/// What guardians sealed was altered, or does not fit.
pub(super) async fn root(
    app: &App,
    found: &Recovery,
    account: AccountId,
    (private, card): (&HpkePrivate, &Card),
) -> Result<RootKey, OpError> {
    let mut conn = app.store.reader().await?;
    let rows = counted(&mut conn, found).await?;
    match found.kind {
        RecoveryKind::Code => {
            with_card(app, &mut conn, found, account, (private, card, &rows)).await
        }
        RecoveryKind::Card => without(app, &mut conn, found, account, (private, &rows)).await,
    }
}

/// What was sealed by those whose confirmation counts, and by nobody else: each row is the one that
/// the journal says.
async fn counted(conn: &mut Conn, found: &Recovery) -> Result<Vec<ConfirmationRow>, OpError> {
    let rows = confirmations::confirmations(conn, found.row.id()).await?;
    let mut counted = Vec::new();
    for one in found.confirmed.iter().take(found.kind.needed()) {
        let row = rows.iter().find(|row| row.guardian == one.guardian.0);
        let row = row.ok_or(Altered::RecoveryAltered)?;
        if hex(&sha256(&row.sealed)) != one.sealed_sha256 {
            return Err(Altered::RecoveryAltered.into());
        }
        counted.push(row.clone());
    }
    Ok(counted)
}

fn place(found: &Recovery, row: &ConfirmationRow) -> Result<(Place, u8), OpError> {
    let number = u8::try_from(row.number).map_err(|_| Altered::RecoveryAltered)?;
    let (set, guardian) = (GuardianSetId(row.guardian_set), AccountId(row.guardian));
    let place = Place::confirmation(found.row.id(), set, guardian, number);
    Ok((place, number))
}

async fn with_card(
    app: &App,
    conn: &mut Conn,
    found: &Recovery,
    account: AccountId,
    (private, card, rows): (&HpkePrivate, &Card, &[ConfirmationRow]),
) -> Result<RootKey, OpError> {
    let row = rows.first().ok_or(Altered::RecoveryAltered)?;
    let (place, _) = place(found, row)?;
    let value = private.open_value(&place, &row.sealed);
    let value = value.map_err(|_| Altered::RecoveryAltered)?;
    let half = card.half();
    let unlock = unlocks::by_locator(conn, &half.locator()).await?;
    let unlock = unlock.filter(|row| row.blocked_at.is_none());
    let unlock = unlock.ok_or(Altered::RecoveryAltered)?;
    if ended(app, conn, account, unlock.id).await? {
        return Err(Altered::RecoveryAltered.into());
    }
    let key = UnlockKey::card_guardian(&half, &value, &app.secret.pepper());
    unwrap(account, Some(unlock), &key)
}

async fn without(
    app: &App,
    conn: &mut Conn,
    found: &Recovery,
    account: AccountId,
    (private, rows): (&HpkePrivate, &[ConfirmationRow]),
) -> Result<RootKey, OpError> {
    let mut parts = Vec::new();
    for row in rows {
        let (place, number) = place(found, row)?;
        let key = private.open_part(&place, &row.sealed);
        let key = key.map_err(|_| Altered::RecoveryAltered)?;
        parts.push(Part { number, key });
    }
    let recovery = combine(&parts, limits::GUARDIANS_NEEDED);
    let recovery = recovery.map_err(|_| Altered::RecoveryAltered)?;
    let live = found.live.as_ref().ok_or(Altered::RecoveryAltered)?;
    let (_, locker) = found.person.ok_or(Altered::RecoveryAltered)?;
    let set = guardians::live(conn, locker).await?;
    let set = set.filter(|set| set.id == live.set.0);
    let half = set
        .and_then(|set| set.half)
        .ok_or(Altered::RecoveryAltered)?;
    let half = app
        .ring
        .open_half(&Place::recovery_half(live.set, account), &half)?;
    let unlock = unlocks::of_kind(conn, account, "guardians").await?;
    let key = UnlockKey::guardians(&recovery, &half, &app.secret.pepper());
    unwrap(account, unlock, &key)
}

fn unwrap(
    account: AccountId,
    unlock: Option<UnlockRow>,
    key: &UnlockKey,
) -> Result<RootKey, OpError> {
    let unlock = unlock.filter(|row| row.account == account.0);
    let unlock = unlock.ok_or(Altered::RecoveryAltered)?;
    let id = UnlockId(unlock.id);
    let place = Place::unlock(account, id, &unlock.kind, &UNSTRETCHED.bytes());
    Ok(key.unwrap(&unlock.wrapped, &place)?)
}

/// What a new card opens with one guardian, without any guardian's help: the value lies under the root
/// key. None where the person has no guardians.
///
/// # Errors
/// The value was altered.
pub(super) async fn guarded(
    app: &App,
    conn: &mut Conn,
    (account, locker): (AccountId, LockerId),
    (root, card): (&RootKey, &Card),
) -> Result<Option<NewUnlock>, OpError> {
    let Some(set) = guardians::live(conn, locker).await? else {
        return Ok(None);
    };
    let place = Place::guardian_value(GuardianSetId(set.id), account);
    let value: GuardianValue = root.unwrap(&set.value, &place)?;
    Ok(Some(card_guardian(
        app,
        account,
        root,
        (&card.half(), &value),
    )))
}
