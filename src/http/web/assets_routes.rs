//! The style, script and picture of the pages, kept by browsers for ever: their address changes
//! with every byte.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::assets::{CSS, CSS_PATH, ICON, ICON_PATH, JS, JS_PATH, PASSKEY_JS, PASSKEY_JS_PATH};
use crate::app::App;

/// The assets' routes.
pub fn router() -> Router<App> {
    Router::new()
        .route(CSS_PATH, get(|| asset("text/css; charset=utf-8", CSS)))
        .route(JS_PATH, get(|| asset("text/javascript; charset=utf-8", JS)))
        .route(
            PASSKEY_JS_PATH,
            get(|| asset("text/javascript; charset=utf-8", PASSKEY_JS)),
        )
        .route(ICON_PATH, get(|| asset("image/svg+xml", ICON)))
}

async fn asset(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    (headers, text).into_response()
}
