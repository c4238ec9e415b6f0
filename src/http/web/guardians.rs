//! "Mes gardiens": who they are, choosing others, and stopping somebody who comes back in one's name.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{Fields, Signed, SignedPost};
use super::fresh::old_proof;
use super::views::give::AidantChoice;
use super::views::guardians::{
    ChooseGuardiansPage, GuardianRow, GuardiansCheckPage, GuardiansPage, StopRecoveryPage,
};
use super::views::{AidantName, Errors};
use crate::app::App;
use crate::id::AccountId;
use crate::ops::OpError;
use crate::ops::choose_guardians::{check_guardians, choose_guardians};
use crate::ops::guardian_candidates::{Candidates, guardian_candidates};
use crate::ops::list_guardians::{GuardianView, list_guardians};
use crate::ops::veto_recovery::veto_recovery;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/guardians", get(show))
        .route("/guardians/choose", get(form).post(choose))
        .route("/guardians/check", get(back_to_form).post(check))
        .route("/guardians/stop", get(ask_stop).post(stop))
}

/// A guardian as people read them.
pub fn named(view: &GuardianView) -> AidantName {
    AidantName {
        name: view.person.name.clone().unwrap_or_default(),
        structure: view.person.organisation.clone(),
    }
}

/// Those who can be chosen, some ticked.
pub fn choices(all: &[GuardianView], ticked: &[AccountId]) -> Vec<AidantChoice> {
    let choice = |one: &GuardianView| AidantChoice {
        id: one.account.to_string(),
        aidant: named(one),
        chosen: ticked.contains(&one.account),
    };
    all.iter().map(choice).collect()
}

/// The guardians that a form names.
pub fn chosen(fields: &Fields) -> Vec<AccountId> {
    let typed = fields.all("guardian");
    typed.iter().filter_map(|id| id.parse().ok()).collect()
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let found = list_guardians(&signed.visitor.app, &signed.actor, locker).await;
    let found = signed.ok(found)?;
    let row = |view: &GuardianView| GuardianRow {
        who: named(view),
        removed: view.removed,
        since: view
            .since
            .map(|at| signed.visitor.locale.day(at.millis()))
            .unwrap_or_default(),
    };
    let here = found.guardians.iter().filter(|one| !one.removed);
    Ok(signed.visitor.page(&GuardiansPage {
        shell: signed.shell(),
        here: here.count(),
        guardians: found.guardians.iter().map(row).collect(),
        ways: found.ways.iter().map(|way| way.code()).collect(),
    }))
}

async fn candidates(signed: &Signed) -> Result<Candidates, Response> {
    let locker = signed.own_locker()?;
    signed.ok(guardian_candidates(&signed.visitor.app, &signed.actor, locker).await)
}

fn form_page(
    signed: &Signed,
    found: &Candidates,
    ticked: &[AccountId],
    errors: Errors,
) -> ChooseGuardiansPage {
    ChooseGuardiansPage {
        shell: signed.shell(),
        errors,
        guardians: choices(&found.all, ticked),
        old: old_proof(signed),
    }
}

async fn form(signed: Signed) -> Result<Response, Response> {
    let found = candidates(&signed).await?;
    let page = form_page(&signed, &found, &found.proposed, Errors::new());
    Ok(signed.visitor.page(&page))
}

async fn back_to_form(signed: Signed) -> Result<Redirect, Response> {
    signed.own_locker()?;
    Ok(Redirect::to("/guardians/choose"))
}

/// The form again, with what is wrong; whoever entered a while ago enters again first.
fn refused(signed: &Signed, found: &Candidates, ticked: &[AccountId], error: &OpError) -> Response {
    let page = |errors| form_page(signed, found, ticked, errors);
    if old_proof(signed) && matches!(error, OpError::Denied(_)) {
        let page = page(Errors::new());
        return signed.visitor.page_with(StatusCode::UNAUTHORIZED, &page);
    }
    signed.refused(error, page)
}

/// What was chosen is read again by name before it counts.
async fn choose(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, ticked) = (signed.own_locker()?, chosen(&fields));
    let found = candidates(&signed).await?;
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    if let Err(error) = check_guardians(app, actor, locker, &ticked).await {
        return Ok(refused(&signed, &found, &ticked, &error));
    }
    let picked = choices(&found.all, &ticked);
    Ok(signed.visitor.page(&GuardiansCheckPage {
        shell: signed.shell(),
        guardians: picked.into_iter().filter(|one| one.chosen).collect(),
    }))
}

async fn check(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, ticked) = (signed.own_locker()?, chosen(&fields));
    if fields.get("answer") != "yes" {
        let found = candidates(&signed).await?;
        let page = form_page(&signed, &found, &ticked, Errors::new());
        return Ok(signed.visitor.page(&page));
    }
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    match choose_guardians(app, actor, locker, &ticked).await {
        Ok(_) => Ok(Redirect::to("/guardians?notice=guardians-chosen").into_response()),
        Err(error) => {
            let found = candidates(&signed).await?;
            Ok(refused(&signed, &found, &ticked, &error))
        }
    }
}

/// "Ce n'est pas moi": one question, because stopping sends guardians and person back to the start.
async fn ask_stop(signed: Signed) -> Result<Response, Response> {
    signed.own_locker()?;
    let mut shell = signed.shell();
    if !shell.recovering {
        return Ok(Redirect::to("/guardians?notice=recovery-over").into_response());
    }
    // The page is the banner's own: it says the same.
    shell.recovering = false;
    Ok(signed.visitor.page(&StopRecoveryPage { shell }))
}

async fn stop(SignedPost { signed, .. }: SignedPost) -> Result<Redirect, Response> {
    let locker = signed.own_locker()?;
    let notice = match veto_recovery(&signed.visitor.app, &signed.actor, locker).await {
        Ok(()) => "recovery-vetoed",
        Err(OpError::Conflict(_)) => "recovery-over",
        Err(error) => return Err(signed.error(&error)),
    };
    Ok(Redirect::to(&format!("/guardians?notice={notice}")))
}
