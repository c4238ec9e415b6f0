//! What the person is told on their pages, and putting it away.

use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::notice::NoticeKind;
use crate::domain::policy::Action;
use crate::id::{LockerId, NoticeId};
use crate::store::facts::Target;
use crate::store::notices::{self, NoticeRow};

use super::actor::Actor;
use super::allow;
use super::error::OpError;
use super::people::{Directory, Person};

/// Something that the person was told and has not put away.
pub struct NoticeView {
    /// Which.
    pub id: NoticeId,
    /// What happened.
    pub kind: NoticeKind,
    /// When.
    pub at: Timestamp,
    /// About which mandate.
    pub mandate: Option<Uuid>,
    /// About which structure, and its name.
    pub organisation: Option<(Uuid, Option<String>)>,
    /// About which aidant, and their name.
    pub aidant: Option<(Uuid, Person)>,
}

/// What the person has not put away, newest first. Looking at it is no act of the journal.
///
/// # Errors
/// A refusal: only people are told.
pub async fn read_notices(app: &App, actor: &Actor) -> Result<Vec<NoticeView>, OpError> {
    allow(app, actor, Action::ReadNotices, own(actor)).await?;
    let mut conn = app.store.reader().await?;
    let rows = notices::unread(&mut conn, actor.account()).await?;
    let mut directory = Directory::default();
    let mut views = Vec::with_capacity(rows.len());
    for NoticeRow {
        id,
        kind,
        mandate,
        organisation,
        aidant,
        created_at,
    } in rows
    {
        // A kind that a newer version wrote is left for it.
        let Some(kind) = NoticeKind::parse(&kind) else {
            continue;
        };
        let organisation = match organisation {
            Some(id) => Some((id, directory.organisation(&mut conn, id).await?)),
            None => None,
        };
        let aidant = match aidant {
            Some(id) => Some((id, directory.person(app, &mut conn, id).await?)),
            None => None,
        };
        views.push(NoticeView {
            id: NoticeId(id),
            kind,
            at: Timestamp::from_millis(created_at),
            mandate,
            organisation,
            aidant,
        });
    }
    Ok(views)
}

/// Puts away everything up to a notice; what came since stays.
///
/// # Errors
/// A refusal: only people are told.
pub async fn put_away(app: &App, actor: &Actor, last: NoticeId) -> Result<(), OpError> {
    let allowed = allow(app, actor, Action::ReadNotices, own(actor)).await?;
    let (account, event) = (actor.account(), allowed.event);
    let put = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            let count = notices::read(&mut unit.conn, account, last, now).await?;
            if count > 0 {
                unit.record(event.with("count", count));
            }
            Ok(())
        })
    });
    Ok(put.await?)
}

fn own(actor: &Actor) -> Target {
    Target::Locker(actor.facts.owns.unwrap_or(LockerId(Uuid::nil())))
}
