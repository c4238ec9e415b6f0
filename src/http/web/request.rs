//! A mandate that waits, answered by the person in a session of their own.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::choice::unsaid;
use super::frame::{PageId, Signed, SignedPost};
use super::mandates::view;
use super::rows;
use super::views::Errors;
use super::views::request::RequestPage;
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::id::MandateId;
use crate::ops::accept_mandate::accept_mandate;
use crate::ops::list_mandates::MandateView;
use crate::ops::person_proof::Proof;
use crate::ops::refuse_mandate::refuse_mandate;

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/mandates/{id}/request", get(show).post(answer))
}

fn page(signed: &Signed, view: &MandateView, errors: Errors) -> RequestPage {
    RequestPage {
        shell: signed.shell(),
        errors,
        terms: rows::terms(signed.visitor.locale, view),
        scanned: view.scanned,
    }
}

async fn show(signed: Signed, PageId(id): PageId<MandateId>) -> Result<Response, Response> {
    let view = view(&signed, id).await?;
    if view.status != MandateStatus::Pending {
        return Ok(Redirect::to("/aidants").into_response());
    }
    Ok(signed.visitor.page(&page(&signed, &view, Errors::new())))
}

async fn answer(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let (app, actor, origin) = (&signed.visitor.app, Some(&signed.actor), signed.origin());
    if fields.get("answer") != "yes" {
        signed.ok(refuse_mandate(app, actor, &origin, id, &Proof::Session).await)?;
        return Ok(Redirect::to("/aidants?notice=mandate-refused").into_response());
    }
    let view = view(&signed, id).await?;
    let terms = rows::terms(signed.visitor.locale, &view);
    if unsaid(&fields, &terms.sensitive()) {
        let errors = Errors::one(signed.visitor.locale, "sensitive", "sensitive-empty");
        let page = page(&signed, &view, errors);
        return Ok(signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let shown = fields.get("terms_sha256");
    match accept_mandate(app, actor, &origin, id, shown, &Proof::Session).await {
        Ok(given) => {
            let done = format!("/aidants/give/done?mandate={}", given.id);
            Ok(Redirect::to(&done).into_response())
        }
        Err(error) => Ok(signed.refused(&error, |errors| page(&signed, &view, errors))),
    }
}
