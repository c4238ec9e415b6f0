//! What follows when a person changes a secret of theirs, in the commit of the change: the entry that
//! names what has ended, the end of their other sessions, and word to them.

use crate::app::App;
use crate::domain::journal::Event;
use crate::domain::notice::{Notice, NoticeKind};
use crate::id::{AccountId, UnlockId};
use crate::store::{Unit, sessions};

use super::actor::Actor;
use super::ended::said;
use super::error::OpError;
use super::tell::tell;

/// Whose secret changes, and in which session: that one goes on.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    pub account: AccountId,
    pub session: [u8; 32],
}

impl Owner {
    /// The actor, who changes a secret of their own.
    pub(super) fn of(actor: &Actor) -> Self {
        Self {
            account: actor.account(),
            session: actor.session(),
        }
    }
}

/// Ends what has to end with a secret, and tells its person.
///
/// # Errors
/// The database.
pub(super) async fn changed(
    app: &App,
    unit: &mut Unit,
    owner: Owner,
    (event, ended): (Event, Vec<UnlockId>),
    kind: NoticeKind,
) -> Result<(), OpError> {
    let now = unit.now();
    let (account, kept) = (owner.account, owner.session);
    let closed = sessions::end_others(&mut unit.conn, account, Some(kept), now).await?;
    record(unit, account, (event, ended), closed);
    Ok(tell(app, unit, word(kind, account)).await?)
}

/// The entry of a change: which unlocks have ended, and how many sessions with them.
pub(super) fn record(
    unit: &mut Unit,
    account: AccountId,
    (mut event, ended): (Event, Vec<UnlockId>),
    closed: u64,
) {
    event.account = Some(account);
    unit.record(event.with("ended", said(&ended)).with("sessions", closed));
}

/// A notice about a secret.
pub(super) fn word(kind: NoticeKind, account: AccountId) -> Notice {
    Notice {
        kind,
        account,
        mandate: None,
        organisation: None,
        aidant: None,
    }
}
