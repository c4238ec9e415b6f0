//! A lost card is blocked in one act, for good: by its person, by an aidant under a mandate, or by
//! whoever has its number, which the person may read aloud on the telephone to anybody.

use crate::app::App;
use crate::domain::journal::{Event, EventKind, Reason};
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::{AccountId, LockerId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::{Unit, cards as rows, lockers};

use super::actor::Actor;
use super::door::Origin;
use super::end_sessions::end_by_card;
use super::error::OpError;
use super::secrets::{record, word};
use super::tell::tell;
use super::{allow, answered, cards};

/// Blocks the card of a locker. The session in which its person does it goes on, so that they can
/// make a new one at once; every other that the card opened ends.
///
/// # Errors
/// A refusal, or there is no card that is not blocked already; both recorded.
pub async fn block_card(app: &App, actor: &Actor, locker: LockerId) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::BlockCard, Target::Locker(locker)).await?;
    let owner = allowed.facts.locker.map(|facts| facts.owner);
    let owner = owner.ok_or(OpError::NotFound)?;
    let (own, event, session) = (app.clone(), allowed.event.clone(), actor.session());
    let aidant = (owner != actor.account()).then(|| actor.account());
    let block = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move { block(&own, unit, (owner, Some(session)), event, aidant).await })
    });
    let blocked = block.await.map_err(OpError::from).and_then(|blocked| {
        let none = OpError::Conflict("there is no card left to block");
        blocked.then_some(()).ok_or(none)
    });
    answered(app, allowed.event, blocked).await
}

/// Blocks the card that has a number. Whoever asks is told nothing: not whether there is such a card,
/// nor whether it was blocked before.
///
/// # Errors
/// The field `number`, or too many tries from this address.
pub async fn block_by_number(app: &App, origin: &Origin, number: &str) -> Result<(), OpError> {
    let number = cards::read_number(number)?;
    let now = app.store.now().await?;
    let key = [b"block".as_slice(), origin.address.as_bytes()].concat();
    if app.throttle.count(&key, now) > limits::BLOCKS_PER_ADDRESS {
        return Err(OpError::RateLimited);
    }
    let index = cards::block_index(app, &number);
    let (own, channel) = (app.clone(), origin.channel);
    let block = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let mut event = Event::new(EventKind::CardBlocked, channel).with("method", "number");
            let found = rows::by_number(&mut unit.conn, &index).await?;
            let Some(owner) = found.map(|row| AccountId(row.account)) else {
                unit.record(event.refused(Reason::BadCredentials));
                return Ok(());
            };
            event.account = Some(owner);
            event.locker = lockers::of_owner(&mut unit.conn, owner).await?;
            if !block(&own, unit, (owner, None), event.clone(), None).await? {
                unit.record(event.refused(Reason::NotWaiting));
            }
            Ok(())
        })
    });
    Ok(block.await?)
}

/// Blocks what the card opens, in one commit with its entry; false when there was nothing to block.
async fn block(
    app: &App,
    unit: &mut Unit,
    (owner, keep): (AccountId, Option<[u8; 32]>),
    event: Event,
    aidant: Option<AccountId>,
) -> Result<bool, OpError> {
    let now = unit.now();
    let ended = rows::block(&mut unit.conn, owner, now).await?;
    if ended.is_empty() {
        return Ok(false);
    }
    record(unit, owner, (event.clone(), ended));
    end_by_card(unit, owner, keep, &event).await?;
    let notice = word(NoticeKind::CardBlocked, owner);
    tell(
        app,
        unit,
        crate::domain::notice::Notice { aidant, ..notice },
    )
    .await?;
    Ok(true)
}

/// Gives cards that are older than these numbers theirs, so that they can be blocked as well.
///
/// # Errors
/// The database.
pub(super) async fn number_old_cards(app: &App) -> Result<(), OpError> {
    let most = limits::CARDS_NUMBERED;
    let old = rows::unnumbered(&mut app.store.reader().await?, most).await?;
    if old.is_empty() {
        return Ok(());
    }
    let own = app.clone();
    let number = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            for row in old {
                let locator = row.locator.unwrap_or_default();
                let index = cards::block_index(&own, &cards::number_at(&own, &locator));
                rows::number(&mut unit.conn, crate::id::UnlockId(row.id), &index).await?;
            }
            Ok(())
        })
    });
    Ok(number.await?)
}
