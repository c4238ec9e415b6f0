//! A person invites a relative, and lets them help no longer.

use axum::Router;
use axum::response::{Redirect, Response};
use axum::routing::{get, post};

use super::frame::{PageId, Signed, SignedPost};
use super::members::invited;
use super::views::aidants::RelativeRow;
use super::views::confirm::ConfirmPage;
use crate::app::App;
use crate::id::AccountId;
use crate::ops::OpError;
use crate::ops::invite_relative::invite_relative;
use crate::ops::read_organisation::{MemberView, list_aidants};
use crate::ops::remove_relative::remove_relative;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/aidants/relatives", post(invite))
        .route("/aidants/relatives/{id}/remove", get(ask).post(remove))
}

/// The relatives of the person who is in.
pub async fn relatives(signed: &Signed) -> Result<Vec<RelativeRow>, Response> {
    let known = signed.ok(list_aidants(&signed.visitor.app, &signed.actor).await)?;
    let own = known
        .into_iter()
        .filter(|(organisation, _)| organisation.is_none());
    let row = |(_, member): (_, MemberView)| RelativeRow {
        id: member.account.to_string(),
        name: member.name,
        since: signed.visitor.locale.day(member.since.millis()),
    };
    Ok(own.map(row).collect())
}

async fn invite(SignedPost { signed, .. }: SignedPost) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let made = invite_relative(&signed.visitor.app, &signed.actor, locker).await;
    let made = signed.ok(made)?;
    Ok(invited(&signed, &made, "/aidants"))
}

async fn ask(signed: Signed, PageId(id): PageId<AccountId>) -> Result<Response, Response> {
    signed.own_locker()?;
    let own = relatives(&signed).await?;
    let relative = own.into_iter().find(|one| one.id == id.to_string());
    let relative = signed.ok(relative.ok_or(OpError::NotFound))?;
    Ok(signed.visitor.page(&ConfirmPage {
        shell: signed.shell(),
        name: relative.name,
        title: "remove-relative-title",
        text: "remove-relative-text",
        action: format!("/aidants/relatives/{id}/remove"),
        back: "/aidants",
    }))
}

async fn remove(
    PageId(id): PageId<AccountId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    let locker = signed.own_locker()?;
    signed.ok(remove_relative(&signed.visitor.app, &signed.actor, locker, id).await)?;
    Ok(Redirect::to("/aidants?notice=relative-removed"))
}
