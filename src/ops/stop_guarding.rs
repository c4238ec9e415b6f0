//! A guardian leaves: what they hold is dead at once, and each person is told to choose another.

use crate::app::App;
use crate::domain::journal::{Event, EventKind};
use crate::domain::notice::{Notice, NoticeKind};
use crate::id::{AccountId, GuardianSetId};
use crate::store::{Unit, guardians, lockers, members, relatives};

use super::confirmed::notice;
use super::error::OpError;
use super::tell::tell;

/// Ends what an account guards, where it works nowhere now. `event` says who ends it.
pub(super) async fn stop_guarding(
    app: &App,
    unit: &mut Unit,
    account: AccountId,
    event: &Event,
) -> Result<(), OpError> {
    let works = members::open_of(&mut unit.conn, account).await? > 0;
    if works || relatives::find(&mut unit.conn, account).await?.is_some() {
        return Ok(());
    }
    let now = unit.now();
    for locker in guardians::of_account(&mut unit.conn, account).await? {
        let Some(set) = guardians::live(&mut unit.conn, locker).await? else {
            continue;
        };
        let id = GuardianSetId(set.id);
        if !guardians::remove(&mut unit.conn, id, account, now).await? {
            continue;
        }
        let mut removed = Event::new(EventKind::GuardianRemoved, event.channel);
        (removed.actor, removed.session) = (event.actor, event.session);
        (removed.account, removed.locker) = (Some(account), Some(locker));
        removed.organisation = event.organisation;
        unit.record(removed.with("set", id.to_string()));
        if let Some(row) = lockers::find(&mut unit.conn, locker).await? {
            let told = Notice {
                aidant: Some(account),
                ..notice(NoticeKind::GuardianRemoved, row.owner())
            };
            tell(app, unit, told).await?;
        }
    }
    Ok(())
}
