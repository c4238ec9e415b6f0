//! Mandates.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{List, Paging, slice};
use crate::app::App;
use crate::crypto;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body, Id};
use crate::http::idempotency::once;
use crate::id::{AccountId, LockerId, MandateId, OrganisationId};
use crate::ops::give_mandate::NewMandate;
use crate::ops::list_mandates::MandateView;
use crate::ops::{self, OpError};

/// Rights by category: `{"identity": ["list", "read"]}`.
pub type RightsMap = BTreeMap<String, Vec<String>>;

/// What the person chooses.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveMandate {
    /// Accounts of the aidants named.
    aidants: Vec<Uuid>,
    /// The structure that answers, where an aidant works in several.
    organisation: Option<Uuid>,
    /// Rights by category.
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    rights: RightsMap,
    /// `visit`, `day`, `month`, `semester` or `year`.
    term: String,
    /// `consent`.
    #[serde(default = "consent")]
    ground: String,
    /// Language the text was shown in.
    #[serde(default = "french")]
    language: String,
}

fn consent() -> String {
    "consent".to_owned()
}

fn french() -> String {
    "fr".to_owned()
}

/// A mandate.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Mandate {
    id: Uuid,
    locker_id: Uuid,
    /// `not_started`, `active`, `suspended`, `revoked`, `superseded` or `expired`.
    status: String,
    aidants: Vec<Aidant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Organisation>,
    /// Rights by category.
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    rights: serde_json::Value,
    term: String,
    ground: String,
    starts_at: String,
    /// First instant no longer in force.
    ends_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<String>,
    /// SHA-256 of the frozen terms, hexadecimal.
    terms_sha256: String,
}

/// An aidant named in a mandate.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Aidant {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// The structure that answers.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Organisation {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl From<MandateView> for Mandate {
    fn from(view: MandateView) -> Self {
        let name = view.organisation;
        Self {
            id: view.id.0,
            locker_id: view.terms.locker.0,
            status: view.status.code().to_owned(),
            aidants: view
                .aidants
                .into_iter()
                .map(|(id, person)| Aidant {
                    id: id.0,
                    name: person.name,
                })
                .collect(),
            organisation: view
                .terms
                .organisation
                .map(|id| Organisation { id: id.0, name }),
            rights: serde_json::to_value(&view.terms.rights).unwrap_or_default(),
            term: view.terms.term.code().to_owned(),
            ground: view.terms.ground.code().to_owned(),
            starts_at: view.starts_at.rfc3339(),
            ends_at: view.ends_at.rfc3339(),
            ended_at: view.ended_at.map(crate::clock::Timestamp::rfc3339),
            terms_sha256: crypto::hex(&view.terms_sha256),
        }
    }
}

/// The mandates of a locker, newest first; for an aidant those that name them.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/mandates", tag = "mandates", params(("id" = Uuid, Path), Paging),
    responses((status = 200, body = List<Mandate>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_mandates(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Mandate>>, ApiError> {
    let views = ops::list_mandates::list_mandates(&app, &actor, locker).await?;
    let mandates: Vec<Mandate> = views.into_iter().map(Mandate::from).collect();
    Ok(Json(slice(mandates, &paging, |mandate| mandate.id)?))
}

/// Give a mandate; in force at once.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/mandates", tag = "mandates", request_body = GiveMandate,
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "a retry with the same key creates nothing")),
    responses((status = 201, body = Mandate), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn give_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    headers: HeaderMap,
    Body(asked): Body<GiveMandate>,
) -> Result<(StatusCode, Json<Mandate>), ApiError> {
    let call = serde_json::to_vec(&asked).unwrap_or_default();
    let call = [b"give_mandate".as_slice(), locker.bytes(), &call].concat();
    let new = NewMandate {
        aidants: asked.aidants.into_iter().map(AccountId).collect(),
        organisation: asked.organisation.map(OrganisationId),
        rights: asked.rights,
        term: asked.term,
        ground: asked.ground,
        language: asked.language,
    };
    let create = async {
        Ok::<_, OpError>(Mandate::from(
            ops::give_mandate::give_mandate(&app, &actor, locker, new).await?,
        ))
    };
    let mandate = once(&app, &actor, &headers, &call, create).await?;
    Ok((StatusCode::CREATED, Json(mandate)))
}

/// Stop a mandate: at once, no reason asked.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/revoke", tag = "mandates", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn revoke_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
) -> Result<StatusCode, ApiError> {
    ops::revoke_mandate::revoke_mandate(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
