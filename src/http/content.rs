//! A paper as an answer: range, digest, name, and a body that breaks the connection when it is cut.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::stream;

use super::server::Connection;
use crate::app::App;
use crate::crypto;
use crate::domain::policy::Action;
use crate::id::DocumentId;
use crate::media::Media;
use crate::ops::deposit_document::Meta;
use crate::ops::read_document::{Content, Range, read_document};
use crate::ops::{Actor, OpError};

/// Reads a paper for `action` and answers with its bytes, whole or the range that was asked for.
///
/// # Errors
/// As the op; a range outside of the paper is answered by the caller as a conflict.
pub async fn answer(
    app: &App,
    actor: &Actor,
    document: DocumentId,
    action: Action,
    asked: &HeaderMap,
    connection: Connection,
) -> Result<Response, OpError> {
    let header = asked
        .get(header::RANGE)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let ranged = header.as_deref().is_some_and(|text| single(text).is_some());
    let range: Range = Box::new(move |length| match header.as_deref().and_then(single) {
        Some(wanted) => resolve(wanted, length),
        None => Some((0, length)),
    });
    let cut = move || connection.cut();
    match read_document(app, actor, document, action, range, cut).await {
        Ok(content) => Ok(respond(content, ranged, action)),
        Err(OpError::Conflict(words)) if ranged => {
            Ok((StatusCode::RANGE_NOT_SATISFIABLE, words).into_response())
        }
        Err(error) => Err(error),
    }
}

/// First and last byte as they were asked for; a suffix has no first.
type Wanted = (Option<u64>, Option<u64>);

/// One range of bytes (RFC 9110, section 14.1.2). Several ranges are answered whole.
fn single(text: &str) -> Option<Wanted> {
    let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| {
        if text.is_empty() {
            Some(None)
        } else {
            text.parse().ok().map(Some)
        }
    };
    match (number(first.trim())?, number(last.trim())?) {
        (None, None) => None,
        (Some(first), Some(last)) if last < first => None,
        wanted => Some(wanted),
    }
}

fn resolve(wanted: Wanted, length: u64) -> Option<(u64, u64)> {
    let (start, end) = match wanted {
        (Some(first), last) => (
            first,
            last.map_or(length, |last| length.min(last.saturating_add(1))),
        ),
        (None, suffix) => (length.saturating_sub(suffix.unwrap_or(0)), length),
    };
    (start < end).then_some((start, end))
}

fn respond(content: Content, ranged: bool, action: Action) -> Response {
    let Content {
        meta,
        start,
        end,
        body,
    } = content;
    let stream = stream::unfold(body, |mut body| async move {
        body.recv().await.map(|chunk| (chunk, body))
    });
    let status = if ranged {
        StatusCode::PARTIAL_CONTENT
    } else {
        StatusCode::OK
    };
    let mut response = (status, Body::from_stream(stream)).into_response();
    let headers = response.headers_mut();
    let mut set = |name, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_LENGTH, (end - start).to_string());
    set(header::CONTENT_TYPE, meta.media_type.clone());
    set(header::ACCEPT_RANGES, "bytes".to_owned());
    set(header::ETAG, format!("\"{}\"", meta.sha256));
    set(header::CONTENT_DISPOSITION, disposition(&meta, action));
    // A paper opened by itself runs nothing and loads nothing.
    set(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox".to_owned(),
    );
    if let Some(digest) = crypto::unhex::<32>(&meta.sha256) {
        set(
            header::HeaderName::from_static("repr-digest"),
            format!("sha-256=:{}:", STANDARD.encode(digest)),
        );
    }
    if ranged {
        set(
            header::CONTENT_RANGE,
            format!("bytes {start}-{}/{}", end.saturating_sub(1), meta.bytes),
        );
    }
    response
}

/// Pictures may stand in a page; everything else is saved and never run in our origin.
fn disposition(meta: &Meta, action: Action) -> String {
    let media = Media::of(&meta.media_type);
    let inline = action != Action::DownloadDocument && media.is_some_and(Media::shown_as_image);
    let word = if inline { "inline" } else { "attachment" };
    let name = meta.title.as_deref().unwrap_or(&meta.kind);
    let extension = media.map_or("bin", |media| media.extension);
    format!(
        "{word}; filename=\"{}.{extension}\"; filename*=UTF-8''{}.{extension}",
        ascii(name),
        percent(name)
    )
}

fn ascii(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.') {
            c
        } else {
            '_'
        }
    };
    name.chars().map(plain).collect()
}

/// Every byte that is not plain in an address or a header (RFC 8187) in hexadecimal.
pub fn percent(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push_str(&crypto::hex(&[byte]).to_uppercase());
        }
    }
    text
}
