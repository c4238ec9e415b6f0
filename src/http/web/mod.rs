//! The pages. Handlers fill views and nothing more; everything works with scripts off.

mod add;
pub mod assets;
mod assets_routes;
mod audit;
pub mod dates;
mod desk;
mod enrol;
mod forms;
pub mod frame;
mod give;
mod home;
pub mod html;
mod journal;
pub mod locale;
mod mandates;
mod organisation;
mod paper_acts;
mod papers;
mod public;
mod qr;
mod rows;
pub mod views;
mod visits;

use axum::Router;

use crate::app::App;

/// Every page.
pub fn router() -> Router<App> {
    Router::new()
        .merge(assets_routes::router())
        .merge(public::router())
        .merge(enrol::router())
        .merge(home::router())
        .merge(add::router())
        .merge(papers::router())
        .merge(paper_acts::router())
        .merge(mandates::router())
        .merge(give::router())
        .merge(journal::router())
        .merge(desk::router())
        .merge(visits::router())
        .merge(audit::router())
        .merge(organisation::router())
}
