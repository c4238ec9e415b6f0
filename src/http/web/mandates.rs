//! The person's aidants: what waits for an answer, who may open what until when, what sleeps, what
//! ended; and stopping a mandate.

use axum::Router;
use axum::response::{Redirect, Response};
use axum::routing::get;

use super::frame::{PageId, Signed, SignedPost};
use super::relatives::relatives;
use super::rows;
use super::views::aidants::{AidantsPage, StopPage};
use super::views::{MandateRow, Role};
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::id::MandateId;
use crate::ops::OpError;
use crate::ops::list_mandates::{MandateView, list_mandates};
use crate::ops::revoke_mandate::revoke_mandate;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/aidants", get(aidants))
        .route("/mandates/{id}/stop", get(ask_stop).post(stop))
}

/// The mandates of the person who is in, and what waits to be one.
pub async fn views(signed: &Signed) -> Result<Vec<MandateView>, Response> {
    let locker = signed.own_locker()?;
    signed.ok(list_mandates(&signed.visitor.app, &signed.actor, locker).await)
}

/// One of them.
pub async fn view(signed: &Signed, id: MandateId) -> Result<MandateView, Response> {
    let views = views(signed).await?;
    let view = views.into_iter().find(|view| view.id == id);
    signed.ok(view.ok_or(OpError::NotFound))
}

/// The same in words.
pub async fn mandates(signed: &Signed) -> Result<Vec<MandateRow>, Response> {
    let row = |view| rows::mandate(signed.visitor.locale, view);
    Ok(views(signed).await?.iter().map(row).collect())
}

async fn aidants(signed: Signed) -> Result<Response, Response> {
    let locale = signed.visitor.locale;
    let mut page = AidantsPage {
        shell: signed.shell(),
        waiting: Vec::new(),
        active: Vec::new(),
        asleep: Vec::new(),
        ended: Vec::new(),
        relatives: relatives(&signed).await?,
    };
    for view in views(&signed).await? {
        use MandateStatus::{Active, Dormant, NotStarted, Pending, Suspended};
        match view.status {
            Pending => page.waiting.push(rows::terms(locale, &view)),
            Active | Suspended | NotStarted => page.active.push(rows::mandate(locale, &view)),
            Dormant => page.asleep.push(rows::mandate(locale, &view)),
            _ => page.ended.push(rows::mandate(locale, &view)),
        }
    }
    Ok(signed.visitor.page(&page))
}

async fn ask_stop(signed: Signed, PageId(id): PageId<MandateId>) -> Result<Response, Response> {
    let view = view(&signed, id).await?;
    Ok(signed.visitor.page(&StopPage {
        shell: signed.shell(),
        mandate: rows::mandate(signed.visitor.locale, &view),
    }))
}

async fn stop(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(revoke_mandate(&signed.visitor.app, &signed.actor, id, None).await)?;
    Ok(Redirect::to(match signed.role {
        Role::Beneficiary => "/aidants?notice=mandate-stopped",
        _ => "/desk",
    }))
}
