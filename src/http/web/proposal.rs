//! What an aidant's proposal is made of: colleagues, the person's name where a key opens it, the
//! papers that may be a decision of protection.

use axum::response::Response;

use super::choice::Chosen;
use super::frame::{Fields, Signed};
use super::fresh::asks_digits;
use super::give::Known;
use super::locale::Locale;
use super::propose::said;
use super::rows;
use super::views::propose::ProposeCheckPage;
use super::views::terms::TermsView;
use super::views::{AidantName, Choice, Errors, Scope};
use crate::domain::rights::{Category, Right};
use crate::id::LockerId;
use crate::ops::draft_mandate::Proposal;
use crate::ops::give_mandate::NewMandate;
use crate::ops::list_colleagues::list_colleagues;
use crate::ops::list_documents::list_documents;
use crate::ops::list_lockers::{LockerView, list_lockers};

/// This aidant, then their colleagues.
pub async fn known(signed: &Signed) -> Result<Vec<Known>, Response> {
    let structure = list_colleagues(&signed.visitor.app, &signed.actor).await;
    let structure = signed.ok(structure)?;
    let own = signed.actor.facts.account;
    let mut members = structure.members;
    members.retain(|member| member.role == "aidant");
    members.sort_by_key(|member| member.account != own);
    let known = members.into_iter().map(|member| Known {
        value: format!("{}.{}", member.account, structure.id),
        aidant: AidantName {
            name: member.name,
            structure: Some(structure.name.clone()),
        },
        allowed: structure.allowed.clone(),
    });
    Ok(known.collect())
}

/// The locker, where a mandate in force lets this aidant know whose it is.
pub async fn person(signed: &Signed, locker: LockerId) -> Result<Option<LockerView>, Response> {
    let views = signed.ok(list_lockers(&signed.visitor.app, &signed.actor).await)?;
    Ok(views.into_iter().find(|view| view.id == locker))
}

/// The papers of which one may be the decision, as far as a mandate lets this aidant list them.
pub async fn decisions(
    signed: &Signed,
    id: LockerId,
    locker: Option<&LockerView>,
    chosen: &str,
) -> Result<Vec<Choice>, Response> {
    let mandate = locker.and_then(|locker| locker.mandate.as_ref());
    let listed = mandate.is_some_and(|one| one.gives(Right::List).contains(&Category::Justice));
    if !listed {
        return Ok(Vec::new());
    }
    let papers = list_documents(&signed.visitor.app, &signed.actor, id, false).await;
    let papers = signed.ok(papers)?.into_iter().filter_map(|view| {
        let meta = view
            .meta
            .as_ref()
            .filter(|meta| meta.kind == "guardianship_order")?;
        let value = view.id.to_string();
        Some(Choice {
            label: rows::title(signed.visitor.locale, meta),
            chosen: value == chosen,
            value,
        })
    });
    Ok(papers.collect())
}

/// The language in which the person reads it.
fn language(signed: &Signed, fields: &Fields) -> Locale {
    Locale::from_code(fields.get("language")).unwrap_or(signed.visitor.locale)
}

/// The same as an op reads it.
pub fn proposal(signed: &Signed, fields: &Fields, chosen: &Chosen) -> (NewMandate, Proposal) {
    let asked = Proposal {
        card: fields.filled("card"),
        wait: fields.get("wait").to_owned(),
        draft: fields.get("answer") == "draft",
        under_protection: said(fields),
    };
    (chosen.mandate(language(signed, fields).code()), asked)
}

/// What was chosen, to be read again before it is sent.
pub async fn check_page(
    signed: &Signed,
    locker: LockerId,
    fields: &Fields,
    chosen: &Chosen,
    errors: Errors,
) -> Result<ProposeCheckPage, Response> {
    let known = known(signed).await?;
    let named = known
        .into_iter()
        .filter(|one| chosen.aidants.contains(&one.value));
    let locale = signed.visitor.locale;
    let scope = |category: &String| Scope {
        category: category.clone(),
        rights: chosen.rights.clone(),
    };
    let dates = chosen.from.date().zip(chosen.until.date());
    let dates = dates.filter(|_| chosen.ground == "guardianship");
    let mut hidden = chosen.hidden();
    for name in ["card", "wait", "language", "under_protection"] {
        hidden.extend(fields.filled(name).map(|value| (name.to_owned(), value)));
    }
    Ok(ProposeCheckPage {
        shell: signed.shell(),
        errors,
        digits: asks_digits(signed),
        locker_id: locker.to_string(),
        person: person(signed, locker).await?.map(|person| person.name),
        terms: TermsView {
            id: String::new(),
            aidants: named.map(|one| one.aidant).collect(),
            scopes: chosen.categories.iter().map(scope).collect(),
            term: chosen.term.clone(),
            dormant: chosen.dormant,
            decision: dates.map(|(from, until)| (locale.date(from), locale.date(until))),
            answer_by: String::new(),
            sha256: String::new(),
        },
        wait: fields.get("wait").to_owned(),
        hidden,
    })
}
