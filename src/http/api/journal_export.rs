//! A person's journal as a file.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::http::error::{ApiError, Problem};
use crate::http::export::{self, Format};
use crate::http::extract::{Asked, Bearer, Id};
use crate::http::web::journal_line::Reader;
use crate::http::web::locale::Locale;
use crate::id::LockerId;
use crate::ops::OpError;

/// What a person takes away of their journal: one receipt, or all of it.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(super::receipts::read_receipt))
        .routes(routes!(export_journal))
}

/// As what, and in which language.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AskedExport {
    /// `json` (each entry with what opens it, and its proof) or `csv` (`;`, UTF-8 with its mark).
    #[serde(default = "json")]
    format: String,
    /// The language of the sentences: `fr`, `en` or `ar`.
    #[serde(default = "french")]
    language: String,
}

fn json() -> String {
    Format::Json.word().to_owned()
}

fn french() -> String {
    Locale::Fr.code().to_owned()
}

/// The whole journal of one's own locker, newest first, written while it is read. The person must
/// have proved themselves a short time ago. An export that cannot go on breaks off.
#[utoipa::path(
    get, path = "/api/v1/lockers/{id}/journal/export", tag = "journal", params(("id" = Uuid, Path), AskedExport),
    responses((status = 200, body = String, content_type = "application/json"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn export_journal(
    State(app): State<App>,
    Bearer(actor): Bearer,
    Id(locker): Id<LockerId>,
    Asked(asked): Asked<AskedExport>,
) -> Result<Response, ApiError> {
    let unknown = |field| OpError::invalid(field, "unknown_value", "is not one that there is");
    let format = Format::parse(&asked.format).ok_or_else(|| unknown("format"))?;
    let locale = Locale::from_code(&asked.language).ok_or_else(|| unknown("language"))?;
    let reader = Reader {
        locale,
        account: actor.account(),
    };
    Ok(export::answer(&app, &actor, locker, (reader, format)).await?)
}
