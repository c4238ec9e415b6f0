//! The same mandate once more: by the person at once, by an aidant as a proposal. Nothing renews
//! itself.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::choice::unsaid;
use super::frame::{Fields, PageId, Signed, SignedPost};
use super::fresh::fresh;
use super::mandates::view;
use super::propose::said;
use super::rows;
use super::views::labels::WAITS;
use super::views::renew::RenewPage;
use super::views::terms::TermsView;
use super::views::{Choice, Errors};
use crate::app::App;
use crate::id::MandateId;
use crate::ops::OpError;
use crate::ops::draft_mandate::Proposal;
use crate::ops::list_mandates::{MandateView, own_mandates};
use crate::ops::renew_mandate::renew_mandate;

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/mandates/{id}/renew", get(show).post(renew))
}

fn own(signed: &Signed) -> bool {
    signed.actor.facts.owns.is_some()
}

/// The mandate, for its person or for an aidant whom it named.
async fn asked(signed: &Signed, id: MandateId) -> Result<MandateView, Response> {
    if own(signed) {
        return view(signed, id).await;
    }
    let views = signed.ok(own_mandates(&signed.visitor.app, &signed.actor).await)?;
    let view = views.into_iter().find(|view| view.id == id);
    signed.ok(view.ok_or(OpError::NotFound))
}

fn page(signed: &Signed, view: &MandateView, wait: &str, errors: Errors) -> RenewPage {
    let (locale, own) = (signed.visitor.locale, own(signed));
    // All of it is given again, what was taken back since too: so all of it is shown.
    let terms = TermsView {
        scopes: rows::whole(view),
        ..rows::terms(locale, view)
    };
    RenewPage {
        shell: signed.shell(),
        errors,
        terms,
        waits: if own {
            Vec::new()
        } else {
            Choice::list(locale, "wait", &WAITS, wait)
        },
        back: if own {
            format!("/mandates/{}", view.id)
        } else {
            "/desk".to_owned()
        },
    }
}

async fn show(signed: Signed, PageId(id): PageId<MandateId>) -> Result<Response, Response> {
    if !own(&signed) {
        fresh(&signed, &format!("/mandates/{id}/renew"))?;
    }
    let view = asked(&signed, id).await?;
    let page = page(&signed, &view, "desk", Errors::new());
    Ok(signed.visitor.page(&page))
}

/// What the page asks by itself: the person agrees to what is very personal, an aidant says whether
/// there is a protection.
fn wrong(signed: &Signed, view: &MandateView, fields: &Fields) -> Errors {
    let locale = signed.visitor.locale;
    let mut errors = Errors::new();
    let categories: Vec<_> = rows::whole(view)
        .into_iter()
        .map(|one| one.category)
        .collect();
    if own(signed) && unsaid(fields, &categories) {
        errors.add(locale, "sensitive", "sensitive-empty");
    }
    if !own(signed) && said(fields).is_none() {
        errors.add(locale, "under_protection", "protection-empty");
    }
    errors
}

async fn renew(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    if !own(&signed) {
        fresh(&signed, &format!("/mandates/{id}/renew"))?;
    }
    let view = asked(&signed, id).await?;
    let wrong = wrong(&signed, &view, &fields);
    if !wrong.is_empty() {
        let page = page(&signed, &view, fields.get("wait"), wrong);
        return Ok(signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let proposal = Proposal {
        wait: fields.get("wait").to_owned(),
        under_protection: said(&fields),
        ..Proposal::default()
    };
    match renew_mandate(&signed.visitor.app, &signed.actor, id, proposal).await {
        Ok(_) if own(&signed) => {
            Ok(Redirect::to("/aidants?notice=mandate-renewed").into_response())
        }
        Ok(new) => {
            let waiting = format!("/mandates/{}/waiting", new.id);
            Ok(Redirect::to(&waiting).into_response())
        }
        Err(error) => {
            let again = |errors| page(&signed, &view, fields.get("wait"), errors);
            Ok(signed.refused(&error, again))
        }
    }
}
