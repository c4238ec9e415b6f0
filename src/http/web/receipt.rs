//! The receipt of an entry: a page with a square to print, and the file.

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::frame::{PageId, Signed};
use super::journal_line::Reader;
use super::qr::dense;
use super::views::journal_sentence;
use super::views::receipt::ReceiptPage;
use crate::app::App;
use crate::http::api::receipts::headers;
use crate::ops::read_receipt::{ReceiptView, read_receipt};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/journal/{index}/receipt", get(show))
        .route("/journal/{index}/receipt/file", get(file))
}

async fn receipt(signed: &Signed, index: u64) -> Result<ReceiptView, Response> {
    let locker = signed.own_locker()?;
    signed.ok(read_receipt(&signed.visitor.app, &signed.actor, locker, index).await)
}

async fn show(signed: Signed, PageId(index): PageId<u64>) -> Result<Response, Response> {
    let view = receipt(&signed, index).await?;
    let line = Reader::of(&signed).line(&view.entry);
    Ok(signed.visitor.page(&ReceiptPage {
        shell: signed.shell(),
        index,
        sentence: journal_sentence(signed.visitor.locale, &line),
        qr: dense(&view.text),
        key: view.key,
    }))
}

async fn file(signed: Signed, PageId(index): PageId<u64>) -> Result<Response, Response> {
    let view = receipt(&signed, index).await?;
    Ok((headers(index), view.text).into_response())
}
