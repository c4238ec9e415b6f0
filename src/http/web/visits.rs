//! An aidant in a person's locker: beginning a visit, what the mandate shows, ending it.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{PageId, Signed, SignedPost};
use super::rows;
use super::views::labels::{MODES, MOTIVES};
use super::views::visit::{LockerCategory, LockerPage, StartVisitPage};
use super::views::{Choice, Errors};
use crate::app::App;
use crate::domain::rights::Right;
use crate::id::LockerId;
use crate::ops::OpError;
use crate::ops::list_documents::{DocumentView, list_documents};
use crate::ops::list_lockers::{LockerView, SeenUnder, read_locker};
use crate::ops::open_visit::{close_visit, open_visit};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/lockers/{id}", get(show).post(open))
        .route("/lockers/{id}/visit/end", post(close))
}

async fn show(signed: Signed, PageId(id): PageId<LockerId>) -> Result<Response, Response> {
    let locker = signed.ok(read_locker(&signed.visitor.app, &signed.actor, id).await)?;
    let Some(mandate) = &locker.mandate else {
        return Ok(Redirect::to("/home").into_response());
    };
    if locker.visit.is_none() {
        // Whoever was on the telephone is not here.
        let mode = if mandate.unconfirmed {
            "remote"
        } else {
            "together"
        };
        let page = start(&signed, &locker, mandate, (mode, ""), Errors::new());
        return Ok(signed.visitor.page(&page));
    }
    let papers = papers(&signed, id, mandate).await?;
    Ok(signed.visitor.page(&LockerPage {
        shell: rows::visit_shell(&signed, &locker),
        categories: categories(&signed, mandate, &papers),
        add: (!mandate.gives(Right::Deposit).is_empty()).then(|| format!("/lockers/{id}/add")),
        mandate: mandate.id.to_string(),
        unconfirmed: mandate
            .unconfirmed
            .then(|| signed.visitor.locale.moment(mandate.ends_at.millis())),
        person: locker.name,
    }))
}

/// The papers that the mandate lets this aidant list; a drop box lists none.
async fn papers(
    signed: &Signed,
    id: LockerId,
    mandate: &SeenUnder,
) -> Result<Vec<DocumentView>, Response> {
    if mandate.gives(Right::List).is_empty() {
        return Ok(Vec::new());
    }
    signed.ok(list_documents(&signed.visitor.app, &signed.actor, id, false).await)
}

fn categories(
    signed: &Signed,
    mandate: &SeenUnder,
    papers: &[DocumentView],
) -> Vec<LockerCategory> {
    let listed = mandate.gives(Right::List);
    let category = |category: &crate::domain::rights::Grantable| {
        let category = category.category();
        let own = papers.iter().filter(|view| view.category == category);
        LockerCategory {
            code: category.code().to_owned(),
            listed: listed.contains(&category),
            papers: own.map(|view| rows::paper(signed, view)).collect(),
        }
    };
    mandate.rights.keys().map(category).collect()
}

fn start(
    signed: &Signed,
    locker: &LockerView,
    mandate: &SeenUnder,
    (mode, motive): (&str, &str),
    errors: Errors,
) -> StartVisitPage {
    let locale = signed.visitor.locale;
    StartVisitPage {
        shell: signed.shell(),
        errors,
        over: locker.visit_over,
        unconfirmed: mandate.unconfirmed,
        locker_id: locker.id.to_string(),
        person: locker.name.clone(),
        categories: mandate.categories(),
        until: locale.moment(mandate.ends_at.millis()),
        mandate: mandate.id.to_string(),
        modes: Choice::list(locale, "mode", &MODES, mode),
        motives: Choice::list(locale, "motive", &MOTIVES, motive),
    }
}

async fn open(
    PageId(id): PageId<LockerId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    let said = (fields.get("mode"), fields.get("motive"));
    let Err(error) = open_visit(app, actor, id, said.0, said.1).await else {
        return Ok(Redirect::to(&format!("/lockers/{id}?notice=visit-opened")).into_response());
    };
    if !matches!(error, OpError::Invalid { .. }) {
        return Err(signed.error(&error));
    }
    let locker = signed.ok(read_locker(app, actor, id).await)?;
    let mandate = signed.ok(locker.mandate.as_ref().ok_or(OpError::NotFound))?;
    Ok(signed.refused(&error, |errors| {
        start(&signed, &locker, mandate, said, errors)
    }))
}

async fn close(
    PageId(id): PageId<LockerId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    match close_visit(&signed.visitor.app, &signed.actor, id).await {
        // A visit that ended by itself, or with its mandate, is over all the same.
        Ok(()) | Err(OpError::NotFound) => Ok(Redirect::to("/desk?notice=visit-closed")),
        Err(error) => Err(signed.error(&error)),
    }
}
