//! One table from what an op did not do to HTTP: status, stable code, words. Pages use the same
//! table. An internal text goes to the log, never into an answer.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::altered;
use crate::domain::journal::Reason;
use crate::domain::policy::Denial;
use crate::ops::{OpError, error::Altered};

/// What an answer says of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// HTTP status.
    pub status: StatusCode,
    /// Stable code, the end of the problem's `type`.
    pub code: &'static str,
    /// What happened and what to do next, in English.
    pub detail: String,
    /// The field that was refused.
    pub field: Option<&'static str>,
}

fn told(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Told {
    Told {
        status,
        code,
        detail: detail.into(),
        field: None,
    }
}

/// The table.
pub fn tell(error: &OpError) -> Told {
    match error {
        OpError::Denied(denial) => denied(*denial),
        OpError::NotFound => not_found(),
        OpError::NoSession => told(
            StatusCode::UNAUTHORIZED,
            "session_expired",
            "There is no session, or it is over. Enter again.",
        ),
        OpError::BadCredentials => told(
            StatusCode::UNAUTHORIZED,
            "bad_credentials",
            "This does not open the door. Check what you typed. After ten wrong codes a card is locked: nothing is lost, ask at a counter.",
        ),
        OpError::Invalid {
            field,
            code,
            problem,
        } => Told {
            field: Some(field),
            ..told(
                StatusCode::UNPROCESSABLE_ENTITY,
                code,
                format!("{field} {problem}"),
            )
        },
        OpError::TooLarge { .. } => told(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            error.to_string(),
        ),
        OpError::Media => told(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsafe_document",
            error.to_string(),
        ),
        OpError::Digest => told(
            StatusCode::UNPROCESSABLE_ENTITY,
            "digest_mismatch",
            error.to_string(),
        ),
        OpError::Interrupted => told(StatusCode::BAD_REQUEST, "interrupted", error.to_string()),
        OpError::Conflict(words) => told(StatusCode::CONFLICT, "conflict", *words),
        OpError::RateLimited => told(
            StatusCode::TOO_MANY_REQUESTS,
            "rate_limited",
            error.to_string(),
        ),
        OpError::Altered(altered) => broken(altered),
        OpError::Store(_) => told(
            StatusCode::SERVICE_UNAVAILABLE,
            "journal_unavailable",
            "The journal cannot be written now, so nothing was done. Try again in a minute.",
        ),
        OpError::Blob(_) => told(
            StatusCode::SERVICE_UNAVAILABLE,
            "storage_unavailable",
            "The papers cannot be reached now. Nothing is lost. Try again in a minute.",
        ),
        OpError::Stopping => told(
            StatusCode::SERVICE_UNAVAILABLE,
            "stopping",
            "The server is stopping. Try again in a minute.",
        ),
    }
}

/// A foreign thing and a missing thing: the same to the byte.
fn not_found() -> Told {
    told(
        StatusCode::NOT_FOUND,
        "not_found",
        "There is no such thing here.",
    )
}

/// What failed its proof is said by its name, without what the proof was about.
fn broken(altered: &Altered) -> Told {
    told(
        StatusCode::INTERNAL_SERVER_ERROR,
        altered::code(altered),
        "This failed its proof and was not opened. The journal says so; tell the person who runs this server.",
    )
}

fn denied(denial: Denial) -> Told {
    if !denial.visible {
        return not_found();
    }
    let code = denial.reason.code();
    match denial.reason {
        Reason::SessionExpired => told(
            StatusCode::UNAUTHORIZED,
            code,
            "Prove again who you are: enter again, then repeat this.",
        ),
        Reason::SecondFactorNeeded => told(
            StatusCode::FORBIDDEN,
            code,
            "This role needs a second factor: enter with the six digits.",
        ),
        Reason::VisitNeeded => told(
            StatusCode::FORBIDDEN,
            code,
            "Open a visit in this locker first: say how and for what you are there.",
        ),
        Reason::RightNotGiven => told(
            StatusCode::FORBIDDEN,
            code,
            "The mandate does not give this right here.",
        ),
        Reason::RateLimited => told(
            StatusCode::TOO_MANY_REQUESTS,
            code,
            "Too many tries. Wait a minute.",
        ),
        Reason::JournalUnavailable => told(
            StatusCode::SERVICE_UNAVAILABLE,
            code,
            "The journal cannot be written now, so nothing was opened.",
        ),
        Reason::LockerFrozen => told(
            StatusCode::FORBIDDEN,
            code,
            "This locker is frozen. Ask at a counter.",
        ),
        Reason::NotYourRole => told(StatusCode::FORBIDDEN, code, "Your role does not do this."),
        Reason::OrganisationSuspended => {
            told(StatusCode::FORBIDDEN, code, "Your structure is suspended.")
        }
        _ => told(StatusCode::FORBIDDEN, code, "This is refused."),
    }
}

/// An RFC 9457 problem document.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// `urn:abri:problem:` and the stable code.
    #[serde(rename = "type")]
    kind: String,
    /// Short English words for the status.
    title: String,
    /// HTTP status.
    status: u16,
    /// What happened and what to do next.
    detail: String,
    /// The field that was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
}

/// An op's error as an answer of the API.
pub struct ApiError(pub OpError);

impl<E: Into<OpError>> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let told = tell(&self.0);
        log(&self.0, &told);
        problem(told)
    }
}

/// What the operator must know of is logged once, here, with its internal text.
pub fn log(error: &OpError, told: &Told) {
    if told.status.is_server_error() {
        tracing::error!(%error, code = told.code, "failed");
    }
}

/// The answer of an error.
pub fn problem(told: Told) -> Response {
    let body = Problem {
        kind: format!("urn:abri:problem:{}", told.code),
        title: told.status.canonical_reason().unwrap_or("Error").to_owned(),
        status: told.status.as_u16(),
        detail: told.detail,
        field: told.field.map(str::to_owned),
    };
    let mut response = (told.status, Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    match told.status {
        StatusCode::UNAUTHORIZED => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        StatusCode::TOO_MANY_REQUESTS => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        _ => {}
    }
    response
}

/// A request that is not what the API takes.
pub fn malformed(status: StatusCode, code: &'static str, detail: String) -> Response {
    problem(told(status, code, detail))
}

/// No such route: a problem for programs, a page for people.
pub async fn fallback(uri: Uri, page: super::web::frame::Visitor) -> Response {
    if uri.path().starts_with("/api/") {
        problem(not_found())
    } else {
        page.error(&OpError::NotFound)
    }
}
