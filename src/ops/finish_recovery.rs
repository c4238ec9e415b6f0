//! The person comes back: what guardians sealed opens with what the person alone holds, and the new
//! card or code takes the place of the old one. Everything in one commit with its entry; second
//! factors, passphrase and sheet stay.

use zeroize::Zeroizing;

use crate::app::App;
use crate::crypto::card::Card;
use crate::crypto::key::RootKey;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::recovery::{RecoveryKind, RecoveryState};
use crate::domain::rights::Standing;
use crate::id::{AccountId, LockerId};
use crate::limits;
use crate::store::unlocks::NewUnlock;
use crate::store::{accounts, recoveries};

use super::attempts::attempt;
use super::door::{Credentials, Origin};
use super::error::OpError;
use super::open_session::{Opened, open_session};
use super::proved;
use super::recovered;
use super::recovery::{self, Recovery};
use super::returned::keep;
use super::start_recovery::read;
use super::unbroken;
use super::unlocking::card_unlock;

/// Finishes a recovery that is ready, and enters.
///
/// # Errors
/// There is no such recovery, it is over or not yet ready; [`OpError::BadCredentials`] for another
/// card or code than it was started with, ten times at most; or something failed its proof.
pub async fn finish_recovery(
    app: &App,
    origin: Origin,
    short: &str,
    card: &str,
    pin: &Zeroizing<String>,
) -> Result<Opened, OpError> {
    let text = card;
    let card = read(text)?;
    let found = recovery::find(app, short, &origin).await?;
    let person = ready(app, &found).await?;
    let event = found.event(
        EventKind::RecoveryFinished,
        &Event::new(EventKind::RecoveryFinished, origin.channel),
    );
    // A no that was taken out of the journal would not be heard above.
    let unbroken = unbroken::since(app, found.row.entry.cast_unsigned()).await;
    proved(app, event.clone(), unbroken).await?;
    let (id, address) = (found.row.id(), origin.address.as_str());
    let root = open(app, &found, person, (&card, pin), &event);
    let root = attempt(app, address, ("recovery-code", id.bytes()), root).await?;
    let unlocks = new_unlocks(app, &found, person, (&root, &card, pin)).await;
    let unlocks = unless_over(app, &found, unlocks).await;
    let unlocks = proved(app, event.clone(), unlocks).await?;
    let mut event = event;
    event.actor = Some(person.0);
    keep(app, found, (person, card, unlocks), event).await?;
    let credentials = Credentials::Card {
        card: Zeroizing::new(text.to_owned()),
        pin: pin.clone(),
    };
    open_session(app, credentials, origin).await
}

const OVER: OpError = OpError::Conflict("this is over; start again on the same screen");

/// It is ready, by the journal and the database's clock, and its person's account is in use.
async fn ready(app: &App, found: &Recovery) -> Result<(AccountId, LockerId), OpError> {
    match found.state(app.store.now().await?) {
        RecoveryState::Ready => {}
        RecoveryState::Waiting => {
            return Err(OpError::Conflict(
                "guardians have not all confirmed yet; show them the address",
            ));
        }
        RecoveryState::Delayed => {
            return Err(OpError::Conflict(
                "the delay is not over yet; come back at the time that is shown",
            ));
        }
        _ => return Err(OVER),
    }
    let person = found.person.ok_or(OpError::NotFound)?;
    let account = accounts::find(&mut app.store.reader().await?, person.0).await?;
    match account.is_some_and(|row| row.state == Standing::Active.code()) {
        true => Ok(person),
        false => Err(OpError::BadCredentials),
    }
}

/// Spends a try, then opens: the key pair, what guardians sealed, the root key.
async fn open(
    app: &App,
    found: &Recovery,
    (account, _): (AccountId, LockerId),
    (card, pin): (&Card, &str),
    event: &Event,
) -> Result<RootKey, OpError> {
    let id = found.row.id();
    let spend = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(
            async move { Ok(recoveries::spend_try(&mut unit.conn, id, limits::PIN_TRIES).await?) },
        )
    });
    let private = match spend.await? {
        true => recovered::private(app, &found.row, (card, pin)).await,
        false => Ok(None),
    };
    let private = unless_over(app, found, private).await;
    let Some(private) = proved(app, event.clone(), private).await? else {
        let refused = event.clone().refused(Reason::BadCredentials);
        app.store.record((), refused).await?;
        return Err(OpError::BadCredentials);
    };
    let root = recovered::root(app, found, account, (&private, card)).await;
    let root = unless_over(app, found, root).await;
    proved(app, event.clone(), root).await
}

/// Where it was finished or stopped meanwhile, what guardians sealed is gone: nobody altered it.
async fn unless_over<T>(
    app: &App,
    found: &Recovery,
    outcome: Result<T, OpError>,
) -> Result<T, OpError> {
    if !matches!(outcome, Err(OpError::Altered(_))) {
        return outcome;
    }
    let mut conn = app.store.reader().await?;
    let again = recovery::load(app, &mut conn, found.row.clone()).await?;
    match again.progress.ended {
        Some(_) => Err(OVER),
        None => outcome,
    }
}

/// The new card or code, and a new card with the value of the guardians.
async fn new_unlocks(
    app: &App,
    found: &Recovery,
    (account, locker): (AccountId, LockerId),
    (root, card, pin): (&RootKey, &Card, &str),
) -> Result<Vec<NewUnlock>, OpError> {
    let mut unlocks = vec![card_unlock(app, account, root, card, pin).await?];
    if found.kind == RecoveryKind::Card {
        let mut conn = app.store.reader().await?;
        let guarded = recovered::guarded(app, &mut conn, (account, locker), (root, card));
        unlocks.extend(guarded.await?);
    }
    Ok(unlocks)
}
