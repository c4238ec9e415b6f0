//! Structures and the aidants that a person may name.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{List, Paging, slice};
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body};
use crate::ops;
use crate::ops::change_organisation::Change;
use crate::ops::read_organisation::{MemberView, OrganisationView, of_relatives};

/// A structure as its coordinator sees it.
#[derive(Serialize, ToSchema)]
pub struct Organisation {
    id: Uuid,
    name: String,
    state: String,
    /// Categories it may be given.
    allowed: Vec<String>,
    /// Public telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    /// Public e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    members: Vec<Member>,
}

/// A member.
#[derive(Serialize, ToSchema)]
pub struct Member {
    account_id: Uuid,
    name: String,
    /// `aidant` or `coordinator`.
    role: String,
    since: String,
    /// Whether nothing opens for them in the structure's name for now.
    suspended: bool,
}

impl From<MemberView> for Member {
    fn from(view: MemberView) -> Self {
        Self {
            account_id: view.account.0,
            name: view.name,
            role: view.role,
            since: view.since.rfc3339(),
            suspended: view.suspended,
        }
    }
}

impl From<OrganisationView> for Organisation {
    fn from(view: OrganisationView) -> Self {
        Self {
            id: view.id.0,
            name: view.name,
            state: view.state,
            allowed: view
                .allowed
                .iter()
                .map(|category| category.code().to_owned())
                .collect(),
            phone: view.phone,
            email: view.email,
            members: view.members.into_iter().map(Member::from).collect(),
        }
    }
}

/// The structure that the caller answers for.
#[utoipa::path(
    get, path = "/api/v1/organisations/current", tag = "organisations",
    responses((status = 200, body = Organisation), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn read_organisation(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<Json<Organisation>, ApiError> {
    Ok(Json(
        ops::read_organisation::read_organisation(&app, &actor)
            .await?
            .into(),
    ))
}

/// What a structure may be given and how it is reached; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeOrganisation {
    /// Categories it may be given; never `private`. An empty list stops every mandate.
    allowed: Option<Vec<String>>,
    /// Public telephone number; empty to take it away.
    phone: Option<String>,
    /// Public e-mail address; empty to take it away.
    email: Option<String>,
}

/// Limit what the structure may be given: counts at once, for mandates in force too.
#[utoipa::path(
    patch, path = "/api/v1/organisations/current", tag = "organisations", request_body = ChangeOrganisation,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn change_organisation(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(asked): Body<ChangeOrganisation>,
) -> Result<StatusCode, ApiError> {
    let change = Change {
        allowed: asked.allowed,
        phone: asked.phone,
        email: asked.email,
    };
    ops::change_organisation::change_organisation(&app, &actor, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An aidant that a person may name.
#[derive(Serialize, ToSchema)]
pub struct Aidant {
    id: Uuid,
    name: String,
    /// None for a relative.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    /// Categories that the structure may be given.
    allowed: Vec<String>,
}

/// The aidants that a person may name, with their structure.
#[utoipa::path(
    get, path = "/api/v1/aidants", tag = "organisations", params(Paging),
    responses((status = 200, body = List<Aidant>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_aidants(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Aidant>>, ApiError> {
    let aidants = ops::read_organisation::list_aidants(&app, &actor).await?;
    let shown = |(organisation, member): (Option<OrganisationView>, MemberView)| Aidant {
        id: member.account.0,
        name: member.name,
        organisation_id: organisation.as_ref().map(|one| one.id.0),
        organisation: organisation.as_ref().map(|one| one.name.clone()),
        allowed: organisation
            .map_or_else(of_relatives, |one| one.allowed)
            .iter()
            .map(|category| category.code().to_owned())
            .collect(),
    };
    Ok(Json(slice(
        aidants.into_iter().map(shown).collect(),
        &paging,
        |aidant| aidant.id,
    )?))
}
