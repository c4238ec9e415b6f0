//! A locker opened by telephone, and the person who takes it over.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::lockers::OpenedLocker;
use super::mandates::Mandate;
use crate::app::App;
use crate::domain::journal::Channel;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Body};
use crate::http::idempotency::once;
use crate::http::server::Connection;
use crate::ops::open_session::Origin;
use crate::ops::open_urgently::UrgentLocker;
use crate::ops::{self, OpError};

/// What a caller says on the telephone.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenUrgently {
    /// How the person is called.
    display_name: String,
    /// `fr`, `en`, `ar` …
    #[serde(default = "french")]
    language: String,
    /// The person's own telephone number: never the aidant's or the structure's.
    contact: String,
    /// The one category that is needed today.
    category: String,
    /// Whether the person said that they are under legal protection.
    #[serde(default)]
    under_protection: bool,
}

fn french() -> String {
    "fr".to_owned()
}

/// A locker that waits for its person.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct UrgentlyOpened {
    locker_id: Uuid,
    account_id: Uuid,
    /// One category, one day, unconfirmed.
    mandate: Mandate,
}

/// Open a locker for somebody on the telephone: one category, a day at most, unconfirmed until the
/// person types the code that goes to their own phone.
#[utoipa::path(
    post, path = "/api/v1/lockers/urgent", tag = "lockers", request_body = OpenUrgently,
    params(("Idempotency-Key" = Option<String>, Header, description = "a retry with the same key creates nothing")),
    responses((status = 201, body = UrgentlyOpened), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem))
)]
pub async fn open_urgently(
    State(app): State<App>,
    Bearer(actor): Bearer,
    headers: HeaderMap,
    Body(asked): Body<OpenUrgently>,
) -> Result<(StatusCode, Json<UrgentlyOpened>), ApiError> {
    let call = serde_json::to_vec(&asked).unwrap_or_default();
    let call = [b"open_urgently".as_slice(), &call].concat();
    let new = UrgentLocker {
        display_name: asked.display_name,
        language: asked.language,
        contact: asked.contact,
        category: asked.category,
        under_protection: asked.under_protection,
    };
    let create = async {
        let (locker, view) = ops::open_urgently::open_urgently(&app, &actor, new).await?;
        Ok::<_, OpError>(UrgentlyOpened {
            locker_id: locker.0,
            account_id: view.terms.beneficiary.0,
            mandate: view.into(),
        })
    };
    let opened = once(&app, &actor, &headers, &call, create).await?;
    Ok((StatusCode::CREATED, Json(opened)))
}

/// The code that went to the person's phone, and the code that they choose for their card.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmLocker {
    /// Sixteen letters and digits.
    code: String,
    /// 4 to 12 digits.
    pin: String,
    /// Accounts that guard the locker; by default whoever opened it, with somebody beside them.
    #[serde(default)]
    guardians: Option<Vec<Uuid>>,
}

/// Take over a locker that was opened by telephone: card, sheet and one-time codes, shown once.
#[utoipa::path(
    post, path = "/api/v1/lockers/confirm", tag = "lockers", request_body = ConfirmLocker, security(()),
    responses((status = 201, body = OpenedLocker), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn confirm_locker(
    State(app): State<App>,
    connection: Connection,
    Body(asked): Body<ConfirmLocker>,
) -> Result<(StatusCode, Json<OpenedLocker>), ApiError> {
    let origin = Origin {
        channel: Channel::Api,
        address: connection.address,
    };
    let pin = Zeroizing::new(asked.pin);
    let guardians = asked.guardians.map(super::guardians::accounts);
    let confirm = ops::confirm_locker::confirm_locker;
    let confirmed = confirm(&app, &origin, &asked.code, &pin, guardians).await?;
    Ok((StatusCode::CREATED, Json(confirmed.opened.into())))
}
