//! In which sessions somebody is: since when, how, on what. No address and nothing of the device is
//! kept, so nothing of them can be shown.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::session::SessionKind;
use crate::id::SessionId;
use crate::store::sessions::{self, OwnSession};

use super::actor::Actor;
use super::error::OpError;

/// One session of the actor's own account.
pub struct SessionView {
    /// What it is ended by.
    pub id: SessionId,
    /// Whether it is the one that asks.
    pub current: bool,
    /// How they entered: `card`, `sheet`, `passphrase` and so on.
    pub method: String,
    /// On what.
    pub kind: SessionKind,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last used, to within half a minute.
    pub seen_at: Timestamp,
    /// When it ends whatever happens.
    pub ends_at: Timestamp,
}

/// The live sessions of the actor's account, newest first.
///
/// # Errors
/// The database.
pub async fn list_sessions(app: &App, actor: &Actor) -> Result<Vec<SessionView>, OpError> {
    let mut conn = app.store.reader().await?;
    let now = crate::store::now(&mut conn, app.store.clock()).await?;
    let rows = sessions::of_account(&mut conn, actor.account(), now).await?;
    let views = rows.into_iter().map(|row| view(actor, row));
    Ok(views
        .filter(|view| now < view.seen_at.plus(view.kind.idle()))
        .collect())
}

fn view(actor: &Actor, row: OwnSession) -> SessionView {
    SessionView {
        id: SessionId(row.shown_id),
        current: row.id == actor.session(),
        method: row.method,
        kind: SessionKind::parse(&row.kind).unwrap_or(SessionKind::Shared),
        began_at: Timestamp::from_millis(row.created_at),
        seen_at: Timestamp::from_millis(row.seen_at),
        ends_at: Timestamp::from_millis(row.ends_at),
    }
}
