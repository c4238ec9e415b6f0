//! Who guards a locker, as the journal says: a set that an old backup brought back, or a guardian who
//! was written in by hand, is none.

use crate::app::App;
use crate::domain::journal::EventKind;
use crate::id::{AccountId, GuardianSetId, LockerId};
use crate::store::db::Conn;
use crate::store::guardians;

use super::error::OpError;
use super::said::{said, text};

/// The guardians of a locker now.
#[derive(Debug, Clone)]
pub(super) struct Live {
    pub set: GuardianSetId,
    pub guardians: Vec<AccountId>,
}

/// The set that was named last, without those who left since.
///
/// # Errors
/// The database, or an entry that was edited.
pub(super) async fn live(
    app: &App,
    conn: &mut Conn,
    locker: LockerId,
) -> Result<Option<Live>, OpError> {
    let mut live: Option<Live> = None;
    for body in guardians::said(conn, locker).await? {
        let said = said(app, conn, &body).await?;
        let set = text(&said, "set").and_then(|set| set.parse().ok());
        let (Some(set), Some(account)) = (set, body.account.map(AccountId)) else {
            continue;
        };
        let named = EventKind::parse(&body.action) == Some(EventKind::GuardianNamed);
        match &mut live {
            Some(live) if live.set == set && named => live.guardians.push(account),
            Some(live) if live.set == set => live.guardians.retain(|known| *known != account),
            _ if named => {
                live = Some(Live {
                    set,
                    guardians: vec![account],
                });
            }
            _ => {}
        }
    }
    Ok(live)
}
