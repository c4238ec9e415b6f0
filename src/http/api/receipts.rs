//! Receipts of entries, to be kept and checked elsewhere.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Bearer, Two};
use crate::id::LockerId;
use crate::ops;

/// The receipt of an entry of one's own locker: a c2sp.org/tlog-proof, checked offline by
/// `abri journal verify-receipt`. Whoever holds it reads the entry's ids, codes and times.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/journal/{index}/receipt", tag = "journal",
    params(("id" = Uuid, Path), ("index" = u64, Path)),
    responses((status = 200, body = String, content_type = "text/plain"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn read_receipt(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Two(locker, index): Two<LockerId, u64>,
) -> Result<(HeaderMap, String), ApiError> {
    let receipt = ops::read_receipt::read_receipt(&app, &actor, locker, index).await?;
    Ok((headers(index), receipt.text))
}

/// A receipt is a text under a name of its own.
pub fn headers(index: u64) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, kind);
    let name = format!("attachment; filename=\"recu-{index}.tlog-proof\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    headers
}
