//! The person's first page, the lists of papers, the bin; and the page on which each role begins.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{Fields, Signed, SignedPost};
use super::rows;
use super::views::bin::{BinPage, BinnedRow};
use super::views::home::{CategoryTile, HomePage, PapersPage, Told};
use super::views::labels::CATEGORIES;
use crate::app::App;
use crate::domain::mandate::MandateStatus;
use crate::limits;
use crate::ops::OpError;
use crate::ops::list_documents::{DocumentView, list_documents};
use crate::ops::list_mandates::list_mandates;
use crate::ops::read_notices::{self, NoticeView, read_notices};
use crate::ops::read_ways::count_back;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/start", get(start))
        .route("/home", get(home))
        .route("/notices/read", post(put_away))
        .route("/papers", get(papers))
        .route("/bin", get(bin))
}

async fn start(signed: Signed) -> Redirect {
    Redirect::to(signed.role.home())
}

async fn home(signed: Signed) -> Result<Response, Response> {
    // Somebody with another role who comes here is shown their own first page.
    if signed.actor.facts.owns.is_none() {
        return Ok(Redirect::to(signed.role.home()).into_response());
    }
    let (app, actor, locker) = (&signed.visitor.app, &signed.actor, signed.own_locker()?);
    let stored = signed.ok(list_documents(app, actor, locker, false).await)?;
    let binned = signed.ok(list_documents(app, actor, locker, true).await)?;
    let mandates = signed.ok(list_mandates(app, actor, locker).await)?;
    let active = mandates
        .iter()
        .filter(|view| view.status == MandateStatus::Active);
    let asked = mandates
        .iter()
        .filter(|view| view.status == MandateStatus::Pending);
    let told = signed.ok(read_notices(app, actor).await)?;
    let back = signed.ok(count_back(app, actor, locker).await)?;
    Ok(signed.visitor.page(&HomePage {
        shell: signed.shell(),
        told: told.into_iter().map(|view| alert(&signed, view)).collect(),
        categories: tiles(&stored),
        aidants: active.count(),
        asked: asked.count(),
        binned: binned.len(),
        back: back.ways,
        left: back.left,
    }))
}

fn alert(signed: &Signed, view: NoticeView) -> Told {
    let organisation = view.organisation.and_then(|(_, name)| name);
    Told {
        id: view.id.to_string(),
        kind: view.kind.code().to_owned(),
        day: signed.visitor.locale.day(view.at.millis()),
        who: view.aidant.and_then(|(_, who)| who.name).or(organisation),
    }
}

/// "C’est lu": what was on the page goes, what came since stays.
async fn put_away(SignedPost { signed, fields }: SignedPost) -> Result<Redirect, Response> {
    let last = signed.ok(fields.get("last").parse().map_err(|_| OpError::NotFound))?;
    signed.ok(read_notices::put_away(&signed.visitor.app, &signed.actor, last).await)?;
    Ok(Redirect::to("/home"))
}

/// The categories that have papers, in the order of the pages.
fn tiles(stored: &[DocumentView]) -> Vec<CategoryTile> {
    let tile = |code: &&str| CategoryTile {
        code: (*code).to_owned(),
        count: within(stored, Some(code)).count(),
    };
    let tiles = CATEGORIES.iter().map(tile);
    tiles.filter(|tile| tile.count > 0).collect()
}

fn within<'a>(
    papers: &'a [DocumentView],
    category: Option<&'a str>,
) -> impl Iterator<Item = &'a DocumentView> {
    let fits = move |view: &&DocumentView| category.is_none_or(|code| view.category.code() == code);
    papers.iter().filter(fits)
}

async fn papers(signed: Signed, asked: Fields) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let stored = list_documents(&signed.visitor.app, &signed.actor, locker, false).await;
    let stored = signed.ok(stored)?;
    let category = asked
        .filled("category")
        .filter(|code| CATEGORIES.contains(&code.as_str()));
    let skip: usize = asked.get("skip").parse().unwrap_or(0);
    let most = limits::PAGE_ITEMS as usize;
    let mut shown: Vec<_> = within(&stored, category.as_deref())
        .skip(skip)
        .take(most.saturating_add(1))
        .map(|view| rows::paper(&signed, view))
        .collect();
    let more = shown.len() > most;
    shown.truncate(most);
    Ok(signed.visitor.page(&PapersPage {
        shell: signed.shell(),
        older: more.then(|| older(category.as_deref(), skip.saturating_add(most))),
        category,
        papers: shown,
    }))
}

fn older(category: Option<&str>, skip: usize) -> String {
    match category {
        Some(code) => format!("/papers?category={code}&skip={skip}"),
        None => format!("/papers?skip={skip}"),
    }
}

async fn bin(signed: Signed) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let binned = list_documents(&signed.visitor.app, &signed.actor, locker, true).await;
    let papers = signed.ok(binned)?;
    Ok(signed.visitor.page(&BinPage {
        shell: signed.shell(),
        papers: papers.iter().map(|view| row(&signed, view)).collect(),
    }))
}

fn row(signed: &Signed, view: &DocumentView) -> BinnedRow {
    let locale = signed.visitor.locale;
    let binned = view.binned_at.unwrap_or(view.created_at);
    let days = std::time::Duration::from_secs(limits::BIN_DAYS * 24 * 3600);
    BinnedRow {
        id: view.id.to_string(),
        title: rows::shown_title(locale, view.meta.as_ref()),
        category: view.category.code().to_owned(),
        binned: locale.day(binned.millis()),
        until: locale.day(binned.plus(days).millis()),
    }
}
