//! A witness' only page and its only call (c2sp.org/tlog-witness). It is a server of its own: no
//! route of a locker is here.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::headers;
use crate::clock::of_this_machine;
use crate::witness::{Keeper, MAX_SUBMISSION, Refusal, WitnessError};

/// The routes of a witness.
pub fn router(keeper: Arc<Keeper>) -> Router {
    Router::new()
        .route("/", get(key))
        .route("/add-checkpoint", post(add))
        .layer(DefaultBodyLimit::max(MAX_SUBMISSION))
        .layer(middleware::from_fn(headers::strict))
        .with_state(keeper)
}

/// The witness' key, for whoever sets up a log.
async fn key(State(keeper): State<Arc<Keeper>>) -> String {
    format!("{}\n", keeper.key())
}

async fn add(State(keeper): State<Arc<Keeper>>, request: String) -> Response {
    let time = of_this_machine().unix_seconds();
    // The disk is waited for, so this is no work for a thread that others need.
    let added = tokio::task::spawn_blocking(move || keeper.add(&request, time));
    match added.await {
        Ok(Ok(line)) => line.into_response(),
        Ok(Err(WitnessError::Refused(refusal))) => refused(refusal),
        Ok(Err(error)) => failed(&error),
        Err(error) => failed(&error),
    }
}

/// The statuses of the specification.
fn refused(refusal: Refusal) -> Response {
    let status = match refusal {
        Refusal::Malformed(_) | Refusal::OldTooLarge => StatusCode::BAD_REQUEST,
        Refusal::UnknownLog => StatusCode::NOT_FOUND,
        Refusal::NotSigned => StatusCode::FORBIDDEN,
        Refusal::NotConsistent => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Conflict(size) => {
            let kind = [(header::CONTENT_TYPE, "text/x.tlog.size")];
            return (StatusCode::CONFLICT, kind, format!("{size}\n")).into_response();
        }
    };
    (status, format!("{refusal}\n")).into_response()
}

/// Nothing was cosigned: what is not on the disk is not said.
fn failed(error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "nothing was cosigned");
    let text = "this witness cannot keep what it would sign; its operator finds why in its log\n";
    (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
}
