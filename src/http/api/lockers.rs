//! Lockers.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::list::{List, Paging, slice};
use super::mandates::RightsMap;
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body, Id, MaybeBearer};
use crate::http::idempotency::once;
use crate::id::LockerId;
use crate::ops::list_lockers::LockerView;
use crate::ops::open_locker::NewLocker;
use crate::ops::{self, OpError};

/// What is asked to open a locker. No e-mail, phone or address.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenLocker {
    /// How the person is called.
    display_name: String,
    /// `fr`, `en`, `ar` …
    #[serde(default = "french")]
    language: String,
    /// The code that the person chose, 4 to 12 digits.
    pin: String,
    /// A telephone number of the person, where they have one and want it.
    #[serde(default)]
    contact: Option<String>,
    /// Whether the person said that they are under legal protection.
    #[serde(default)]
    under_protection: bool,
    /// Accounts that guard the locker; by default whoever opens it, with somebody beside them.
    #[serde(default)]
    guardians: Option<Vec<Uuid>>,
}

fn french() -> String {
    "fr".to_owned()
}

/// What the person takes home; shown once.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct OpenedLocker {
    locker_id: Uuid,
    account_id: Uuid,
    /// Text of the card; its QR carries it after `#`.
    card: String,
    /// Twelve words.
    recovery_sheet: Vec<String>,
    /// The number that blocks the card when it is lost, `XXXX-XXXX`. It opens nothing.
    block_number: String,
    /// One-time codes, printed beside the card: each says yes to one mandate.
    codes: Vec<String>,
    /// Guardians chosen for recovery.
    guardians: Vec<Uuid>,
}

impl From<ops::open_locker::OpenedLocker> for OpenedLocker {
    fn from(opened: ops::open_locker::OpenedLocker) -> Self {
        Self {
            locker_id: opened.locker.0,
            account_id: opened.account.0,
            card: opened.card.to_string(),
            block_number: opened.block_number,
            recovery_sheet: opened.recovery_sheet,
            codes: opened.codes.iter().map(|code| code.to_string()).collect(),
            guardians: opened.guardians.iter().map(|one| one.account.0).collect(),
        }
    }
}

/// A locker as its owner or an aidant sees it.
#[derive(Serialize, ToSchema)]
pub struct Locker {
    id: Uuid,
    owner_id: Uuid,
    /// How the person is called.
    display_name: String,
    language: String,
    /// The mandate it is seen under; absent for the owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    mandate: Option<LockerMandate>,
    /// The caller's open visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    visit: Option<super::visits::Visit>,
}

/// The mandate a locker is seen under.
#[derive(Serialize, ToSchema)]
pub struct LockerMandate {
    id: Uuid,
    /// Rights by category.
    #[schema(value_type = RightsMap)]
    rights: serde_json::Value,
    ends_at: String,
}

impl From<LockerView> for Locker {
    fn from(view: LockerView) -> Self {
        let mandate = view.mandate.map(|mandate| LockerMandate {
            id: mandate.id.0,
            rights: serde_json::to_value(&mandate.rights).unwrap_or_default(),
            ends_at: mandate.ends_at.rfc3339(),
        });
        Self {
            id: view.id.0,
            owner_id: view.owner.0,
            display_name: view.name,
            language: view.language,
            mandate,
            visit: view.visit.map(Into::into),
        }
    }
}

/// Open a locker for a person who is there and chooses a code.
#[utoipa::path(
    post, path = "/api/v1/lockers", tag = "lockers", request_body = OpenLocker,
    params(("Idempotency-Key" = Option<String>, Header, description = "a retry with the same key creates nothing")),
    responses((status = 201, body = OpenedLocker), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
pub async fn open_locker(
    State(app): State<App>,
    MaybeBearer(actor): MaybeBearer,
    headers: HeaderMap,
    Body(asked): Body<OpenLocker>,
) -> Result<(StatusCode, Json<OpenedLocker>), ApiError> {
    let call = serde_json::to_vec(&asked).unwrap_or_default();
    let new = NewLocker {
        display_name: asked.display_name,
        language: asked.language,
        pin: Zeroizing::new(asked.pin),
        under_protection: asked.under_protection,
        contact: asked.contact,
        guardians: asked.guardians.map(super::guardians::accounts),
    };
    let create = async {
        let opened = ops::open_locker::open_locker(&app, actor.as_ref(), Channel::Api, new).await?;
        Ok::<_, OpError>(OpenedLocker::from(opened))
    };
    let opened = match &actor {
        Some(actor) => {
            once(
                &app,
                actor,
                &headers,
                &[b"open_locker".as_slice(), &call].concat(),
                create,
            )
            .await?
        }
        None => create.await?,
    };
    Ok((StatusCode::CREATED, Json(opened)))
}

/// The caller's own locker, and those under a mandate in force.
#[utoipa::path(
    get, path = "/api/v1/lockers", tag = "lockers", params(Paging),
    responses((status = 200, body = List<Locker>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_lockers(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Asked(paging): Asked<Paging>,
) -> Result<Json<List<Locker>>, ApiError> {
    let lockers = ops::list_lockers::list_lockers(&app, &actor).await?;
    let lockers: Vec<Locker> = lockers.into_iter().map(Locker::from).collect();
    Ok(Json(slice(lockers, &paging, |locker| locker.id)?))
}

/// One locker.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}", tag = "lockers", params(("id" = Uuid, Path)),
    responses((status = 200, body = Locker), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn read_locker(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<LockerId>,
) -> Result<Json<Locker>, ApiError> {
    Ok(Json(
        ops::list_lockers::read_locker(&app, &actor, id)
            .await?
            .into(),
    ))
}
