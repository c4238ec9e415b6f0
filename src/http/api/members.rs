//! Who works in a structure: invited, suspended, removed by its coordinator.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::list::{List, Paging, slice};
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body, Id};
use crate::id::AccountId;
use crate::ops;
use crate::ops::invite_member::{Invitation, WaitingView};

/// An invitation that was made.
#[derive(Serialize, ToSchema)]
pub struct Invited {
    /// The one-time code, shown once: hand it over, and nobody else.
    code: String,
    /// Where it is typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// When it is no longer good, RFC 3339.
    expires_at: String,
}

impl Invited {
    /// As it is answered; the address never holds the code.
    pub fn new(app: &App, invitation: &Invitation) -> Self {
        let base = app.settings.public_url.as_deref();
        Self {
            code: invitation.code.to_string(),
            url: base.map(|base| format!("{}/enrol", base.trim_end_matches('/'))),
            expires_at: invitation.ends_at.rfc3339(),
        }
    }
}

/// Whom a coordinator invites.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteMember {
    /// `aidant` or `coordinator`.
    role: String,
}

/// Invite somebody into the structure that the caller answers for.
#[utoipa::path(
    post, path = "/api/v1/organisations/current/invitations", tag = "organisations", request_body = InviteMember,
    responses((status = 201, body = Invited), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn invite_member(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(asked): Body<InviteMember>,
) -> Result<(StatusCode, Json<Invited>), ApiError> {
    let made = ops::invite_member::invite_member(&app, &actor, &asked.role).await?;
    Ok((StatusCode::CREATED, Json(Invited::new(&app, &made))))
}

/// An invitation that waits, without its code.
#[derive(Serialize, ToSchema)]
pub struct Waiting {
    id: Uuid,
    /// `aidant` or `coordinator`.
    role: String,
    /// When it is no longer good, RFC 3339.
    expires_at: String,
}

/// The invitations that wait.
#[utoipa::path(
    get, path = "/api/v1/organisations/current/invitations", tag = "organisations", params(Paging),
    responses((status = 200, body = List<Waiting>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_invitations(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Waiting>>, ApiError> {
    let views = ops::invite_member::list_invitations(&app, &actor).await?;
    let shown = |view: WaitingView| Waiting {
        id: view.id,
        role: view.role,
        expires_at: view.ends_at.rfc3339(),
    };
    let waiting = views.into_iter().map(shown).collect();
    Ok(Json(slice(waiting, &paging, |waiting: &Waiting| {
        waiting.id
    })?))
}

/// Take an invitation back: its code opens nothing any more.
#[utoipa::path(
    delete, path = "/api/v1/organisations/current/invitations/{id}", tag = "organisations", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn withdraw_invitation(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<Uuid>,
) -> Result<StatusCode, ApiError> {
    ops::invite_member::withdraw_invitation(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a member: everything that they could open in the structure's name ends at once.
#[utoipa::path(
    delete, path = "/api/v1/organisations/current/members/{id}", tag = "organisations", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn remove_member(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<AccountId>,
) -> Result<StatusCode, ApiError> {
    ops::remove_member::remove_member(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Suspend a member: nothing opens until they are taken up again.
#[utoipa::path(
    post, path = "/api/v1/organisations/current/members/{id}/suspend", tag = "organisations", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn suspend_member(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<AccountId>,
) -> Result<StatusCode, ApiError> {
    ops::suspend_member::suspend_member(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a suspended member up again.
#[utoipa::path(
    post, path = "/api/v1/organisations/current/members/{id}/resume", tag = "organisations", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
)]
pub async fn resume_member(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<AccountId>,
) -> Result<StatusCode, ApiError> {
    ops::suspend_member::resume_member(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A code to another structure, for somebody who has an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The one-time code.
    code: String,
}

/// The structure that was joined.
#[derive(Serialize, ToSchema)]
pub struct Joined {
    organisation_id: Uuid,
}

/// Join another structure with an invitation.
#[utoipa::path(
    post, path = "/api/v1/memberships", tag = "organisations", request_body = Join,
    responses((status = 201, body = Joined), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn join_organisation(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Body(join): Body<Join>,
) -> Result<(StatusCode, Json<Joined>), ApiError> {
    let code = Zeroizing::new(join.code);
    let joined = ops::join_organisation::join_organisation(&app, &actor, &code).await?;
    let organisation_id = joined.0;
    Ok((StatusCode::CREATED, Json(Joined { organisation_id })))
}
