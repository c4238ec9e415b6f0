//! The API's calls in groups: what belongs together, and what may have a larger body.

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{
    cards, current, documents, mandate_acts, mandates, members, organisation, relatives, ways,
};
use crate::app::App;

/// What a person enters with.
pub(super) fn secrets() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(cards::replace_card))
        .routes(routes!(cards::change_code))
        .routes(routes!(cards::block_card))
        .routes(routes!(cards::block_by_number))
        .routes(routes!(ways::read_ways))
        .routes(routes!(ways::replace_sheet))
        .routes(routes!(ways::change_passphrase, ways::remove_passphrase))
}

/// Structures and who works in them.
pub(super) fn structures() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(
            organisation::read_organisation,
            organisation::change_organisation
        ))
        .routes(routes!(members::list_invitations, members::invite_member))
        .routes(routes!(members::withdraw_invitation))
        .routes(routes!(members::remove_member))
        .routes(routes!(members::suspend_member))
        .routes(routes!(members::resume_member))
        .routes(routes!(members::join_organisation))
        .routes(routes!(relatives::invite_relative))
        .routes(routes!(relatives::remove_relative))
        .routes(routes!(current::choose_organisation))
        .routes(routes!(current::prove_factor))
        .routes(routes!(organisation::list_aidants))
}

/// Mandates, from the proposal to the end.
pub(super) fn mandates() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(mandates::list_mandates, mandates::give_mandate))
        .routes(routes!(mandates::own_mandates))
        .routes(routes!(mandate_acts::find_request))
        .routes(routes!(mandate_acts::accept_mandate))
        .routes(routes!(mandate_acts::refuse_mandate))
        .routes(routes!(mandate_acts::send_mandate))
        .routes(routes!(mandate_acts::discard_mandate))
        .routes(routes!(mandate_acts::revoke_mandate))
        .routes(routes!(mandate_acts::suspend_mandate))
        .routes(routes!(mandate_acts::resume_mandate))
        .routes(routes!(mandate_acts::renew_mandate))
        .routes(routes!(mandate_acts::name_aidant))
        .routes(routes!(mandate_acts::remove_aidant))
        .merge(scans())
}

/// A scan is larger than other bodies, and smaller than a paper.
fn scans() -> OpenApiRouter<App> {
    let most = crate::limits::SCAN_BYTES + 1024;
    OpenApiRouter::new()
        .routes(routes!(mandate_acts::read_scan, mandate_acts::scan_mandate))
        .layer(axum::extract::DefaultBodyLimit::max(most))
}

/// The only calls whose body may be large: the op counts its bytes as they come.
fn deposits() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(
            documents::list_documents,
            documents::deposit_document
        ))
        .layer(axum::extract::DefaultBodyLimit::disable())
}

/// Papers.
pub(super) fn papers() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(deposits())
        .routes(routes!(
            documents::show_document,
            documents::organise_document,
            documents::discard_document
        ))
        .routes(routes!(documents::restore_document))
        .routes(routes!(documents::destroy_document))
        .routes(routes!(documents::verify_document))
        .routes(routes!(documents::read_document))
}
