//! The coordinator's page.

use axum::Router;
use axum::response::Response;
use axum::routing::get;

use super::frame::Signed;
use super::views::organisation::{Member, OrganisationPage};
use crate::app::App;
use crate::ops::read_organisation::{MemberView, read_organisation};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/organisation", get(show))
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let view = read_organisation(&signed.visitor.app, &signed.actor).await;
    let view = signed.ok(view)?;
    let member = |member: MemberView| Member {
        coordinator: member.role == "coordinator",
        since: signed.visitor.locale.day(member.since.millis()),
        name: member.name,
    };
    let allowed = view.allowed.iter();
    Ok(signed.visitor.page(&OrganisationPage {
        shell: signed.shell(),
        name: view.name,
        categories: allowed.map(|category| category.code().to_owned()).collect(),
        members: view.members.into_iter().map(member).collect(),
    }))
}
