//! The public log (c2sp.org/tlog-tiles): checkpoint, tiles and bundles of committed entries. Hashes,
//! codes and times; nothing personal.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::error::ApiError;
use crate::app::App;
use crate::crypto::place::Place;
use crate::journal::{EntriesPath, LogPath, Rows, TilePath, tile};
use crate::ops::published_checkpoint::published_checkpoint;
use crate::ops::{OpError, write_checkpoint::write_checkpoint};
use crate::store::{StoreError, journal};

/// The log's routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/log/checkpoint", get(checkpoint))
        .route("/log/{*path}", get(part))
}

async fn checkpoint(State(app): State<App>) -> Result<Response, ApiError> {
    let published = published_checkpoint(&app).await?;
    let published = published.ok_or(OpError::NotFound)?;
    Ok(text(published.checkpoint.note))
}

fn text(note: String) -> Response {
    let kind = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    )];
    (kind, note).into_response()
}

/// What lies within the newest checkpoint never changes, so anyone may keep it.
fn immutable(bytes: Vec<u8>) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    (headers, bytes).into_response()
}

async fn part(State(app): State<App>, Path(path): Path<String>) -> Result<Response, ApiError> {
    let path: LogPath = path.parse().map_err(|_| OpError::NotFound)?;
    let stored = write_checkpoint(&app).await?.ok_or(OpError::NotFound)?;
    let size = stored.size.cast_unsigned();
    match path {
        LogPath::Tile(path) if path.exists_in(size) => Ok(immutable(tile(&app, path).await?)),
        LogPath::Entries(path) if path.exists_in(size) => Ok(immutable(bundle(&app, path).await?)),
        _ => Err(OpError::NotFound.into()),
    }
}

async fn tile(app: &App, path: TilePath) -> Result<Vec<u8>, OpError> {
    let (level, start, end) = path.rows().ok_or(OpError::NotFound)?;
    let rows = journal::rows(&mut app.store.reader().await?, &[(level, start, end)]).await?;
    let hashes = rows
        .range(level, start, end)
        .ok_or(StoreError::Value("journal_tree"))?;
    Ok(tile::tile_bytes(&hashes))
}

async fn bundle(app: &App, path: EntriesPath) -> Result<Vec<u8>, OpError> {
    let (start, end) = path.entries().ok_or(OpError::NotFound)?;
    let bodies = journal::range(&mut app.store.reader().await?, start, end).await?;
    let mut entries = Vec::with_capacity(bodies.len());
    for body in bodies {
        let payload = match &body.payload {
            Some(sealed) => app
                .ring
                .open(&Place::payload(body.idx.cast_unsigned()), sealed)?
                .to_vec(),
            None => Vec::new(),
        };
        entries.push(
            body.committed(&payload)
                .map_err(|_| StoreError::Value("journal_entries"))?,
        );
    }
    Ok(tile::bundle_bytes(&entries).map_err(|_| StoreError::Value("journal_entries"))?)
}
