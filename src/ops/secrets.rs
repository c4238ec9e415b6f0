//! What follows when a person changes a secret of theirs, in the commit of the change: the entry that
//! names what has ended, the end of their other sessions (`end_sessions`), and word to them.

use crate::app::App;
use crate::domain::journal::Event;
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::session::SessionEnd;
use crate::id::{AccountId, UnlockId};
use crate::store::Unit;

use super::actor::Actor;
use super::end_sessions::end_others;
use super::ended::{ENDED, said};
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
    let (account, keep) = (owner.account, Some(owner.session));
    record(unit, account, (event.clone(), ended));
    let why = (SessionEnd::SecretChanged, &event);
    end_others(unit, account, keep, why).await?;
    Ok(tell(app, unit, word(kind, account)).await?)
}

/// The entry of a change: which unlocks have ended.
pub(super) fn record(
    unit: &mut Unit,
    account: AccountId,
    (mut event, ended): (Event, Vec<UnlockId>),
) {
    event.account = Some(account);
    unit.record(event.with(ENDED, said(&ended)));
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
