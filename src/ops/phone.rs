//! Whether the person's own phone may shorten a delay: the journal must say that they proved it long
//! enough ago, and that it is still the same.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::EventKind;
use crate::domain::recovery::{RecoveryKind, RecoveryState};
use crate::id::{AccountId, LockerId};
use crate::limits;
use crate::store::db::Conn;
use crate::store::{confirmations, contact_trust, contacts};

use super::confirm_contact::fresh_since;
use super::error::OpError;
use super::recovery::Recovery;
use super::said::{said, text};

/// Whether a code may go to the person's phone for this recovery, and would change something.
///
/// # Errors
/// The database, or an entry that was edited.
pub(super) async fn shortens(
    app: &App,
    recovery: &Recovery,
    now: Timestamp,
) -> Result<bool, OpError> {
    let waits = matches!(
        recovery.state(now),
        RecoveryState::Waiting | RecoveryState::Delayed
    );
    let first = !recovery.confirmed.is_empty() && recovery.progress.phone_at.is_none();
    let Some((account, locker)) = recovery.person.filter(|_| waits && first) else {
        return Ok(false);
    };
    if recovery.kind == RecoveryKind::Code || !app.sms.on() {
        return Ok(false);
    }
    let mut conn = app.store.reader().await?;
    proven(app, &mut conn, (account, locker), now).await
}

/// Whether the person has a number that they proved long enough ago.
///
/// # Errors
/// As [`shortens`].
pub(super) async fn proven(
    app: &App,
    conn: &mut Conn,
    (account, locker): (AccountId, LockerId),
    now: Timestamp,
) -> Result<bool, OpError> {
    let contact = contacts::find(conn, account).await?;
    let Some(contact) = contact.filter(|contact| contact.validated_at.is_some()) else {
        return Ok(false);
    };
    let since = fresh_since(now);
    let reachable = contact_trust::reachable(conn, &contact.contact_index, since).await?;
    if !reachable.contains(&account) {
        return Ok(false);
    }
    let mut since = None;
    for body in confirmations::contact_said(conn, locker).await? {
        let at = Timestamp::from_millis(body.recorded_at);
        // Whoever took over what was opened by telephone read what went to the number.
        let confirmed = EventKind::parse(&body.action) == Some(EventKind::LockerConfirmed);
        let said = said(app, conn, &body).await?;
        let sms = confirmed || text(&said, "way") == Some("sms");
        match text(&said, "act") {
            _ if !sms => {}
            Some("validated") => since = Some(at),
            _ if confirmed => since = Some(at),
            _ => since = None,
        }
    }
    Ok(since.is_some_and(|at| now >= at.plus(limits::PHONE_PROVEN)))
}
