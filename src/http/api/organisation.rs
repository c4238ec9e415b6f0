//! Structures and the aidants that a person may name.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{List, Paging, slice};
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer};
use crate::ops;
use crate::ops::read_organisation::{MemberView, OrganisationView};

/// A structure as its coordinator sees it.
#[derive(Serialize, ToSchema)]
pub struct Organisation {
    id: Uuid,
    name: String,
    state: String,
    /// Categories it may be given.
    allowed: Vec<String>,
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
}

impl From<MemberView> for Member {
    fn from(view: MemberView) -> Self {
        Self {
            account_id: view.account.0,
            name: view.name,
            role: view.role,
            since: view.since.rfc3339(),
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

/// An aidant that a person may name.
#[derive(Serialize, ToSchema)]
pub struct Aidant {
    id: Uuid,
    name: String,
    organisation_id: Uuid,
    organisation: String,
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
    let shown = |(organisation, member): (OrganisationView, MemberView)| Aidant {
        id: member.account.0,
        name: member.name,
        organisation_id: organisation.id.0,
        organisation: organisation.name,
        allowed: organisation
            .allowed
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
