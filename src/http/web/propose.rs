//! An aidant proposes a mandate: to a person whose locker they opened, whom they helped, or who
//! shows a card. Choose, check, and it waits for the person, who alone can say yes.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::choice::Chosen;
use super::frame::{Fields, PageId, Signed, SignedPost};
use super::fresh::{fresh, proved};
use super::give::{Known, categories, choices, rights};
use super::locale::Locale;
use super::proposal::{check_page, decisions, known, person, proposal};
use super::views::labels::{GROUNDS, TERMS, WAITS};
use super::views::open::OpenLockerPage;
use super::views::propose::{CardPage, ProposePage};
use super::views::{Choice, Errors};
use crate::app::App;
use crate::id::LockerId;
use crate::ops::OpError;
use crate::ops::draft_mandate::draft_mandate;
use crate::ops::find_locker::find_locker;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/desk/card", get(card_form).post(card))
        .route("/lockers/{id}/propose", get(show).post(choose))
        .route("/lockers/{id}/propose/check", get(back).post(send))
}

fn card_page(signed: &Signed, card: &str, errors: Errors) -> CardPage {
    CardPage {
        shell: signed.shell(),
        errors,
        card: card.to_owned(),
    }
}

async fn card_form(signed: Signed) -> Result<Response, Response> {
    fresh(&signed, "/desk/card")?;
    let page = card_page(&signed, "", Errors::new());
    Ok(signed.visitor.page(&page))
}

/// The card comes in the body and stays out of every address.
async fn card(SignedPost { signed, fields }: SignedPost) -> Result<Response, Response> {
    let card = fields.get("card").trim();
    match find_locker(&signed.visitor.app, &signed.actor, card).await {
        Ok(locker) => {
            let page = form(&signed, locker, &fields, &Chosen::proposed(), Errors::new()).await?;
            Ok(signed.visitor.page(&page))
        }
        Err(OpError::NotFound) => {
            let errors = Errors::one(signed.visitor.locale, "card", "card-unknown");
            let page = card_page(&signed, card, errors);
            Ok(signed.visitor.page_with(StatusCode::NOT_FOUND, &page))
        }
        Err(error) => Ok(signed.refused(&error, |errors| card_page(&signed, card, errors))),
    }
}

async fn show(
    signed: Signed,
    PageId(id): PageId<LockerId>,
    asked: Fields,
) -> Result<Response, Response> {
    fresh(&signed, &format!("/lockers/{id}/propose"))?;
    let page = form(&signed, id, &asked, &Chosen::proposed(), Errors::new()).await?;
    Ok(signed.visitor.page(&page))
}

/// The wizard. An aidant who proposes names themselves first, and can change that.
async fn form(
    signed: &Signed,
    locker: LockerId,
    fields: &Fields,
    chosen: &Chosen,
    errors: Errors,
) -> Result<ProposePage, Response> {
    let known: Vec<Known> = known(signed).await?;
    let mut chosen = chosen.clone();
    if fields.get("term").is_empty() && chosen.aidants.is_empty() {
        chosen
            .aidants
            .extend(known.first().map(|one| one.value.clone()));
    }
    let locale = signed.visitor.locale;
    let language = Locale::from_code(fields.get("language")).unwrap_or(locale);
    let wait = fields.filled("wait").unwrap_or_else(|| "desk".to_owned());
    let person = person(signed, locker).await?;
    Ok(ProposePage {
        shell: signed.shell(),
        errors,
        locker_id: locker.to_string(),
        decisions: decisions(signed, locker, person.as_ref(), &chosen.decision).await?,
        person: person.map(|person| person.name),
        card: fields.get("card").trim().to_owned(),
        aidants: choices(&known, &chosen),
        categories: categories(signed, &known, &chosen),
        rights: rights(signed, &chosen),
        terms: Choice::list(locale, "term", &TERMS, &chosen.term),
        dormant: chosen.dormant,
        waits: Choice::list(locale, "wait", &WAITS, &wait),
        languages: OpenLockerPage::languages(language),
        under_protection: said(fields),
        grounds: Choice::list(locale, "ground", &GROUNDS, &chosen.ground),
        from: chosen.from,
        until: chosen.until,
    })
}

/// Whether the person is under protection, as the form says.
pub fn said(fields: &Fields) -> Option<bool> {
    match fields.get("under_protection") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn wrong(signed: &Signed, fields: &Fields, chosen: &Chosen) -> Errors {
    let locale = signed.visitor.locale;
    let mut errors = chosen.wrong(locale);
    if said(fields).is_none() {
        errors.add(locale, "under_protection", "protection-empty");
    }
    errors
}

async fn choose(
    PageId(id): PageId<LockerId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let chosen = Chosen::read(&fields);
    let wrong = wrong(&signed, &fields, &chosen);
    if wrong.is_empty() {
        let page = check_page(&signed, id, &fields, &chosen, Errors::new()).await?;
        return Ok(signed.visitor.page(&page));
    }
    let page = form(&signed, id, &fields, &chosen, wrong).await?;
    Ok(signed
        .visitor
        .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn back(PageId(id): PageId<LockerId>) -> Redirect {
    Redirect::to(&format!("/lockers/{id}/propose"))
}

async fn send(
    PageId(id): PageId<LockerId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let chosen = Chosen::read(&fields);
    if fields.get("answer") == "change" {
        let page = form(&signed, id, &fields, &chosen, Errors::new()).await?;
        return Ok(signed.visitor.page(&page));
    }
    let signed = match proved(signed, &fields).await? {
        Ok(signed) => signed,
        Err((signed, code)) => {
            let errors = Errors::one(signed.visitor.locale, "otp", code);
            let page = check_page(&signed, id, &fields, &chosen, errors).await?;
            return Ok(signed
                .visitor
                .page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let (new, asked) = proposal(&signed, &fields, &chosen);
    let draft = asked.draft;
    match draft_mandate(&signed.visitor.app, &signed.actor, id, new, asked).await {
        Ok(_) if draft => Ok(Redirect::to("/desk?notice=mandate-drafted").into_response()),
        Ok(view) => {
            let waiting = format!("/mandates/{}/waiting", view.id);
            Ok(Redirect::to(&waiting).into_response())
        }
        Err(error @ OpError::Invalid { .. }) => {
            let page = form(&signed, id, &fields, &chosen, Errors::new()).await?;
            Ok(signed.refused(&error, |errors| ProposePage { errors, ..page }))
        }
        Err(error) => Err(signed.error(&error)),
    }
}
