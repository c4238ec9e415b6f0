//! Ties to providers of identities. They are made in a browser, on the page `/identities`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::list::List;
use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Id};
use crate::ops::identities::{self, IdentityView};
use crate::ops::unlink_identity;

/// A tie between the caller's account and who they are to a provider. It stands for a login and
/// opens nothing.
#[derive(Serialize, ToSchema)]
pub struct Identity {
    /// The provider's name in addresses.
    provider: String,
    /// What people call it.
    label: String,
    /// RFC 3339.
    linked_at: String,
    /// When somebody last entered by it, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    used_at: Option<String>,
}

impl From<IdentityView> for Identity {
    fn from(view: IdentityView) -> Self {
        Self {
            provider: view.provider,
            label: view.label,
            linked_at: view.linked_at.rfc3339(),
            used_at: view.used_at.map(|at| at.rfc3339()),
        }
    }
}

/// The caller's ties. A tie is made in a browser: its page `/identities/{name}/link` leads to the
/// provider, which leads back to `/oidc/{name}/callback`.
#[utoipa::path(
    get, path = "/api/v1/identities", tag = "identities",
    responses((status = 200, body = List<Identity>), (status = 401, body = Problem), (status = 403, body = Problem))
)]
pub async fn list_identities(
    State(app): State<App>,
    Bearer(actor): Bearer,
) -> Result<Json<List<Identity>>, ApiError> {
    let views = identities::list_identities(&app, &actor).await?;
    Ok(Json(List {
        items: views.into_iter().map(Identity::from).collect(),
        next_cursor: None,
    }))
}

/// Untie a provider: nobody enters by it any more. It asks for a fresh proof, as tying does.
#[utoipa::path(
    delete, path = "/api/v1/identities/{name}", tag = "identities", params(("name" = String, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn unlink_identity(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(name): Id<String>,
) -> Result<StatusCode, ApiError> {
    unlink_identity::unlink_identity(&app, &actor, &name).await?;
    Ok(StatusCode::NO_CONTENT)
}
