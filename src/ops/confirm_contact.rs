//! Numbers and addresses change hands. Their owners are asked on their pages when a year has passed,
//! and at once when somebody else proves the same one; the question says the same in both cases, so
//! that nobody learns that there is somebody else.

use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::notice::NoticeKind;
use crate::id::AccountId;
use crate::limits;
use crate::store::{Unit, contact_trust};

use super::error::OpError;
use super::tell::{of_oneself, tell};

/// A contact that was proven after this is good for everything.
pub(super) fn fresh_since(now: Timestamp) -> Timestamp {
    let year = i64::try_from(limits::CONTACT_FRESH.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millis(now.millis().saturating_sub(year))
}

/// Somebody proved a number or an address for the first time: whoever had proven the same one
/// before gets nothing but codes until they prove it anew. A family that shares a telephone does so
/// once; a number that was given to somebody else never tells them anything.
pub(super) async fn doubt_others(
    app: &App,
    unit: &mut Unit,
    index: &[u8],
    newest: AccountId,
) -> Result<(), OpError> {
    let now = unit.now();
    for (contact, account) in contact_trust::sharing(&mut unit.conn, index, newest).await? {
        if contact_trust::doubt(&mut unit.conn, contact, now).await? {
            tell(app, unit, of_oneself(NoticeKind::ContactToConfirm, account)).await?;
        }
    }
    Ok(())
}

/// Asks those whose proof is a year old, each once; how many were asked.
///
/// # Errors
/// The database; who was asked before stays so.
pub(super) async fn ask_owners(app: &App, now: Timestamp) -> Result<usize, OpError> {
    let before = fresh_since(now);
    let old = contact_trust::to_confirm(&mut app.store.reader().await?, before).await?;
    let mut asked = 0;
    for (contact, account) in old {
        asked += usize::from(ask_owner(app, contact, account).await?);
    }
    Ok(asked)
}

async fn ask_owner(app: &App, contact: Uuid, account: AccountId) -> Result<bool, OpError> {
    let own = app.clone();
    let ask = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let first = contact_trust::asked(&mut unit.conn, contact, now).await?;
            if first {
                let notice = of_oneself(NoticeKind::ContactToConfirm, account);
                tell(&own, unit, notice).await?;
            }
            Ok(first)
        })
    });
    Ok(ask.await?)
}
