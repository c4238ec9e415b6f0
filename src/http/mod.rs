//! The only home of axum, templates and OpenAPI. Handlers read a request, call one op, and show
//! what came back; nothing is decided or orchestrated here.

mod altered;
pub mod api;
pub mod content;
pub mod error;
pub mod export;
pub mod extract;
mod forwarded;
pub mod headers;
pub mod health;
pub mod hex;
mod idempotency;
pub mod log;
pub mod server;
pub mod sms;
mod table;
pub mod upload;
pub mod web;
pub mod witness;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;

use crate::app::App;
use crate::limits;

/// Every route of the server.
pub fn router(app: App) -> Router {
    let small = DefaultBodyLimit::max(limits::BODY_BYTES);
    Router::new()
        .merge(api::router())
        .merge(web::router())
        .merge(log::router())
        .merge(health::router())
        .merge(sms::router())
        .fallback(error::fallback)
        .layer(small)
        .layer(middleware::from_fn_with_state(
            app.clone(),
            forwarded::address,
        ))
        .layer(middleware::from_fn(headers::strict))
        .layer(middleware::from_fn(headers::traced))
        .with_state(app)
}
