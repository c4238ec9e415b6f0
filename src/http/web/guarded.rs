//! A guardian confirms, face to face, that somebody is the person whom they guard.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{Fields, PageId, Signed, SignedPost};
use super::fresh::{asks_digits, fresh, proved};
use super::views::guarded::{GuardedPage, GuardedRow, RecoverCheckPage, RecoverPage};
use super::views::labels::CHECKS;
use super::views::{Choice, Errors};
use crate::app::App;
use crate::http::error::tell;
use crate::id::LockerId;
use crate::ops::OpError;
use crate::ops::confirm_recovery::confirm_recovery;
use crate::ops::list_guardianships::{Guardianship, list_guardianships};
use crate::ops::read_recovery::read_recovery;
use crate::ops::veto_recovery::{refuse_recovery, veto_recovery};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/desk/guarded", get(list))
        .route("/desk/guarded/{id}/stop", post(stop))
        .route("/desk/recover", get(form).post(read_again))
        .route("/desk/recover/check", get(back_to_form).post(confirm))
        .route("/desk/recover/refuse", post(refuse))
        .route("/desk/recover/{short}", get(scanned))
}

async fn guarded(signed: &Signed) -> Result<Vec<Guardianship>, Response> {
    signed.ok(list_guardianships(&signed.visitor.app, &signed.actor).await)
}

async fn list(signed: Signed) -> Result<Response, Response> {
    let row = |one: Guardianship| GuardedRow {
        locker_id: one.locker.to_string(),
        name: one.name,
        state: one.recovery.map(|view| view.state.code().to_owned()),
        confirmed: one.confirmed,
    };
    let people = guarded(&signed).await?.into_iter().map(row).collect();
    Ok(signed.visitor.page(&GuardedPage {
        shell: signed.shell(),
        people,
    }))
}

async fn stop(
    PageId(id): PageId<LockerId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    signed.ok(veto_recovery(&signed.visitor.app, &signed.actor, id).await)?;
    Ok(Redirect::to("/desk/guarded?notice=recovery-vetoed"))
}

async fn page(signed: &Signed, fields: &Fields, errors: Errors) -> Result<RecoverPage, Response> {
    let choice = |one: Guardianship| Choice {
        chosen: one.locker.to_string() == fields.get("person"),
        value: one.locker.to_string(),
        label: one.name,
    };
    let people = guarded(signed).await?.into_iter().map(choice).collect();
    Ok(RecoverPage {
        shell: signed.shell(),
        errors,
        short: fields.get("short").to_owned(),
        people,
        hows: Choice::list(signed.visitor.locale, "check", &CHECKS, fields.get("how")),
    })
}

async fn form(signed: Signed) -> Result<Response, Response> {
    fresh(&signed, "/desk/recover")?;
    let page = page(&signed, &Fields::default(), Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

async fn scanned(signed: Signed, PageId(short): PageId<String>) -> Result<Response, Response> {
    let fields = Fields(vec![("short".to_owned(), short)]);
    let page = page(&signed, &fields, Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

async fn back_to_form(_: Signed) -> Redirect {
    Redirect::to("/desk/recover")
}

/// The form again, with what is wrong in it.
async fn again(signed: &Signed, fields: &Fields, errors: Errors) -> Result<Response, Response> {
    let page = page(signed, fields, errors).await?;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(signed.visitor.page_with(status, &page))
}

/// Whom the form names, among those whom this guardian guards.
async fn person(signed: &Signed, fields: &Fields) -> Result<Option<Guardianship>, Response> {
    let mut people = guarded(signed).await?.into_iter();
    Ok(people.find(|one| one.locker.to_string() == fields.get("person")))
}

/// What was typed is read again before it counts: a slip here gives somebody else's papers away.
async fn read_again(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let wanted = [
        ("short", "short-unknown"),
        ("person", "recover-person"),
        ("how", "recover-how"),
    ];
    let mut errors = fields.missing(&signed.visitor, &wanted);
    if errors.of("how").is_none() && !CHECKS.contains(&fields.get("how")) {
        errors.add(signed.visitor.locale, "how", "recover-how");
    }
    if !errors.is_empty() {
        return again(&signed, &fields, errors).await;
    }
    let (app, origin) = (&signed.visitor.app, signed.origin());
    if let Err(error) = read_recovery(app, fields.get("short"), &origin).await {
        return refused(&signed, &fields, &error).await;
    }
    check_page(&signed, &fields, Errors::new()).await
}

async fn check_page(
    signed: &Signed,
    fields: &Fields,
    errors: Errors,
) -> Result<Response, Response> {
    let Some(person) = person(signed, fields).await? else {
        let errors = Errors::one(signed.visitor.locale, "person", "recover-person");
        return again(signed, fields, errors).await;
    };
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = RecoverCheckPage {
        shell: signed.shell(),
        errors,
        short: fields.get("short").to_owned(),
        person: person.locker.to_string(),
        name: person.name,
        how: fields.get("how").to_owned(),
        digits: asks_digits(signed),
    };
    Ok(signed.visitor.page_with(status, &page))
}

async fn confirm(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let locker = fields.get("person").parse::<LockerId>().ok();
    let (true, Some(locker)) = (fields.get("answer") == "yes", locker) else {
        let page = page(&signed, &fields, Errors::new()).await?;
        return Ok(signed.visitor.page(&page));
    };
    let signed = match proved(signed, &fields).await? {
        Ok(signed) => signed,
        Err((signed, code)) => {
            let errors = Errors::one(signed.visitor.locale, "otp", code);
            return check_page(&signed, &fields, errors).await;
        }
    };
    let (app, address) = (&signed.visitor.app, signed.origin().address);
    let shown = (fields.get("short"), address.as_str());
    match confirm_recovery(app, &signed.actor, shown, locker, fields.get("how")).await {
        Ok(_) => Ok(Redirect::to("/desk/guarded?notice=recovery-confirmed").into_response()),
        Err(error) => refused(&signed, &fields, &error).await,
    }
}

async fn refused(signed: &Signed, fields: &Fields, error: &OpError) -> Result<Response, Response> {
    let code = match error {
        OpError::NotFound => "short-unknown",
        OpError::Denied(denial) if !denial.visible => "short-unknown",
        OpError::Conflict(_) => "recover-over",
        OpError::RateLimited => "too-many-tries",
        other => return Err(signed.error(other)),
    };
    let errors = Errors::one(signed.visitor.locale, "short", code);
    let page = page(signed, fields, errors).await?;
    Ok(signed.visitor.page_with(tell(error).status, &page))
}

async fn refuse(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (app, address) = (&signed.visitor.app, signed.origin().address);
    let shown = (fields.get("short"), address.as_str());
    match refuse_recovery(app, &signed.actor, shown).await {
        Ok(()) => Ok(Redirect::to("/desk/guarded?notice=recovery-vetoed").into_response()),
        Err(error) => refused(&signed, &fields, &error).await,
    }
}
