//! Leaving: by oneself, or because nobody used the session for long. A page warns before that, and
//! the last page says that nobody kept the code. The browser is told to forget everything of ours.

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{Fields, SignedPost, Visitor, forget, local};
use super::views::public::QuitPage;
use super::views::sessions::StillPage;
use crate::app::App;
use crate::domain::journal::Channel;
use crate::limits;
use crate::ops::close_session::close_session;
use crate::ops::end_sessions::end_idle;
use crate::ops::{Actor, OpError};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/quit", get(quitted).post(quit))
        .route("/still", get(still).post(stay))
}

/// Leaves.
async fn quit(SignedPost { signed, .. }: SignedPost) -> Response {
    if let Err(error) = close_session(&signed.visitor.app, &signed.actor).await {
        return signed.error(&error);
    }
    forget(signed.visitor.leave("/quit"))
}

/// The last page. Whoever is sent here by a page that nobody used loses their session, if its time is
/// over; a session that lives goes on.
async fn quitted(visitor: Visitor) -> Response {
    let over = match visitor.token() {
        Some(token) => end_idle(&visitor.app, token, Channel::Web).await,
        None => Ok(true),
    };
    match over {
        Ok(true) => forget(visitor.without_session(visitor.page(&QuitPage {
            shell: visitor.shell(),
            idle: visitor.in_session(),
            providers: visitor.app.providers.iter().next().is_some(),
        }))),
        Ok(false) => Redirect::to("/start").into_response(),
        Err(error) => visitor.error(&error),
    }
}

/// "Are you still there?", a short time before the end. Looking at it prolongs nothing.
async fn still(visitor: Visitor, asked: Fields) -> Response {
    let found = match visitor.token() {
        Some(token) => Actor::peek(&visitor.app, token, Channel::Web).await,
        None => Err(OpError::NoSession),
    };
    let actor = match found {
        Ok(actor) if actor.facts.session_live => actor,
        Ok(_) | Err(OpError::NoSession) => return Redirect::to("/quit").into_response(),
        Err(error) => return visitor.error(&error),
    };
    let (to, left) = (back(&asked), actor.left());
    // Another page of the same session was used since.
    if left > limits::WARNING * 2 {
        return Redirect::to(&to).into_response();
    }
    visitor.page(&StillPage {
        // One second more: at the end the session is surely over.
        shell: visitor.shell().leaving(left.as_secs() + 1, "/quit"),
        stays: actor.idle_ends_at < actor.ends_at,
        to,
    })
}

/// "Stay": the session is in use again, which taking the form has noted.
async fn stay(SignedPost { fields, .. }: SignedPost) -> Redirect {
    Redirect::to(&back(&fields))
}

/// The page that was left for the warning.
fn back(fields: &Fields) -> String {
    let to = Some(fields.get("to")).filter(|to| local(to) && !to.starts_with("/still"));
    to.unwrap_or("/start").to_owned()
}
