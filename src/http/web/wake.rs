//! "Demander par SMS": an aidant asks a person to wake a mandate that sleeps.

use axum::Router;
use axum::response::{Redirect, Response};
use axum::routing::post;

use super::frame::{PageId, SignedPost};
use crate::app::App;
use crate::id::MandateId;
use crate::ops::OpError;
use crate::ops::wake_mandate::{BUSY, UNREACHED, wake_mandate};

/// The routes.
pub fn router() -> Router<App> {
    Router::new().route("/mandates/{id}/wake", post(wake))
}

async fn wake(
    PageId(id): PageId<MandateId>,
    SignedPost { signed, .. }: SignedPost,
) -> Result<Redirect, Response> {
    let asked = wake_mandate(&signed.visitor.app, &signed.actor, id).await;
    let notice = match asked {
        Ok(_) => "wake-asked",
        Err(OpError::Conflict(BUSY)) => "wake-waits",
        Err(OpError::Conflict(UNREACHED)) => "wake-unreached",
        Err(OpError::RateLimited) => "wake-often",
        Err(other) => return Err(signed.error(&other)),
    };
    Ok(Redirect::to(&format!("/desk?notice={notice}")))
}
