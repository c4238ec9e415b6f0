//! The API, version 1: one file a noun. `docs/ARCHITECTURE.md` says how to add a call.

pub mod attestations;
mod begun;
mod card_codes;
mod cards;
mod contact;
mod contest_bodies;
mod contests;
mod current;
mod documents;
mod enrolments;
mod factors;
mod guardians;
mod identities;
pub mod journal;
mod journal_export;
mod list;
mod lockers;
mod mandate_acts;
mod mandates;
mod members;
mod notices;
mod openings;
mod organisation;
mod own_sessions;
mod parts;
mod passkey_bodies;
mod passkeys;
mod problems;
pub mod receipts;
mod recoveries;
mod recovery_acts;
mod relatives;
mod sessions;
mod urgent;
mod visits;
mod wakes;
mod ways;

use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use problems::with_problems;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Abri",
        description = "A digital locker: encrypted papers that belong to the person, opened by a named \
            helper under a mandate, every access in a journal. A foreign thing answers 404 exactly as a \
            missing one. Errors are RFC 9457 problems whose `type` ends in a stable code.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    security(("bearer" = [])),
    modifiers(&Bearer)
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme =
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        openapi
            .components
            .get_or_insert_default()
            .add_security_scheme("bearer", scheme);
    }
}

fn described() -> (Router<App>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Description::openapi())
        .merge(own_sessions::routes())
        .routes(routes!(enrolments::enrol_account))
        .routes(routes!(enrolments::show_factor, enrolments::enrol_factor))
        .merge(factors::routes())
        .merge(passkeys::routes())
        .routes(routes!(lockers::list_lockers, lockers::open_locker))
        .routes(routes!(lockers::read_locker))
        .routes(routes!(visits::open_visit))
        .routes(routes!(visits::close_visit))
        .merge(parts::papers())
        .merge(parts::mandates())
        .routes(routes!(card_codes::count_codes, card_codes::make_codes))
        .routes(routes!(card_codes::find_locker))
        .routes(routes!(openings::prepare_opening))
        .routes(routes!(openings::find_opening, openings::use_opening))
        .routes(routes!(urgent::open_urgently))
        .routes(routes!(urgent::confirm_locker))
        .routes(routes!(wakes::wake_mandate))
        .routes(routes!(
            contact::read_contact,
            contact::set_contact,
            contact::drop_contact
        ))
        .routes(routes!(contact::validate_contact))
        .routes(routes!(identities::list_identities))
        .routes(routes!(identities::unlink_identity))
        .routes(routes!(notices::read_notices))
        .routes(routes!(notices::put_away))
        .routes(routes!(attestations::read_attestation_bytes))
        .routes(routes!(attestations::verify_attestation))
        .routes(routes!(journal::read_journal))
        .routes(routes!(journal::search_journal))
        .merge(journal_export::routes())
        .merge(contests::routes())
        .merge(parts::secrets())
        .merge(guardians::routes())
        .merge(recoveries::routes())
        .merge(parts::structures())
        .split_for_parts()
}

/// The API's routes and its description.
pub fn router() -> Router<App> {
    let (router, openapi) = described();
    let openapi = with_problems(openapi);
    router.route(
        "/api/v1/openapi.json",
        get(move || std::future::ready(Json(openapi.clone()))),
    )
}

/// The description alone, for `abri openapi`.
pub fn openapi() -> utoipa::openapi::OpenApi {
    with_problems(described().1)
}
