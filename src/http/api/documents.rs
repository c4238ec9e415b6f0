//! Papers.

use axum::Json;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::list::{List, Paging, slice};
use crate::app::App;
use crate::domain::policy::Action;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Body, Id};
use crate::http::idempotency::once;
use crate::http::server::Connection;
use crate::http::{content, upload};
use crate::id::{DocumentId, LockerId};
use crate::ops::deposit_document::Deposited;
use crate::ops::list_documents::DocumentView;
use crate::ops::organise_document::Organise;
use crate::ops::{self, OpError};

/// A paper as its readers see it. What it is, is absent when the paper fails its proof.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Document {
    id: Uuid,
    category: String,
    /// False for a paper whose depositor cannot be proven; it is never opened.
    authentic: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// The paper's own end, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    media_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    /// SHA-256 of the bytes kept, hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    /// SHA-256 of the bytes that arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    received_sha256: Option<String>,
    created_at: String,
    deposited_by: Uuid,
    /// When it went to the bin.
    #[serde(skip_serializing_if = "Option::is_none")]
    binned_at: Option<String>,
    receipt: Receipt,
}

/// What proves a deposit.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Receipt {
    /// Index of its entry in the journal.
    index: u64,
}

impl From<DocumentView> for Document {
    fn from(view: DocumentView) -> Self {
        let meta = view.meta;
        let of = |get: fn(&ops::deposit_document::Meta) -> String| meta.as_ref().map(get);
        Self {
            id: view.id.0,
            category: view.category.code().to_owned(),
            authentic: meta.is_some(),
            kind: of(|meta| meta.kind.clone()),
            title: meta.as_ref().and_then(|meta| meta.title.clone()),
            ends_on: meta.as_ref().and_then(|meta| meta.ends_on.clone()),
            media_type: of(|meta| meta.media_type.clone()),
            bytes: meta.as_ref().map(|meta| meta.bytes),
            sha256: of(|meta| meta.sha256.clone()),
            received_sha256: of(|meta| meta.received_sha256.clone()),
            created_at: view.created_at.rfc3339(),
            deposited_by: view.depositor.0,
            binned_at: view.binned_at.map(crate::clock::Timestamp::rfc3339),
            receipt: Receipt {
                index: view.receipt,
            },
        }
    }
}

fn deposited(actor: &ops::Actor, locker: LockerId, kept: Deposited) -> Document {
    DocumentView {
        id: kept.id,
        locker,
        category: kept.category,
        meta: Some(kept.meta),
        created_at: kept.at,
        depositor: actor.account(),
        binned_at: None,
        receipt: kept.receipt,
        tag: String::new(),
    }
    .into()
}

/// Which papers.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those in the bin instead of those stored.
    #[serde(default)]
    bin: bool,
    /// Where the page before ended.
    cursor: Option<String>,
    /// Items on the page, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// The papers of a locker that the caller may list, newest first.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/documents", tag = "documents", params(("id" = Uuid, Path), Which),
    responses((status = 200, body = List<Document>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_documents(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Asked(which): Asked<Which>,
) -> Result<Json<List<Document>>, ApiError> {
    let views = ops::list_documents::list_documents(&app, &actor, locker, which.bin).await?;
    let documents: Vec<Document> = views.into_iter().map(Document::from).collect();
    let paging = Paging {
        cursor: which.cursor,
        limit: which.limit,
    };
    Ok(Json(slice(documents, &paging, |document| document.id)?))
}

/// What a deposit form carries; the fields may come in any order.
#[derive(ToSchema)]
#[allow(dead_code, reason = "only described; the form is read as it streams")]
pub struct DepositForm {
    /// The paper.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// Kind, a code of the catalogue.
    kind: String,
    /// Category, for kinds that fit several.
    category: Option<String>,
    title: Option<String>,
    /// The paper's own end, `YYYY-MM-DD`.
    ends_on: Option<String>,
    /// SHA-256 of the file, hexadecimal: checked against what arrives.
    sha256: Option<String>,
}

/// Put a paper in.
#[utoipa::path(
    post, path = "/api/v1/lockers/{id}/documents", tag = "documents",
    params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, description = "a retry with the same key creates nothing")),
    request_body(content = DepositForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, body = Document), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub async fn deposit_document(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    headers: HeaderMap,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<Document>), ApiError> {
    let form =
        form.map_err(|_| OpError::invalid("form", "form", "is a multipart form with a file"))?;
    let create = async {
        let read = upload::deposit(&app, &actor, locker, form, |_| true, |_, new| new).await;
        Ok::<_, OpError>(deposited(&actor, locker, read.deposited?))
    };
    let call = [b"deposit_document".as_slice(), locker.bytes()].concat();
    let document = once(&app, &actor, &headers, &call, create).await?;
    Ok((StatusCode::CREATED, Json(document)))
}

/// One paper's details.
#[utoipa::path(
    get, path = "/api/v1/documents/{id}", tag = "documents", params(("id" = Uuid, Path)),
    responses((status = 200, body = Document), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn show_document(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<DocumentId>,
) -> Result<Response, ApiError> {
    let view = ops::list_documents::show_document(&app, &actor, id).await?;
    let tag = HeaderValue::from_str(&format!("\"{}\"", view.tag));
    let mut response = Json(Document::from(view)).into_response();
    if let Ok(tag) = tag {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

/// What to change; absent fields stay, empty ones are taken away.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    kind: Option<String>,
    category: Option<String>,
    title: Option<String>,
    ends_on: Option<String>,
}

/// Rename, move or date a paper.
#[utoipa::path(
    patch, path = "/api/v1/documents/{id}", tag = "documents", request_body = Change,
    params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header, description = "the ETag that was seen")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn organise_document(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<DocumentId>,
    headers: HeaderMap,
    Body(change): Body<Change>,
) -> Result<StatusCode, ApiError> {
    let seen = headers
        .get(header::IF_MATCH)
        .and_then(|value| value.to_str().ok());
    let change = Organise {
        kind: change.kind,
        category: change.category,
        title: change.title,
        ends_on: change.ends_on,
        seen: seen.map(|seen| seen.trim_matches('"').to_owned()),
    };
    ops::organise_document::organise_document(&app, &actor, id, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

macro_rules! act {
    ($(#[$doc:meta])* $name:ident, $method:ident, $path:literal, $op:path) => {
        $(#[$doc])*
        #[utoipa::path(
            $method, path = $path, tag = "documents", params(("id" = Uuid, Path)),
            responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem))
        )]
        pub async fn $name(State(app): State<App>, Bearer(actor): Bearer, Id(id): Id<DocumentId>) -> Result<StatusCode, ApiError> {
            $op(&app, &actor, id).await?;
            Ok(StatusCode::NO_CONTENT)
        }
    };
}

act!(
    /// Put a paper in the bin.
    discard_document, delete, "/api/v1/documents/{id}", ops::discard_document::discard_document
);
act!(
    /// Take a paper out of the bin.
    restore_document, post, "/api/v1/documents/{id}/restore", ops::discard_document::restore_document
);
act!(
    /// Destroy a paper that lies in the bin.
    destroy_document, post, "/api/v1/documents/{id}/destroy", ops::discard_document::destroy_document
);

/// A paper that was read whole and found to be what was deposited.
#[derive(Serialize, ToSchema)]
pub struct Verified {
    sha256: String,
    bytes: u64,
    /// Always true: what is not intact is an error with its name.
    intact: bool,
}

/// Read a paper whole and check it against its receipt.
#[utoipa::path(
    post, path = "/api/v1/documents/{id}/verify", tag = "documents", params(("id" = Uuid, Path)),
    responses((status = 200, body = Verified), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
pub async fn verify_document(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<DocumentId>,
) -> Result<Json<Verified>, ApiError> {
    let meta = ops::verify_document::verify_document(&app, &actor, id).await?;
    Ok(Json(Verified {
        sha256: meta.sha256,
        bytes: meta.bytes,
        intact: true,
    }))
}

/// On screen, or as a copy.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct How {
    /// Take a copy, which needs the right to download.
    #[serde(default)]
    download: bool,
}

/// The bytes of a paper. `Range` works; a cut connection means that the right ended.
#[utoipa::path(
    get, path = "/api/v1/documents/{id}/content", tag = "documents", params(("id" = Uuid, Path), How),
    responses(
        (status = 200, content_type = "application/octet-stream"), (status = 206, content_type = "application/octet-stream"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 416),
    )
)]
pub async fn read_document(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<DocumentId>,
    Asked(how): Asked<How>,
    headers: HeaderMap,
    connection: Connection,
) -> Result<Response, ApiError> {
    let action = if how.download {
        Action::DownloadDocument
    } else {
        Action::ReadDocument
    };
    Ok(content::answer(&app, &actor, id, action, &headers, connection).await?)
}
