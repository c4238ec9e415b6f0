//! A coordinator invites, suspends and removes members; the code of an invitation is shown once.

use axum::Router;
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use uuid::Uuid;

use super::frame::{PageId, Signed, SignedPost};
use super::views::confirm::{ConfirmPage, InvitedPage};
use crate::app::App;
use crate::id::AccountId;
use crate::ops::OpError;
use crate::ops::invite_member::{Invitation, invite_member, withdraw_invitation};
use crate::ops::read_organisation::read_organisation;
use crate::ops::remove_member::remove_member;
use crate::ops::suspend_member::{resume_member, suspend_member};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/organisation/invitations", post(invite))
        .route("/organisation/invitations/{id}/withdraw", post(withdraw))
        .route("/organisation/members/{id}/suspend", post(suspend))
        .route("/organisation/members/{id}/resume", post(resume))
        .route("/organisation/members/{id}/remove", get(ask).post(remove))
}

/// The page of a code that is shown once: nothing keeps it.
pub fn invited(signed: &Signed, made: &Invitation, back: &'static str) -> Response {
    signed.visitor.page(&InvitedPage {
        shell: signed.shell(),
        code: made.code.to_string(),
        until: signed.visitor.locale.moment(made.ends_at.millis()),
        back,
    })
}

async fn invite(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let made = invite_member(&signed.visitor.app, &signed.actor, fields.get("role")).await;
    let made = signed.ok(made)?;
    Ok(invited(&signed, &made, "/organisation"))
}

async fn withdraw(
    PageId(id): PageId<Uuid>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(withdraw_invitation(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/organisation?notice=invitation-withdrawn"))
}

async fn suspend(
    PageId(id): PageId<AccountId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(suspend_member(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/organisation?notice=member-suspended"))
}

async fn resume(
    PageId(id): PageId<AccountId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(resume_member(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/organisation?notice=member-resumed"))
}

async fn ask(signed: Signed, PageId(id): PageId<AccountId>) -> Result<Response, Response> {
    let view = signed.ok(read_organisation(&signed.visitor.app, &signed.actor).await)?;
    let member = view.members.into_iter().find(|one| one.account == id);
    let member = signed.ok(member.ok_or(OpError::NotFound))?;
    Ok(signed.visitor.page(&ConfirmPage {
        shell: signed.shell(),
        name: member.name,
        title: "remove-member-title",
        text: "remove-member-text",
        action: format!("/organisation/members/{id}/remove"),
        back: "/organisation",
    }))
}

async fn remove(
    PageId(id): PageId<AccountId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(remove_member(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/organisation?notice=member-removed"))
}
