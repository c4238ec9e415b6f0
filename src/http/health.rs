//! Whether the server lives (without its dependencies) and whether it is ready (with them).

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

use crate::app::App;
use crate::store::instance;

/// Health, without a word about anyone.
pub fn router() -> Router<App> {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
}

#[derive(Serialize)]
struct Ready {
    database: bool,
    objects: bool,
    clock: bool,
}

async fn ready(State(app): State<App>) -> (StatusCode, Json<Ready>) {
    let database = match app.store.reader().await {
        Ok(mut conn) => instance::ping(&mut conn).await.unwrap_or(false),
        Err(_) => false,
    };
    let ready = Ready {
        database,
        objects: app.blobs.ping().await,
        clock: app.store.now().await.is_ok(),
    };
    let whole = ready.database && ready.objects && ready.clock;
    (
        if whole {
            StatusCode::OK
        } else {
            StatusCode::SERVICE_UNAVAILABLE
        },
        Json(ready),
    )
}
