//! One mandate of the person: pause it, take a part back, add or take out an aidant.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::forms::field_error;
use super::frame::{Fields, PageId, Signed, SignedPost};
use super::mandates::view;
use super::rows;
use super::views::aidants::{MandatePage, NamedAidant};
use super::views::{Choice, Errors};
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::http::error::tell;
use crate::id::{AccountId, MandateId};
use crate::limits;
use crate::ops::OpError;
use crate::ops::list_mandates::MandateView;
use crate::ops::name_aidant::{name_aidant, remove_aidant};
use crate::ops::read_organisation::{MemberView, list_aidants};
use crate::ops::revoke_mandate::revoke_mandate;
use crate::ops::suspend_mandate::{resume_mandate, suspend_mandate};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/mandates/{id}", get(show))
        .route("/mandates/{id}/suspend", post(suspend))
        .route("/mandates/{id}/resume", post(resume))
        .route("/mandates/{id}/category", post(narrow))
        .route("/mandates/{id}/aidants", post(add))
        .route("/mandates/{id}/aidants/remove", post(remove))
}

async fn page(signed: &Signed, id: MandateId, errors: Errors) -> Result<MandatePage, Response> {
    let view = view(signed, id).await?;
    let row = rows::mandate(signed.visitor.locale, &view);
    let named = view.aidants.iter().zip(row.aidants.iter());
    Ok(MandatePage {
        shell: signed.shell(),
        errors,
        named: named
            .map(|((account, _), aidant)| NamedAidant {
                account: account.to_string(),
                aidant: aidant.clone(),
            })
            .collect(),
        colleagues: colleagues(signed, &view).await?,
        renewable: renewable(signed, &view),
        mandate: row,
    })
}

/// Who of the same structure is not named yet.
async fn colleagues(signed: &Signed, view: &MandateView) -> Result<Vec<Choice>, Response> {
    if view.terms.organisation.is_none() {
        return Ok(Vec::new());
    }
    let known = signed.ok(list_aidants(&signed.visitor.app, &signed.actor).await)?;
    let others = known.into_iter().filter(|(organisation, member)| {
        let same = organisation.as_ref().map(|one| one.id) == view.terms.organisation;
        same && !view.names(member.account)
    });
    let choice = |(_, member): (_, MemberView)| Choice {
        value: member.account.to_string(),
        label: member.name,
        chosen: false,
    };
    Ok(others.map(choice).collect())
}

/// Whether the person may give the same once more; what rests on a decision is written anew.
fn renewable(signed: &Signed, view: &MandateView) -> bool {
    let ended = [view.ended_at, view.ends_at].into_iter().flatten().min();
    let recent = ended.is_some_and(|at| signed.actor.at < at.plus(limits::RENEWAL));
    let stood = matches!(
        view.status,
        MandateStatus::Active | MandateStatus::Expired | MandateStatus::Revoked
    );
    stood && recent && view.terms.decision.is_none()
}

async fn show(signed: Signed, PageId(id): PageId<MandateId>) -> Result<Response, Response> {
    let view = view(&signed, id).await?;
    if view.status == MandateStatus::Pending {
        return Ok(Redirect::to(&format!("/mandates/{id}/request")).into_response());
    }
    let page = page(&signed, id, Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

fn done(notice: &str) -> Redirect {
    Redirect::to(&format!("/aidants?notice={notice}"))
}

async fn suspend(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(suspend_mandate(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(done("mandate-suspended"))
}

async fn resume(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(resume_mandate(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(done("mandate-resumed"))
}

async fn narrow(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Redirect, Response> {
    signed.own_locker()?;
    // Without its category this would stop all of it, which has a page of its own.
    let category = Some(fields.get("category"));
    signed.ok(revoke_mandate(&signed.visitor.app, &signed.actor, id, category).await)?;
    Ok(done("mandate-narrowed"))
}

fn aidant(fields: &Fields) -> Result<AccountId, OpError> {
    let chosen = fields.get("aidant").parse();
    chosen.map_err(|_| OpError::invalid("aidant", "empty", "is not chosen"))
}

async fn add(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let named = match aidant(&fields) {
        Ok(aidant) => name_aidant(&signed.visitor.app, &signed.actor, id, aidant).await,
        Err(error) => Err(error),
    };
    let Err(error) = named else {
        return Ok(done("aidant-added").into_response());
    };
    let Some((field, code)) = field_error(&error) else {
        return Err(signed.error(&error));
    };
    let errors = Errors::one(signed.visitor.locale, field, code);
    let page = page(&signed, id, errors).await?;
    let status: StatusCode = tell(&error).status;
    Ok(signed.visitor.page_with(status, &page))
}

async fn remove(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Redirect, Response> {
    let aidant = signed.ok(aidant(&fields))?;
    signed.ok(remove_aidant(&signed.visitor.app, &signed.actor, id, aidant).await)?;
    Ok(done("aidant-removed"))
}
