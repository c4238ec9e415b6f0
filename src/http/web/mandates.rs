//! The person's aidants: who, for what, until when, and stopping a mandate.

use axum::Router;
use axum::response::{Redirect, Response};
use axum::routing::get;

use super::frame::{PageId, Signed, SignedPost};
use super::relatives::relatives;
use super::rows;
use super::views::aidants::{AidantsPage, StopPage};
use super::views::{MandateRow, Role};
use crate::app::App;
use crate::id::MandateId;
use crate::ops::OpError;
use crate::ops::list_mandates::list_mandates;
use crate::ops::revoke_mandate::revoke_mandate;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/aidants", get(aidants))
        .route("/mandates/{id}/stop", get(ask_stop).post(stop))
}

/// The mandates of the person who is in.
pub async fn mandates(signed: &Signed) -> Result<Vec<MandateRow>, Response> {
    let locker = signed.own_locker()?;
    let views = list_mandates(&signed.visitor.app, &signed.actor, locker).await;
    let views = signed.ok(views)?;
    let row = |view| rows::mandate(signed.visitor.locale, view);
    Ok(views.iter().map(row).collect())
}

async fn aidants(signed: Signed) -> Result<Response, Response> {
    let live = |row: &MandateRow| matches!(row.status.as_str(), "active" | "pending" | "suspended");
    let (active, ended) = mandates(&signed).await?.into_iter().partition(live);
    Ok(signed.visitor.page(&AidantsPage {
        shell: signed.shell(),
        active,
        ended,
        relatives: relatives(&signed).await?,
    }))
}

async fn ask_stop(signed: Signed, PageId(id): PageId<MandateId>) -> Result<Response, Response> {
    let mandates = mandates(&signed).await?;
    let row = mandates.into_iter().find(|row| row.id == id.to_string());
    let mandate = signed.ok(row.ok_or(OpError::NotFound))?;
    Ok(signed.visitor.page(&StopPage {
        shell: signed.shell(),
        mandate,
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
