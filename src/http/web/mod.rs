//! The pages. Handlers fill views and nothing more; everything works with scripts off.

mod activate;
mod add;
pub mod assets;
mod assets_routes;
mod audit;
mod cards;
mod choice;
mod choose_code;
mod codes;
mod consent;
mod contact;
mod contests;
pub mod dates;
mod desk;
mod enrol;
mod factor;
mod factors;
mod fields;
mod forms;
pub mod frame;
mod fresh;
mod give;
mod guarded;
mod guardians;
mod home;
pub mod html;
mod identified;
mod identities;
mod journal;
pub mod journal_line;
mod leaving;
pub mod locale;
mod lost;
mod mandate;
mod mandate_paper;
pub mod mandate_text;
mod mandates;
mod members;
mod oidc;
mod open;
mod organisation;
mod own_card;
mod paper_acts;
pub mod paper_blocks;
mod paper_words;
mod papers;
mod passkeys;
mod passphrase;
mod photo;
mod pin;
mod proposal;
mod propose;
mod public;
mod qr;
mod receipt;
mod recovery;
mod relatives;
mod renew;
mod request;
mod rows;
mod said;
mod security;
mod sessions;
mod signed_page;
mod structures;
mod taken_home;
mod urgent;
mod verify;
pub mod views;
mod visits;
mod waiting;

use axum::Router;

use crate::app::App;

/// Every page.
pub fn router() -> Router<App> {
    Router::new()
        .merge(assets_routes::router())
        .merge(public::router())
        .merge(cards::router())
        .merge(leaving::router())
        .merge(sessions::router())
        .merge(enrol::router())
        .merge(home::router())
        .merge(contact::router())
        .merge(ways())
        .merge(add::router())
        .merge(papers::router())
        .merge(paper_acts::router())
        .merge(mandates::router())
        .merge(mandate::router())
        .merge(request::router())
        .merge(signed_page::router())
        .merge(consent::router())
        .merge(renew::router())
        .merge(codes::router())
        .merge(mandate_paper::router())
        .merge(verify::router())
        .merge(give::router())
        .merge(journal::router())
        .merge(receipt::router())
        .merge(contests::router())
        .merge(desk::router())
        .merge(open::router())
        .merge(choose_code::router())
        .merge(lost::router())
        .merge(recovery::router())
        .merge(guarded::router())
        .merge(guardians::router())
        .merge(urgent::router())
        .merge(activate::router())
        .merge(visits::router())
        .merge(propose::router())
        .merge(waiting::router())
        .merge(audit::router())
        .merge(organisation::router())
        .merge(members::router())
        .merge(relatives::router())
        .merge(structures::router())
}

/// What somebody enters with, and proves who they are with.
fn ways() -> Router<App> {
    Router::new()
        .merge(identified::router())
        .merge(identities::router())
        .merge(oidc::router())
        .merge(security::router())
        .merge(passphrase::router())
        .merge(factor::router())
        .merge(factors::router())
        .merge(passkeys::router())
}
