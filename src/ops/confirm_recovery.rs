//! A guardian confirms who somebody is, face to face, and seals what they hold to the key pair that
//! waits. Nobody opens anything by it: only the person, with what they alone hold, and in time.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::hpke::{seal_part, seal_value};
use crate::crypto::key::{GuardianValue, PartKey, Wraps};
use crate::crypto::place::Place;
use crate::crypto::{hex, sha256};
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::policy::{Action, Denial};
use crate::domain::recovery::{IdentityCheck, RecoveryKind, RecoveryState};
use crate::id::{AccountId, LockerId};
use crate::store::confirmations::ConfirmationRow;
use crate::store::facts::Target;
use crate::store::lockers;

use super::actor::Actor;
use super::confirmed::keep;
use super::door::Origin;
use super::error::{Altered, OpError};
use super::held;
use super::permit::refuse;
use super::read_recovery::{RecoveryView, view};
use super::recovery::{self, Recovery};
use super::{about, allow, answered};

/// Confirms that whoever shows `short` is the owner of `locker`.
///
/// # Errors
/// A refusal (whoever guards no such locker learns nothing of it), a recovery that is over, ready or
/// of somebody else, a field that is not in the list, or what failed its proof; each has its entry.
pub async fn confirm_recovery(
    app: &App,
    actor: &Actor,
    (short, address): (&str, &str),
    locker: LockerId,
    how: &str,
) -> Result<RecoveryView, OpError> {
    let allowed = allow(app, actor, Action::ConfirmRecovery, Target::Guarded(locker)).await?;
    let origin = Origin::of(actor, address);
    let found = match recovery::find(app, short, &origin).await {
        // A wrong address is a try, and told as one.
        Err(OpError::NotFound) => {
            let denial = Denial {
                reason: Reason::NotWaiting,
                visible: false,
            };
            return Err(refuse(app, actor, allowed.event, denial, &allowed.facts).await);
        }
        found => found,
    };
    let confirmed = match found {
        Ok(found) => confirm(app, actor, &found, (locker, how), allowed.event).await,
        Err(error) => Err(error),
    };
    answered(app, about(actor, &allowed.permit), confirmed).await?;
    let found = recovery::find(app, short, &origin).await?;
    view(app, &found).await
}

async fn confirm(
    app: &App,
    actor: &Actor,
    found: &Recovery,
    (locker, how): (LockerId, &str),
    event: Event,
) -> Result<(), OpError> {
    let how = IdentityCheck::parse(how).ok_or_else(|| {
        OpError::invalid(
            "how",
            "unknown_value",
            "is not in the list of ways to check",
        )
    })?;
    let now = app.store.now().await?;
    let mut conn = app.store.reader().await?;
    let home = lockers::find(&mut conn, locker).await?;
    let home = home.ok_or(OpError::NotFound)?;
    let person = (home.owner(), locker);
    waits(found, person, actor.account(), now)?;
    let live = super::guarded::live(app, &mut conn, locker).await?;
    let root = actor.root_key()?;
    let held = held::open(app, &mut conn, &home, (actor.account(), &root)).await?;
    let live = live.filter(|live| live.set == held.set);
    if !live.is_some_and(|live| live.guardians.contains(&actor.account())) {
        return Err(Altered::GuardianAltered.into());
    }
    let row = seal(app, found, &held)?;
    let event = said(found, event, (how, &held, &row), person);
    let event = beside(found, event);
    drop(conn);
    keep(app, found.clone(), (person, row), event).await
}

/// It must wait, for this person, and not for the same guardian twice.
fn waits(
    found: &Recovery,
    (owner, locker): (AccountId, LockerId),
    guardian: AccountId,
    now: Timestamp,
) -> Result<(), OpError> {
    let other = found.person.is_some_and(|person| person != (owner, locker));
    let twice = found.confirmed.iter().any(|one| one.guardian == guardian);
    match found.state(now) {
        _ if other => Err(OpError::Conflict(
            "this is of somebody else; look at the name and the address again",
        )),
        _ if twice => Err(OpError::Conflict(
            "you have confirmed this already; another guardian must",
        )),
        RecoveryState::Waiting => Ok(()),
        RecoveryState::Delayed | RecoveryState::Ready => {
            Err(OpError::Conflict("enough guardians have confirmed already"))
        }
        _ => Err(OpError::Conflict(
            "this is over; the person starts again on their screen",
        )),
    }
}

/// What the guardian holds, sealed to the key pair that waits.
fn seal(app: &App, found: &Recovery, held: &held::Held) -> Result<ConfirmationRow, OpError> {
    let (number, guardian) = (held.number()?, AccountId(held.row.account));
    let place = Place::confirmation(found.row.id(), held.set, guardian, number);
    let (public, random) = (&found.row.public, &app.random);
    let sealed = match found.kind {
        RecoveryKind::Code => {
            let own = Place::guardian_value(held.set, guardian);
            let value: GuardianValue = held.key.unwrap(&held.row.value, &own)?;
            seal_value(public, &place, &value, random)
        }
        RecoveryKind::Card => {
            let own = Place::guardian_part(held.set, guardian, number);
            let part: PartKey = held.key.unwrap(&held.row.part, &own)?;
            seal_part(public, &place, &part, random)
        }
    };
    Ok(ConfirmationRow {
        guardian: guardian.0,
        guardian_set: held.set.0,
        number: i64::from(number),
        sealed: sealed.map_err(|_| Altered::RecoveryAltered)?,
    })
}

/// The entry of a confirmation.
fn said(
    found: &Recovery,
    event: Event,
    (how, held, row): (IdentityCheck, &held::Held, &ConfirmationRow),
    (owner, locker): (AccountId, LockerId),
) -> Event {
    let mut said = found.event(EventKind::RecoveryConfirmed, &event);
    (said.account, said.locker) = (Some(owner), Some(locker));
    said.with("set", held.set.to_string())
        .with("kind", found.kind.code())
        .with("number", row.number)
        .with("how", how.code())
        .with("sealed_sha256", hex(&sha256(&row.sealed)))
}

/// Two of one structure are allowed, and said: the person may want to look twice.
fn beside(found: &Recovery, event: Event) -> Event {
    let own = event.organisation.map(|id| id.0);
    match found.confirmed.first() {
        Some(first) => {
            let same = first.organisation.is_some() && first.organisation == own;
            event.with("same_organisation", same)
        }
        None => event,
    }
}
