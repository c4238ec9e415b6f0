//! Giving a mandate: choose, check, and it counts.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::choice::{Chosen, unsaid};
use super::frame::{Fields, Signed, SignedPost};
use super::mandates::mandates;
use super::views::give::{AidantChoice, GiveCheckPage, GiveDonePage, GivePage};
use super::views::labels::{CATEGORIES, RIGHTS, TERMS};
use super::views::{AidantName, Choice, Errors};
use crate::app::App;
use crate::domain::rights::Category;
use crate::ops::give_mandate::{check_mandate, give_mandate};
use crate::ops::read_organisation::{list_aidants, of_relatives};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/aidants/give", get(give_form).post(give))
        .route("/aidants/give/check", get(back_to_form).post(check))
        .route("/aidants/give/done", get(done))
}

/// Somebody who may be named.
pub struct Known {
    /// What the form sends for them.
    pub value: String,
    /// Who they are.
    pub aidant: AidantName,
    /// What may be given to them.
    pub allowed: Vec<Category>,
}

async fn known(signed: &Signed) -> Result<Vec<Known>, Response> {
    signed.own_locker()?;
    let aidants = signed.ok(list_aidants(&signed.visitor.app, &signed.actor).await)?;
    let known = aidants.into_iter().map(|(organisation, member)| {
        let id = organisation.as_ref().map(|one| one.id.to_string());
        Known {
            value: format!("{}.{}", member.account, id.unwrap_or_default()),
            aidant: AidantName {
                name: member.name,
                structure: organisation.as_ref().map(|one| one.name.clone()),
            },
            allowed: organisation.map_or_else(of_relatives, |one| one.allowed),
        }
    });
    Ok(known.collect())
}

/// Those who may be named, the chosen ones ticked.
pub fn choices(known: &[Known], chosen: &Chosen) -> Vec<AidantChoice> {
    let choice = |one: &Known| AidantChoice {
        id: one.value.clone(),
        aidant: one.aidant.clone(),
        chosen: chosen.aidants.contains(&one.value),
    };
    known.iter().map(choice).collect()
}

/// The categories that one of those known may be given, the chosen ones ticked.
pub fn categories(signed: &Signed, known: &[Known], chosen: &Chosen) -> Vec<Choice> {
    let offered = |code: &&&str| {
        let mut allowed = known.iter().flat_map(|one| &one.allowed);
        allowed.any(|category| category.code() == **code)
    };
    let choices = CATEGORIES.iter().filter(offered);
    ticked(signed, "category", choices, &chosen.categories)
}

/// The rights, the chosen ones ticked.
pub fn rights(signed: &Signed, chosen: &Chosen) -> Vec<Choice> {
    ticked(signed, "right", RIGHTS.iter(), &chosen.rights)
}

fn ticked<'a>(
    signed: &Signed,
    family: &str,
    codes: impl Iterator<Item = &'a &'a str>,
    picked: &[String],
) -> Vec<Choice> {
    let is = |code: &str| picked.iter().any(|one| one == code);
    let choice = |code: &&str| Choice::of(signed.visitor.locale, family, code, is(code));
    codes.map(choice).collect()
}

fn form(signed: &Signed, known: &[Known], chosen: &Chosen, errors: Errors) -> GivePage {
    GivePage {
        shell: signed.shell(),
        errors,
        aidants: choices(known, chosen),
        categories: categories(signed, known, chosen),
        rights: rights(signed, chosen),
        terms: Choice::list(signed.visitor.locale, "term", &TERMS, &chosen.term),
        dormant: chosen.dormant,
    }
}

async fn give_form(signed: Signed) -> Result<Response, Response> {
    let known = known(&signed).await?;
    let page = form(&signed, &known, &Chosen::proposed(), Errors::new());
    Ok(signed.visitor.page(&page))
}

async fn give(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let known = known(&signed).await?;
    let chosen = Chosen::read(&fields);
    let wrong = chosen.wrong(signed.visitor.locale);
    if !wrong.is_empty() {
        let page = form(&signed, &known, &chosen, wrong);
        return Ok(signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    match check_page(&signed, &known, &chosen, Errors::new()).await? {
        Ok(page) => Ok(signed.visitor.page(&page)),
        Err(answer) => Ok(answer),
    }
}

/// What was chosen, to be read again; or the form with what is wrong in it.
async fn check_page(
    signed: &Signed,
    known: &[Known],
    chosen: &Chosen,
    errors: Errors,
) -> Result<Result<GiveCheckPage, Response>, Response> {
    let locker = signed.own_locker()?;
    let (locale, chosen) = (signed.visitor.locale, chosen.clone());
    let new = chosen.mandate(locale.code());
    let ends = match check_mandate(&signed.visitor.app, &signed.actor, locker, &new).await {
        Ok(ends) => locale.moment(ends.millis()),
        Err(error) => {
            let form = |errors| form(signed, known, &chosen, errors);
            return Ok(Err(signed.refused(&error, form)));
        }
    };
    let picked = known
        .iter()
        .filter(|one| chosen.aidants.contains(&one.value));
    Ok(Ok(GiveCheckPage {
        shell: signed.shell(),
        errors,
        aidants: picked.map(|one| one.aidant.clone()).collect(),
        // One that sleeps begins when it is woken.
        ends: Some(ends).filter(|_| !chosen.dormant),
        hidden: chosen.hidden(),
        categories: chosen.categories,
        rights: chosen.rights,
        term: chosen.term,
        dormant: chosen.dormant,
    }))
}

async fn back_to_form(signed: Signed) -> Result<Redirect, Response> {
    signed.own_locker()?;
    Ok(Redirect::to("/aidants/give"))
}

async fn check(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, chosen) = (signed.own_locker()?, Chosen::read(&fields));
    let known = known(&signed).await?;
    if fields.get("answer") != "yes" {
        let page = form(&signed, &known, &chosen, Errors::new());
        return Ok(signed.visitor.page(&page));
    }
    let locale = signed.visitor.locale;
    if unsaid(&fields, &chosen.categories) {
        let errors = Errors::one(locale, "sensitive", "sensitive-empty");
        let page = check_page(&signed, &known, &chosen, errors).await?;
        let again = |page| {
            signed
                .visitor
                .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        };
        return Ok(page.map_or_else(|answer| answer, again));
    }
    let new = chosen.mandate(locale.code());
    match give_mandate(&signed.visitor.app, &signed.actor, locker, new).await {
        Ok(view) => {
            let done = format!("/aidants/give/done?mandate={}", view.id);
            Ok(Redirect::to(&done).into_response())
        }
        Err(error) => Ok(signed.refused(&error, |errors| form(&signed, &known, &chosen, errors))),
    }
}

async fn done(signed: Signed, asked: Fields) -> Result<Response, Response> {
    let mandates = mandates(&signed).await?;
    let row = mandates
        .into_iter()
        .find(|row| row.id == asked.get("mandate"));
    let Some(row) = row else {
        return Ok(Redirect::to("/aidants").into_response());
    };
    Ok(signed.visitor.page(&GiveDonePage {
        shell: signed.shell(),
        aidants: row.aidants,
        asleep: row.status == "dormant",
        ends: row.ends,
    }))
}
