//! "Ce n'est pas normal": the person says so and follows; the coordinator and the auditor answer.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::frame::{PageId, Signed, SignedPost};
use super::journal_line::Reader;
use super::views::contests::{AskPage, Contest, ContestsPage, Reply, ReviewPage};
use super::views::labels::ANSWERS;
use super::views::{Actor, Choice, Role, journal_sentence};
use crate::app::App;
use crate::domain::contest::Answerer;
use crate::id::ContestId;
use crate::ops::OpError;
use crate::ops::answer_contest::answer_contest;
use crate::ops::close_contest::close_contest;
use crate::ops::list_contests::{ContestView, list_contests, review_contests};
use crate::ops::open_contest::open_contest;
use crate::ops::read_receipt::read_entry;

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/journal/{index}/contest", get(ask).post(open))
        .route("/contests", get(show))
        .route("/contests/{id}/close", post(close))
        .route("/contests/{id}/answer", post(answer))
}

async fn ask(signed: Signed, PageId(index): PageId<u64>) -> Result<Response, Response> {
    let locker = signed.own_locker()?;
    let entry = read_entry(&signed.visitor.app, &signed.actor, locker, index).await;
    let entry = signed.ok(entry)?;
    let line = Reader::of(&signed).line(&entry);
    Ok(signed.visitor.page(&AskPage {
        shell: signed.shell(),
        index,
        stops: entry.body.mandate.is_some(),
        yours: matches!(line.actor, Actor::You),
        sentence: journal_sentence(signed.visitor.locale, &line),
    }))
}

async fn open(
    PageId(index): PageId<u64>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    let locker = signed.own_locker()?;
    let opened = open_contest(&signed.visitor.app, &signed.actor, locker, index).await;
    match opened {
        // Pressed twice: what was said stands, and is shown.
        Ok(_) | Err(OpError::Conflict(_)) => Ok(Redirect::to("/contests?notice=contest-opened")),
        Err(error) => Err(signed.error(&error)),
    }
}

async fn show(signed: Signed) -> Result<Response, Response> {
    let (app, actor) = (&signed.visitor.app, &signed.actor);
    if signed.role == Role::Beneficiary {
        let views = list_contests(app, actor, signed.own_locker()?).await;
        let views = signed.ok(views)?;
        return Ok(signed.visitor.page(&ContestsPage {
            shell: signed.shell(),
            contests: views.iter().map(|view| contest(&signed, view)).collect(),
        }));
    }
    let views = signed.ok(review_contests(app, actor).await)?;
    let locale = signed.visitor.locale;
    Ok(signed.visitor.page(&ReviewPage {
        shell: signed.shell(),
        contests: views.iter().map(|view| contest(&signed, view)).collect(),
        answers: Choice::list(locale, "answer", &ANSWERS, ""),
    }))
}

fn contest(signed: &Signed, view: &ContestView) -> Contest {
    let locale = signed.visitor.locale;
    let line = view
        .entry
        .as_ref()
        .map(|entry| Reader::of(signed).line(entry));
    let answerer = match signed.role {
        Role::Auditor => Answerer::Auditor,
        _ => Answerer::Coordinator,
    };
    let waits = [Answerer::Coordinator, Answerer::Auditor].map(|one| view.awaits(one));
    let mine = view.awaits(answerer);
    let waiting = match signed.role {
        Role::Beneficiary => waits.contains(&true),
        _ => mine,
    };
    Contest {
        id: view.id.to_string(),
        index: view.index,
        sentence: line.map(|line| journal_sentence(locale, &line)),
        said: locale.day(view.opened_at.millis()),
        mandate: view.mandate.map(|id| id.to_string()),
        suspended: view.suspended,
        structure: view.organisation.clone(),
        locker: view.locker.to_string(),
        due: waiting.then(|| locale.day(view.due_at.millis())),
        late: waiting && signed.actor.at >= view.due_at,
        replies: view
            .answers
            .iter()
            .map(|row| Reply {
                answerer: row.answerer.clone(),
                answer: row.answer.clone(),
                day: locale.day(row.at.millis()),
            })
            .collect(),
        closed: view
            .closed
            .as_ref()
            .map(|(at, how)| (locale.day(at.millis()), how.clone())),
    }
}

async fn close(
    PageId(id): PageId<ContestId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Redirect, Response> {
    let (locker, how) = (signed.own_locker()?, fields.get("closing"));
    let closed = close_contest(&signed.visitor.app, &signed.actor, locker, id, how).await;
    signed.ok(closed)?;
    Ok(Redirect::to("/contests?notice=contest-closed"))
}

async fn answer(
    PageId(id): PageId<ContestId>,
    SignedPost { signed, fields }: SignedPost,
) -> Result<Response, Response> {
    let words = fields.get("answer");
    signed.ok(answer_contest(&signed.visitor.app, &signed.actor, id, words).await)?;
    Ok(Redirect::to("/contests?notice=contest-answered").into_response())
}
