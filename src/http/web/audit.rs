//! The auditor's page: the journal by filter, each search with an address of its own.

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use time::Date;

use super::frame::{Fields, Signed};
use super::journal::{asked_page, next};
use super::views::audit::{AuditFilter, AuditPage, AuditRow, Checkpoint, RefusingWitness};
use super::views::labels::{ACTIONS, OUTCOMES};
use super::views::{Choice, Errors};
use super::{dates, locale::Locale};
use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::journal::{EventKind, Outcome};
use crate::http::content::percent;
use crate::ops::published_checkpoint::{Integrity, Refusing, integrity};
use crate::ops::read_journal::{EntryView, Filter, search_journal};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/audit", get(audit))
}

const FIELDS: [&str; 8] = [
    "actor", "locker", "document", "mandate", "action", "outcome", "from", "to",
];

async fn audit(signed: Signed, asked: Fields) -> Result<Response, Response> {
    let locale = signed.visitor.locale;
    let mut errors = Errors::new();
    let filter = filter(locale, &asked, &mut errors);
    let app = &signed.visitor.app;
    let found = search_journal(app, &signed.actor, &filter, asked_page(&asked)).await;
    let found = signed.ok(found)?;
    let integrity = signed.ok(integrity(app).await)?;
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = AuditPage {
        shell: signed.shell(),
        filter: typed(&asked),
        actions: Choice::list(locale, "action", &ACTIONS, asked.get("action")),
        outcomes: Choice::list(locale, "outcome", &OUTCOMES, asked.get("outcome")),
        older: next(&found).map(|index| address(&asked, index)),
        // What a wrong filter found answers another question.
        entries: found
            .into_iter()
            .filter(|_| errors.is_empty())
            .map(|entry| row(locale, entry))
            .collect(),
        errors,
        refusing: refusing(locale, &integrity),
        checkpoint: checkpoint(locale, integrity),
    };
    Ok(signed.visitor.page_with(status, &page))
}

fn checkpoint(locale: Locale, integrity: Integrity) -> Option<Checkpoint> {
    let published = integrity.published?;
    let last = published.checkpoint;
    Some(Checkpoint {
        size: last.size.cast_unsigned(),
        root: STANDARD.encode(&last.root),
        at: locale.moment(last.at),
        witnesses: published.cosigned,
    })
}

fn refusing(locale: Locale, integrity: &Integrity) -> Vec<RefusingWitness> {
    let rows = integrity.refusing.iter();
    let row = |row: &Refusing| RefusingWitness {
        name: row.witness.clone(),
        why: row.why.clone(),
        since: locale.moment(row.since),
    };
    rows.map(row).collect()
}

/// The filter; what is not in form is an error of its field.
fn filter(locale: Locale, asked: &Fields, errors: &mut Errors) -> Filter {
    let mut code = |field: &str, known: fn(&str) -> bool| {
        let given = asked.filled(field);
        if given.as_deref().is_some_and(|code| !known(code)) {
            errors.add(locale, field, "choice-unknown");
        }
        given
    };
    let action = code("action", |code| EventKind::parse(code).is_some());
    let outcome = code("outcome", |code| Outcome::parse(code).is_some());
    Filter {
        actor: id(locale, asked, "actor", errors),
        locker: id(locale, asked, "locker", errors),
        document: id(locale, asked, "document", errors),
        mandate: id(locale, asked, "mandate", errors),
        organisation: None,
        action,
        outcome,
        from: day(locale, asked, "from", errors).map(start),
        // The last day is in it.
        to: day(locale, asked, "to", errors)
            .and_then(Date::next_day)
            .map(start),
    }
}

fn id<T: std::str::FromStr>(
    locale: Locale,
    asked: &Fields,
    field: &str,
    errors: &mut Errors,
) -> Option<T> {
    let typed = asked.filled(field)?;
    let id = typed.trim().parse().ok();
    if id.is_none() {
        errors.add(locale, field, "id-form");
    }
    id
}

fn start(date: Date) -> Timestamp {
    Timestamp::from_millis(dates::start_in_paris(date))
}

fn day(locale: Locale, asked: &Fields, field: &str, errors: &mut Errors) -> Option<Date> {
    let typed = asked.filled(field)?;
    let date = dates::parse_iso(typed.trim());
    if date.is_none() {
        errors.add(locale, field, "date-form");
    }
    date
}

fn typed(asked: &Fields) -> AuditFilter {
    let field = |name| asked.get(name).to_owned();
    AuditFilter {
        actor: field("actor"),
        locker: field("locker"),
        document: field("document"),
        mandate: field("mandate"),
        from: field("from"),
        to: field("to"),
    }
}

/// The same search, further back.
fn address(asked: &Fields, before: i64) -> String {
    let given = FIELDS
        .iter()
        .filter_map(|name| Some(format!("{name}={}&", percent(&asked.filled(name)?))));
    format!("/audit?{}before={before}", given.collect::<String>())
}

fn row(locale: Locale, entry: EntryView) -> AuditRow {
    let body = entry.body;
    let text = |id: Option<uuid::Uuid>| id.map(|id| id.to_string());
    let nobody = || match body.channel.as_str() {
        "job" | "cli" => locale.t("journal-system"),
        _ => locale.t("journal-somebody"),
    };
    let actor = entry.actor.name.or_else(|| text(body.actor));
    AuditRow {
        index: body.idx.cast_unsigned(),
        at: locale.moment(body.recorded_at),
        actor: actor.unwrap_or_else(nobody),
        action: body.action,
        outcome: body.outcome,
        reason: Some(body.reason).filter(|reason| !reason.is_empty()),
        locker: text(body.locker),
        document: text(body.document),
        mandate: text(body.mandate),
    }
}
