//! In which structure somebody works now, and joining another.

use axum::Router;
use axum::response::IntoResponse;
use axum::response::{Redirect, Response};
use axum::routing::get;
use zeroize::Zeroizing;

use super::frame::{Signed, SignedPost};
use super::views::Errors;
use super::views::structures::{JoinPage, StructureRow, StructuresPage};
use crate::app::App;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::choose_organisation::choose_organisation;
use crate::ops::join_organisation::join_organisation;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/structures", get(structures).post(choose))
        .route("/join", get(form).post(join))
}

async fn structures(signed: Signed) -> Result<Response, Response> {
    let own = &signed.actor.structures;
    if own.is_empty() {
        return Err(signed.error(&OpError::NotFound));
    }
    let row = |(at, one): (usize, &crate::ops::actor::Structure)| StructureRow {
        id: one.id.to_string(),
        name: one.name.clone(),
        current: at == 0,
        active: one.active,
    };
    Ok(signed.visitor.page(&StructuresPage {
        shell: signed.shell(),
        structures: own.iter().enumerate().map(row).collect(),
    }))
}

async fn choose(SignedPost { signed, fields }: SignedPost) -> Result<Redirect, Response> {
    let id = fields.get("structure").parse();
    let id = signed.ok(id.map_err(|_| OpError::NotFound))?;
    signed.ok(choose_organisation(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/structures?notice=structure-chosen"))
}

async fn form(signed: Signed) -> Result<Response, Response> {
    // An auditor and a person have nothing to join; neither has the page.
    if signed.actor.facts.auditor || signed.actor.facts.owns.is_some() {
        return Err(signed.error(&OpError::NotFound));
    }
    Ok(signed.visitor.page(&JoinPage {
        shell: signed.shell(),
        errors: Errors::new(),
    }))
}

async fn join(SignedPost { signed, fields }: SignedPost) -> Response {
    let code = Zeroizing::new(fields.get("code").trim().to_owned());
    let error = match join_organisation(&signed.visitor.app, &signed.actor, &code).await {
        Ok(_) => return Redirect::to("/structures?notice=structure-joined").into_response(),
        Err(error) => error,
    };
    let code = match error {
        OpError::BadCredentials => "invitation-refused",
        OpError::RateLimited => "too-many-tries",
        other => return signed.error(&other),
    };
    let page = JoinPage {
        shell: signed.shell(),
        errors: Errors::one(signed.visitor.locale, "code", code),
    };
    signed.visitor.page_with(tell(&error).status, &page)
}
