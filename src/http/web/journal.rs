//! "Qui a regardé mes papiers ?", and an aidant's own acts.

use std::collections::HashMap;

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;

use super::frame::{Fields, Signed};
use super::journal_line::Reader;
use super::rows;
use super::views::journal::{JournalFilter, JournalPage};
use super::views::{AidantName, Choice, Errors, JournalDay, JournalLine};
use crate::app::App;
use crate::http::export::{self, Format};
use crate::limits;
use crate::ops::OpError;
use crate::ops::list_lockers::list_lockers;
use crate::ops::own_journal::{OwnFilter, OwnJournal, own_journal};
use crate::ops::read_journal::{EntryView, Page, read_own_acts};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/journal", get(own))
        .route("/journal/export/{format}", get(take))
        .route("/desk/journal", get(acts))
}

/// The page of entries that a query asks for.
pub fn asked_page(asked: &Fields) -> Page {
    Page {
        before: asked.get("before").parse().unwrap_or(u64::MAX),
        limit: limits::PAGE_ITEMS,
    }
}

/// Where the next page begins: before the last entry of a full one.
pub fn next(entries: &[EntryView]) -> Option<i64> {
    let full = entries.len() == limits::PAGE_ITEMS as usize;
    let last = entries.last().map(|entry| entry.body.idx);
    last.filter(|index| full && *index > 0)
}

async fn own(signed: Signed, asked: Fields) -> Result<Response, Response> {
    let (app, locale) = (&signed.visitor.app, signed.visitor.locale);
    let locker = signed.own_locker()?;
    let mut errors = Errors::new();
    let filter = filter(&signed, &asked, &mut errors);
    let found = own_journal(app, &signed.actor, locker, filter, asked_page(&asked)).await;
    let mut found = signed.ok(found)?;
    let wrong = !errors.is_empty();
    if wrong {
        // What a wrong filter found answers another question.
        found.entries.clear();
    }
    let status = if wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let older = next(&found.entries).map(|index| address(filter, Some(index)));
    let reader = Reader::of(&signed);
    let lines = found.entries.iter().map(|entry| reader.own_line(entry));
    let page = JournalPage {
        shell: signed.shell(),
        mine: true,
        days: JournalDay::group(locale, lines.collect()),
        older,
        filter: Some(choices(&signed, &found, filter)),
        contests: usize::try_from(found.contests).unwrap_or_default(),
        errors,
    };
    Ok(signed.visitor.page_with(status, &page))
}

/// What is looked for; what is not in form is an error of its field.
fn filter(signed: &Signed, asked: &Fields, errors: &mut Errors) -> OwnFilter {
    let locale = signed.visitor.locale;
    let refused = match asked.get("refused") {
        "" => false,
        "yes" => true,
        _ => {
            errors.add(locale, "refused", "choice-unknown");
            false
        }
    };
    let before = asked.filled("before");
    if before.is_some_and(|before| before.parse::<u64>().is_err()) {
        errors.add(locale, "aidant", "page-unknown");
    }
    OwnFilter {
        actor: id(signed, asked, "aidant", errors),
        document: id(signed, asked, "paper", errors),
        refused,
    }
}

fn id<T: std::str::FromStr>(
    signed: &Signed,
    asked: &Fields,
    field: &str,
    errors: &mut Errors,
) -> Option<T> {
    let parsed = asked.filled(field)?.parse().ok();
    if parsed.is_none() {
        errors.add(signed.visitor.locale, field, "choice-unknown");
    }
    parsed
}

/// The same search, from an entry on.
fn address(filter: OwnFilter, before: Option<i64>) -> String {
    let parts = [
        filter.actor.map(|id| format!("aidant={id}")),
        filter.document.map(|id| format!("paper={id}")),
        filter.refused.then(|| "refused=yes".to_owned()),
        before.map(|index| format!("before={index}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("/journal?{}", parts.join("&"))
}

/// What there is to look for. What is chosen stays chosen, also where nothing of it is left.
fn choices(signed: &Signed, found: &OwnJournal, filter: OwnFilter) -> JournalFilter {
    let locale = signed.visitor.locale;
    let chosen = |id: Uuid, by: Option<Uuid>| by == Some(id);
    let actor = filter.actor.map(|id| id.0);
    let document = filter.document.map(|id| id.0);
    let aidants = found.aidants.iter().map(|(id, person)| {
        let structure = person.organisation.clone();
        let name = rows::aidant(locale, person, structure);
        Choice {
            value: id.to_string(),
            label: match &name.structure {
                Some(structure) => format!("{} – {structure}", name.name),
                None => name.name.clone(),
            },
            chosen: chosen(*id, actor),
        }
    });
    let papers = found.papers.iter().map(|(id, meta)| Choice {
        value: id.to_string(),
        label: rows::title(locale, meta),
        chosen: chosen(*id, document),
    });
    JournalFilter {
        aidants: aidants.collect(),
        papers: papers.collect(),
        refused: filter.refused,
        active: filter != OwnFilter::default(),
    }
}

/// The whole journal as a file.
async fn take(
    signed: Signed,
    axum::extract::Path(format): axum::extract::Path<String>,
) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let format = signed.ok(Format::parse(&format).ok_or(OpError::NotFound))?;
    let asked = (Reader::of(&signed), format);
    signed.ok(export::answer(&signed.visitor.app, &signed.actor, locker, asked).await)
}

async fn acts(signed: Signed, asked: Fields) -> Result<Response, Response> {
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let entries = signed.ok(read_own_acts(app, actor, asked_page(&asked)).await)?;
    let people = signed.ok(list_lockers(app, actor).await)?;
    let names: HashMap<Uuid, String> = people
        .into_iter()
        .map(|locker| (locker.id.0, locker.name))
        .collect();
    let older = next(&entries).map(|index| format!("/desk/journal?before={index}"));
    let reader = Reader::of(&signed);
    let lines = entries.iter().map(|entry| JournalLine {
        other: entry.body.locker.and_then(|id| helped(names.get(&id)?)),
        by_aidant: true,
        ..reader.line(entry)
    });
    Ok(signed.visitor.page(&JournalPage {
        shell: signed.shell(),
        mine: false,
        days: JournalDay::group(signed.visitor.locale, lines.collect()),
        older,
        filter: None,
        contests: 0,
        errors: Errors::new(),
    }))
}

fn helped(name: &str) -> Option<AidantName> {
    Some(AidantName {
        name: name.to_owned(),
        structure: None,
    })
}
