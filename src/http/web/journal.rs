//! "Qui a regardé mes papiers ?", and an aidant's own acts.

use std::collections::HashMap;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;

use super::frame::{Fields, Signed};
use super::rows;
use super::views::journal::JournalPage;
use super::views::{Actor, AidantName, JournalDay, JournalLine};
use crate::app::App;
use crate::limits;
use crate::ops::list_lockers::list_lockers;
use crate::ops::read_journal::{EntryView, Page, read_journal, read_own_acts};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/journal", get(own))
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
    let (app, actor, locker) = (&signed.visitor.app, &signed.actor, signed.own_locker()?);
    let entries = signed.ok(read_journal(app, actor, locker, asked_page(&asked)).await)?;
    let older = next(&entries).map(|index| format!("/journal?before={index}"));
    let lines = entries.into_iter().map(|entry| line(&signed, entry));
    Ok(page(&signed, true, lines.collect(), older))
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
    let lines = entries.into_iter().map(|entry| JournalLine {
        other: entry.body.locker.and_then(|id| helped(names.get(&id)?)),
        by_aidant: true,
        ..line(&signed, entry)
    });
    Ok(page(&signed, false, lines.collect(), older))
}

fn helped(name: &str) -> Option<AidantName> {
    Some(AidantName {
        name: name.to_owned(),
        structure: None,
    })
}

fn page(signed: &Signed, mine: bool, lines: Vec<JournalLine>, older: Option<String>) -> Response {
    signed.visitor.page(&JournalPage {
        shell: signed.shell(),
        mine,
        days: JournalDay::group(signed.visitor.locale, lines),
        older,
    })
}

/// An entry as its reader may know it.
pub fn line(signed: &Signed, entry: EntryView) -> JournalLine {
    let locale = signed.visitor.locale;
    let actor = actor(signed, &entry);
    let paper = entry.paper.as_ref().map(|meta| rows::title(locale, meta));
    let named = entry.aidants.into_iter().next();
    let other = named.map(|aidant| {
        let structure = aidant.organisation.clone();
        rows::aidant(locale, &aidant, structure)
    });
    JournalLine {
        index: entry.body.idx.cast_unsigned(),
        at_ms: entry.body.recorded_at,
        action: entry.body.action,
        outcome: entry.body.outcome,
        reason: Some(entry.body.reason).filter(|reason| !reason.is_empty()),
        actor,
        paper,
        other,
        by_aidant: false,
        mode: entry.body.mode,
        motive: entry.body.motive,
    }
}

fn actor(signed: &Signed, entry: &EntryView) -> Actor {
    let body = &entry.body;
    match (body.actor, &entry.actor.name) {
        (Some(id), _) if id == signed.actor.account().0 => Actor::You,
        (Some(_), Some(name)) => Actor::Named(AidantName {
            name: name.clone(),
            structure: entry.actor.organisation.clone(),
        }),
        (None, _) if matches!(body.channel.as_str(), "job" | "cli") => Actor::System,
        _ => Actor::Unknown,
    }
}
