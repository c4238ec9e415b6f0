//! The papers of mandates, and verifying one by its code.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::clock::Timestamp;
use crate::domain::attestation::AttestationKind;
use crate::http::error::{ApiError, Problem};
use crate::http::extract::{Asked, Bearer, Id};
use crate::http::hex::{digest, hex};
use crate::http::server::Connection;
use crate::id::MandateId;
use crate::ops::OpError;
use crate::ops::read_attestation::{AttestedPaper, read_attestation};
use crate::ops::verify_code::{Verified, verify_code};

/// Which paper is asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AskedPaper {
    /// `mandate` (or `renewal`: the paper by which it was given), or `revocation`.
    #[serde(default = "mandate")]
    kind: String,
}

fn mandate() -> String {
    AttestationKind::Mandate.code().to_owned()
}

/// What a code tells; never a name of a person.
#[derive(Serialize, ToSchema)]
pub struct Verification {
    /// `valid`, `ended`, `revoked`, `suspended` or `not_started`.
    status: String,
    /// The structure that answers; null for a relative.
    organisation: Option<String>,
    starts_at: String,
    /// First instant no longer in force.
    ends_at: String,
    /// When it was ended, other than by its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<String>,
    issued_at: String,
    /// `mandate`, `renewal` or `revocation`.
    kind: String,
    /// SHA-256 of the paper's canonical bytes, hexadecimal.
    sha256: String,
    /// Ed25519 signature of `abri/v1/attestation`, a zero byte and those bytes, hexadecimal.
    signature: String,
    /// The public key that verifies it, hexadecimal.
    public_key: String,
}

impl From<Verified> for Verification {
    fn from(found: Verified) -> Self {
        Self {
            status: found.status.code().to_owned(),
            organisation: found.organisation,
            starts_at: found.starts_at.rfc3339(),
            ends_at: found.ends_at.rfc3339(),
            ended_at: found.ended_at.map(Timestamp::rfc3339),
            issued_at: found.issued_at.rfc3339(),
            kind: found.kind.code().to_owned(),
            sha256: hex(&found.sha256),
            signature: hex(&found.signature),
            public_key: hex(&found.public_key),
        }
    }
}

/// The canonical bytes of a mandate's paper, for its person and for an aidant named while it is in
/// force.
#[utoipa::path(
    get, path = "/api/v1/mandates/{id}/attestation", tag = "mandates", params(("id" = Uuid, Path), AskedPaper),
    responses((status = 200, description = "canonical bytes", content_type = "application/json"), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn read_attestation_bytes(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(id): Id<MandateId>,
    Asked(asked): Asked<AskedPaper>,
) -> Result<(HeaderMap, Vec<u8>), ApiError> {
    let kind = AttestationKind::parse(&asked.kind).ok_or_else(unknown_kind)?;
    let paper = read_attestation(&app, &actor, id, kind).await?;
    Ok((headers(id, kind, &paper), paper.bytes))
}

fn unknown_kind() -> OpError {
    OpError::invalid(
        "kind",
        "unknown_value",
        "must be mandate, renewal or revocation",
    )
}

/// The headers under which the bytes are saved.
pub fn headers(id: MandateId, kind: AttestationKind, paper: &AttestedPaper) -> HeaderMap {
    let disposition = format!("attachment; filename=\"abri-{kind}-{id}.json\"");
    let values = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (
            HeaderName::from_static("repr-digest"),
            digest(&paper.sha256),
        ),
    ];
    let value = |(name, value): (HeaderName, String)| {
        HeaderValue::from_str(&value)
            .ok()
            .map(|value| (name, value))
    };
    values.into_iter().filter_map(value).collect()
}

/// Verify the paper of a mandate by its code; for anybody.
#[utoipa::path(
    get, path = "/api/v1/verify/{code}", tag = "mandates", security(()), params(("code" = String, Path, description = "16 letters and digits, any case, with or without dashes")),
    responses((status = 200, body = Verification), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem))
)]
pub async fn verify_attestation(
    State(app): State<App>,
    connection: Connection,
    Id(code): Id<String>,
) -> Result<Json<Verification>, ApiError> {
    let found = verify_code(&app, &code, &connection.address).await?;
    Ok(Json(found.into()))
}
