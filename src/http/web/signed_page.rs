//! The page that the person signed by hand: an aidant adds its picture to what waits, the person
//! looks at it.

use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{PageId, Signed};
use super::waiting;
use crate::app::App;
use crate::id::MandateId;
use crate::limits;
use crate::ops::OpError;
use crate::ops::scan_mandate::{read_scan, scan_mandate};

/// The routes. A page is longer than other forms.
pub fn router() -> Router<App> {
    let most = limits::SCAN_BYTES.saturating_add(limits::BODY_BYTES);
    Router::new()
        .route("/mandates/{id}/scan", get(look).post(add))
        .layer(DefaultBodyLimit::max(most))
}

async fn look(signed: Signed, PageId(id): PageId<MandateId>) -> Result<Response, Response> {
    let (media, page) = signed.ok(read_scan(&signed.visitor.app, &signed.actor, id).await)?;
    let headers = [(header::CONTENT_TYPE, media)];
    Ok((headers, [(header::CONTENT_DISPOSITION, "inline")], page).into_response())
}

async fn add(
    signed: Signed,
    PageId(id): PageId<MandateId>,
    headers: HeaderMap,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let kept = match read(&signed, sent).await {
        Ok(page) => scan_mandate(&signed.visitor.app, &signed.actor, id, page).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => {
            let back = format!("/mandates/{id}/waiting?notice=page-added");
            Ok(Redirect::to(&back).into_response())
        }
        Err(error) => waiting::refused(&signed, id, &headers, &error).await,
    }
}

/// The page, once the form has proven that it is ours.
async fn read(
    signed: &Signed,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Vec<u8>, OpError> {
    let mut form = sent.map_err(|_| OpError::invalid("form", "form", "is a form with a file"))?;
    let mut fields = Vec::new();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "file" {
            fields.push((name, field.text().await?));
            continue;
        }
        if !signed.visitor.proven(&fields) {
            let words = "is missing or old; load the page again";
            return Err(OpError::invalid("csrf", "csrf", words));
        }
        let page = field.bytes().await.map_err(|_| too_large())?;
        if !page.is_empty() {
            return Ok(page.to_vec());
        }
    }
    Err(OpError::invalid("file", "empty", "is missing"))
}

fn too_large() -> OpError {
    OpError::TooLarge {
        what: "file",
        limit: limits::SCAN_BYTES as u64,
    }
}
