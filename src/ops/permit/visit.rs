//! What is done in a visit keeps it open.

use crate::app::App;
use crate::domain::policy::{Permit, PermitGround};
use crate::limits;
use crate::ops::OpError;
use crate::store::visits;

/// A visit in which something is done goes on; what nobody touches for long ends by itself.
pub(super) async fn keep_open(app: &App, permit: &Permit) -> Result<(), OpError> {
    let PermitGround::Mandate {
        visit: Some(visit), ..
    } = permit.ground()
    else {
        return Ok(());
    };
    // A list of lockers that is looked at keeps no visit open; what touches papers does.
    if !permit.action().in_visit() || permit.at() < visit.seen_at.plus(limits::VISIT_SEEN_STEP) {
        return Ok(());
    }
    let id = visit.id;
    let touch = app.store.commit::<_, OpError, _>(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            Ok(visits::touch(&mut unit.conn, id, now).await?)
        })
    });
    Ok(touch.await?)
}
