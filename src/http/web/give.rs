//! Giving a mandate: choose, check, and it counts.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{Fields, Signed, SignedPost};
use super::mandates::mandates;
use super::relatives::structured;
use super::rows;
use super::views::give::{AidantChoice, GiveCheckPage, GiveDonePage, GivePage};
use super::views::labels::{CATEGORIES, RIGHTS, TERMS};
use super::views::{AidantName, Choice, Errors};
use crate::app::App;
use crate::ops::give_mandate::{NewMandate, check_mandate, give_mandate};
use crate::ops::people::Person;
use crate::ops::read_organisation::{MemberView, OrganisationView, list_aidants};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/aidants/give", get(give_form).post(give))
        .route("/aidants/give/check", get(back_to_form).post(check))
        .route("/aidants/give/done", get(done))
}

/// What the person chose so far, as their form says it.
#[derive(Clone)]
struct Chosen {
    aidant: String,
    categories: Vec<String>,
    rights: Vec<String>,
    term: String,
}

impl Chosen {
    fn read(fields: &Fields) -> Self {
        Self {
            aidant: fields.get("aidant").to_owned(),
            categories: fields.all("category"),
            rights: fields.all("right"),
            term: fields.get("term").to_owned(),
        }
    }

    /// What is proposed: looking only, for a month.
    fn proposed() -> Self {
        Self {
            aidant: String::new(),
            categories: Vec::new(),
            rights: vec!["list".to_owned(), "read".to_owned()],
            term: "month".to_owned(),
        }
    }

    /// The same as an op reads it; an aidant is chosen together with a structure.
    fn mandate(&self, signed: &Signed) -> NewMandate {
        let (aidant, organisation) = self.aidant.split_once('.').unwrap_or((&self.aidant, ""));
        let rights = |category: &String| (category.clone(), self.rights.clone());
        NewMandate {
            aidants: aidant.parse().into_iter().collect(),
            organisation: organisation.parse().ok(),
            rights: self.categories.iter().map(rights).collect(),
            term: self.term.clone(),
            ground: "consent".to_owned(),
            language: signed.visitor.locale.code().to_owned(),
            ..NewMandate::default()
        }
    }

    /// The same as fields of the next form.
    fn hidden(&self) -> Vec<(String, String)> {
        let named = |name: &str, value: &String| (name.to_owned(), value.clone());
        let mut hidden = vec![named("aidant", &self.aidant), named("term", &self.term)];
        hidden.extend(self.categories.iter().map(|code| named("category", code)));
        hidden.extend(self.rights.iter().map(|code| named("right", code)));
        hidden
    }
}

type Aidants = Vec<(OrganisationView, MemberView)>;

async fn known(signed: &Signed) -> Result<Aidants, Response> {
    signed.own_locker()?;
    let known = list_aidants(&signed.visitor.app, &signed.actor).await;
    signed.ok(known.map(structured))
}

fn value((organisation, member): &(OrganisationView, MemberView)) -> String {
    format!("{}.{}", member.account, organisation.id)
}

fn name((organisation, member): &(OrganisationView, MemberView)) -> AidantName {
    AidantName {
        name: member.name.clone(),
        structure: Some(organisation.name.clone()),
    }
}

fn form(signed: &Signed, known: &Aidants, chosen: &Chosen, errors: Errors) -> GivePage {
    let locale = signed.visitor.locale;
    let choice = |one| AidantChoice {
        id: value(one),
        aidant: name(one),
        chosen: value(one) == chosen.aidant,
    };
    let offered = |code: &&&str| {
        let mut structures = known.iter().map(|(organisation, _)| organisation);
        structures.any(|one| one.allowed.iter().any(|category| category.code() == **code))
    };
    let ticked = |family: &'static str, picked: &[String], code: &str| {
        Choice::of(locale, family, code, picked.iter().any(|one| one == code))
    };
    GivePage {
        shell: signed.shell(),
        errors,
        aidants: known.iter().map(choice).collect(),
        categories: CATEGORIES
            .iter()
            .filter(offered)
            .map(|code| ticked("category", &chosen.categories, code))
            .collect(),
        rights: RIGHTS
            .iter()
            .map(|code| ticked("right", &chosen.rights, code))
            .collect(),
        terms: Choice::list(locale, "term", &TERMS, &chosen.term),
    }
}

async fn give_form(signed: Signed) -> Result<Response, Response> {
    let known = known(&signed).await?;
    let page = form(&signed, &known, &Chosen::proposed(), Errors::new());
    Ok(signed.visitor.page(&page))
}

async fn give(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, known, chosen) = (
        signed.own_locker()?,
        known(&signed).await?,
        Chosen::read(&fields),
    );
    let wanted = [
        ("aidant", "aidant-empty"),
        ("category", "category-empty"),
        ("right", "right-empty"),
        ("term", "term-empty"),
    ];
    let missing = fields.missing(&signed.visitor, &wanted);
    if !missing.is_empty() {
        let page = form(&signed, &known, &chosen, missing);
        return Ok(signed
            .visitor
            .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let new = chosen.mandate(&signed);
    match check_mandate(&signed.visitor.app, &signed.actor, locker, &new).await {
        Ok(ends) => Ok(signed.visitor.page(&GiveCheckPage {
            shell: signed.shell(),
            aidant: picked(&signed, &known, &chosen),
            ends: signed.visitor.locale.moment(ends.millis()),
            hidden: chosen.hidden(),
            categories: chosen.categories,
            rights: chosen.rights,
            term: chosen.term,
        })),
        Err(error) => Ok(signed.refused(&error, |errors| form(&signed, &known, &chosen, errors))),
    }
}

fn picked(signed: &Signed, known: &Aidants, chosen: &Chosen) -> AidantName {
    let one = known.iter().find(|one| value(one) == chosen.aidant);
    one.map_or_else(
        || rows::aidant(signed.visitor.locale, &Person::default(), None),
        name,
    )
}

async fn back_to_form(signed: Signed) -> Result<Redirect, Response> {
    signed.own_locker()?;
    Ok(Redirect::to("/aidants/give"))
}

async fn check(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let (locker, chosen) = (signed.own_locker()?, Chosen::read(&fields));
    if fields.get("answer") != "yes" {
        let known = known(&signed).await?;
        let page = form(&signed, &known, &chosen, Errors::new());
        return Ok(signed.visitor.page(&page));
    }
    let new = chosen.mandate(&signed);
    match give_mandate(&signed.visitor.app, &signed.actor, locker, new).await {
        Ok(view) => {
            let done = format!("/aidants/give/done?mandate={}", view.id);
            Ok(Redirect::to(&done).into_response())
        }
        Err(error) => {
            let known = known(&signed).await?;
            Ok(signed.refused(&error, |errors| form(&signed, &known, &chosen, errors)))
        }
    }
}

async fn done(signed: Signed, asked: Fields) -> Result<Response, Response> {
    let mandates = mandates(&signed).await?;
    let row = mandates
        .into_iter()
        .find(|row| row.id == asked.get("mandate"));
    let given = row.and_then(|row| Some((row.aidants.first()?.clone(), row.ends)));
    let Some((aidant, ends)) = given else {
        return Ok(Redirect::to("/aidants").into_response());
    };
    Ok(signed.visitor.page(&GiveDonePage {
        shell: signed.shell(),
        aidant,
        ends,
    }))
}
