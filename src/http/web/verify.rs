//! Verifying a paper by its code: for anybody, without a session.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::frame::{Fields, PageId, Visitor};
use super::views::Errors;
use super::views::verify::{PaperStatus, VerifiedPage, VerifyPage};
use crate::app::App;
use crate::domain::attestation::AttestationKind;
use crate::domain::verification_code::VerificationCode;
use crate::http::hex::hex;
use crate::ops::OpError;
use crate::ops::verify_code::{Verified, verify_code};

/// The routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/verify", get(form))
        .route("/verify/{code}", get(verified))
}

fn page(visitor: &Visitor, code: &str, error: Option<&str>) -> VerifyPage {
    let mut errors = Errors::new();
    if let Some(key) = error {
        errors.push("code", visitor.locale.t(key));
    }
    VerifyPage {
        shell: visitor.shell(),
        errors,
        code: code.to_owned(),
    }
}

async fn form(visitor: Visitor, asked: Fields) -> Response {
    let typed = asked.get("code");
    match VerificationCode::parse(typed) {
        Ok(code) => Redirect::to(&format!("/verify/{}", code.text())).into_response(),
        Err(_) if asked.0.is_empty() => visitor.page(&page(&visitor, "", None)),
        Err(_) => {
            let page = page(&visitor, typed, Some("verify-form"));
            visitor.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

async fn verified(visitor: Visitor, PageId(code): PageId<String>) -> Response {
    let found = verify_code(&visitor.app, &code, &visitor.connection.address).await;
    let (status, key) = match found {
        Ok(found) => return visitor.page(&told(&visitor, found)),
        Err(OpError::NotFound) => (StatusCode::NOT_FOUND, "verify-unknown"),
        Err(OpError::Invalid { .. }) => (StatusCode::UNPROCESSABLE_ENTITY, "verify-form"),
        Err(error) => return visitor.error(&error),
    };
    let shown: String = code.chars().take(40).collect();
    visitor.page_with(status, &page(&visitor, &shown, Some(key)))
}

fn told(visitor: &Visitor, found: Verified) -> VerifiedPage {
    let moment = |at: crate::clock::Timestamp| visitor.locale.moment(at.millis());
    VerifiedPage {
        shell: visitor.shell(),
        status: PaperStatus::of(found.status.code()),
        starts: moment(found.starts_at),
        ends: moment(found.ends_at),
        ended: found.ended_at.map(moment),
        issued: moment(found.issued_at),
        is_end: found.kind == AttestationKind::Revocation,
        code: found.code,
        organisation: found.organisation,
        sha256: hex(&found.sha256),
        signature: hex(&found.signature),
        public_key: hex(&found.public_key),
    }
}
