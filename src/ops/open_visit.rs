//! A visit: how and for what an aidant is in a person's locker. Reading needs one.

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{EventKind, Mode};
use crate::domain::policy::{Action, PermitGround};
use crate::id::{LockerId, MandateId, VisitId};
use crate::limits;
use crate::store::facts::Target;
use crate::store::visits::{self, NewVisit, VisitRow};

use super::actor::Actor;
use super::error::OpError;
use super::keyring::Keyring;
use super::{about, allow, proved};

/// A visit that has begun.
pub struct OpenedVisit {
    /// Which.
    pub id: VisitId,
    /// How.
    pub mode: Mode,
    /// For what.
    pub motive: String,
    /// First instant at which it is over.
    pub ends_at: Timestamp,
}

/// Opens a visit; one that is open ends, so that an aidant has one a locker.
///
/// # Errors
/// A refused field or a refusal.
pub async fn open_visit(
    app: &App,
    actor: &Actor,
    locker: LockerId,
    mode: &str,
    motive: &str,
) -> Result<OpenedVisit, OpError> {
    let mut allowed = allow(app, actor, Action::OpenVisit, Target::Locker(locker)).await?;
    let unknown = |field| OpError::field(field, crate::domain::person::BadValue::Unknown);
    let mode = Mode::parse(mode).ok_or_else(|| unknown("mode"))?;
    if !app.catalogue.has_motive(motive) {
        return Err(unknown("motive"));
    }
    let PermitGround::Mandate { mandate, .. } = *allowed.permit.ground() else {
        return Err(OpError::NotFound);
    };
    // A visit begins where its keys open: a mandate that was widened or brought back gives none.
    let mut conn = app.store.reader().await?;
    let keyring = Keyring::open(app, &mut conn, actor, &allowed.permit).await;
    drop(conn);
    proved(app, about(actor, &allowed.permit), keyring).await?;
    let now = allowed.facts.now;
    let (id, ends_at) = (VisitId::make(&app.random, now), now.plus(limits::VISIT));
    let new = NewVisit {
        id,
        locker,
        account: actor.account(),
        mandate,
        mode,
        motive: motive.to_owned(),
        ends_at,
    };
    let event = &mut allowed.event;
    (event.visit, event.mode, event.motive) = (Some(id), Some(mode), Some(motive.to_owned()));
    let (event, actor) = (allowed.event, actor.clone());
    let open = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            if let Some(row) = visits::open(&mut unit.conn, locker, actor.account()).await? {
                visits::close(&mut unit.conn, row.id, now).await?;
                unit.record(closed(&actor, &row));
            }
            visits::insert(&mut unit.conn, &new, now).await?;
            unit.record(event);
            Ok(())
        })
    });
    open.await?;
    Ok(OpenedVisit {
        id,
        mode,
        motive: motive.to_owned(),
        ends_at,
    })
}

/// Ends the actor's visit in a locker.
///
/// # Errors
/// A refusal, or there is none open.
pub async fn close_visit(app: &App, actor: &Actor, locker: LockerId) -> Result<(), OpError> {
    // An aidant may always say that they left, whatever became of the mandate.
    let (account, actor) = (actor.account(), actor.clone());
    let close = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let row = visits::open(&mut unit.conn, locker, account).await?;
            let row = row.ok_or(OpError::NotFound)?;
            let now = unit.now();
            visits::close(&mut unit.conn, row.id, now).await?;
            unit.record(closed(&actor, &row));
            Ok(())
        })
    });
    Ok(close.await?)
}

fn closed(actor: &Actor, row: &VisitRow) -> crate::domain::journal::Event {
    let mut event = actor.event(EventKind::VisitClosed);
    event.locker = Some(LockerId(row.locker));
    event.visit = Some(VisitId(row.id));
    event.mandate = Some(MandateId(row.mandate));
    event.mode = Mode::parse(&row.mode);
    event.motive = Some(row.motive.clone());
    event
}
