//! What a recovery changes when its person comes back, in one commit with its entry: the old card or code
//! opens nothing, the new one does, and every session ends.

use crate::app::App;
use crate::clock::Timestamp;
use crate::crypto::card::Card;
use crate::domain::journal::Event;
use crate::domain::notice::NoticeKind;
use crate::domain::recovery::{RecoveryKind, RecoveryState};
use crate::domain::session::SessionEnd;
use crate::id::{AccountId, CodeId, LockerId, UnlockId};
use crate::store::unlocks::{self, NewUnlock};
use crate::store::{Unit, cards, codes, recoveries};

use super::card_codes::CARD_CODE;
use super::confirmed::notice;
use super::end_sessions::end_others;
use super::ended::{ENDED, ENDED_CODES, said, said_codes};
use super::error::OpError;
use super::recovery::Recovery;
use super::tell::tell;

/// Keeps it, once.
///
/// # Errors
/// It was finished or stopped meanwhile; the database.
pub(super) async fn keep(
    app: &App,
    found: Recovery,
    ((account, locker), card, unlocks): ((AccountId, LockerId), Card, Vec<NewUnlock>),
    event: Event,
) -> Result<(), OpError> {
    let own = app.clone();
    let keep = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            end(unit, &found, now).await?;
            let (ended, dead) = forget(unit, &found, account, &card).await?;
            for unlock in &unlocks {
                unlocks::insert(&mut unit.conn, unlock, now).await?;
            }
            let event = event.with("kind", found.kind.code());
            let event = event.with(ENDED, said(&ended));
            let mut event = event.with(ENDED_CODES, said_codes(&dead));
            event.locker = Some(locker);
            unit.record(event.clone());
            let why = (SessionEnd::SecretChanged, &event);
            end_others(unit, account, None, why).await?;
            Ok(tell(&own, unit, notice(NoticeKind::RecoveryFinished, account)).await?)
        })
    });
    Ok(keep.await?)
}

/// What opened the locker before opens it no more; which unlocks and one-time codes those were, for
/// the journal.
async fn forget(
    unit: &mut Unit,
    found: &Recovery,
    account: AccountId,
    card: &Card,
) -> Result<(Vec<UnlockId>, Vec<CodeId>), OpError> {
    if found.kind == RecoveryKind::Card {
        // Whoever found the old card, or its sheet of codes, opens nothing with it.
        let dead = codes::forget(&mut unit.conn, account, CARD_CODE).await?;
        return Ok((cards::remove_cards(&mut unit.conn, account).await?, dead));
    }
    let locator = card.locator();
    let old = unlocks::by_locator(&mut unit.conn, &locator).await?;
    unlocks::remove_locator(&mut unit.conn, account, &locator).await?;
    let old = old.map(|row| UnlockId(row.id)).into_iter().collect();
    Ok((old, Vec::new()))
}

/// Only one finishes, and nothing that was stopped meanwhile.
async fn end(unit: &mut Unit, found: &Recovery, now: Timestamp) -> Result<(), OpError> {
    let id = found.row.id();
    match recoveries::end(&mut unit.conn, id, RecoveryState::Finished, now).await? {
        true => Ok(()),
        false => Err(OpError::Conflict(
            "this is over; start again on the same screen",
        )),
    }
}
