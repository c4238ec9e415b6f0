//! The pages. Handlers fill views and nothing more; everything works with scripts off.

pub mod assets;
mod assets_routes;
pub mod dates;
pub mod frame;
pub mod html;
pub mod locale;
mod public;
pub mod views;

use axum::Router;

use crate::app::App;

/// Every page.
pub fn router() -> Router<App> {
    Router::new()
        .merge(assets_routes::router())
        .merge(public::router())
}
