//! The coordinator's page: who is in the structure, who is invited, what it may be given.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{Signed, SignedPost};
use super::views::labels::CATEGORIES;
use super::views::organisation::{Member, OrganisationPage, Waiting};
use super::views::{Choice, Errors};
use crate::app::App;
use crate::http::web::forms::field_error;
use crate::ops::change_organisation::{Change, change_organisation};
use crate::ops::count_guarded::count_guarded;
use crate::ops::invite_member::{WaitingView, list_invitations};
use crate::ops::read_organisation::{MemberView, read_organisation};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/organisation", get(show))
        .route("/organisation/limits", post(limit))
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let page = page(&signed, Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

async fn page(signed: &Signed, errors: Errors) -> Result<OrganisationPage, Response> {
    let (app, locale) = (&signed.visitor.app, signed.visitor.locale);
    let view = signed.ok(read_organisation(app, &signed.actor).await)?;
    let waiting = signed.ok(list_invitations(app, &signed.actor).await)?;
    let member = |member: MemberView| Member {
        id: member.account.to_string(),
        coordinator: member.role == "coordinator",
        since: locale.day(member.since.millis()),
        name: member.name,
        suspended: member.suspended,
    };
    let waits = |one: WaitingView| Waiting {
        id: one.id.to_string(),
        coordinator: one.role == "coordinator",
        until: locale.day(one.ends_at.millis()),
    };
    let given = |code: &str| view.allowed.iter().any(|category| category.code() == code);
    let offered = CATEGORIES.iter().filter(|code| **code != "private");
    Ok(OrganisationPage {
        shell: signed.shell(),
        errors,
        categories: offered
            .map(|code| Choice::of(locale, "category", code, given(code)))
            .collect(),
        name: view.name,
        members: view.members.into_iter().map(member).collect(),
        waiting: waiting.into_iter().map(waits).collect(),
        phone: view.phone.unwrap_or_default(),
        email: view.email.unwrap_or_default(),
        guarded: signed.ok(count_guarded(app, &signed.actor).await)?,
    })
}

async fn limit(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let change = Change {
        allowed: Some(fields.all("allowed")),
        phone: Some(fields.get("phone").to_owned()),
        email: Some(fields.get("email").to_owned()),
    };
    let changed = change_organisation(&signed.visitor.app, &signed.actor, change).await;
    let Err(error) = changed else {
        return Ok(Redirect::to("/organisation?notice=limits-saved").into_response());
    };
    let Some((field, code)) = field_error(&error) else {
        return Err(signed.error(&error));
    };
    let errors = Errors::one(signed.visitor.locale, field, code);
    let page = page(&signed, errors).await?;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(signed.visitor.page_with(status, &page))
}
