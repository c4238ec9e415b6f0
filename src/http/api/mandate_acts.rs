//! What is done to a mandate, by the person, an aidant or the structure.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::mandates::{Mandate, Propose};
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body, Id, MaybeBearer, MaybeBody, Two};
use crate::http::server::Connection;
use crate::id::{AccountId, MandateId};
use crate::ops::open_session::Origin;
use crate::ops::person_proof::Proof;
use crate::ops::{self, OpError};

/// The person's own proof: nothing in a session of theirs, their card with its code, or a one-time
/// code printed beside the card.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct OwnProof {
    /// Text of the card.
    card: Option<String>,
    /// The card's code, typed by the person.
    pin: Option<String>,
    /// A one-time code.
    code: Option<String>,
}

impl OwnProof {
    fn read(self) -> Result<Proof, OpError> {
        let Self { card, pin, code } = self;
        match (card, pin, code) {
            (None, None, None) => Ok(Proof::Session),
            (Some(card), Some(pin), None) => Ok(Proof::Card {
                card: Zeroizing::new(card),
                pin: Zeroizing::new(pin),
            }),
            (None, None, Some(code)) => Ok(Proof::Code(Zeroizing::new(code))),
            _ => {
                let words = "is a card with its code, or a one-time code, or a session";
                Err(OpError::invalid("proof", "proof", words))
            }
        }
    }
}

/// What the person agrees to, and their proof.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// SHA-256 of the terms that were shown, hexadecimal.
    terms_sha256: String,
    /// Text of the card.
    card: Option<String>,
    /// The card's code, typed by the person.
    pin: Option<String>,
    /// A one-time code.
    code: Option<String>,
}

fn origin(connection: Connection) -> Origin {
    Origin {
        channel: Channel::Api,
        address: connection.address,
    }
}

/// Accept a mandate that waits: in a session of one's own, or with card and code, or with a one-time
/// code. Five tries; the terms must be those that were shown.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/accept", tag = "mandates", params(("id" = Uuid, Path)), request_body = Accept, security((), ("bearer" = [])),
    responses((status = 200, body = Mandate), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn accept_mandate(
    State(app): State<App>,
    MaybeBearer(actor): MaybeBearer,
    Id(id): Id<MandateId>,
    connection: Connection,
    Body(asked): Body<Accept>,
) -> Result<Json<Mandate>, ApiError> {
    let Accept {
        card, pin, code, ..
    } = asked;
    let (proof, origin) = (OwnProof { card, pin, code }.read()?, origin(connection));
    let (actor, digest) = (actor.as_ref(), &asked.terms_sha256);
    let view =
        ops::accept_mandate::accept_mandate(&app, actor, &origin, id, digest, &proof).await?;
    Ok(Json(view.into()))
}

/// Say no to a mandate that waits; nobody asks why.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/refuse", tag = "mandates", params(("id" = Uuid, Path)), request_body = OwnProof, security((), ("bearer" = [])),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn refuse_mandate(
    State(app): State<App>,
    MaybeBearer(actor): MaybeBearer,
    Id(id): Id<MandateId>,
    connection: Connection,
    MaybeBody(asked): MaybeBody<OwnProof>,
) -> Result<StatusCode, ApiError> {
    let (proof, origin) = (asked.unwrap_or_default().read()?, origin(connection));
    ops::refuse_mandate::refuse_mandate(&app, actor.as_ref(), &origin, id, &proof).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What waits under a short address, for a second screen. Public: it says who proposes what, and no
/// name of the person.
#[utoipa::path(
    get, path = "/api/v1/requests/{short}", tag = "mandates", params(("short" = String, Path)), security(()),
    responses((status = 200, body = Mandate), (status = 404, body = Problem), (status = 429, body = Problem))
)]
pub async fn find_request(
    State(app): State<App>,
    connection: Connection,
    Id(short): Id<String>,
) -> Result<Json<Mandate>, ApiError> {
    let view = ops::short_address::find_request(&app, &short, &connection.address).await?;
    Ok(Json(Mandate::public(view)))
}

/// How long the person has to answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Send {
    /// `desk`, `remote` or `own`.
    wait: String,
}

/// Send a draft to the person.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/send", tag = "mandates", params(("id" = Uuid, Path)), request_body = Send,
    responses((status = 200, body = Mandate), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn send_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
    Body(asked): Body<Send>,
) -> Result<Json<Mandate>, ApiError> {
    let view = ops::draft_mandate::send_mandate(&app, &actor, id, &asked.wait).await?;
    Ok(Json(view.into()))
}

/// Take back a draft or what waits.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/discard", tag = "mandates", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn discard_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
) -> Result<StatusCode, ApiError> {
    ops::draft_mandate::discard_mandate(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What of a mandate ends; all of it without a category.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Revoke {
    /// Only this category.
    category: Option<String>,
}

/// Stop a mandate, or one category of it: at once, no reason asked. The person always; an aidant
/// renounces; the coordinator of the structure; an auditor on a report.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/revoke", tag = "mandates", params(("id" = Uuid, Path)), request_body = Option<Revoke>,
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn revoke_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
    MaybeBody(asked): MaybeBody<Revoke>,
) -> Result<StatusCode, ApiError> {
    let category = asked.unwrap_or_default().category;
    ops::revoke_mandate::revoke_mandate(&app, &actor, id, category.as_deref()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Stop a mandate for now; its end stays where it is.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/suspend", tag = "mandates", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn suspend_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
) -> Result<StatusCode, ApiError> {
    ops::suspend_mandate::suspend_mandate(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a suspended mandate up again.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/resume", tag = "mandates", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn resume_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
) -> Result<StatusCode, ApiError> {
    ops::suspend_mandate::resume_mandate(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Propose the same mandate again; the person consents again. The owner's own call is in force at once.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/renew", tag = "mandates", params(("id" = Uuid, Path)), request_body = Option<Propose>,
    responses((status = 201, body = Mandate), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn renew_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
    MaybeBody(asked): MaybeBody<Propose>,
) -> Result<(StatusCode, Json<Mandate>), ApiError> {
    let proposal = asked.unwrap_or_default().into();
    let view = ops::renew_mandate::renew_mandate(&app, &actor, id, proposal).await?;
    Ok((StatusCode::CREATED, Json(view.into())))
}

/// Who is named.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameAidant {
    /// Account of an aidant of the same structure.
    aidant: Uuid,
}

/// Name another aidant of the same structure; the terms stay as they are.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/aidants", tag = "mandates", params(("id" = Uuid, Path)), request_body = NameAidant,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn name_aidant(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
    Body(asked): Body<NameAidant>,
) -> Result<StatusCode, ApiError> {
    ops::name_aidant::name_aidant(&app, &actor, id, AccountId(asked.aidant)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take an aidant out; the last one suspends the mandate.
#[utoipa::path(
    delete, path = "/api/v1/mandates/{id}/aidants/{aidant}", tag = "mandates", params(("id" = Uuid, Path), ("aidant" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn remove_aidant(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Two(id, aidant): Two<MandateId, AccountId>,
) -> Result<StatusCode, ApiError> {
    ops::name_aidant::remove_aidant(&app, &actor, id, aidant).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Add the scan of the page that the person signed: it shows what was agreed to and opens nothing.
#[utoipa::path(
    post, path = "/api/v1/mandates/{id}/scan", tag = "mandates", params(("id" = Uuid, Path)), request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem))
)]
pub async fn scan_mandate(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
    page: Bytes,
) -> Result<StatusCode, ApiError> {
    ops::scan_mandate::scan_mandate(&app, &actor, id, page.to_vec()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The scan of the page that the person signed, for the person.
#[utoipa::path(
    get, path = "/api/v1/mandates/{id}/scan", tag = "mandates", params(("id" = Uuid, Path)),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub async fn read_scan(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
) -> Result<Response, ApiError> {
    let (media, page) = ops::scan_mandate::read_scan(&app, &actor, id).await?;
    Ok(([(header::CONTENT_TYPE, media)], page).into_response())
}
