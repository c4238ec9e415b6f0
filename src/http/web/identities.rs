//! One's own ties to providers of identities.

use axum::Router;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{Signed, SignedPost};
use super::oidc::{away, kept, problem, used};
use super::views::identities::{ConfirmIdentityPage, IdentitiesPage, IdentityRow, ProviderName};
use super::views::{Errors, Role};
use crate::app::App;
use crate::http::error::tell;
use crate::ops::OpError;
use crate::ops::finish_identity::Unidentified;
use crate::ops::identities::{IdentityView, Purpose, find_ticket, list_identities, providers_of};
use crate::ops::link_identity::link_identity;
use crate::ops::start_identity::start_identity;
use crate::ops::unlink_identity::unlink_identity;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/identities", get(show))
        .route("/identities/confirm", get(ask).post(link))
        .route("/identities/{name}/link", get(start))
        .route("/identities/{name}/unlink", post(unlink))
}

/// Whether the foot of pages leads here: a person comes by "Ma carte, mes codes".
pub fn in_the_foot(signed: &Signed) -> bool {
    signed.role != Role::Beneficiary && !providers_of(&signed.visitor.app, &signed.actor).is_empty()
}

async fn page(signed: &Signed, errors: Errors) -> Result<IdentitiesPage, Response> {
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let views = signed.ok(list_identities(app, actor).await)?;
    let mut free = ProviderName::all(providers_of(app, actor));
    free.retain(|one| views.iter().all(|view| view.provider != one.name));
    Ok(IdentitiesPage {
        shell: signed.shell(),
        errors,
        linked: views.into_iter().map(|view| row(signed, view)).collect(),
        free,
    })
}

fn row(signed: &Signed, view: IdentityView) -> IdentityRow {
    let day = |at: crate::clock::Timestamp| signed.visitor.locale.day(at.millis());
    IdentityRow {
        since: day(view.linked_at),
        used: view.used_at.map(day),
        provider: ProviderName {
            name: view.provider,
            label: view.label,
        },
    }
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let page = page(&signed, Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

/// A link and no form: the content policy lets no form lead to another site.
async fn start(signed: Signed, Path(name): Path<String>) -> Response {
    let (visitor, actor) = (&signed.visitor, &signed.actor);
    match start_identity(&visitor.app, &name, Some(actor), &visitor.origin()).await {
        Ok(started) => away(&started),
        Err(Unidentified::Op(error)) => signed.error(&error),
        Err(error) => problem(visitor, signed.shell(), &error),
    }
}

async fn ask(signed: Signed, headers: HeaderMap) -> Result<Response, Response> {
    let visitor = &signed.visitor;
    let origin = visitor.origin();
    let found = find_ticket(&visitor.app, &kept(&headers), Purpose::Link, &origin).await;
    let Some(ticket) = signed.ok(found)? else {
        return Err(problem(visitor, signed.shell(), &Unidentified::Stale));
    };
    Ok(visitor.page(&ConfirmIdentityPage {
        shell: signed.shell(),
        label: ticket.label,
    }))
}

async fn link(
    headers: HeaderMap,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Response, Response> {
    let (app, origin) = (&signed.visitor.app, signed.origin());
    let error = match link_identity(app, &signed.actor, &kept(&headers), &origin).await {
        Ok(()) => {
            let done = Redirect::to("/identities?notice=identity-linked");
            return Ok(used(done.into_response()));
        }
        Err(error) => error,
    };
    let code = match &error {
        OpError::Invalid { code, .. } => match *code {
            "elsewhere" => "identity-elsewhere",
            "already" => "identity-already",
            _ => "identity-stale",
        },
        other => return Err(signed.error(other)),
    };
    let errors = Errors::one(signed.visitor.locale, "provider", code);
    let page = page(&signed, errors).await?;
    let response = signed.visitor.page_with(tell(&error).status, &page);
    Ok(used(response))
}

async fn unlink(
    Path(name): Path<String>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(unlink_identity(&signed.visitor.app, &signed.actor, &name).await)?;
    Ok(Redirect::to("/identities?notice=identity-unlinked"))
}
