//! An aidant opens a locker for somebody on the telephone: one category, one day, unconfirmed.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{Fields, Signed, SignedPost};
use super::fresh::{fresh, proved};
use super::locale::Locale;
use super::propose::said;
use super::views::labels::CATEGORIES;
use super::views::open::OpenLockerPage;
use super::views::urgent::UrgentPage;
use super::views::{Choice, Errors};
use crate::app::App;
use crate::domain::policy::Action;
use crate::ops::list_colleagues::list_colleagues;
use crate::ops::open_urgently::{UrgentLocker, open_urgently};
use crate::ops::{OpError, Target, allow};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/desk/urgent", get(form).post(open))
}

async fn page(signed: &Signed, fields: &Fields, errors: Errors) -> Result<UrgentPage, Response> {
    let app = &signed.visitor.app;
    let structure = signed.ok(list_colleagues(app, &signed.actor).await)?;
    let allowed: Vec<_> = structure.allowed.iter().map(|one| one.code()).collect();
    let mut offered = CATEGORIES.to_vec();
    offered.retain(|code| allowed.contains(code));
    let (locale, chosen) = (signed.visitor.locale, fields.get("category"));
    let language = Locale::from_code(fields.get("language")).unwrap_or(locale);
    Ok(UrgentPage {
        shell: signed.shell(),
        errors,
        off: !app.sms.on(),
        name: fields.get("name").to_owned(),
        contact: fields.get("contact").to_owned(),
        languages: OpenLockerPage::languages(language),
        categories: Choice::list(locale, "category", &offered, chosen),
        under_protection: said(fields),
    })
}

async fn form(signed: Signed) -> Result<Response, Response> {
    fresh(&signed, "/desk/urgent")?;
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    signed.ok(allow(app, actor, Action::OpenUrgently, Target::Nothing).await)?;
    let page = page(&signed, &Fields::default(), Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

/// What was left out: the page's own questions.
fn wrong(signed: &Signed, fields: &Fields) -> Errors {
    let wanted = [
        ("name", "name-empty"),
        ("contact", "contact-form"),
        ("category", "category-empty"),
        ("under_protection", "protection-empty"),
    ];
    fields.missing(&signed.visitor, &wanted)
}

async fn again(signed: &Signed, fields: &Fields, errors: Errors) -> Result<Response, Response> {
    let page = page(signed, fields, errors).await?;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(signed.visitor.page_with(status, &page))
}

async fn open(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let errors = wrong(&signed, &fields);
    if !errors.is_empty() {
        return again(&signed, &fields, errors).await;
    }
    // A call takes longer than a second factor stays fresh: its digits are asked for on this form.
    let signed = match proved(signed, &fields).await? {
        Ok(signed) => signed,
        Err((signed, code)) => {
            let errors = Errors::one(signed.visitor.locale, "otp", code);
            return again(&signed, &fields, errors).await;
        }
    };
    let new = UrgentLocker {
        display_name: fields.get("name").to_owned(),
        language: fields.get("language").to_owned(),
        contact: fields.get("contact").to_owned(),
        category: fields.get("category").to_owned(),
        under_protection: fields.get("under_protection") == "yes",
    };
    match open_urgently(&signed.visitor.app, &signed.actor, new).await {
        Ok((locker, _)) => {
            let first = format!("/lockers/{locker}?notice=urgent-opened");
            Ok(Redirect::to(&first).into_response())
        }
        Err(error @ OpError::Invalid { .. }) => {
            let page = page(&signed, &fields, Errors::new()).await?;
            let errors = match &error {
                // It is the aidant who reads it here, not the person.
                OpError::Invalid {
                    code: "aidants_own",
                    ..
                } => Some(Errors::one(
                    signed.visitor.locale,
                    "contact",
                    "contact-theirs",
                )),
                _ => None,
            };
            Ok(signed.refused(&error, |said| UrgentPage {
                errors: errors.unwrap_or(said),
                ..page
            }))
        }
        Err(error) => Err(signed.error(&error)),
    }
}
