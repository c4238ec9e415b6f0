//! A recovery is stopped: by its person, with the code that went to their phone, from their own
//! session or by SMS, or by one of their guardians. No reason is asked. What guardians sealed for it
//! is erased in the same transaction.

use zeroize::Zeroizing;

use crate::app::App;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::notice::NoticeKind;
use crate::domain::policy::{Action, Denial};
use crate::domain::recovery::RecoveryState;
use crate::id::{AccountId, LockerId};
use crate::store::facts::Target;
use crate::store::recoveries::RecoveryRow;
use crate::store::{Unit, lockers, recoveries};

use super::actor::Actor;
use super::allow;
use super::attempts::attempt;
use super::confirmed::notice;
use super::door::Origin;
use super::error::OpError;
use super::permit::refuse;
use super::recovery;
use super::tell::tell;

/// Symbols of a code that stops a recovery: 50 bits, and all it does is stop.
const SYMBOLS: usize = 10;
const NONE: OpError = OpError::Conflict("nothing is to be stopped");

/// Draws a code that stops one recovery.
pub(super) fn make_veto(app: &App) -> Zeroizing<String> {
    let mut text = super::short_address::symbols(&app.random.bytes());
    text.push('-');
    text.push_str(&super::short_address::symbols(&app.random.bytes())[..2]);
    Zeroizing::new(text)
}

/// Where the recovery that a code stops is found.
pub(super) fn veto_index(app: &App, code: &str) -> [u8; 32] {
    let plain = super::short_address::typed(code, SYMBOLS);
    app.secret.index("recovery-veto", plain.as_bytes())
}

/// Stops the recovery that runs in a locker: its owner, at once, or one of their guardians.
///
/// # Errors
/// A refusal, or none runs.
pub async fn veto_recovery(app: &App, actor: &Actor, locker: LockerId) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::VetoRecovery, Target::Guarded(locker)).await?;
    let mut conn = app.store.reader().await?;
    let home = lockers::find(&mut conn, locker).await?;
    let owner = home.ok_or(OpError::NotFound)?.owner();
    let row = recoveries::runs(&mut conn, owner).await?.ok_or(NONE)?;
    drop(conn);
    let by = if owner == actor.account() {
        "beneficiary"
    } else {
        "guardian"
    };
    stop(app, row, allowed.event, by).await
}

/// A guardian says no to whoever shows this address.
///
/// # Errors
/// A refusal, or it is unknown or over.
pub async fn refuse_recovery(
    app: &App,
    actor: &Actor,
    (short, address): (&str, &str),
) -> Result<(), OpError> {
    let found = recovery::find(app, short, &Origin::of(actor, address)).await;
    let person = found.as_ref().ok().and_then(|found| found.person);
    let (action, target) = match person {
        Some((_, locker)) => (Action::VetoRecovery, Target::Guarded(locker)),
        None => (Action::ListGuardianships, Target::Nothing),
    };
    let allowed = allow(app, actor, action, target).await?;
    let mut event = allowed.event;
    event.kind = EventKind::RecoveryVetoed;
    match found {
        Ok(found) => stop(app, found.row, event, "guardian").await,
        Err(OpError::NotFound) => {
            let denial = Denial {
                reason: Reason::NotWaiting,
                visible: false,
            };
            Err(refuse(app, actor, event, denial, &allowed.facts).await)
        }
        Err(other) => super::proved(app, event, Err(other)).await,
    }
}

/// Whoever has the code that went to the person's phone stops what it was about.
///
/// # Errors
/// [`OpError::BadCredentials`] for a code that is wrong, spent or too late, all alike.
pub async fn veto_by_code(app: &App, origin: &Origin, code: &str) -> Result<(), OpError> {
    let symbols = code.chars().filter(char::is_ascii_alphanumeric).count();
    if symbols != SYMBOLS {
        let words = "must have 10 letters and digits";
        return Err(OpError::invalid("code", "code", words));
    }
    let index = veto_index(app, code);
    let secret = ("recovery-veto", index.as_slice());
    attempt(app, &origin.address, secret, async {
        let row = recoveries::by_veto(&mut app.store.reader().await?, &index).await?;
        let event = Event::new(EventKind::RecoveryVetoed, origin.channel);
        let Some(row) = row else {
            let refused = event.refused(Reason::BadCredentials);
            app.store.record((), refused).await?;
            return Err(OpError::BadCredentials);
        };
        stop(app, row, event, "code").await
    })
    .await
}

async fn stop(app: &App, row: RecoveryRow, event: Event, by: &'static str) -> Result<(), OpError> {
    let own = app.clone();
    let stop = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            match end(&own, unit, &row, event, by).await? {
                true => Ok(()),
                false => Err(NONE),
            }
        })
    });
    Ok(stop.await?)
}

/// Ends a recovery in the transaction of what ends it; false when it was over.
pub(super) async fn end(
    app: &App,
    unit: &mut Unit,
    row: &RecoveryRow,
    mut event: Event,
    by: &'static str,
) -> Result<bool, OpError> {
    let now = unit.now();
    if !recoveries::end(&mut unit.conn, row.id(), RecoveryState::Vetoed, now).await? {
        return Ok(false);
    }
    let owner = row.account.map(AccountId);
    event.kind = EventKind::RecoveryVetoed;
    event.payload.clear();
    event.account = owner;
    if let Some(owner) = owner {
        event.locker = lockers::of_owner(&mut unit.conn, owner).await?;
    }
    let event = event.with("recovery", row.id.to_string());
    unit.record(event.with("by", by));
    if let Some(owner) = owner.filter(|_| row.bound_at.is_some()) {
        tell(app, unit, notice(NoticeKind::RecoveryVetoed, owner)).await?;
    }
    Ok(true)
}

/// Stops what runs for a person, whatever it is about now: their guardians have changed, or they
/// said no by SMS. Whether something was stopped.
pub(super) async fn end_running(
    app: &App,
    unit: &mut Unit,
    owner: AccountId,
    event: &Event,
    by: &'static str,
) -> Result<bool, OpError> {
    match recoveries::runs(&mut unit.conn, owner).await? {
        Some(row) => end(app, unit, &row, event.clone(), by).await,
        None => Ok(false),
    }
}
