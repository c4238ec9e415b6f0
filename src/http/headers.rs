//! Headers as strict as the pages allow, on every answer, and one line of log a request: operation,
//! status and time, never an address, a name or a query.

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

/// What the pages may load: their own style, script and pictures, nothing else, nowhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Adds the headers that an answer does not set itself.
pub async fn strict(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    absent(headers, header::CONTENT_SECURITY_POLICY, POLICY);
    absent(headers, header::CACHE_CONTROL, "no-store");
    absent(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    absent(headers, header::X_FRAME_OPTIONS, "DENY");
    absent(headers, header::REFERRER_POLICY, "no-referrer");
    absent(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    absent(
        headers,
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    absent(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(self), microphone=(self), geolocation=()",
    );
    absent(
        headers,
        header::STRICT_TRANSPORT_SECURITY,
        "max-age=63072000",
    );
    response
}

fn absent(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers
        .entry(name)
        .or_insert(HeaderValue::from_static(value));
}

/// Opens a span with the route's pattern and tells how it ended.
pub async fn traced(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str)
        .to_owned();
    let span =
        tracing::info_span!("request", method = %request.method(), route, id = %request_id());
    let began = tokio::time::Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let millis = began.elapsed().as_millis();
    span.in_scope(|| tracing::info!(status = response.status().as_u16(), millis, "answered"));
    response
}

/// Ties the lines of one request together and says nothing else.
fn request_id() -> String {
    let bytes: [u8; 6] = crate::crypto::random::Random::system().bytes();
    crate::crypto::hex(&bytes)
}
